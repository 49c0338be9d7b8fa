"""Brings a database to the newest version: numbered files, each whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from storage.errors import StoreError, damaged

DATA_MIGRATIONS = Path(__file__).parent / "migrations"
KEY_MIGRATIONS = DATA_MIGRATIONS / "keys"

Rest = Callable[[sqlite3.Connection], None]


@dataclass(frozen=True, slots=True)
class Migration:
    """`NNNN_name.sql`; the number is the version that the database then has."""

    version: int
    sql: str
    name: str = ""


def migrations_in(folder: Path) -> list[Migration]:
    """In order. Raises ValueError when a number is missing or double."""
    files = sorted(folder.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    found = [
        Migration(int(file.name[:4]), file.read_text("utf-8"), file.stem[5:]) for file in files
    ]
    if [step.version for step in found] != list(range(1, len(found) + 1)):
        message = f"migrations in {folder.name} are not numbered 1, 2, 3 ..."
        raise ValueError(message)
    return found


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_another(connection: sqlite3.Connection, table: str, name: str) -> None:
    """Raises StoreError for a database that has a version, but not our tables: it was put here by
    mistake."""
    there = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if version_of(connection) > 0 and connection.execute(there, (table,)).fetchone() is None:
        raise damaged(name)


def migrate(
    connection: sqlite3.Connection,
    migrations: list[Migration],
    rest: Mapping[str, Rest] | None = None,
) -> None:
    """`rest` is what SQL cannot do of a step, by its name; in the same transaction. Raises
    StoreError for a database of a newer program, or when a step would leave a row that points
    nowhere (the database then stays at the version before that step)."""
    newest = len(migrations)
    if version_of(connection) > newest:
        raise StoreError(
            "De gegevens zijn bewaard door een nieuwere versie van Warme Overdracht. "
            "Gebruik die nieuwere versie; er is niets veranderd."
        )
    # Rebuilding a table would otherwise delete the rows that point to it.
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        for step in migrations:
            _apply(connection, step, (rest or {}).get(step.name))
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: sqlite3.Connection, step: Migration, rest: Rest | None) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read inside the transaction: another process may have just done this step.
        if version_of(connection) < step.version:
            for statement in _statements(step.sql):
                connection.execute(statement)
            if rest is not None:
                rest(connection)
            _refuse_orphans(connection, step)
            connection.execute(f"PRAGMA user_version = {step.version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_orphans(connection: sqlite3.Connection, step: Migration) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchall():
        message = (
            f"Bijwerken van de gegevens naar versie {step.version} lukt niet: er zijn rijen die "
            "nergens bij horen. Er is niets veranderd; zet een reservekopie terug."
        )
        raise StoreError(message)


def _statements(sql: str) -> Iterator[str]:
    """Whole statements (sqlite3's own executescript would commit halfway)."""
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
