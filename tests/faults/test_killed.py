"""SIGKILL between the steps of a migration, a backup, a restore and an export: what was there is
whole, what is begun can be done again, and nothing readable is left behind.

(Of an erasure and of a renewal of the master key: tests/storage/test_erasure.py, test_renewal.py.)
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from storage.keys import load_or_make_master_key
from storage.migrate import DATA_MIGRATIONS, migrations_in
from storage.store import Store
from tests.faults.tasks import COMPARED, Migrate, opened
from tests.storage.test_resealing import fill

ROOT = Path(__file__).parents[2]
ASKED = {"backup": 1, "restore": 4, "migrate-1": 6}
FEWEST = {"backup": 15, "restore": 15, "migrate-1": 25}
EARLIER = range(1, len(migrations_in(DATA_MIGRATIONS)))
WRITING = """
import os, signal, sys
from pathlib import Path
from bot.classroom.export import write_pieces

def pieces():
    yield b"%PDF-1.7 Noor schrijft dat zij vaak verdrietig is." * 999
    os.kill(os.getpid(), signal.SIGKILL)

write_pieces("Noor_werkstuk.pdf", pieces(), Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def died() -> dict[str, list[tuple[int, str]]]:
    """Per task, the step before which each process died, and what was wrong afterwards."""
    asked = [f"{name}:{stride}" for name, stride in ASKED.items()]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.faults.dying", *asked],
        capture_output=True, cwd=ROOT, check=False, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2000:]
    found = defaultdict(list)
    for line in ran.stdout.splitlines():
        name, number, wrong = json.loads(line)
        found[name].append((number, wrong))
    return found


@pytest.mark.process
@pytest.mark.parametrize("name", ASKED)
def test_between_the_steps(died: dict[str, list[tuple[int, str]]], name: str) -> None:
    *killed, (last, _) = died[name]
    assert len(killed) >= FEWEST[name]
    assert last == 0, "in the end it came to its end"
    assert [(number, wrong) for number, wrong in died[name] if wrong] == []


@pytest.mark.parametrize("version", EARLIER)
def test_from_every_earlier_version_with_data(tmp_path: Path, version: int) -> None:
    now, earlier = tmp_path / "nu", tmp_path / "eerder"

    async def work() -> None:
        store = await Store.open(now, load_or_make_master_key(now))
        await store.transact(fill)
        await store.close()

    asyncio.run(work())
    Migrate(version).build(earlier)
    expected, found = opened(now), opened(earlier)
    assert {name: found[name] for name in COMPARED} == {name: expected[name] for name in COMPARED}


@pytest.mark.process
def test_an_export_that_is_cut_off_leaves_nothing_to_read(tmp_path: Path) -> None:
    dead = subprocess.run([sys.executable, "-c", WRITING, tmp_path], cwd=ROOT, check=False)
    assert dead.returncode == -9
    assert list(tmp_path.iterdir()) == []
