"""Migrations: from nothing, from every earlier version with data in it, and cut off halfway."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.migrate import (
    DATA_MIGRATIONS,
    KEY_MIGRATIONS,
    Migration,
    migrate,
    migrations_in,
    version_of,
)

CHAIN = [
    Migration(
        1,
        "CREATE TABLE klas (id TEXT PRIMARY KEY, name TEXT);\n"
        "CREATE TABLE leerling (id TEXT PRIMARY KEY,\n"
        "  klas_id TEXT NOT NULL REFERENCES klas (id) ON DELETE CASCADE);\n",
    ),
    Migration(2, "-- a comment; with a semicolon\nALTER TABLE klas ADD COLUMN jaar TEXT;\n"),
    Migration(
        3,
        "CREATE TABLE klas_new (id TEXT PRIMARY KEY, name TEXT NOT NULL, jaar TEXT);\n"
        "INSERT INTO klas_new SELECT id, name, jaar FROM klas;\n"
        "DROP TABLE klas;\nALTER TABLE klas_new RENAME TO klas;\n",
    ),
]


@pytest.fixture
def database(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(tmp_path / "proef.db", isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()


@pytest.mark.parametrize("folder", [DATA_MIGRATIONS, KEY_MIGRATIONS])
def test_our_own_migrations_run_from_nothing_and_only_once(
    database: sqlite3.Connection, folder: Path
) -> None:
    ours = migrations_in(folder)
    assert ours
    for _ in range(2):
        migrate(database, ours)
        assert version_of(database) == len(ours)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_keys").fetchone() == (1,)


@pytest.mark.parametrize("earlier", [1, 2])
def test_data_of_every_earlier_version_stays(database: sqlite3.Connection, earlier: int) -> None:
    migrate(database, CHAIN[:earlier])
    database.execute("INSERT INTO klas (id, name) VALUES ('k', '8A')")
    database.execute("INSERT INTO leerling VALUES ('l', 'k')")
    migrate(database, CHAIN)
    assert rows(database, "klas") == [("k", "8A", None)]
    assert rows(database, "leerling") == [("l", "k")], "rebuilding the parent kept the child"


def test_a_step_that_fails_leaves_the_version_before_it(database: sqlite3.Connection) -> None:
    broken = [*CHAIN[:2], Migration(3, "DELETE FROM klas;\nSELECT * FROM nergens;\n")]
    migrate(database, CHAIN[:1])
    database.execute("INSERT INTO klas (id, name) VALUES ('k', '8A')")
    with pytest.raises(sqlite3.OperationalError):
        migrate(database, broken)
    assert version_of(database) == 2
    assert rows(database, "klas") == [("k", "8A", None)]
    migrate(database, CHAIN)
    assert version_of(database) == 3


def test_a_process_that_dies_halfway_leaves_the_version_before_it(tmp_path: Path) -> None:
    file = tmp_path / "proef.db"
    dying = sqlite3.connect(file, isolation_level=None)
    migrate(dying, CHAIN[:1])
    dying.execute("INSERT INTO klas (id, name) VALUES ('k', '8A')")
    dying.execute("BEGIN IMMEDIATE")
    dying.execute("ALTER TABLE klas ADD COLUMN jaar TEXT")
    dying.close()  # without COMMIT, as a kill would
    after = sqlite3.connect(file, isolation_level=None)
    assert version_of(after) == 1
    migrate(after, CHAIN)
    assert rows(after, "klas") == [("k", "8A", None)]
    after.close()


def test_a_step_that_loses_rows_others_point_to_is_refused(database: sqlite3.Connection) -> None:
    migrate(database, CHAIN[:1])
    database.execute("INSERT INTO klas (id, name) VALUES ('k', '8A')")
    database.execute("INSERT INTO leerling VALUES ('l', 'k')")
    with pytest.raises(StoreError, match="naar versie 2 lukt niet"):
        migrate(database, [CHAIN[0], Migration(2, "DELETE FROM klas;\n")])
    assert version_of(database) == 1
    assert rows(database, "klas") == [("k", "8A")]


def test_a_newer_database_is_refused(database: sqlite3.Connection) -> None:
    migrate(database, CHAIN)
    with pytest.raises(StoreError, match="nieuwere versie van Warme Overdracht"):
        migrate(database, CHAIN[:2])
    assert version_of(database) == 3


def test_a_gap_in_the_numbers_is_our_mistake(tmp_path: Path) -> None:
    (tmp_path / "0001_a.sql").write_text("SELECT 1;")
    (tmp_path / "0003_c.sql").write_text("SELECT 1;")
    with pytest.raises(ValueError, match="not numbered"):
        migrations_in(tmp_path)
