"""The desk: what a leerkracht says or taps, and what comes back. Nothing here knows a channel."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.app import Services
from bot.desk import board, changing, papers, people, planning, talking
from bot.desk.actions import Action, Verb, unpacked
from bot.desk.blocks import Block, Button, paragraphs, rows
from bot.desk.visit import Visit
from bot.devices import Device
from bot.problems import Problem, sentence
from conversations.people import Participant, Role
from locales.catalogue import catalogue

KEPT_SIGNS = 20_000  # of a typed text that waits for a tap: a class list is a tenth of it
FILE = "/bestand"  # a channel that can receive files says so, without the file


class Desk:
    """One per channel. `files`: whether files with answers may go out there (in Telegram only
    when the school switched it on).

    What it remembers between two messages is small and of no harm when a restart loses it: it
    then asks what a typed text is for, and the text still stands in the chat.
    """

    def __init__(self, services: Services, *, files: bool = False) -> None:
        self._services = services
        self._room = services.classroom
        self._files = files
        self._expects: dict[str, str] = {}
        self._typed: dict[str, str] = {}

    async def say(
        self, participant: Participant, said: str, about: str = "", at: Device | None = None
    ) -> list[Block]:
        """`said` is a typed text, a command ("/start") or the action of a button; `about` the
        `expects` of the block that a typed text answers, where the channel kept it; `at` the
        device where it was said."""
        t = catalogue(participant.language)
        seen = await self._room.klassen(participant)
        if participant.role is not Role.LEERKRACHT or not seen:
            return [Block(sentence(Problem("not_allowed"), t))]
        school, klas = seen[0]
        typed = self._typed.pop(participant.id, "")
        expected = about or self._expects.pop(participant.id, "")
        visit = Visit(self._services, participant, school, klas, t, self._files, typed, at)
        blocks = await self._answered(visit, said, expected)
        if expects := next((block.expects for block in blocks if block.expects), ""):
            self._expects[participant.id] = expects
        return blocks

    async def _answered(self, visit: Visit, said: str, expected: str) -> list[Block]:
        action = unpacked(said, list(self._room.questionnaires))
        if action is not None:
            return await HANDLERS[action.verb](visit, action)
        if said == FILE:
            return people.refuse_file(visit)
        if said.startswith("/"):
            return await _menu(visit, Action(Verb.MENU))
        asked = unpacked(expected, list(self._room.questionnaires))
        if asked is not None and asked.verb in TYPED:
            return await TYPED[asked.verb](visit, asked, said)
        self._typed[visit.me.id] = said[:KEPT_SIGNS]
        return [_what_for(visit)]


def _what_for(visit: Visit) -> Block:
    t = visit.t
    yes = Button(t.text("Ja, voeg ze toe"), Action(Verb.ADD, papers.EVERYBODY).packed())
    no = Button(t.text("Nee, naar het menu"), Action(Verb.MENU).packed())
    return Block(t.text("Zijn dit leerlingen voor {klas}?", klas=visit.klas.name), rows((yes, no)))


async def _menu(visit: Visit, _: Action) -> list[Block]:
    t = visit.t
    entries = [
        (t.text("Hoe staat het ervoor"), Verb.BOARD),
        (t.text("Lezen"), Verb.READ),
        (t.text("Uitnodigingen"), Verb.CARDS),
        (t.text("Leerlingen toevoegen"), Verb.ADD),
        (t.text("Planning"), Verb.PLAN),
        (t.text("Exporteren"), Verb.EXPORT),
        (t.text("Nieuwe code"), Verb.RENEW),
        (t.text("Leerling wijzigen"), Verb.EDIT),
        (t.text("Collega erbij"), Verb.TEAM),
        (t.text("Nog een klas maken"), Verb.KLAS),
    ]
    leerlingen = await visit.progress()
    head = board.headline(visit.school, visit.klas, leerlingen, visit.room.questionnaires, t)
    buttons = (Button(label, Action(verb).packed()) for label, verb in entries)
    return [Block(paragraphs([head, t.text("Wat wil je doen?")]), rows(buttons, 2))]


async def _board(visit: Visit, _: Action) -> list[Block]:
    found = await visit.board()
    if not found.rows:
        return [visit.empty()]
    room = visit.room
    return visit.told(board.short(found, room.questionnaires, room.now(), visit.t))


HANDLERS: dict[Verb, Callable[[Visit, Action], Awaitable[list[Block]]]] = {
    Verb.MENU: _menu,
    Verb.BOARD: _board,
    Verb.KLAS: people.ask_klas,
    Verb.ADD: people.ask_names,
    Verb.CARDS: people.cards,
    Verb.RENEW: people.renew,
    Verb.READ: papers.read,
    Verb.SENSITIVE: papers.read,
    Verb.REOPEN: papers.reopen,
    Verb.EXPORT: papers.export,
    Verb.EDIT: changing.edit,
    Verb.OKR: changing.okr,
    Verb.NAME: changing.ask_name,
    Verb.GONE: changing.ask_removal,
    Verb.ERASE: changing.remove,
    Verb.TEAM: changing.ask_colleague,
    Verb.TALK: talking.choose,
    Verb.NOTE: talking.ask,
    Verb.SETTLE: talking.settle,
    Verb.UNSAY: talking.take_back,
    Verb.SEND: talking.send,
    Verb.PLAN: planning.show,
    Verb.LAST_DAY: planning.last_day,
    Verb.DIGEST: planning.choose_digest,
}
TYPED: dict[Verb, Callable[[Visit, Action, str], Awaitable[list[Block]]]] = {
    Verb.KLAS: lambda visit, _, said: people.make_klas(visit, said),
    Verb.ADD: lambda visit, _, said: people.add(visit, said),
    Verb.NAME: changing.rename,
    Verb.NOTE: talking.write,
    Verb.TEAM: lambda visit, _, said: changing.add_colleague(visit, said),
    Verb.LAST_DAY: planning.look,
}
"""What a typed text is for, by the action that expects it."""
