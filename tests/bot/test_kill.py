"""SIGKILL at random moments while a klas answers: nothing is lost, nothing is stored twice."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.bot.kills import answer_through_kills

PEOPLE = 30
KILLS = 10


@pytest.mark.process
async def test_a_klas_of_30_and_10_kills(tmp_path: Path) -> None:
    outcome = await answer_through_kills(
        tmp_path, people=PEOPLE, kills=KILLS, dice=random.Random(2026)
    )
    assert outcome.kills >= KILLS
    assert outcome.problems() == []
