"""A copy of the data as they were, made before a newer program changes their form. Blocking.

Only of the data: their keys stay in keys.db alone, so what is erased later is unreadable in the
copy too. That is why it may stand in the data folder, where `overdracht restore` of the older
program finds it.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from storage.copying import copy_sound
from storage.migrate import DATA_MIGRATIONS, migrations_in, version_of
from storage.parts import KEY_PER_PART

KEPT = timedelta(days=14)  # long enough to find out that the older program is wanted back
_NAME = "voor-bijwerken-{version:04}.db"
_NAMES = "voor-bijwerken-[0-9][0-9][0-9][0-9].db"


def keep_copy(connection: sqlite3.Connection, file: Path) -> None:
    """Before the migrations; nothing when there is nothing to migrate, or nothing yet. Raises
    StoreError or OSError when there is no room: then nothing is changed."""
    version = version_of(connection)
    if 0 < version < len(migrations_in(DATA_MIGRATIONS)):
        copy_sound(file, file.with_name(_NAME.format(version=version)))


def copies(folder: Path) -> list[tuple[Path, datetime]]:
    """Each with the moment at which it goes; the oldest version first."""
    return [
        (path, datetime.fromtimestamp(path.stat().st_mtime, UTC) + KEPT)
        for path in sorted(folder.glob(_NAMES))
    ]


def forget_old(folder: Path, now: datetime) -> None:
    for path, until in copies(folder):
        if until <= now:
            path.unlink(missing_ok=True)


def forget_undivided(folder: Path) -> None:
    """When a part was erased: in copies of before `KEY_PER_PART` it could still be read."""
    for path, _ in copies(folder):
        if int(path.stem[-4:]) < KEY_PER_PART:
            path.unlink(missing_ok=True)
