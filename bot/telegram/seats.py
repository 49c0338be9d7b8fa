"""Who sits at a chat: remembered, since every button asks whether it is still theirs.

A leerkracht is asked for anew each time: what leads to a whole klas must end the moment that the
code is withdrawn. Leerlingen and ouders are refused by the assistant itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.assistant import Assistant
from bot.replies import Reply, Welcome
from bot.telegram.buttons import AGREE, FORM, PERSON, Tap, seat_of
from conversations.people import Channel, Participant, Role
from locales.catalogue import Catalogue, catalogue


@dataclass(frozen=True, slots=True)
class Seat:
    """`questionnaire` is "" for a leerkracht, and for who has yet to choose."""

    participant: Participant
    questionnaire: str
    language: str

    @property
    def sign(self) -> str:
        """What its buttons carry."""
        return seat_of(self.participant.id, self.questionnaire)

    @property
    def je(self) -> bool:
        """A leerling is called je, everybody else here u."""
        return self.participant.role is Role.LEERLING

    @property
    def t(self) -> Catalogue:
        return catalogue(self.language)


class Seats:
    """One per process; a chat's seat only changes through this channel."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._known: dict[int, Seat] = {}
        self._gone: set[int] = set()

    async def at(self, chat: int) -> Seat | None:
        """None when nobody is known there."""
        known = self._known.get(chat)
        if known is None or known.participant.role is Role.LEERKRACHT:
            self.left(chat)
            welcome = await self._assistant.welcome(Channel.TELEGRAM, str(chat))
            if isinstance(welcome, Welcome):
                self.entered(chat, welcome)
        return self._known.get(chat)

    def entered(self, chat: int, welcome: Welcome) -> None:
        person = welcome.participant
        self._known[chat] = Seat(person, welcome.current_form, person.language)
        self._gone.discard(chat)

    def spoke(self, chat: int, reply: Reply) -> None:
        self._known[chat] = Seat(reply.participant, reply.questionnaire.id, reply.session.language)

    def left(self, chat: int) -> None:
        if self._known.pop(chat, None) is not None:
            self._gone.add(chat)

    def was_known(self, chat: int) -> bool:
        """Whether somebody sat there until now; asked once, then they are a stranger."""
        known = chat in self._gone
        self._gone.discard(chat)
        return known


def chosen_by(welcome: Welcome, tap: Tap) -> tuple[str, str] | None:
    """(participant, form) of a button; None for one that is no longer offered."""
    for person in welcome.people:
        participant = person.participant.id
        if tap.action == PERSON and seat_of(participant, "") == tap.seat:
            return participant, ""
        for form in welcome.forms:
            if (
                tap.action in {FORM, AGREE}
                and seat_of(participant, form.questionnaire.id) == tap.seat
            ):
                return participant, form.questionnaire.id
    return None
