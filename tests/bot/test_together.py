"""In overleg, as the leerkracht and the ouder live it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from bot.assistant import Refusal, Reply
from bot.demo.sample import Stage
from bot.problems import Problem
from bot.talks import Spot
from conversations.inputs import (
    ChooseLanguage,
    Continue,
    Edit,
    Input,
    Reopen,
    ShowOverview,
    Start,
    Submit,
    Text,
)
from conversations.people import Channel, Participant, Slot
from conversations.session import Status
from storage import answers, audit, dossiers, erasure, participants
from storage.parts import Part
from tests.bot.fitting import fitting
from tests.bot.school import School, add_klas, open_school

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
CHAT = "7700123"


class Overlegt:
    """A leerkracht with an ouder of Noor beside them; and that ouder, later, at home."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.overleg = school.services.overleg
        self.at = Spot(school.dossier("Noor"), OKR, Slot.OUDER_1)
        self.count = 0

    async def begins(self, actor: Participant | None = None, at: Spot | None = None) -> str:
        """The reason why not, "" when they are together."""
        begun = await self.overleg.begin(actor or self.school.leerkracht, at or self.at)
        return begun.reason if isinstance(begun, Problem) else ""

    async def types(self, given: Input, actor: Participant | None = None) -> Reply | Problem:
        self.count += 1
        juf = actor or self.school.leerkracht
        return await self.overleg.say(juf, self.at, given, f"juf-{self.count}")

    async def reply(self, given: Input) -> Reply:
        reply = await self.types(given)
        assert isinstance(reply, Reply), reply
        return reply

    async def fills_in(self) -> Reply:
        """Every question, and hands it in."""
        assert await self.begins() == ""
        reply = await self.reply(Start())
        while reply.view.notice is not None:
            reply = await self.reply(Continue())
        while reply.view.prompt is not None:
            reply = await self.reply(fitting(reply.view.prompt))
        return await self.reply(Submit(reply.session.turn))

    async def ouder(self, given: Input) -> Reply:
        self.count += 1
        say = self.school.services.assistant.say
        code = (await self.school.card("Noor", Slot.OUDER_1)).code
        await self.school.services.assistant.join(Channel.TELEGRAM, CHAT, code)
        reply = await say(Channel.TELEGRAM, CHAT, given, f"{self.count}", questionnaire=OKR)
        assert isinstance(reply, Reply), reply
        return reply

    async def says(self, *, agrees: bool) -> Reply:
        code = (await self.school.card("Noor", Slot.OUDER_1)).code
        await self.school.services.assistant.join(Channel.TELEGRAM, CHAT, code)
        agree = self.school.services.assistant.agree
        reply = await agree(Channel.TELEGRAM, CHAT, questionnaire=OKR, agrees=agrees)
        assert isinstance(reply, Reply), reply
        return reply

    async def document(self) -> str:
        """The ouder's own copy: the same document that goes to the VO school."""
        code = (await self.school.card("Noor", Slot.OUDER_1)).code
        await self.school.services.assistant.join(Channel.TELEGRAM, CHAT, code)
        pdf = await self.school.services.copies.own(Channel.TELEGRAM, CHAT, OKR)
        assert pdf is not None
        document = pypdfium2.PdfDocument(pdf)
        return " ".join(document[0].get_textpage().get_text_bounded().split())

    async def acts(self) -> list[tuple[str, str, str]]:
        entries = await self.school.services.store.read(
            lambda unit: audit.of_dossier(unit, self.at.dossier_id)
        )
        return [(entry.act, entry.role, entry.channel) for entry in entries]


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Overlegt]:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        yield Overlegt(school)


async def test_from_the_first_question_to_the_ouders_yes(juf: Overlegt) -> None:
    done = await juf.fills_in()
    assert done.session.status is Status.SUBMITTED
    waiting = await juf.document()
    assert "Ingevuld in overleg met ouder 1, opgeschreven door de leerkracht," in waiting
    assert "Nog niet door de ouder bevestigd." in waiting
    at_home = await juf.ouder(Start())
    assert at_home.session.status is Status.SUBMITTED, "the ouder reads it, and changes nothing"
    assert at_home.together is not None and at_home.together.to_confirm
    said = await juf.says(agrees=True)
    assert said.together is not None and said.together.confirmed_at is not None
    confirmed = await juf.document()
    assert "Door de ouder bevestigd op" in confirmed and "Nog niet" not in confirmed


