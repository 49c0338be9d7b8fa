"""A class, and a whole school, at once through the Bot API stand-in.

    python -m benchmarks.telegram [--people 30 300] [--repeats 3] [--answers 25]

Everybody answers as fast as they get questions; the stand-in (no limits, no delay) and the people
run in this process, each bot in its own, all in turns on the same machine:

    a  a bare python-telegram-bot echo without storage, the library's default client
    b  the same echo on our aiohttp request class
    c  `overdracht serve`: leerlingen answer dit-ben-ik, every answer durable before the next
    d  a with 256 updates at once: an echo that does not wait for one person to answer the next,
       as it must when Telegram is a network away (a and b handle one update after the other)

An answer is one thing sent or tapped and what the bot showed in return. A tap costs the program two
or three calls where an echo costs one: `calls` tells how many there were for each answer.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.meter import cpu_seconds, peak_megabytes, percentile
from conversations.loader import load_all
from tests.bot.kills import FORM, make_klas
from tests.bot.leerling import Leerling
from tests.bot.program import Program
from tests.fakes.bot_api import BotApi, Person

KLAS = 30
PATIENCE = 300.0
WORDS = "Ik help graag met rekenen, en ik bouw het liefst hutten in het bos achter ons huis. "
WANTED = {"a": 3.0, "b": 0.7, "d": 3.0}

Step = Callable[[], Awaitable[int]]
"""One thing that somebody does; gives how many answers it was (0: nothing left to do)."""


@dataclass(frozen=True, slots=True)
class Running:
    """A bot that runs, and a step for each of the people."""

    pid: int
    steps: list[Step]


Subject = Callable[[BotApi, int], contextlib.AbstractAsyncContextManager[Running]]


@dataclass(frozen=True, slots=True)
class Result:
    """`seconds` has the time of each answer; `cpu` and `own_cpu` are seconds of processor."""

    answers: int
    wall: float
    seconds: list[float]
    cpu: float
    own_cpu: float
    megabytes: float
    calls: int

    @property
    def rate(self) -> float:
        return self.answers / self.wall


def echo(client: str, *options: str) -> Subject:
    @contextlib.asynccontextmanager
    async def run(api: BotApi, people: int) -> AsyncIterator[Running]:
        env = {
            **os.environ,
            "OVERDRACHT_TELEGRAM_API": api.url,
            "OVERDRACHT_TELEGRAM_TOKEN": api.token,
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmarks.echo", "--client", client, *options, env=env
        )
        everybody = [api.person(1000 + number) for number in range(people)]
        for person in everybody:
            await person.send("Hallo")
        await asyncio.gather(*(person.reply(PATIENCE) for person in everybody))
        try:
            yield Running(process.pid, [say(person) for person in everybody])
        finally:
            process.send_signal(signal.SIGTERM)
            await process.wait()

    return run


def say(person: Person) -> Step:
    async def step() -> int:
        await person.send(WORDS)
        assert (await person.reply(PATIENCE)).text == WORDS.strip()
        return 1

    return step


def product(school: Path) -> Subject:
    """The program on a copy of a school that was made before: `codes` beside its data folder."""

    @contextlib.asynccontextmanager
    async def run(api: BotApi, _people: int) -> AsyncIterator[Running]:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            shutil.copytree(school, folder, dirs_exist_ok=True)
            codes = (folder / "codes").read_text().split()
            program, form, dice = (
                Program(folder, api),
                load_all(folder)[FORM].drawings_only,
                random.Random(8),
            )
            everybody = [
                Leerling(api.person(1000 + number), code, form, dice)
                for number, code in enumerate(codes)
            ]
            await program.start()
            try:
                await asyncio.gather(*(leerling.come_in() for leerling in everybody))
                yield Running(program.pid, [answer(leerling) for leerling in everybody])
            finally:
                await program.stop()

    return run


async def make_school(folder: Path, people: int) -> None:
    """So many leerlingen in klassen of 30, made through the command line."""
    codes: list[str] = []
    async with BotApi(record=False) as api:
        program = Program(folder, api)
        for number in range(-(-people // KLAS)):
            size = min(KLAS, people - len(codes))
            codes += await make_klas(program, size, f"groep 8-{number + 1}")
    (folder / "codes").write_text("\n".join(codes))


def answer(leerling: Leerling) -> Step:
    async def step() -> int:
        if leerling.handed_in:
            return 0
        before = leerling.inputs
        await leerling.react()
        return leerling.inputs - before

    return step


async def one_after_the_other(step: Step, most: int) -> tuple[int, list[float]]:
    """How many answers one person gave, and the seconds of each."""
    done, seconds = 0, []
    while done < most:
        began = time.perf_counter()
        count = await step()
        if not count:
            break
        seconds += [(time.perf_counter() - began) / count] * count
        done += count
    return done, seconds


async def measure(
    subject: Subject,
    people: int,
    answers: int,
) -> Result:
    async with BotApi(record=False) as api, subject(api, people) as running:
        cpu, own, began = cpu_seconds(running.pid), cpu_seconds(os.getpid()), time.perf_counter()
        before = api.served
        done = await asyncio.gather(*(one_after_the_other(step, answers) for step in running.steps))
        return Result(
            answers=sum(count for count, _ in done),
            wall=time.perf_counter() - began,
            seconds=[second for _, seconds in done for second in seconds],
            cpu=cpu_seconds(running.pid) - cpu,
            own_cpu=cpu_seconds(os.getpid()) - own,
            megabytes=peak_megabytes(running.pid),
            calls=api.served - before,
        )


def report(name: str, people: int, results: Sequence[Result]) -> float:
    """Prints a line; the middle of the repeats, every time taken together."""
    rate = statistics.median(result.rate for result in results)
    seconds = [second for result in results for second in result.seconds]
    answers = sum(result.answers for result in results)
    cpu = 1000 * sum(result.cpu for result in results) / answers
    own = sum(result.own_cpu for result in results) / sum(result.wall for result in results)
    slowest, fastest = min(r.rate for r in results), max(r.rate for r in results)
    middle, late = (1000 * percentile(seconds, percent) for percent in (50, 95))
    print(
        f"{name}  {people:4d} people  {rate:7.0f} answers/s  ({slowest:.0f}-{fastest:.0f})"
        f"  p50 {middle:6.0f} ms  p95 {late:6.0f} ms  {cpu:5.2f} CPU s/1,000"
        f"  {sum(r.calls for r in results) / answers:.1f} calls"
        f"  {max(r.megabytes for r in results):4.0f} MB  stand-in {own:4.0%} busy",
        flush=True,
    )
    return rate


async def compare(people: int, repeats: int, answers: int, names: Sequence[str]) -> None:
    results: dict[str, list[Result]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as school:
        if "c" in names:
            await make_school(Path(school), people)
        subjects = {
            "a": echo("default"),
            "b": echo("ours"),
            "c": product(Path(school)),
            "d": echo("default", "--concurrent"),
        }
        for _ in range(repeats):
            for name in names:
                results[name].append(await measure(subjects[name], people, answers))
    rates = {name: report(name, people, found) for name, found in results.items()}
    for other, wanted in WANTED.items():
        if "c" in rates and other in rates:
            print(
                f"c/{other}  {people:4d} people  {rates['c'] / rates[other]:.2f} (wanted {wanted})"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[30, 300])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--answers", type=int, default=25, help="by each of the people, at most")
    parser.add_argument("--only", nargs="+", choices="abcd", default=list("abcd"))
    given = parser.parse_args()
    for people in given.people:
        asyncio.run(compare(people, given.repeats, given.answers, given.only))


if __name__ == "__main__":
    main()
