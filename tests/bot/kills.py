"""A klas answers dit-ben-ik in Telegram while the program is killed again and again."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conversations.loader import load_all
from tests.bot.leerling import AFTER_A_BREAK, Leerling
from tests.bot.program import Program
from tests.fakes.bot_api import BotApi

FORM = "dit-ben-ik"
KLAS = "groep 8"
INPUTS_EACH = 45  # about what one leerling sends and taps; kills are spread over all of them
START_KILLS = 0.1  # this part of the kills strikes while the program is still starting
LONGEST_PAUSE = 0.02  # seconds from the input that sets a kill off to the kill
QUIET = 0.3  # seconds without news after which a leerling goes on after a break
NAMES = [
    first + last
    for first in ("Am", "Be", "Ca", "Di", "El", "Fe")
    for last in ("ra", "no", "li", "so", "ka")
]
PLACE = re.compile(r"Vraag \d+ van \d+ · .*", re.DOTALL)


@dataclass(slots=True)
class Outcome:
    """What the leerlingen said, and what the export holds: per leerling, answers by question."""

    leerlingen: list[Leerling]
    exported: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    kills: int = 0
    log: str = ""

    def problems(self) -> list[str]:
        """Everything that is not as it must be, one sentence each."""
        return [
            f"{NAMES[number]}: {problem}"
            for number, leerling in enumerate(self.leerlingen)
            for problem in self._problems(leerling, self.exported.get(NAMES[number], {}))
        ]

    @property
    def repeats(self) -> int:
        """How often somebody was told that there was a break."""
        return sum(text.startswith(AFTER_A_BREAK) for one in self.leerlingen for text in one.heard)

    def _problems(self, leerling: Leerling, answers: dict[str, dict[str, Any]]) -> Iterator[str]:
        if not leerling.handed_in:
            yield "did not get to the end"
        stored = "\n".join(a["value"] for a in answers.values() if isinstance(a["value"], str))
        for text in leerling.texts:
            if stored.count(text) != 1:
                yield f"stored {stored.count(text)} times: {text}"
        for question, chosen in leerling.chosen.items():
            value = answers.get(question, {}).get("value") or {}
            if set(value.get("chosen", ())) != chosen:
                yield f"{question}: chose {chosen}, stored {value}"
        for question, step in leerling.rated.items():
            value = answers.get(question, {}).get("value") or {}
            if value.get("step") != step:
                yield f"{question}: rated {step}, stored {value}"
        for shown, times in asked_again(leerling.heard).items():
            yield f"asked {times} times without a word about it: {shown}"


def asked_again(heard: list[str]) -> dict[str, int]:
    """Questions that were put more than once without "we waren even weg"."""
    questions = Counter(
        found.group()
        for text in heard
        if not text.startswith(AFTER_A_BREAK) and (found := PLACE.search(text))
    )
    return {question: times for question, times in questions.items() if times > 1}


async def answer_through_kills(
    folder: Path, *, people: int, kills: int, dice: random.Random, gently: bool = False
) -> Outcome:
    """Everybody answers to the end; meanwhile the program dies `kills` times; `gently`: it is
    stopped, as by a service manager."""
    async with BotApi(record=False) as api:
        program = Program(folder, api)
        codes = await make_klas(program, people)
        await program.start()
        running = asyncio.Event()
        running.set()

        async def calm() -> None:
            """Nothing is under way any more, and nothing came for a moment."""
            while True:
                await running.wait()
                await api.world.updates.confirmed.wait()
                await asyncio.sleep(QUIET)
                if running.is_set() and api.world.updates.confirmed.is_set():
                    return

        form = load_all(folder)[FORM].drawings_only  # no ouder was asked about photos
        leerlingen = [
            Leerling(api.person(1000 + number, NAMES[number]), code, form, dice, calm)
            for number, code in enumerate(codes)
        ]
        outcome = Outcome(leerlingen)
        pace = Pace()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(kill_often(program, outcome, kills, dice, running, pace, gently))
                for leerling in leerlingen:
                    group.create_task(to_the_end(leerling, pace))
        finally:
            await program.stop()
            outcome.log = program.log.read_text()
        outcome.exported = await exported(program)
        return outcome


class Pace:
    """How many inputs there were in all, and waiting for that."""

    def __init__(self) -> None:
        self._inputs = 0
        self._news = asyncio.Event()

    def step(self) -> None:
        self._inputs += 1
        self._news.set()

    async def reach(self, inputs: float) -> None:
        while self._inputs < inputs:
            self._news.clear()
            await self._news.wait()


async def to_the_end(leerling: Leerling, pace: Pace) -> None:
    await leerling.come_in()
    while not leerling.handed_in:
        await leerling.react()
        pace.step()


async def kill_often(
    program: Program,
    outcome: Outcome,
    kills: int,
    dice: random.Random,
    running: asyncio.Event,
    pace: Pace,
    gently: bool,
) -> None:
    """Kills at moments that lie anywhere between an update coming in and its answer going out."""
    total = INPUTS_EACH * len(outcome.leerlingen)
    for moment in sorted(dice.uniform(0, 0.9 * total) for _ in range(kills)):
        await pace.reach(moment)
        await asyncio.sleep(dice.uniform(0, LONGEST_PAUSE))
        running.clear()
        await (program.stop() if gently else program.kill())
        outcome.kills += 1
        if not gently and dice.random() < START_KILLS:
            await program.start_and_kill(dice.uniform(0, 1.5))
            outcome.kills += 1
        await program.start()
        running.set()


async def make_klas(program: Program, people: int, klas: str = KLAS) -> list[str]:
    """The codes of the leerlingen, in order."""
    await program.run("klas", "create", klas, "--school", "De Regenboog")
    await program.run("leerling", "add", "--klas", klas, *NAMES[:people])
    cards = await program.ask("invite", "--klas", klas, "--role", "leerling")
    return [card["code"].replace("-", "") for card in cards]


async def exported(program: Program) -> dict[str, dict[str, dict[str, Any]]]:
    """Per leerling, the submitted answers of dit-ben-ik by question."""
    out = program.folder / "export"
    await program.run("export", "--klas", KLAS, "--out", str(out), "--format", "json")
    documents = [json.loads(path.read_text()) for path in sorted(out.rglob("*.json"))]
    return {
        document["leerling"]: {
            answer["question"]: answer
            for contribution in document["contributions"]
            for answer in contribution["answers"]
        }
        for document in documents
        if document["questionnaire"]["id"] == FORM
    }
