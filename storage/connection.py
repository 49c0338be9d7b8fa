"""How every SQLite file of ours is opened."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from storage.errors import for_people

BUSY_SECONDS = 5.0  # a command line beside the running program waits its turn this long
CACHED_STATEMENTS = 256  # more than we have queries: each is parsed once per connection
_OWNER_ONLY = 0o600

_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # a commit is on the disk, not in the cache of the system
    "PRAGMA secure_delete = ON",  # what is deleted is overwritten
    "PRAGMA temp_store = MEMORY",
)


def connect(
    path: Path, *, any_thread: bool = False, busy: float = BUSY_SECONDS
) -> sqlite3.Connection:
    """A connection that writes; transactions are begun by hand. Makes the file when there is none,
    readable by its owner only. Raises StoreError."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OWNER_ONLY))
        return _opened(
            path.absolute().as_uri(), ("PRAGMA journal_mode = WAL", *_PRAGMAS), any_thread, busy
        )
    except OSError as error:
        raise for_people(_cannot_open(error), path.name) from error
    except sqlite3.Error as error:
        raise for_people(error, path.name) from error


def connect_read_only(path: Path) -> sqlite3.Connection:
    """For what may take long. Raises StoreError."""
    try:
        return _opened(
            f"{path.absolute().as_uri()}?mode=ro", ("PRAGMA query_only = ON",), False, BUSY_SECONDS
        )
    except sqlite3.Error as error:
        raise for_people(error, path.name) from error


def _opened(
    uri: str, pragmas: tuple[str, ...], any_thread: bool, busy: float
) -> sqlite3.Connection:
    connection = sqlite3.connect(
        uri,
        uri=True,
        timeout=busy,
        isolation_level=None,
        cached_statements=CACHED_STATEMENTS,
        check_same_thread=not any_thread,
    )
    try:
        for pragma in pragmas:
            connection.execute(pragma)
        connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _cannot_open(error: OSError) -> sqlite3.Error:
    same = sqlite3.OperationalError(str(error))
    same.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
    return same
