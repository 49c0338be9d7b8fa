"""A process that is killed at any moment: what it promised is on the disk, once and whole."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conversations.people import Channel
from storage import klassen, messages
from storage.keys import load_or_make_master_key
from storage.store import Store, Unit
from tests.storage.klas import NOW

KILLS = 4
WRITER = Path(__file__).with_name("writer.py")


async def stored(folder: Path) -> tuple[set[str], set[str]]:
    """Deliveries, and the schools that were written in the same unit."""

    def both(unit: Unit) -> tuple[set[str], set[str]]:
        deliveries = unit.connection.execute("SELECT id FROM delivery").fetchall()
        names = unit.connection.execute("SELECT name FROM school").fetchall()
        assert unit.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return {row[0] for row in deliveries}, {row[0] for row in names}

    store = await Store.open(folder, load_or_make_master_key(folder))
    found = await store.read(both)
    await store.close()
    return found


def write_until_killed(folder: Path, begin: int, after: float) -> list[str]:
    """The deliveries that the process said are stored."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.writer", str(folder), str(begin)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=WRITER.parents[2],
    ) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip()]
        time.sleep(after)
        process.kill()
        # The kill may cut the last line short: only whole lines are promises.
        rest = process.stdout.read()
        said += rest[: rest.rfind("\n") + 1].split()
    return said


@pytest.mark.process
async def test_every_promise_outlives_the_process(folder: Path) -> None:
    promised: set[str] = set()
    for kill in range(KILLS):
        begin = (kill + 1) * 1_000_000
        said = await asyncio.to_thread(write_until_killed, folder, begin, random.uniform(0.0, 0.3))
        promised |= set(said)
        deliveries, names = await stored(folder)
        assert promised <= deliveries
        assert names == deliveries, "both rows of a unit, or neither"
    assert len(promised) >= KILLS


async def test_what_was_stored_is_not_stored_again(folder: Path) -> None:
    for again in (False, True):
        store = await Store.open(folder, load_or_make_master_key(folder))
        first = await store.transact(lambda u: messages.first_time(u, Channel.WEB, "1", NOW))
        assert first is not again
        assert await store.read(klassen.all_klassen) == []
        await store.close()
