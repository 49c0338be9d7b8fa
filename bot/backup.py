"""A copy of the data while the program runs. Blocking.

The wrapped keys are copied beside it under one fixed name, so that a folder of backups holds only
the newest: a dossier that was erased cannot be opened again from an older copy. The school's own
questionnaires stand beside it too. The master key is never copied.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from conversations.loader import SCHOOL_FOLDER, files
from storage.connection import connect_read_only
from storage.errors import StoreError, for_people
from storage.keys import KEYS_FILE
from storage.store import DATA_FILE


@dataclass(frozen=True, slots=True)
class Copied:
    """Where the copies stand. `questionnaires` None: the school has none of its own."""

    data: Path
    keys: Path
    questionnaires: Path | None


def back_up(folder: Path, target: Path) -> Copied:
    """Raises StoreError or OSError."""
    if target.resolve().parent == folder.resolve():
        raise StoreError(
            "Bewaar de kopie niet in de map met gegevens zelf: gaat die stuk, dan is de kopie ook "
            "weg. Kies een andere map."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    # The data first: a leerling who is added meanwhile has a key too many, never one too few.
    copy_sound(folder / DATA_FILE, target)
    keys = target.parent / KEYS_FILE
    copy_sound(folder / KEYS_FILE, keys)
    return Copied(target, keys, _copy_questionnaires(folder / SCHOOL_FOLDER, target.parent))


def _copy_questionnaires(own: Path, beside: Path) -> Path | None:
    """The copy holds the files of now: one that the school took away would come back with it."""
    copies = beside / SCHOOL_FOLDER
    now = files(own)
    if now:
        copies.mkdir(exist_ok=True)
    for path in now:
        half = copies / f".{path.name}.part"
        shutil.copyfile(path, half)
        half.replace(copies / path.name)
    for path in files(copies):
        if path.name not in {item.name for item in now}:
            path.unlink()
    return copies if now else None


def copy_sound(source: Path, target: Path) -> None:
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
