"""The one door to the database: units of work that run whole, on one thread, durable when done."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections import deque
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from storage import clock, erasure
from storage.connection import BUSY_SECONDS, connect, connect_read_only
from storage.errors import DATA_GONE, KEYS_GONE, StoreError, StoreUnwell, for_people
from storage.group_commit import Outcome, Work, commit_together, read_whole
from storage.keys import KEYS_FILE, Others, Vault
from storage.master_key import MasterKey
from storage.migrate import DATA_MIGRATIONS, migrate, migrations_in, refuse_another, version_of
from storage.named_queries import named_queries
from storage.renewal import settle
from storage.resealing import give_parts_their_keys
from storage.unit import Unit
from storage.upgrading import keep_copy
from storage.worker import Worker

__all__ = ["DATA_FILE", "Store", "Unit"]

DATA_FILE = "overdracht.db"
LARGEST_GROUP = 256  # units in one commit: enough to share its cost, few enough to answer soon

T = TypeVar("T")


class Store:
    """Opened once per process on the data folder (`overdracht.db`, `keys.db`).

    The command line may open the folder beside the running program: each waits for the other's
    transaction, at most `BUSY_SECONDS`.
    """

    def __init__(self, folder: Path, writer: Worker, reader: Worker, vault: Vault) -> None:
        """Use `open`."""
        self.folder = folder
        self._writer = writer
        self._reader = reader
        self._vault = vault
        self._files = _identities(folder)
        self._waiting: deque[tuple[Work, asyncio.Future[object]]] = deque()
        self._pump: asyncio.Task[None] | None = None
        self.watch: Callable[[StoreUnwell | None], None] = lambda _: None
        """Called after each commit: with what it broke off on, or None."""

    @classmethod
    async def open(cls, folder: Path, master_key: bytes, others: Others | None = None) -> Store:
        """Opens or makes both files and migrates them. Raises StoreError with one clear sentence
        (unwritable folder, newer database, wrong key, corrupt file). `others` gives the master
        keys to try when it was renewed."""
        vault = await asyncio.to_thread(_unlocked, folder, master_key, others)
        try:
            writer = await Worker(partial(_opened, folder / DATA_FILE, vault)).begin()
        except BaseException:
            vault.close()
            raise
        try:
            reader = await Worker(partial(connect_read_only, folder / DATA_FILE)).begin()
        except BaseException:
            await writer.close()
            vault.close()
            raise
        return cls(folder, writer, reader, vault)

    async def transact(self, work: Callable[[Unit], T]) -> T:
        """Runs `work` inside a transaction and returns when it is on the disk.

        Units that wait at the same moment share one commit, each in its own savepoint: an
        exception in one undoes only that one and is raised to its caller. StoreUnwell when the disk
        is full or another program keeps the database: nothing of the unit remains then.
        """
        done: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, done))
        if self._pump is None or self._pump.done():
            self._pump = asyncio.create_task(self._commit_waiting())
        return cast(T, await done)

    async def read(self, work: Callable[[Unit], T]) -> T:
        """Runs `work` on a read-only connection of its own, for what may take long."""

        def whole(connection: sqlite3.Connection) -> object:
            return read_whole(self._unit(connection), work)

        try:
            return cast(T, await self._reader.run(whole))
        except sqlite3.Error as error:
            raise for_people(error, DATA_FILE) from error

    async def settle(self, master_key: MasterKey) -> None:
        """Finishes a renewal of the master key that was cut off."""
        await asyncio.to_thread(settle, master_key, self._vault)

    async def probe(self) -> None:
        """Returns when something is really stored and can be read; raises StoreError when not."""
        await self.transact(clock.prove)
        await self.read(lambda unit: unit.connection.execute("SELECT 1").fetchone())

    def files_in_place(self) -> bool:
        """False when a file was taken away or replaced while it is open: what is stored then would
        not be found after a restart. Blocking."""
        return _identities(self.folder) == self._files

    @property
    def waiting(self) -> int:
        """Units of work that wait for the disk."""
        return len(self._waiting)

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Unit]:
        """One read of the database for what takes minutes, on the calling thread (a worker's) and a
        connection of its own: what is written meanwhile is not seen. A dossier that is erased
        meanwhile raises KeyMissing. Blocking; end it before the store is closed."""
        try:
            with contextlib.closing(connect_read_only(self.folder / DATA_FILE)) as connection:
                connection.execute("BEGIN")
                # The snapshot is taken by the first read, not by BEGIN.
                connection.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
                yield self._unit(connection)
        except sqlite3.Error as error:
            raise for_people(error, DATA_FILE) from error

    async def empty_log(self) -> None:
        """What was deleted is gone from the write-ahead log too, unless somebody is reading just
        now: then at the next time, or when the last program closes."""
        await self._writer.run(_empty_log)

    async def close(self) -> None:
        """After what is waiting has been committed."""
        while self._pump is not None and not self._pump.done():
            await asyncio.wait([self._pump])
        await self._reader.close()
        await self._writer.close()
        self._vault.close()

    def _unit(self, connection: sqlite3.Connection) -> Unit:
        return Unit(connection, named_queries(), self._vault)

    async def _commit_waiting(self) -> None:
        while self._waiting:
            group: list[tuple[Work, asyncio.Future[object]]] = []
            while self._waiting and len(group) < LARGEST_GROUP:
                work, done = self._waiting.popleft()
                if not done.cancelled():
                    group.append((work, done))
            outcomes, wrote = await self._commit([work for work, _ in group])
            for (_, done), outcome in zip(group, outcomes, strict=True):
                _settle(done, outcome)
            self._tell(outcomes, wrote=wrote)

    async def _commit(self, works: list[Work]) -> tuple[list[Outcome], bool]:
        """The outcomes, and whether anything was written."""

        def together(connection: sqlite3.Connection) -> tuple[list[Outcome], bool]:
            before = connection.total_changes
            outcomes = commit_together(self._unit(connection), works)
            return outcomes, connection.total_changes != before

        try:
            return await self._writer.run(together)
        except BaseException as error:  # noqa: BLE001  such as a closed store: raised to every caller
            return [Outcome(error=error)] * len(works), False

    def _tell(self, outcomes: list[Outcome], *, wrote: bool) -> None:
        errors = [for_people(outcome.error, DATA_FILE) for outcome in outcomes if outcome.error]
        unwell = next((error for error in errors if isinstance(error, StoreUnwell)), None)
        if unwell is not None or wrote:  # a commit of nothing says nothing of the disk
            self.watch(unwell)


def _identities(folder: Path) -> list[tuple[int, int] | None]:
    """Which files stand there now, whatever is in them."""
    found: list[tuple[int, int] | None] = []
    for name in (DATA_FILE, KEYS_FILE):
        try:
            stat = (folder / name).stat()
        except OSError:
            found.append(None)
        else:
            found.append((stat.st_dev, stat.st_ino))
    return found


def _empty_log(connection: sqlite3.Connection) -> None:
    """Nobody's answer waits for a reader who takes minutes."""
    connection.execute("PRAGMA busy_timeout = 0").fetchall()
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000:.0f}").fetchall()


