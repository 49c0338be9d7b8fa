"""A deadline and its moments, as a leerkracht sets and changes them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.planning.model import Planned as Shown
from bot.planning.model import State
from bot.planning.moments import Calendar, Free
from bot.problems import Problem
from storage import due
from storage.due import Kind
from storage.store import Unit
from tests.bot.planning.clock import DEADLINE, OKR, WERKSTUK, Planned, here, planned_school
from tests.bot.school import add_klas


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Planned]:
    async with planned_school(tmp_path, "Noor", "Sem") as planned:
        yield planned


async def refused(stage: Planned, deadline: date, days: Iterable[int] = (7, 2)) -> str:
    """The reason; the page shows the same before anything is saved."""
    asked = (stage.school.leerkracht, stage.school.klas, WERKSTUK, deadline, list(days))
    told = await stage.planning.plan(*asked)
    assert isinstance(told, Problem)
    assert await stage.planning.preview(*asked) == told
    assert await moments(stage) == []
    return told.reason


async def moments(stage: Planned, form: str = WERKSTUK, *, done: bool = False) -> list[datetime]:
    rows = await stage.school.services.store.read(
        lambda unit: due.of_klas(unit, stage.school.klas.id, Kind.REMINDER, form)
    )
    return [row.at for row in rows if (row.done_at is not None) is done]


async def send_first(stage: Planned) -> None:
    """As the job does, at the first moment that is open."""

    def work(unit: Unit) -> None:
        row = due.of_klas(unit, stage.school.klas.id, Kind.REMINDER, WERKSTUK)[0]
        assert due.finish(unit, row, stage.clock())
        assert not due.finish(unit, row, stage.clock()), "once"

    await stage.school.services.store.transact(work)


async def test_a_week_and_two_days_before(stage: Planned) -> None:
    made = await stage.plan()
    week, two = here("2027-06-11 08:30"), here("2027-06-16 08:30")
    assert [(item.days_before, item.at, item.state) for item in made.moments] == [
        (7, week, State.COMES),
        (2, two, State.COMES),
    ]
    assert await moments(stage) == [week, two]
    assert stage.heard == ["planning", stage.school.klas.id]
    werkstuk, okr = await shown(stage)
    assert werkstuk == made
    assert (okr.deadline, okr.moments) == (None, ())


async def shown(stage: Planned) -> list[Shown]:
    found = await stage.planning.planned(stage.school.leerkracht, stage.school.klas)
    assert isinstance(found, list)
    return found


async def test_looking_first_keeps_nothing(stage: Planned) -> None:
    asked = (stage.school.leerkracht, stage.school.klas, WERKSTUK, DEADLINE, (7, 2))
    looked = await stage.planning.preview(*asked)
    assert await moments(stage) == []
    assert await stage.planning.plan(*asked) == looked


async def test_each_questionnaire_has_a_plan_of_its_own(stage: Planned) -> None:
    await stage.plan()
    await stage.plan(date(2027, 6, 9), (2,), OKR)
    assert await moments(stage, OKR) == [here("2027-06-07 08:30")]
    await stage.planning.unplan(stage.school.leerkracht, stage.school.klas, WERKSTUK)
    assert await moments(stage) == []
    assert await moments(stage, OKR) == [here("2027-06-07 08:30")]
    assert [one.deadline for one in await shown(stage)] == [None, date(2027, 6, 9)]


async def test_a_change_replaces_what_is_still_to_come(stage: Planned) -> None:
    await stage.plan()
    await stage.plan(date(2027, 6, 25), (7, 1))
    assert await moments(stage) == [here("2027-06-18 08:30"), here("2027-06-24 08:30")]


async def test_nobody_needs_to_be_reminded(stage: Planned) -> None:
    made = await stage.plan(days=())
    assert (made.deadline, made.moments) == (DEADLINE, ())
    assert await moments(stage) == []


async def test_what_was_sent_is_not_sent_again_by_saving_again(stage: Planned) -> None:
    await stage.plan()
    stage.clock.set("2027-06-11 08:31")
    await send_first(stage)
    made = await stage.plan()
    assert [item.state for item in made.moments] == [State.DONE, State.COMES]
    assert await moments(stage) == [here("2027-06-16 08:30")]
    assert await moments(stage, done=True) == [here("2027-06-11 08:30")]


async def test_what_is_late_is_not_lost_by_saving_again(stage: Planned) -> None:
    """The server was off on Friday, and the leerkracht looks on Saturday."""
    await stage.plan()
    stage.clock.set("2027-06-12 10:00")
    made = await stage.plan()
    assert [item.state for item in made.moments] == [State.COMES, State.COMES]
    assert len(await moments(stage)) == 2


async def test_a_moment_that_is_over_already_is_shown_and_not_kept(stage: Planned) -> None:
    stage.clock.set("2027-06-14 12:00")
    made = await stage.plan()
    assert [item.state for item in made.moments] == [State.PAST, State.COMES]
    assert await moments(stage) == [here("2027-06-16 08:30")]


async def test_a_vacation_moves_moments_and_two_can_become_one(tmp_path: Path) -> None:
    mei = Calendar((Free(date(2027, 5, 3), date(2027, 5, 12)),))
    async with planned_school(tmp_path, now="2027-04-20 09:00", calendar=mei) as stage:
        made = await stage.plan(date(2027, 5, 14), (10, 7, 1))
        after = here("2027-05-13 08:30")
        assert [(item.at, item.state) for item in made.moments] == [
            (after, State.COMES),
            (after, State.SAME),
            (after, State.SAME),
        ]
        assert await moments(stage) == [after]
        made = await stage.plan(date(2027, 5, 10), (7,))
        assert [item.state for item in made.moments] == [State.NOWHERE]
        assert not made.school_day
        assert await moments(stage) == []


@pytest.mark.parametrize(
    ("deadline", "days", "reason"),
    [
        (date(2027, 5, 31), (7,), "deadline_past"),
        (date(2027, 8, 1), (7,), "deadline_after_schooljaar"),
        (date(2207, 6, 18), (7,), "deadline_after_schooljaar"),
        (DEADLINE, (5, 4, 3, 2, 1), "too_many_moments"),
        (DEADLINE, (61,), "bad_days_before"),
        (DEADLINE, (-1,), "bad_days_before"),
    ],
)
async def test_what_cannot_be_planned(
    stage: Planned, deadline: date, days: tuple[int, ...], reason: str
) -> None:
    assert await refused(stage, deadline, days) == reason


async def test_only_the_own_klas(stage: Planned) -> None:
    other = await add_klas(stage.school.services, klas="Groep 8c", school="De Voorbeeldboom")
    for work in (
        stage.planning.plan(other.leerkracht, stage.school.klas, WERKSTUK, DEADLINE, (7,)),
        stage.planning.preview(other.leerkracht, stage.school.klas, WERKSTUK, DEADLINE, (7,)),
        stage.planning.unplan(other.leerkracht, stage.school.klas, WERKSTUK),
        stage.planning.planned(other.leerkracht, stage.school.klas),
    ):
        assert await work == Problem("not_allowed")
    assert await moments(stage) == []
