"""The one door to the database: units of work that run whole, on one thread, durable when done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from storage.keys import Vault

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit of work may touch: the connection, the named queries and the vault.

    Only on the store's thread, only while the unit runs.
    """

    connection: sqlite3.Connection
    queries: Any
    vault: Vault


class Store:
    """Opened once per process on the data folder (`overdracht.db`, `keys.db`)."""

    @classmethod
    async def open(cls, folder: Path, master_key: bytes) -> Store:
        """Opens or makes both files and migrates them. Raises StoreError with one clear sentence
        (unwritable folder, newer database, wrong key, corrupt file)."""
        raise NotImplementedError

    async def transact(self, work: Callable[[Unit], T]) -> T:
        """Runs `work` inside a transaction and returns when it is on the disk.

        Units that wait at the same moment share one commit, each in its own savepoint: an
        exception in one undoes only that one and is raised to its caller.
        """
        raise NotImplementedError

    async def read(self, work: Callable[[Unit], T]) -> T:
        """Runs `work` on a read-only connection of its own, for what may take long."""
        raise NotImplementedError

    async def close(self) -> None:
        raise NotImplementedError