def _settle(done: asyncio.Future[object], outcome: Outcome) -> None:
    if done.done():
        return
    if outcome.error is None:
        done.set_result(outcome.value)
    else:
        done.set_exception(for_people(outcome.error, DATA_FILE))


def _opened(path: Path, vault: Vault) -> sqlite3.Connection:
    if _is_empty(path):
        _refuse_to_begin(vault)
    connection = connect(path)
    try:
        refuse_another(connection, "klas", path.name)
        if version_of(connection) == 0:
            _refuse_to_begin(vault)
        rest = {"parts": partial(give_parts_their_keys, vault=vault)}
        keep_copy(connection, path)
        migrate(connection, migrations_in(DATA_MIGRATIONS), rest)
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            erasure.finish(Unit(connection, named_queries(), vault), datetime.now(UTC))
    except sqlite3.Error as error:
        connection.close()
        raise for_people(error, path.name) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _unlocked(folder: Path, master_key: bytes, others: Others | None) -> Vault:
    begun = not _is_empty(folder / DATA_FILE)
    if begun and _is_empty(folder / KEYS_FILE):
        raise StoreError(KEYS_GONE)
    return Vault.unlock(folder, master_key, others, new=not begun)


def _refuse_to_begin(vault: Vault) -> None:
    """An empty school where there was a full one would hide that it is gone."""
    if vault.has_keys():
        raise StoreError(DATA_GONE)


def _is_empty(file: Path) -> bool:
    return not file.exists() or file.stat().st_size == 0
