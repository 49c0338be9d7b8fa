"""How long an answer takes in the web chat: from the post until the next question is there.

    python -m benchmarks.web [--people 1 30] [--answers 200]

`overdracht serve` runs as a process of its own; leerlingen post answers to /api/say over loopback,
each as soon as the one before is answered (and so stored). Who reaches the end begins again at the
first question.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

import httpx

from benchmarks.meter import cpu_seconds, percentile
from tests.bot.kills import make_klas
from tests.bot.program import Program
from tests.bot.web.browser import Browser
from tests.fakes.bot_api import BotApi

LIMIT = 20.0
"""Milliseconds at the median for a lone answer (issue 2)."""
SAME_SITE = {"sec-fetch-site": "same-origin"}  # as a browser says it of the page's own posts
PATIENCE = 60.0


async def answer(browser: Browser, answers: int) -> list[float]:
    """The milliseconds of each."""
    took = []
    while len(took) < answers:
        if browser.now["type"] != "question":
            await browser.say("Edit", question=first_question(browser))
            continue
        began = time.perf_counter()
        await browser.answer()
        took.append(1000 * (time.perf_counter() - began))
    return took


def first_question(browser: Browser) -> str:
    found: str = browser.state["outline"][0]["lines"][0]["question"]
    return found


async def measure(people: int, answers: int) -> float:
    """Prints a line; the median."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        program = Program(folder, await stack.enter_async_context(BotApi(record=False)))
        codes = await make_klas(program, people)
        await program.start()
        stack.push_async_callback(program.stop)
        browsers = []
        for code in codes:
            client = httpx.AsyncClient(base_url=program.web, headers=SAME_SITE, timeout=PATIENCE)
            browsers.append(Browser(await stack.enter_async_context(client)))
            await browsers[-1].join(code)
            await browsers[-1].begin()
        cpu, began = cpu_seconds(program.pid), time.perf_counter()
        done = await asyncio.gather(*(answer(browser, answers) for browser in browsers))
        wall, cpu = time.perf_counter() - began, cpu_seconds(program.pid) - cpu
    took = [each for one in done for each in one]
    print(
        f"{people:4d} people  {len(took) / wall:6.0f} answers/s  p50 {statistics.median(took):6.1f}"
        f" ms  p95 {percentile(took, 95):6.1f} ms  {1000 * cpu / len(took):5.2f} CPU s/1,000",
        flush=True,
    )
    return statistics.median(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[1, 30])
    parser.add_argument("--answers", type=int, default=200, help="by each of the people")
    given = parser.parse_args()
    for people in given.people:
        median = asyncio.run(measure(people, given.answers))
        if people == 1 and median > LIMIT:
            message = f"a lone answer takes {median:.1f} ms (wanted {LIMIT:.0f})"
            raise SystemExit(message)


if __name__ == "__main__":
    main()
