""" "Bespreek eerst", as the leerkracht, a colleague and the leerling live it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Reply
from bot.classroom import ReadContribution
from bot.demo.sample import Stage
from bot.problems import Problem
from bot.talks import NOTE_MAXIMUM, Remark, Spot
from conversations.inputs import Done, Input, Start, Submit, Text
from conversations.people import Channel, Participant, Role, Slot
from conversations.session import Status
from storage import answers, audit, dossiers
from tests.bot.school import School, add_klas, open_school, sample_answers

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
CHAT = "7700123"


class Talking:
    """Noor's werkstuk, handed in; and who says something about it."""

    def __init__(self, school: School) -> None:
        self.school = school
        self.talks = school.services.talks
        self.said = 0

    def spot(self, question: str = "", slot: Slot = Slot.LEERLING, form: str = WERKSTUK) -> Spot:
        return Spot(self.school.dossier("Noor"), form, slot, question)

    async def juf(self, question: str, note: str, seen: str = "", read: str = "") -> str:
        """The reason why not, "" when it was done."""
        at = self.spot(question)
        done = await self.talks.remark(self.school.leerkracht, at, note, seen=seen, read=read)
        return done.reason if isinstance(done, Problem) else ""

    async def sends(self) -> str:
        done = await self.talks.send(self.school.leerkracht, self.spot())
        return done.reason if isinstance(done, Problem) else ""

    async def read(self) -> ReadContribution:
        room, at = self.school.services.classroom, self.spot()
        got = await room.read(self.school.leerkracht, at.dossier_id, WERKSTUK, Slot.LEERLING)
        assert isinstance(got, ReadContribution)
        return got

    async def note(self, question: str) -> Remark:
        return (await self.read()).remarks[question]

    async def noor(self, given: Input) -> Reply:
        """Noor says something in Telegram."""
        if not self.said:
            code = (await self.school.card("Noor", Slot.LEERLING)).code
            await self.school.services.assistant.join(Channel.TELEGRAM, CHAT, code)
        self.said += 1
        say = self.school.services.assistant.say
        reply = await say(Channel.TELEGRAM, CHAT, given, f"{self.said}")
        assert isinstance(reply, Reply)
        return reply

    async def stored(self) -> object:
        dossier = self.school.dossier("Noor")
        return await self.school.services.store.read(
            lambda unit: answers.load_all(unit, dossier, WERKSTUK)
        )


@pytest.fixture
async def talking(tmp_path: Path) -> AsyncIterator[Talking]:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        await school.wrote("Noor")
        yield Talking(school)


async def test_a_note_is_written_sent_read_answered_and_settled(talking: Talking) -> None:
    before = await talking.stored()
    assert await talking.juf("goed_in", "  Wanneer lukte dat?\x00 ") == ""
    assert await talking.juf("gezin_wie", "Vertel je dit liever zelf?") == ""
    assert (await talking.note("goed_in")).note == "Wanneer lukte dat?"
    waiting = await talking.noor(Start())
    assert waiting.session.status is Status.SUBMITTED and not waiting.remarks
    assert await talking.sends() == ""
    owed = await talking.school.services.assistant.owed(Channel.TELEGRAM)
    assert [(row.kind, row.payload["notes"]) for row in owed] == [("reopened", 2)]
    assert "Wanneer" not in str(owed), "the note itself waits at the question"
    first = await talking.noor(Start())
    assert first.view.prompt is not None and first.view.prompt.question.id == "gezin_wie"
    assert first.remarks["gezin_wie"].note == "Vertel je dit liever zelf?"
    kept = await talking.noor(Done("gezin_wie", first.session.turn))
    assert kept.view.prompt is not None and kept.view.prompt.question.id == "goed_in"
    changed = await talking.noor(Text("Ik ben goed in turnen, sinds de radslag."))
    assert changed.view.review is not None
    done = await talking.noor(Submit(changed.session.turn))
    assert done.session.status is Status.SUBMITTED
    notes = (await talking.read()).remarks
    assert all(not note.open for note in notes.values())
    assert notes["goed_in"].note == "Wanneer lukte dat?", "the old mark can still be read"
    after = await talking.stored()
    assert after != before, "Noor changed her own words; nobody else did"


async def test_nothing_that_the_leerkracht_does_touches_the_words(talking: Talking) -> None:
    before = await talking.stored()
    await talking.juf("goed_in", "Wanneer lukte dat?")
    note = await talking.note("goed_in")
    await talking.juf("goed_in", "Wanneer lukte dat voor het eerst?", seen=note.sign)
    note = await talking.note("goed_in")
    at = talking.spot("goed_in")
    await talking.talks.settle(talking.school.leerkracht, at, seen=note.sign)
    await talking.juf("gezin_wie", "Hoe is dat?")
    note = await talking.note("gezin_wie")
    await talking.sends()
    at = talking.spot("gezin_wie")
    await talking.talks.take_back(talking.school.leerkracht, at, seen=note.sign)
    assert await talking.stored() == before


