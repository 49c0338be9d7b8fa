"""The program is killed between every two steps of a reminder and of a digest: afterwards everybody
hears once, and nobody twice."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.planning.model import Digest
from tests.bot.planning.clock import Planned, here, planned_school
from tests.bot.planning.sender import AT_THE_END, HALFWAY

ROOT = Path(__file__).parents[3]
FRIDAY, AFTERNOON = "2027-06-11 08:30", "2027-06-11 15:15"
FEWEST = 8  # steps: a due row, its klas and plan, who is behind, their chat, the message


def die_again_and_again(folder: Path, now: str) -> list[dict[str, Any]]:
    """What was left by processes that died before their first step, their second ..."""
    command = [
        sys.executable,
        "-m",
        "tests.bot.planning.sender",
        str(folder),
        here(now).isoformat(),
    ]
    ran = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return [json.loads(line) for line in ran.stdout.splitlines()]


async def killed_and_started_again(stage: Planned, now: str) -> Counter[tuple[str, str]]:
    folder = stage.school.services.settings.data
    dead = await asyncio.to_thread(die_again_and_again, folder, now)
    assert [one["ended"] for one in dead] == [HALFWAY] * (len(dead) - 1) + [AT_THE_END]
    assert len(dead) > FEWEST
    assert {(one["owed"], one["done"]) for one in dead} == {(0, 0)}, "nothing half done"
    return Counter(await stage.at(now))


@pytest.mark.process
async def test_a_reminder(tmp_path: Path) -> None:
    async with planned_school(tmp_path, "Noor", "Sem") as stage:
        for name in ("Noor", "Sem"):
            await stage.comes(name, name)
        await stage.plan(days=(7,))
        heard = await killed_and_started_again(stage, FRIDAY)
        assert heard == Counter({("Noor", "reminder"): 1, ("Sem", "reminder"): 1})


@pytest.mark.process
async def test_a_digest(tmp_path: Path) -> None:
    async with planned_school(tmp_path, "Noor") as stage:
        await stage.juf_comes()
        assert await stage.planning.digest(stage.school.leerkracht) is Digest.DAY
        await stage.hands_in("Noor", "2027-06-11 12:00")
        heard = await killed_and_started_again(stage, AFTERNOON)
        assert heard == Counter({("juf", "digest"): 1})
