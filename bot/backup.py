"""A copy of the data while the program runs. Blocking.

The wrapped keys are copied beside it under one fixed name, so that a folder of backups holds only
the newest: a dossier that was erased cannot be opened again from an older copy. The master key is
never copied.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from storage.connection import connect_read_only
from storage.errors import StoreError, for_people
from storage.keys import KEYS_FILE
from storage.store import DATA_FILE


def back_up(folder: Path, target: Path) -> tuple[Path, Path]:
    """Where the copy of the data and that of the keys stand. Raises StoreError or OSError."""
    if target.resolve().parent == folder.resolve():
        raise StoreError(
            "Bewaar de kopie niet in de map met gegevens zelf: gaat die stuk, dan is de kopie ook "
            "weg. Kies een andere map."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    # The data first: a leerling who is added meanwhile has a key too many, never one too few.
    _copy(folder / DATA_FILE, target)
    keys = target.parent / KEYS_FILE
    _copy(folder / KEYS_FILE, keys)
    return target, keys


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all, readable by its owner only, and checked before it takes its name."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    os.close(handle)
    half = Path(name)
    try:
        with closing(connect_read_only(source)) as live, closing(sqlite3.connect(half)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                msg = f"De kopie van {source.name} klopt niet. Draai overdracht doctor."
                raise StoreError(msg)
        half.replace(target)
    except sqlite3.Error as error:
        raise for_people(error, source.name) from error
    finally:
        half.unlink(missing_ok=True)
