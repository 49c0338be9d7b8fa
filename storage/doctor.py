"""What is wrong in the data folder, and what mends it. Looks only; changes nothing."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from storage.connection import connect_read_only
from storage.errors import StoreError, for_people
from storage.keys import KEYS_FILE
from storage.migrate import DATA_MIGRATIONS, KEY_MIGRATIONS, migrations_in, version_of
from storage.store import DATA_FILE

_OTHERS = 0o077
_RESTORE = "Zet een reservekopie terug van {names}."
_MIGRATIONS = {DATA_FILE: DATA_MIGRATIONS, KEYS_FILE: KEY_MIGRATIONS}

_SCOPES = """
SELECT id FROM school UNION SELECT id FROM dossier
UNION SELECT dossier_id || '/' || questionnaire || '/' || slot FROM answer"""


@dataclass(frozen=True, slots=True)
class Finding:
    """A Dutch sentence that says what is wrong, and the command or act that mends it."""

    wrong: str
    remedy: str


def examine(folder: Path) -> list[Finding]:
    """Empty when all is well, or when there is nothing yet. Blocking."""
    files = [folder / DATA_FILE, folder / KEYS_FILE]
    if not files[0].exists():
        return []
    findings = [*_rights(folder)]
    for file in files:
        findings += _soundness(file)
    return findings or list(_lost_keys(folder))


def _rights(folder: Path) -> Iterator[Finding]:
    if stat.S_IMODE(folder.stat().st_mode) & _OTHERS:
        yield Finding(
            f"Andere gebruikers van deze computer kunnen in de map {folder}.",
            f"chmod 700 {folder}",
        )


def _soundness(file: Path) -> Iterator[Finding]:
    restore = _RESTORE.format(names=file.name)
    try:
        with closing(connect_read_only(file)) as connection:
            yield from _contents(connection, file.name, restore)
    except StoreError as error:
        yield Finding(str(error), restore)
    except sqlite3.Error as error:
        yield Finding(str(for_people(error, file.name)), restore)


def _contents(connection: sqlite3.Connection, name: str, restore: str) -> Iterator[Finding]:
    if version_of(connection) > len(migrations_in(_MIGRATIONS[name])):
        yield Finding(
            f"{name} is bewaard door een nieuwere versie van Warme Overdracht.",
            "Gebruik die nieuwere versie.",
        )
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        yield Finding(f"{name} is beschadigd.", restore)
    elif connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield Finding(f"In {name} staan rijen die nergens bij horen.", restore)


def _lost_keys(folder: Path) -> Iterator[Finding]:
    with (
        closing(connect_read_only(folder / DATA_FILE)) as data,
        closing(connect_read_only(folder / KEYS_FILE)) as keys,
    ):
        scopes = _ids(data, _SCOPES)
        known = _ids(keys, "SELECT scope FROM scope_key UNION SELECT scope FROM destroyed")
    lost = len(scopes - known)
    if lost:
        yield Finding(
            f"Van {lost} dossiers (of delen daarvan) of scholen ontbreekt de sleutel: {KEYS_FILE} "
            "is te oud.",
            f"Zet de nieuwste kopie van {KEYS_FILE} terug.",
        )


def _ids(connection: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in connection.execute(query)}
