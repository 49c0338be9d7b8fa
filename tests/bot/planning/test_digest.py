"""The leerkracht hears once a school day what happened: names and counts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.planning.model import Digest
from conversations.people import Channel, Slot
from storage import dossiers, remarks
from tests.bot.planning.clock import WERKSTUK, Planned, planned_school

JUF = ("juf", "digest")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Planned]:
    async with planned_school(tmp_path, "Noor", "Sem", now="2027-06-10 09:00") as planned:
        await planned.juf_comes()
        yield planned


async def items(stage: Planned) -> list[tuple[str, str, str | None, str]]:
    """Of the last digest: what, in which questionnaire, whose slot, of which leerling."""
    told = await stage.planning.told((await stage.owed())[-1])
    return [(one.kind, one.questionnaire, one.person.slot, one.leerling) for one in told]


async def test_one_message_a_school_day_and_only_when_there_is_something(stage: Planned) -> None:
    assert await stage.at("2027-06-10 15:15") == []
    await stage.hands_in("Noor", "2027-06-10 15:16")
    await stage.hands_in("Sem", "2027-06-11 10:00")
    assert await stage.at("2027-06-11 15:14") == []
    assert await stage.at("2027-06-11 15:15") == [JUF]
    assert await items(stage) == [
        ("submitted", WERKSTUK, "leerling", "Noor"),
        ("submitted", WERKSTUK, "leerling", "Sem"),
    ]
    assert await stage.at("2027-06-14 15:15") == []


async def test_handed_in_at_night_is_told_the_next_school_day(stage: Planned) -> None:
    await stage.hands_in("Noor", "2027-06-11 21:00")
    assert await stage.at("2027-06-12 15:15") == []
    assert await stage.at("2027-06-14 15:15") == [JUF]


async def test_a_server_that_was_off_at_a_quarter_past_three(stage: Planned) -> None:
    await stage.hands_in("Noor", "2027-06-10 12:00")
    assert await stage.at("2027-06-10 18:00") == []
    assert await stage.at("2027-06-11 08:30") == [JUF]
    assert await stage.at("2027-06-11 15:15") == []


async def test_the_clock_jumps_back_and_nothing_is_told_twice_or_not_at_all(stage: Planned) -> None:
    await stage.hands_in("Noor", "2027-06-10 12:00")
    assert await stage.at("2027-06-10 15:15") == [JUF]
    await stage.hands_in("Sem", "2027-06-10 11:00")
    assert await stage.at("2027-06-10 15:15") == [JUF]
    assert await items(stage) == [("submitted", WERKSTUK, "leerling", "Sem")]


async def test_who_blocked_us_is_told_once(stage: Planned) -> None:
    await stage.comes("Noor", "ouder", Slot.OUDER_1)
    stage.clock.set("2027-06-10 12:00")
    for _ in range(2):
        await stage.assistant.unreachable(Channel.TELEGRAM, "ouder")
    assert await stage.at("2027-06-10 15:15") == [JUF]
    assert await items(stage) == [("unreachable", "", "ouder-1", "Noor")]
    await stage.assistant.unreachable(Channel.TELEGRAM, "ouder")
    assert await stage.at("2027-06-11 15:15") == []


async def test_an_answer_to_what_was_to_be_talked_about(stage: Planned) -> None:
    store, dossier = stage.school.services.store, stage.school.dossier("Noor")
    await store.transact(
        lambda unit: remarks.save(
            unit, dossier, WERKSTUK, Slot.LEERLING, "mij_gezin", "Vertel", "", stage.clock()
        )
    )
    await stage.hands_in("Noor", "2027-06-10 12:00")
    assert await stage.at("2027-06-10 15:15") == [JUF]
    assert await items(stage) == [("answered", WERKSTUK, "leerling", "Noor")]


async def test_at_once_or_never(stage: Planned) -> None:
    await stage.planning.choose_digest(stage.school.leerkracht, Digest.ONCE)
    await stage.hands_in("Noor", "2027-06-10 12:00")
    (row,) = await stage.owed()
    assert (row.address, row.kind, row.payload["leerling"]) == ("juf", "submitted", "Noor")
    await stage.planning.choose_digest(stage.school.leerkracht, Digest.NEVER)
    await stage.hands_in("Sem", "2027-06-10 12:30")
    assert await stage.at("2027-06-10 15:15") == []
    assert len(await stage.owed()) == 1


async def test_never_also_forgets_what_was_still_to_be_told(stage: Planned) -> None:
    await stage.hands_in("Noor", "2027-06-10 12:00")
    await stage.planning.choose_digest(stage.school.leerkracht, Digest.NEVER)
    assert await stage.at("2027-06-10 15:15") == []


@pytest.mark.parametrize("when", ["before", "after"])
async def test_a_leerling_who_was_erased_is_not_named(stage: Planned, when: str) -> None:
    """Erased before the moment, or between it and the sending: no row holds the name."""
    await stage.hands_in("Noor", "2027-06-10 12:00")
    await stage.hands_in("Sem", "2027-06-10 12:10")
    store, dossier = stage.school.services.store, stage.school.dossier("Noor")
    if when == "before":
        await store.transact(lambda unit: dossiers.erase(unit, dossier))
    assert await stage.at("2027-06-10 15:15") == [JUF]
    assert "Noor" not in str((await stage.owed())[-1].payload)
    if when == "after":
        await store.transact(lambda unit: dossiers.erase(unit, dossier))
    assert await items(stage) == [("submitted", WERKSTUK, "leerling", "Sem")]