async def test_what_they_wrote_down_themselves_does_not_wait_to_be_read(juf: Overlegt) -> None:
    async def unread() -> bool:
        rows = await juf.school.services.classroom.progress(juf.school.leerkracht, juf.school.klas)
        assert not isinstance(rows, Problem)
        row = next(row for row in rows if row.dossier.id == juf.at.dossier_id)
        return next(
            item.unread
            for item in row.standings
            if item.questionnaire == OKR and item.participant.slot is juf.at.slot
        )

    await juf.fills_in()
    assert not await unread()
    review = await juf.says(agrees=False)
    await juf.ouder(Submit(review.session.turn))
    assert await unread(), "the ouder had the last word"


async def test_the_leerkracht_is_named_with_their_function(juf: Overlegt) -> None:
    await juf.fills_in()

    def name(unit: object) -> None:
        unit.connection.execute(  # type: ignore[attr-defined]
            "UPDATE participant SET function = 'ib''er' WHERE id = ?", (juf.school.leerkracht.id,)
        )

    await juf.school.services.store.transact(name)
    assert "opgeschreven door ib'er," in (await juf.document()).replace("’", "'")


async def test_it_is_the_leerkracht_who_stands_in_the_audit(juf: Overlegt) -> None:
    await juf.fills_in()
    acts = await juf.acts()
    ours = [act for act in acts if " together" in act[0]]
    assert ours[0] == ("began together", "leerkracht", "desk")
    assert ours[-1][0].startswith("submitted together okr-ouders ouder-")
    assert ours[-1][1:] == ("leerkracht", "desk")
    assert ("wrote together", "leerkracht", "desk") in ours
    assert not any(role == "ouder" for _, role, _ in acts)
    addresses = await juf.school.services.store.read(
        lambda unit: [
            participants.addresses(unit, person.id, Channel.WEB)
            for person in participants.of_dossier(unit, juf.at.dossier_id)
        ]
    )
    assert addresses == [[], [], []], "no browser became the ouder"


async def test_the_ouder_changes_it_and_then_it_is_theirs(juf: Overlegt) -> None:
    await juf.fills_in()
    opened = await juf.says(agrees=False)
    assert opened.session.status is Status.REVIEW
    assert [type(event).__name__ for event in opened.events] == ["ReviewShown"]
    assert await juf.types(Edit("sterk")) == Problem("ouder_fills_in")
    assert await juf.begins() == "ouder_fills_in"
    await juf.ouder(Edit("sterk"))
    review = await juf.ouder(Text("Hij is geduldig met kleine kinderen."))
    done = await juf.ouder(Submit(review.session.turn))
    assert done.session.status is Status.SUBMITTED
    whole = await juf.document()
    assert "Begonnen in overleg met ouder 1" in whole
    assert "Daarna heeft de ouder het zelf afgemaakt." in whole


async def test_an_ouder_who_types_takes_it_over(juf: Overlegt) -> None:
    await juf.begins()
    reply = await juf.reply(Start())
    while reply.view.notice is not None:
        reply = await juf.reply(Continue())
    assert reply.view.prompt is not None
    await juf.ouder(fitting(reply.view.prompt))
    before = await juf.school.services.store.read(
        lambda unit: answers.load(unit, juf.at.dossier_id, OKR, Slot.OUDER_1)
    )
    assert await juf.types(Edit("wie_vult_in")) == Problem("ouder_fills_in")
    after = await juf.school.services.store.read(
        lambda unit: answers.load(unit, juf.at.dossier_id, OKR, Slot.OUDER_1)
    )
    assert before and after == before, "an ouder's own words are nobody else's to change"


async def test_a_second_yes_and_a_late_no_change_nothing(juf: Overlegt) -> None:
    await juf.fills_in()
    first = await juf.says(agrees=True)
    for agrees in (True, False):
        again = await juf.says(agrees=agrees)
        assert again.together == first.together
        assert again.session.status is Status.SUBMITTED
    assert await juf.types(Edit("sterk")) == Problem("ouder_confirmed")


