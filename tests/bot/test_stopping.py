"""SIGTERM while 30 leerlingen answer and have their page open: nothing is lost, all are told."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.planning.service import PLANNING
from conversations.people import Role
from tests.bot.kills import NAMES, answer_through_kills
from tests.bot.program import Program
from tests.bot.school import open_school
from tests.bot.web.browser import Browser, fitting
from tests.fakes.bot_api import BotApi

ANSWERS = 3  # of each before the stop, so that it comes in the middle of the talk
STOP_SECONDS = 15.0  # deploy/overdracht.service allows 30; a machine that tests is slow


@dataclass(slots=True)
class Noor:
    """One leerling in the web chat. `sent` is what they said last: the server's answer to it may
    never have come."""

    browser: Browser
    heard: list[str] = field(default_factory=list)
    sent: dict[str, Any] = field(default_factory=dict)
    answered: int = 0
    busy: asyncio.Event = field(default_factory=asyncio.Event)

    async def listen(self) -> None:
        async with self.browser.client.stream("GET", "/api/events", timeout=60) as stream:
            async for line in stream.aiter_lines():
                self.heard.append(line)

    async def talk(self) -> None:
        """Until the server is gone."""
        while self.browser.now["type"] == "question":
            self.sent = fitting(self.browser.now) | {"delivery": f"answer-{self.answered}"}
            try:
                await self._say()
            except httpx.TransportError:
                return
            self.answered += 1
            if self.answered == ANSWERS:
                self.busy.set()

    async def _say(self) -> None:
        given = dict(self.sent)
        await self.browser.say(given.pop("type"), **given)

    async def go_on(self) -> tuple[int, int, int]:
        """As the page does: sends again what was not acknowledged. How many answers stood in the
        last answer of the server, how many it has after the restart, and after the repeat."""
        told = _slips(self.browser.state)
        await self.browser.look()
        kept = _slips(self.browser.state)
        await self._say()
        return told, kept, _slips(self.browser.state)


def _slips(state: dict[str, Any]) -> int:
    return sum(line["slip"] is not None for leaf in state["outline"] for line in leaf["lines"])


@pytest.mark.process
async def test_a_klas_that_is_answering_when_the_program_stops(tmp_path: Path) -> None:
    async with open_school(tmp_path / "data", *NAMES) as school:
        codes = [card.code.replace("-", "") for card in await school.cards(Role.LEERLING)]
    async with BotApi() as api, AsyncExitStack() as stack:
        program = Program(tmp_path, api)
        await program.start()
        klas = []
        for code in codes:
            client = httpx.AsyncClient(base_url=program.web, timeout=20)
            await stack.enter_async_context(client)
            noor = Noor(Browser(client, program.web))
            await noor.browser.join(code)
            await noor.browser.begin()
            klas.append(noor)
        pages = [asyncio.create_task(noor.listen()) for noor in klas]
        talks = [asyncio.create_task(noor.talk()) for noor in klas]
        await asyncio.wait_for(asyncio.gather(*(noor.busy.wait() for noor in klas)), 30)

        begun = time.monotonic()
        await program.stop()
        assert time.monotonic() - begun < STOP_SECONDS
        assert program.status == 0
        await asyncio.gather(*pages, *talks)
        assert all("event: away" in noor.heard for noor in klas)
        assert sum(noor.browser.now["type"] == "question" for noor in klas) == len(NAMES)

        await program.start()
        for noor in klas:
            told, kept, after = await noor.go_on()
            assert kept >= told >= ANSWERS, "an answer that was acknowledged is lost"
            assert after - told <= 1, "the repeat is stored twice"
        await program.stop()
        assert "Traceback" not in program.log.read_text()


async def test_a_stop_that_comes_together_with_news_is_a_stop(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        work = asyncio.create_task(school.services.planning_job.run())
        await asyncio.sleep(0.2)  # it looked, and sleeps until the next moment
        school.services.hub.publish(PLANNING)
        work.cancel()
        await asyncio.wait([work], timeout=2)
        assert work.cancelled()


@pytest.mark.process
async def test_in_telegram_a_stop_loses_nothing_and_stores_nothing_twice(tmp_path: Path) -> None:
    outcome = await answer_through_kills(
        tmp_path, people=6, kills=1, dice=random.Random(4), gently=True
    )
    assert outcome.kills == 1
    assert outcome.problems() == []
    assert "stop.cut_off" not in outcome.log