async def test_two_leerkrachten_at_one_answer_see_each_others_note_first(talking: Talking) -> None:
    assert await talking.juf("goed_in", "Wanneer lukte dat?") == ""
    assert await talking.juf("goed_in", "Is dat zo?") == "remark_changed"
    first = await talking.note("goed_in")
    assert first.note == "Wanneer lukte dat?"
    assert await talking.juf("goed_in", "En nu?", seen=first.sign) == ""
    assert await talking.juf("goed_in", "Nog iets", seen=first.sign) == "remark_changed"
    at = talking.spot("goed_in")
    for act in (talking.talks.take_back, talking.talks.settle):
        late = await act(talking.school.leerkracht, at, seen=first.sign)
        assert late == Problem("remark_changed")
    second = await talking.note("goed_in")
    await talking.talks.take_back(talking.school.leerkracht, at, seen=second.sign)
    assert await talking.juf("goed_in", "Te laat", seen=second.sign) == "remark_gone"
    late = await talking.talks.settle(talking.school.leerkracht, at, seen="")
    assert late == Problem("remark_gone")


async def test_an_answer_that_changed_meanwhile_is_read_first(talking: Talking) -> None:
    read = {item.question: item.at.isoformat() for item in (await talking.read()).answers}
    await talking.juf("goed_in", "Wanneer?", read=read["goed_in"])
    await talking.sends()
    await talking.noor(Start())
    await talking.noor(Text("Iets heel anders, dat ik nu beter vind."))
    review = await talking.noor(Start())
    await talking.noor(Submit(review.session.turn))
    note = await talking.note("goed_in")
    again = await talking.juf("goed_in", "Hoezo?", seen=note.sign, read=read["goed_in"])
    assert again == "answer_changed"


@pytest.mark.parametrize(
    ("note", "reason"),
    [("", "no_note"), (" \n\x00", "no_note"), ("a" * (NOTE_MAXIMUM + 1), "note_too_long")],
)
async def test_a_note_that_cannot_be_kept(talking: Talking, note: str, reason: str) -> None:
    assert await talking.juf("goed_in", note) == reason
    assert (await talking.read()).remarks == {}


async def test_where_no_note_can_stand(talking: Talking) -> None:
    assert await talking.juf("bestaat_niet", "Hoe dan?") == "answer_gone"
    assert await talking.sends() == "no_remarks"
    await talking.juf("goed_in", "Wanneer?")
    await talking.sends()
    assert await talking.juf("gezin_wie", "Nog iets") == "still_writing"
    assert await talking.sends() == "not_submitted"
    await talking.school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
    at = replace(talking.spot("mij_naam"), dossier_id=talking.school.dossier("Yusuf"))
    busy = await talking.talks.remark(talking.school.leerkracht, at, "Mooie naam.")
    assert busy == Problem("still_writing"), "nobody looks over a child's shoulder"


async def test_a_note_taken_back_while_it_is_open_is_not_asked_about(talking: Talking) -> None:
    await talking.juf("goed_in", "Wanneer?")
    await talking.juf("gezin_wie", "Hoe is dat?")
    await talking.sends()
    note = await talking.note("goed_in")
    await talking.talks.take_back(
        talking.school.leerkracht, talking.spot("goed_in"), seen=note.sign
    )
    first = await talking.noor(Start())
    assert first.session.discuss == ("gezin_wie",)
    kept = await talking.noor(Done("gezin_wie", first.session.turn))
    assert kept.view.review is not None


async def test_a_note_edited_while_it_is_open_reads_anew(talking: Talking) -> None:
    await talking.juf("goed_in", "Wanneer?")
    await talking.sends()
    note = await talking.note("goed_in")
    assert await talking.juf("goed_in", "Waar was dat?", seen=note.sign) == ""
    reply = await talking.noor(Start())
    assert reply.remarks["goed_in"].note == "Waar was dat?"


async def test_nobody_else_writes_a_note(talking: Talking) -> None:
    others = await add_klas(talking.school.services, "Finn", klas="Groep 8c", school="Elders")
    noor = (await talking.school.card("Noor", Slot.LEERLING)).participant
    ouder = (await talking.school.card("Noor", Slot.OUDER_1)).participant
    for actor in (others.leerkracht, noor, ouder):
        at = talking.spot("goed_in")
        for done in (
            await talking.talks.remark(actor, at, "Hoezo?"),
            await talking.talks.take_back(actor, at, seen=""),
            await talking.talks.settle(actor, at, seen=""),
            await talking.talks.send(actor, at),
        ):
            assert done == Problem("not_allowed")
    assert (await talking.read()).remarks == {}


async def test_a_leerling_who_was_removed(talking: Talking) -> None:
    dossier = talking.school.dossier("Noor")
    await talking.school.services.store.transact(lambda unit: dossiers.erase(unit, dossier))
    at = Spot(dossier, WERKSTUK, Slot.LEERLING, "goed_in")
    done = await talking.talks.remark(talking.school.leerkracht, at, "Hoezo?")
    assert done == Problem("unknown_person")


async def test_ouders_too_and_the_audit_tells_it_without_words(talking: Talking) -> None:
    said: dict[str, Any] = dict(sample_answers("Amira", Slot.OUDER_1, OKR))
    await talking.school.wrote("Noor", Slot.OUDER_1, OKR, **said)
    at = talking.spot("sterk", Slot.OUDER_1, OKR)
    juf: Participant = talking.school.leerkracht
    assert not isinstance(await talking.talks.remark(juf, at, "Kunt u iets noemen?"), Problem)
    assert not isinstance(await talking.talks.send(juf, at), Problem)
    entries = await talking.school.services.store.read(
        lambda unit: audit.of_dossier(unit, at.dossier_id)
    )
    assert [(entry.act, entry.role) for entry in entries[-2:]] == [
        ("remarked", Role.LEERKRACHT),
        (f"reopened {OKR} ouder-1", Role.LEERKRACHT),
    ]
