"""From 0.1.0 to today, with a data folder that 0.1.0 itself made (tests/bot/upgrade): everything is
there, and a copy of how it was stands beside it for who wants to go back."""

from __future__ import annotations

import json
import os
import sqlite3
import stat
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import housekeeping
from bot.app import open_services
from bot.settings import Settings
from storage import upgrading
from storage.doctor import examine
from storage.store import Store
from tests.bot.served import OVERDRACHT

MADE = Path(__file__).parent / "upgrade" / "0.1.0.zip"
COPY = "voor-bijwerken-0001.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Noor handed in with a drawing, Yusuf has begun; `toen` is what 0.1.0 exported of it."""
    data = tmp_path / "data"
    with zipfile.ZipFile(MADE) as zipped:
        zipped.extractall(data)
    data.chmod(0o700)
    (data / "master.key").chmod(0o600)
    return data


def answers(path: Path) -> list[tuple[str, Any]]:
    made = json.loads(path.read_text("utf-8"))
    return [
        (answer["question"], answer["value"])
        for contribution in made["contributions"]
        for answer in contribution["answers"]
    ]


def rows(file: Path) -> Iterator[str]:
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        yield from connection.iterdump()


def command(folder: Path, *words: str | Path) -> str:
    env = os.environ | {"OVERDRACHT_DATA": str(folder)}
    done = subprocess.run(
        [OVERDRACHT, *words], env=env, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_everything_is_there_and_doctor_says_which_copy_stands_beside_it(
    folder: Path, tmp_path: Path
) -> None:
    before = list(rows(folder / "overdracht.db"))
    assert examine(folder) == [], "old data are not wrong data"

    told = command(folder, "doctor")
    assert "fout" not in told
    assert "De database is heel. Aantal klassen: 1." in told
    assert f"{COPY} is van vóór het bijwerken" in told

    command(folder, "export", "--klas", "Groep 8b", "--format", "json", "--out", tmp_path / "nu")
    then = answers(folder / "toen" / "Noor_werkstuk.json")
    assert len(then) > 20
    assert answers(tmp_path / "nu" / "Noor_werkstuk.json") == then

    assert list(rows(folder / COPY)) == before, "what an older program reads is not touched"
    assert stat.S_IMODE((folder / COPY).stat().st_mode) == 0o600


async def test_who_begins_anew_has_nothing_to_copy(tmp_path: Path) -> None:
    for _ in range(2):
        store = await Store.open(tmp_path, bytes(32))
        await store.close()
    assert upgrading.copies(tmp_path) == []


async def test_without_room_for_the_copy_nothing_is_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrading, "copy_sound", full)
    before = list(rows(folder / "overdracht.db"))
    with pytest.raises(OSError, match="No space left"):
        async with open_services(Settings(data=folder)):
            pass
    assert list(rows(folder / "overdracht.db")) == before


async def test_the_copy_goes_after_two_weeks(folder: Path) -> None:
    async with open_services(Settings(data=folder, retention=False)) as services:
        ((path, until),) = upgrading.copies(folder)
        assert path.name == COPY
        assert until > datetime.now(UTC) + timedelta(days=13)
        await housekeeping.once(services)
        assert path.exists()
        old = (datetime.now(UTC) - upgrading.KEPT).timestamp()
        os.utime(path, (old, old))
        await housekeeping.once(services)
        assert not path.exists()


async def test_what_is_erased_cannot_be_read_in_the_copy(folder: Path) -> None:
    """In 0.1.0 a leerling had one key for everything: one questionnaire cannot be erased there."""
    newer = folder / "voor-bijwerken-0007.db"
    async with open_services(Settings(data=folder)) as services:
        newer.write_bytes(b"each part has a key of its own here")
        done = await services.retention.run(until=datetime(2027, 12, 1, tzinfo=UTC))
        assert done
        assert [path for path, _ in upgrading.copies(folder)] == [newer]
