"""The job: it sleeps until there is something to do, and a change wakes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.planning import job as jobs
from bot.planning.job import LONGEST_SLEEP, Job
from bot.planning.sending import Sending
from bot.planning.service import PLANNING
from conversations.people import Role
from tests.bot.planning.clock import OKR, Planned, planned_school

FRIDAY = "2027-06-11 08:30"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Planned]:
    async with planned_school(tmp_path, "Noor") as planned:
        await planned.comes("Noor", "noor")
        yield planned


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        ("2027-06-11 08:29:30", 30),  # until the moment
        ("2027-06-11 08:00", LONGEST_SLEEP),
        ("2027-06-12 12:00", LONGEST_SLEEP),  # late, and outside school hours
        ("2027-06-14 08:29:45", 15),
    ],
)
async def test_how_long_it_sleeps(stage: Planned, now: str, seconds: float) -> None:
    await stage.plan(days=(7,))
    stage.clock.set(now)
    assert await stage.job.look() == seconds
    assert await stage.owed() == []


async def test_nothing_planned(stage: Planned) -> None:
    assert await stage.job.look() == LONGEST_SLEEP


@dataclass
class Counted:
    """A job that says how often it looked."""

    job: Job
    looks: int = 0
    looked: asyncio.Event = field(default_factory=asyncio.Event)

    async def look(self) -> float:
        found = await Job.look(self.job)
        self.looks += 1
        self.looked.set()
        return found


async def test_a_plan_wakes_it_and_nothing_else_does(
    stage: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Counted(stage.job)
    monkeypatch.setattr(counted.job, "look", counted.look)
    running = asyncio.create_task(counted.job.run())
    await asyncio.wait_for(counted.looked.wait(), 5)
    await asyncio.sleep(0.3)
    assert counted.looks == 1, "it sleeps"
    await stage.plan(days=(7,))
    stage.clock.set(FRIDAY)
    counted.looked.clear()
    stage.school.services.hub.publish(PLANNING)
    await asyncio.wait_for(counted.looked.wait(), 5)
    assert counted.looks == 2
    assert [(row.address, row.kind) for row in await stage.owed()] == [("noor", "reminder")]
    running.cancel()


async def test_it_wakes_by_itself_at_the_moment(
    stage: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a longest sleep of a blink, the loop itself brings it about."""
    monkeypatch.setattr(jobs, "LONGEST_SLEEP", 0.02)
    await stage.plan(days=(7,))
    running = asyncio.create_task(stage.job.run())
    await asyncio.sleep(0.1)
    assert await stage.owed() == []
    stage.clock.set(FRIDAY)
    await reminded(stage)
    running.cancel()


async def test_one_that_cannot_be_done_does_not_hold_up_the_others(stage: Planned) -> None:
    await stage.comes("Noor", "noor")
    await stage.plan(days=(7,))
    await stage.plan(date(2027, 6, 16), (5,), OKR)
    services = stage.school.services

    class Broken(Sending):
        def do(self, unit: Any, row: Any, now: Any) -> None:
            if row.questionnaire == OKR:
                raise LookupError
            Sending.do(self, unit, row, now)

    sending = Broken(services.questionnaires, frozenset(Role))
    broken = Job(services.store, sending, stage.calendar, services.hub, stage.clock)
    stage.clock.set(FRIDAY)
    await broken.look()
    assert len(await stage.owed()) == 1


async def test_a_store_in_trouble_is_tried_again(
    stage: Planned, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "LONGEST_SLEEP", 0.02)
    await stage.plan(days=(7,))
    stage.clock.set(FRIDAY)
    job, failures = stage.job, iter([OSError("disk"), OSError("disk")])

    async def look() -> float:
        if (error := next(failures, None)) is not None:
            raise error
        return await Job.look(job)

    monkeypatch.setattr(job, "look", look)
    running = asyncio.create_task(job.run())
    await reminded(stage)
    assert not running.done()
    running.cancel()


async def reminded(stage: Planned) -> None:
    async with asyncio.timeout(5):
        while not await stage.owed():  # noqa: ASYNC110 - nothing tells when
            await asyncio.sleep(0.01)
