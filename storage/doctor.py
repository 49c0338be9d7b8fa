"""What is wrong in the data folder, and what mends it. Looks only; changes nothing."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from storage.connection import connect_read_only
from storage.errors import RESTORE, StoreError, StoreUnwell, for_people
from storage.keys import KEYS_FILE
from storage.migrate import DATA_MIGRATIONS, KEY_MIGRATIONS, migrations_in, version_of
from storage.parts import KEY_PER_PART
from storage.store import DATA_FILE

_OTHERS = 0o077
_MEND = f"Stop het programma en zet een reservekopie terug: {RESTORE}"
_MEND_KEYS = (
    f"Stop het programma en zet de nieuwste {KEYS_FILE} uit uw reservekopieën terug: "
    f"overdracht restore MAP/{KEYS_FILE} --yes"
)
_MIGRATIONS = {DATA_FILE: DATA_MIGRATIONS, KEYS_FILE: KEY_MIGRATIONS}

_TABLES = {DATA_FILE: "klas", KEYS_FILE: "scope_key"}
_HAS = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
_SCOPES = "SELECT id FROM school UNION SELECT id FROM dossier"
_PARTS = "SELECT dossier_id || '/' || questionnaire || '/' || slot FROM answer"
_KNOWN = "SELECT scope FROM scope_key UNION SELECT scope FROM destroyed"

_NAMES = {
    "answer": "antwoorden",
    "remark": "opmerkingen",
    "photo": "foto's",
    "session": "begonnen vragenlijsten",
    "dossier": "namen van leerlingen",
    "participant": "namen van personen",
    "address": "adressen in Telegram",
    "invitation": "codes",
    "message": "berichten die nog weg moeten",
    "reader": "namen van mentoren",
    "second_step": "tweede stappen van leerkrachten",
    "objection": "bezwaren",
    "objection.settled": "antwoorden op een bezwaar",
    "half_login": "begonnen tweede stappen",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A Dutch sentence that says what is wrong, and the command or act that mends it."""

    wrong: str
    remedy: str


def examine(folder: Path) -> list[Finding]:
    """Empty when all is well, or when there is nothing yet. Blocking. Needs no key, and the memory
    of one page at a time."""
    data, keys = folder / DATA_FILE, folder / KEYS_FILE
    if not data.exists() and not keys.exists():
        return []
    findings = [*_rights(folder), *_half_restored(folder), *_missing(data, keys)]
    for file in (data, keys):
        if file.exists() and file.stat().st_size:
            findings += _soundness(file)
    return findings or list(_lost_keys(data, keys))


def illegible(counts: Mapping[str, int]) -> list[Finding]:
    """What `storage.legible` counted, in words."""
    said = ", ".join(f"{count} {_NAMES[table]}" for table, count in counts.items())
    return [Finding(f"Niet te openen: {said}.", _MEND)] if said else []


def trials(folder: Path) -> str:
    """How the names of the folders begin that bot/restoring.py makes beside the data."""
    return f".terugzetten-{folder.resolve().name}."


def _rights(folder: Path) -> Iterator[Finding]:
    if stat.S_IMODE(folder.stat().st_mode) & _OTHERS:
        yield Finding(
            f"Andere gebruikers van deze computer kunnen in de map {folder}.",
            f"chmod 700 {folder}",
        )


def _half_restored(folder: Path) -> Iterator[Finding]:
    left = sorted(folder.resolve().parent.glob(f"{trials(folder)}*"))
    if left:
        yield Finding(
            f"Een reservekopie terugzetten is afgebroken; daarvan staat {left[0]} er nog, met "
            "sleutels erin.",
            f"Doe het nog een keer: {RESTORE}. Dat ruimt ook op.",
        )


def _missing(data: Path, keys: Path) -> Iterator[Finding]:
    there = [file.exists() and file.stat().st_size > 0 for file in (data, keys)]
    if there == [True, False]:
        yield Finding(f"Het bestand {KEYS_FILE} ontbreekt of is leeg.", _MEND_KEYS)
    if there == [False, True] and _count(keys, "SELECT COUNT(*) FROM scope_key"):
        yield Finding(f"Het bestand {DATA_FILE} ontbreekt of is leeg.", _MEND)


def _count(file: Path, query: str) -> int:
    try:
        with closing(connect_read_only(file)) as connection:
            return int(connection.execute(query).fetchone()[0])
    except (StoreError, sqlite3.Error):
        return 0  # what is wrong with it, `_soundness` says


def _soundness(file: Path) -> Iterator[Finding]:
    mend = _MEND if file.name == DATA_FILE else _MEND_KEYS
    try:
        with closing(connect_read_only(file)) as connection:
            yield from _contents(connection, file.name, mend)
    except (StoreError, sqlite3.Error) as error:
        found = for_people(error, file.name)
        if isinstance(found, StoreUnwell) and found.cause != "damaged":
            yield Finding(str(found), f"ls -l {file}")
        else:
            yield Finding(f"{file.name} is beschadigd.", mend)


def _contents(connection: sqlite3.Connection, name: str, mend: str) -> Iterator[Finding]:
    version, newest = version_of(connection), len(migrations_in(_MIGRATIONS[name]))
    if connection.execute(_HAS, (_TABLES[name],)).fetchone() is None:
        yield Finding(f"{name} is geen bestand van Warme Overdracht.", mend)
    elif version > newest:
        yield Finding(
            f"{name} is bewaard door een nieuwere versie van Warme Overdracht.",
            "Gebruik die nieuwere versie.",
        )
    elif connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        yield Finding(f"{name} is beschadigd.", mend)
    elif connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield Finding(f"In {name} staan rijen die nergens bij horen.", mend)


def _lost_keys(data: Path, keys: Path) -> Iterator[Finding]:
    if not data.exists() or not data.stat().st_size:
        return
    with closing(connect_read_only(data)) as rows, closing(connect_read_only(keys)) as known:
        scopes = _ids(rows, _SCOPES)
        if version_of(rows) >= KEY_PER_PART:  # before it they get theirs when they are brought over
            scopes |= _ids(rows, _PARTS)
        lost = len(scopes - _ids(known, _KNOWN))
    if lost:
        yield Finding(
            f"Van {lost} dossiers (of delen daarvan) of scholen ontbreekt de sleutel: {KEYS_FILE} "
            "is te oud.",
            _MEND_KEYS,
        )


def _ids(connection: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in connection.execute(query)}
