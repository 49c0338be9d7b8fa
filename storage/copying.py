"""Copying a database file while it is used. Blocking."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.connection import connect_read_only
from storage.errors import StoreError, for_people

_HALF = ".half-"


def copy_sound(source: Path, target: Path) -> None:
    """Whole or not at all, readable by its owner only, and checked before it takes its name."""
    with copied(source, target.parent) as half:
        half.replace(target)


@contextmanager
def copied(source: Path, folder: Path) -> Iterator[Path]:
    """A copy in this folder, sound and readable by its owner only, under a name that says that it
    is not finished. Whoever wants to keep it gives it another name."""
    handle, name = tempfile.mkstemp(prefix=_HALF, suffix=".part", dir=folder)
    os.close(handle)
    half = Path(name)
    try:
        with closing(connect_read_only(source)) as live, closing(sqlite3.connect(half)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            if copy.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                msg = f"De kopie van {source.name} klopt niet. Draai overdracht doctor."
                raise StoreError(msg)
        yield half
    except sqlite3.Error as error:
        raise for_people(error, source.name) from error
    finally:
        half.unlink(missing_ok=True)
        half.with_name(f"{half.name}-journal").unlink(missing_ok=True)


def clear_halves(folder: Path) -> None:
    """What a copy left that was killed."""
    for half in folder.glob(f"{_HALF}*"):
        half.unlink(missing_ok=True)