async def test_nothing_more_is_typed_after_handing_in_until_it_is_opened_again(
    juf: Overlegt,
) -> None:
    await juf.fills_in()
    assert await juf.types(ShowOverview()) == Problem("together_done")
    room = juf.school.services.classroom
    opened = await room.reopen(juf.school.leerkracht, juf.at.dossier_id, OKR, Slot.OUDER_1)
    assert not isinstance(opened, Problem)
    assert await juf.begins() == ""
    reply = await juf.reply(Edit("sterk"))
    assert reply.view.prompt is not None and reply.view.prompt.question.id == "sterk"


async def test_the_same_input_twice_is_stored_once(juf: Overlegt) -> None:
    await juf.begins()
    for repeated in (False, True):
        reply = await juf.overleg.say(juf.school.leerkracht, juf.at, Start(), "once")
        assert isinstance(reply, Reply) and reply.repeated is repeated


async def test_when_it_does_not_begin(juf: Overlegt) -> None:
    school = juf.school
    noor = school.dossier("Noor")
    assert await juf.begins(at=Spot(noor, WERKSTUK, Slot.LEERLING)) == "not_allowed"
    assert await juf.begins(at=Spot(noor, WERKSTUK, Slot.OUDER_1)) == "not_allowed"
    assert await juf.begins(at=Spot(noor, OKR, Slot.LEERLING)) == "not_allowed"
    await school.wrote("Noor", Slot.OUDER_1, OKR, stage=Stage.BUSY, wie_vult_in="alleen")
    assert await juf.begins() == "ouder_fills_in"
    assert await juf.types(Start()) == Problem("ouder_fills_in"), "never begun together"
    other = replace(juf.at, slot=Slot.OUDER_2)
    await school.services.store.transact(lambda unit: dossiers.ask_okr(unit, noor, on=False))
    assert await juf.begins(at=other) == "okr_off"
    await school.services.store.transact(lambda unit: dossiers.erase(unit, noor))
    assert await juf.begins(at=other) == "unknown_person"


async def test_what_was_erased_is_not_begun_again(juf: Overlegt) -> None:
    await juf.begins()
    await juf.reply(Start())
    part = Part(juf.at.dossier_id, OKR, Slot.OUDER_1)
    await juf.school.services.store.transact(
        lambda unit: erasure.erase_parts(unit, [part], datetime.now(UTC))
    )
    assert await juf.begins() == "part_erased"
    assert await juf.types(Start()) == Problem("part_erased")


async def test_nobody_else_types_for_an_ouder(juf: Overlegt) -> None:
    elsewhere = await add_klas(juf.school.services, "Finn", klas="Groep 8c", school="Elders")
    colleague = await add_klas(
        juf.school.services, "Bo", klas="Groep 8d", school="De Voorbeeldboom"
    )
    noor = (await juf.school.card("Noor", Slot.LEERLING)).participant
    ouder = (await juf.school.card("Noor", Slot.OUDER_1)).participant
    await juf.begins()
    for actor in (elsewhere.leerkracht, colleague.leerkracht, noor, ouder):
        assert await juf.begins(actor) == "not_allowed"
        assert await juf.types(Start(), actor) == Problem("not_allowed")
        assert await juf.overleg.look(actor, juf.at) == Problem("not_allowed")
    assert await juf.types(Reopen()) == Problem("not_allowed")


async def test_the_language_of_the_screen_leaves_that_of_the_ouder(juf: Overlegt) -> None:
    await juf.begins()
    reply = await juf.reply(ChooseLanguage("en"))
    assert reply.session.language == "en"
    ouder = (await juf.school.card("Noor", Slot.OUDER_1)).participant
    assert ouder.language == "nl"


async def test_a_leerling_says_nothing_of_it(juf: Overlegt) -> None:
    await juf.fills_in()
    assistant = juf.school.services.assistant
    code = (await juf.school.card("Noor", Slot.LEERLING)).code
    await assistant.join(Channel.WEB, "noor", code)
    said = await assistant.agree(Channel.WEB, "noor", questionnaire=OKR, agrees=True)
    assert isinstance(said, Refusal)
    second = (await juf.school.card("Noor", Slot.OUDER_2)).code
    await assistant.join(Channel.WEB, "ouder 2", second)
    other = await assistant.agree(Channel.WEB, "ouder 2", questionnaire=OKR, agrees=True)
    assert isinstance(other, Reply) and other.together is None
    mine = await juf.ouder(Start())
    assert mine.together is not None and mine.together.to_confirm, "of ouder 1 alone"
