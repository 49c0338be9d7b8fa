"""Who hears when: everybody who is behind and can be reached, once, in school hours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.demo.sample import Stage
from bot.planning.model import Reachable
from bot.problems import Problem
from conversations.people import Channel, Role, Slot
from storage import due
from tests.bot.planning.clock import OKR, WERKSTUK, Planned, planned_school
from tests.bot.school import add_klas, sample_answers

FRIDAY, WEDNESDAY = "2027-06-11 08:30", "2027-06-16 08:30"
NOOR, SEM, OUDER = ("noor", "reminder"), ("sem", "reminder"), ("ouder", "reminder")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Planned]:
    """Noor and Sem are in Telegram, Mila only has her card."""
    async with planned_school(tmp_path, "Noor", "Sem", "Mila") as planned:
        await planned.comes("Noor", "noor")
        await planned.comes("Sem", "sem")
        yield planned


async def test_a_week_and_two_days_before(stage: Planned) -> None:
    await stage.plan()
    assert await stage.at("2027-06-11 08:29") == []
    assert await stage.at(FRIDAY) == [NOOR, SEM]
    assert await stage.at("2027-06-11 12:00") == []
    assert await stage.at(WEDNESDAY) == [NOOR, SEM]
    assert await stage.at("2027-06-21 08:30") == []
    row = (await stage.owed())[0]
    assert row.payload == {
        "questionnaire": WERKSTUK,
        "deadline": "2027-06-18",
        "leerling": "Noor",
        "role": "leerling",
    }


async def test_who_has_handed_in_is_left_alone(stage: Planned) -> None:
    await stage.school.wrote("Noor")
    await stage.plan()
    assert await stage.at(FRIDAY) == [SEM]


async def test_a_server_that_was_off_for_three_days_sends_once(stage: Planned) -> None:
    await stage.plan(days=(7, 4, 2))
    assert await stage.at("2027-06-14 07:00") == [], "before school"
    assert await stage.at("2027-06-14 08:30") == [NOOR, SEM]
    assert await stage.at(WEDNESDAY) == [], "two days after the late one"


async def test_what_is_late_waits_for_school_hours_and_is_dropped_after_the_deadline(
    stage: Planned,
) -> None:
    await stage.plan()
    assert await stage.at("2027-06-12 10:00") == [], "Saturday"
    assert await stage.at("2027-06-18 15:29") == [NOOR, SEM], "the last minute of the last day"
    await stage.plan(date(2027, 6, 25), (1,))
    assert await stage.at("2027-06-28 09:00") == []
    rows = await stage.school.services.store.read(lambda unit: due.open_until(unit, stage.clock()))
    assert rows == [], "done with"


async def test_never_more_than_once_in_three_days_about_whatever(stage: Planned) -> None:
    await stage.comes("Noor", "ouder", Slot.OUDER_1)
    await stage.plan()
    await stage.plan(date(2027, 6, 15), (3,), OKR)
    assert await stage.at(FRIDAY) == [NOOR, OUDER, SEM]
    assert await stage.at("2027-06-14 08:30") == [OUDER], "moved from Saturday; three days later"
    await stage.plan(date(2027, 6, 17), (1,), OKR)
    assert await stage.at(WEDNESDAY) == [NOOR, SEM], "not the ouder, two days later"


async def test_an_ouder_of_two_children_is_one_person(tmp_path: Path) -> None:
    async with planned_school(tmp_path, "Noor", "Sem") as stage:
        other = await add_klas(
            stage.school.services, "Bo", klas="Groep 8c", school="De Voorbeeldboom"
        )
        await stage.comes("Noor", "ouder", Slot.OUDER_1)
        await stage.comes("Sem", "ouder", Slot.OUDER_1)
        await Planned(other, stage.clock, stage.calendar).comes("Bo", "ouder", Slot.OUDER_1)
        await stage.plan()
        await stage.planning.plan(other.leerkracht, other.klas, WERKSTUK, date(2027, 6, 18), (7, 2))
        about = []
        for moment in (FRIDAY, WEDNESDAY):
            assert await stage.at(moment) == [OUDER]
            about.append((await stage.owed())[-1].payload["leerling"])
        assert len(set(about)) == 2, "about each child in turn"


async def test_off_is_off(stage: Planned) -> None:
    services = stage.school.services
    assert await services.assistant.remind(Channel.TELEGRAM, "noor", wanted=False)
    await stage.plan()
    assert await stage.at(FRIDAY) == [SEM]
    assert await services.assistant.remind(Channel.TELEGRAM, "noor", wanted=True)
    sem = (await stage.school.card("Sem", Slot.LEERLING)).participant
    juf, klas = stage.school.leerkracht, stage.school.klas
    await stage.planning.remind(juf, klas, sem.id, wanted=False)
    assert await stage.at(WEDNESDAY) == [NOOR]
    other = await add_klas(services, klas="Groep 8c", school="De Voorbeeldboom")
    asked = (other.leerkracht, other.klas, sem.id)
    assert await stage.planning.remind(*asked, wanted=True) == Problem("unknown_person")
    refused = await stage.planning.remind(other.leerkracht, klas, sem.id, wanted=True)
    assert refused == Problem("not_allowed")
    assert await stage.planning.remind(juf, klas, juf.id, wanted=False) == Problem("unknown_person")
    assert not await services.assistant.remind(Channel.TELEGRAM, "nobody", wanted=False)


async def test_a_closed_klas_is_left_alone(stage: Planned) -> None:
    await stage.plan()
    klas = stage.school.klas
    await stage.school.services.store.transact(
        lambda unit: unit.connection.execute(
            "UPDATE klas SET closed_at = 1 WHERE id = ?", (klas.id,)
        )
    )
    assert await stage.at(FRIDAY) == []
    asked = (stage.school.leerkracht, klas, WERKSTUK, date(2027, 6, 18), (7,))
    assert await stage.planning.plan(*asked) == Problem("klas_is_closed")


async def test_the_clock_jumps_back(stage: Planned) -> None:
    await stage.plan()
    assert await stage.at(FRIDAY) == [NOOR, SEM]
    assert await stage.at("2027-06-11 08:29") == []
    assert await stage.at(FRIDAY) == []
    assert await stage.at("2027-06-10 08:30") == []
    await stage.plan(days=(7, 2))
    assert await stage.at(FRIDAY) == [], "saved again, and it was sent already"


async def test_of_two_ouders_one_is_enough(stage: Planned) -> None:
    await stage.comes("Noor", "ouder", Slot.OUDER_1)
    said = sample_answers("Amira", Slot.OUDER_1, OKR)
    await stage.school.wrote("Noor", Slot.OUDER_2, OKR, Stage.SUBMITTED, **said)
    await stage.plan(date(2027, 6, 18), (7,), OKR)
    assert await stage.at(FRIDAY) == []


async def reached(stage: Planned, form: str = WERKSTUK) -> dict[tuple[str, Role], Reachable]:
    found = await stage.planning.behind(stage.school.leerkracht, stage.school.klas)
    assert isinstance(found, dict)
    return {
        (one.leerling, one.participant.role): one.reach
        for one in found[form]
        if one.participant.slot is not Slot.OUDER_2
    }


async def test_who_would_hear_now_and_who_cannot_be_reached(stage: Planned) -> None:
    await stage.comes("Mila", "mila")
    await stage.school.services.assistant.unreachable(Channel.TELEGRAM, "mila")
    await stage.school.services.assistant.remind(Channel.TELEGRAM, "sem", wanted=False)
    await stage.school.wrote("Mila", Slot.OUDER_1, WERKSTUK)
    assert await reached(stage) == {
        ("Noor", Role.LEERLING): Reachable.NOW,
        ("Noor", Role.OUDER): Reachable.NO_TELEGRAM,
        ("Sem", Role.LEERLING): Reachable.OFF,
        ("Sem", Role.OUDER): Reachable.NO_TELEGRAM,
        ("Mila", Role.LEERLING): Reachable.BLOCKED,
    }
    await stage.plan()
    await stage.at(FRIDAY)
    assert (await reached(stage))["Noor", Role.LEERLING] is Reachable.RESTING
    stage.clock.set(WEDNESDAY)
    assert (await reached(stage))["Noor", Role.LEERLING] is Reachable.NOW
