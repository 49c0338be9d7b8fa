"""aiosqlite with the one call that it lacks: a plain function, run whole on its thread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from typing import TypeVar

import aiosqlite

T = TypeVar("T")

ENDING_SECONDS = 5.0  # it only has to notice
_ROWS_AT_ONCE = 64  # aiosqlite asks for it; our functions fetch for themselves


class Worker(aiosqlite.Connection):
    """A connection and its thread; `connect` runs on that thread too."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        super().__init__(connect, _ROWS_AT_ONCE)
        # A program that ends on an error, without closing, must end: what was promised is on disk.
        self._thread.daemon = True

    async def begin(self) -> Worker:
        """Raises what `connect` raises; the thread has ended then."""
        try:
            await self
        except BaseException:
            # aiosqlite lets it end by itself, and it says so to a loop that may be gone by then.
            await asyncio.to_thread(self._thread.join, ENDING_SECONDS)
            raise
        return self

    async def run(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Uses aiosqlite's private `_execute`, `_conn` and `_thread`; tests/storage/test_worker.py
        pins what we rely on."""
        result: T = await self._execute(function, self._conn)  # type: ignore[no-untyped-call]
        return result
