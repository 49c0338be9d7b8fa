"""Ready means: what somebody answers now is kept, and found again after a restart."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.readiness import LEAST_FREE_BYTES, NotReadyError, Readiness
from storage.keys import KEYS_FILE
from storage.store import DATA_FILE
from tests.bot.school import School, open_school


class Disk(NamedTuple):
    total: int
    used: int
    free: int


def stops(school: School) -> None:
    school.services.hub.leave()


def loses_its_keys(school: School) -> None:
    (school.services.settings.data / KEYS_FILE).rename(school.services.settings.data / "weg.db")


def gets_another_database(school: School) -> None:
    folder = school.services.settings.data
    shutil.copy(folder / DATA_FILE, folder / "ander.db")
    (folder / "ander.db").rename(folder / DATA_FILE)


@pytest.mark.parametrize("what", [stops, loses_its_keys, gets_another_database])
async def test_it_is_not_ready_when_it(tmp_path: Path, what: Callable[[School], None]) -> None:
    async with open_school(tmp_path) as school:
        readiness = Readiness(school.services.store, school.services.hub)
        await readiness.check()
        what(school)
        with pytest.raises(NotReadyError):
            await readiness.check()


async def test_a_disk_without_room_for_the_next_photo_is_not_ready(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_school(tmp_path) as school:
        readiness = Readiness(school.services.store, school.services.hub)
        for free, fine in ((LEAST_FREE_BYTES, True), (LEAST_FREE_BYTES - 1, False)):
            monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: Disk(free, 0, free))
            if fine:
                await readiness.check()
            else:
                with pytest.raises(NotReadyError, match="disk"):
                    await readiness.check()
