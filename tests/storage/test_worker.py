"""What storage/worker.py relies on in aiosqlite, so that a new version cannot change it unseen."""

from __future__ import annotations

import sqlite3
import threading

import aiosqlite
import pytest

from storage.worker import Worker


async def test_a_function_runs_whole_on_one_other_thread() -> None:
    worker = await Worker(lambda: sqlite3.connect(":memory:")).begin()
    threads = [await worker.run(lambda _: threading.current_thread()) for _ in range(2)]
    assert threads[0] is threads[1]
    assert threads[0] is not threading.current_thread()
    assert threads[0].daemon, "an unclosed store must not keep the program alive"
    assert await worker.run(lambda c: c.execute("SELECT 41 + 1").fetchone()) == (42,)
    await worker.close()
    with pytest.raises(ValueError, match="no active connection"):
        await worker.run(lambda _: None)


async def test_what_a_function_raises_comes_out() -> None:
    worker = await Worker(lambda: sqlite3.connect(":memory:")).begin()
    with pytest.raises(ZeroDivisionError):
        await worker.run(lambda _: 1 // 0)
    assert await worker.run(lambda _: "still there") == "still there"
    await worker.close()


async def test_what_connecting_raises_comes_out_and_the_thread_ends() -> None:
    def fails() -> sqlite3.Connection:
        raise sqlite3.OperationalError("no")

    worker = Worker(fails)
    with pytest.raises(sqlite3.OperationalError):
        await worker.begin()
    worker._thread.join(5)
    assert not worker._thread.is_alive()


def test_the_version_that_was_read() -> None:
    assert aiosqlite.__version__.startswith("0.22."), "read core.py again, then change this line"
