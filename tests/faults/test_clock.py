"""A clock that goes wrong erases nothing, says nothing twice and costs nobody their place."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import time_machine

from bot import housekeeping
from bot.cli import examining
from bot.demo.sample import Stage
from bot.metrics import CLOCK_DOUBTED
from bot.retention.service import Done
from conversations.people import Channel, Slot
from storage import audit, messages
from storage.clock import LONGEST, STEADY, STEP, Clock, Doubt, advanced
from storage.erasure import Counts
from tests.bot.school import School, open_school
from tests.bot.web.browser import Browser
from tests.bot.web.desktop import client_of

SPRING = datetime(2027, 4, 12, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
NEVER_WITHOUT_A_WORD = SPRING + LONGEST + 2 * DAY


@dataclass
class Running:
    """A school whose program runs, with the clock in our hands."""

    school: School
    client: httpx.AsyncClient
    clock: time_machine.Traveller

    async def house(self, now: datetime) -> Counts:
        """The housekeeping at that moment; what there still is."""
        self.clock.move_to(now)
        await housekeeping.once(self.school.services)
        plans = await self.school.services.retention.planned(None)
        assert isinstance(plans, list)
        return await self.left()

    async def left(self) -> Counts:
        query = "SELECT (SELECT COUNT(*) FROM dossier), (SELECT COUNT(*) FROM answer)"
        row = await self.school.services.store.read(
            lambda unit: unit.connection.execute(query).fetchone()
        )
        return Counts(*row)

    async def doubt(self) -> str:
        found = await examining.results(self.school.services.settings)
        return next((words for grade, words in found if grade == "let op"), "")


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Running]:
    with time_machine.travel(SPRING, tick=False) as clock:
        async with open_school(folder, "Sem", "Daan") as school, client_of(school) as client:
            await school.wrote("Sem", stage=Stage.BUSY, mij_naam="Sem")
            await housekeeping.once(school.services)
            yield Running(school, client, clock)


@pytest.mark.parametrize("jump", [timedelta(days=365), timedelta(days=150), 60 * DAY])
async def test_a_clock_that_ran_ahead_erases_nothing_and_comes_back(
    tmp_path: Path, jump: timedelta
) -> None:
    async with running(tmp_path) as it:
        noor = Browser(it.client)
        await noor.join((await it.school.card("Daan", Slot.LEERLING)).code.replace("-", ""))
        await noor.begin()
        before = await it.left()
        assert before.answers
        for hours in (0, 1, 5, 47):
            assert await it.house(SPRING + jump + timedelta(hours=hours)) == before
        assert CLOCK_DOUBTED._value.get() == 1
        said = await it.doubt()
        assert "De klok van deze computer versprong van 12 april 2027 naar" in said
        assert "overdracht retention" in said
        assert not (await it.school.services.classroom.find_klas(None, it.school.klas.id)).closed  # type: ignore[union-attr]
        assert await it.house(SPRING + timedelta(hours=3)) == before
        assert CLOCK_DOUBTED._value.get() == 0
        assert await it.doubt() == ""
        assert (await noor.look())["now"]["type"] == "question", "still known"


async def test_after_a_vacation_it_waits_a_week_and_then_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path) as it:
        await it.house(datetime(2027, 7, 10, 7, 0, tzinfo=UTC))
        for day in range(10, 21):  # ... until it is believed; then the server is off until August
            before = await it.house(datetime(2027, 7, day, 8, 0, tzinfo=UTC))
        assert before.answers
        back = datetime(2027, 8, 23, 7, 0, tzinfo=UTC)
        for day in range(7):
            assert await it.house(back + day * DAY) == before
        assert (await it.house(back + STEADY)).answers == 0


async def test_a_person_who_saw_the_date_says_that_it_is_right(tmp_path: Path) -> None:
    async with running(tmp_path) as it:
        later = datetime(2028, 4, 12, 7, 0, tzinfo=UTC)
        for day in range(30):
            assert (await it.house(later + day * DAY)).answers
        done = await it.school.services.retention.run()
        assert isinstance(done, Done)
        assert done.counts.dossiers == 2
        assert await it.doubt() == ""


def test_the_rule() -> None:
    """Small steps are believed, a jump after a week, a long one never, and back it never goes."""
    start = Clock(SPRING)
    assert advanced(None, SPRING) == start
    assert advanced(start, SPRING + STEP) == Clock(SPRING + STEP)
    assert advanced(start, SPRING - 400 * DAY) == start
    jumped = SPRING + 30 * DAY
    doubted = advanced(start, jumped)
    assert doubted == Clock(SPRING, Doubt(jumped, jumped))
    assert doubted.until(jumped) == SPRING
    again = advanced(doubted, jumped + 20 * DAY)
    assert again.doubt == Doubt(jumped + 20 * DAY, jumped + 20 * DAY), "jumped on: a week anew"
    clock = doubted
    for hour in range(7 * 24):
        clock = advanced(clock, jumped + timedelta(hours=hour))
        assert clock.trusted == SPRING
    assert advanced(clock, jumped + STEADY) == Clock(jumped + STEADY)
    clock = start
    for day in range(400):
        clock = advanced(clock, NEVER_WITHOUT_A_WORD + day * DAY)
    assert clock.trusted == SPRING
    assert clock.again is None


async def test_a_conversation_while_the_clock_jumps(tmp_path: Path) -> None:
    """An hour back, to before everything, a day ahead and back."""
    jumps = [timedelta(), -timedelta(hours=1), -3 * DAY, DAY, timedelta(), -timedelta(hours=2)]
    async with running(tmp_path) as it:
        noor = Browser(it.client)
        await noor.join((await it.school.card("Daan", Slot.LEERLING)).code.replace("-", ""))
        await noor.begin()
        asked = []
        for jump in jumps:
            it.clock.move_to(SPRING + jump)
            asked.append(noor.now["question"])
            await noor.answer()
        assert len(set(asked)) == len(asked), "nothing is asked twice"
        store = it.school.services.store
        person = noor.state["who"]
        for number, jump in enumerate(jumps):
            it.clock.move_to(SPRING + jump)
            await store.transact(
                lambda unit, n=number: messages.owe(  # type: ignore[misc]
                    unit, Channel.TELEGRAM, "1", person, it.school.dossier("Daan"), "say",
                    {"number": n}, messages.Priority.REPLY, datetime.now(UTC),
                )
            )  # fmt: skip
        owed = await store.read(lambda unit: messages.pending(unit, Channel.TELEGRAM))
        assert [row.payload["number"] for row in owed] == list(range(len(jumps)))
        read = await it.school.services.classroom.read(
            None, it.school.dossier("Daan"), "dit-ben-ik", Slot.LEERLING
        )
        assert {answer.question for answer in read.answers} >= set(asked) - {"mij_foto"}  # type: ignore[union-attr]
        chain = await store.read(audit.verify)
        assert chain.entries
        assert not chain.broken
