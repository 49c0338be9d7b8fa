"""Units of work that wait together: each whole, or not at all."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest

from conversations.people import Channel
from storage import klassen, messages
from storage.errors import StoreError
from storage.store import DATA_FILE, Store, Unit
from tests.storage.klas import NOW, read, write


class OopsError(Exception):
    pass


def schools(unit: Unit) -> set[str]:
    return {row[0] for row in unit.connection.execute("SELECT name FROM school")}


async def test_one_that_fails_undoes_only_itself(store: Store) -> None:
    commits: list[str] = []

    def work(unit: Unit, number: int) -> int:
        if number == 0:
            unit.connection.set_trace_callback(commits.append)
        klassen.school_named(unit, f"School {number}", NOW)
        if number == 7:
            raise OopsError
        return number

    outcomes = await asyncio.gather(
        *(store.transact(lambda unit, n=n: work(unit, n)) for n in range(30)),  # type: ignore[misc]
        return_exceptions=True,
    )
    assert isinstance(outcomes.pop(7), OopsError)
    assert outcomes == [n for n in range(30) if n != 7]
    assert await store.read(schools) == {f"School {n}" for n in range(30) if n != 7}
    assert commits.count("COMMIT") == 1, "thirty that wait together share one commit"


async def test_units_see_each_other_in_the_order_in_which_they_came(store: Store) -> None:
    await store.transact(lambda u: u.connection.execute("CREATE TABLE counter (n INTEGER)"))
    await store.transact(lambda u: u.connection.execute("INSERT INTO counter VALUES (0)"))

    def add(unit: Unit) -> int:
        n = int(unit.connection.execute("SELECT n FROM counter").fetchone()[0])
        unit.connection.execute("UPDATE counter SET n = ?", (n + 1,))
        return n

    assert await asyncio.gather(*(store.transact(add) for _ in range(300))) == list(range(300))


async def test_who_gives_up_waiting_stops_nobody(store: Store) -> None:
    impatient = asyncio.create_task(write(store, klassen.school_named, "Ongeduld", NOW))
    patient = asyncio.create_task(write(store, klassen.school_named, "Geduld", NOW))
    await asyncio.sleep(0)
    impatient.cancel()
    assert (await patient).name == "Geduld"
    assert "Geduld" in await store.read(schools)


async def test_a_full_disk_is_said_and_nothing_stands_half(store: Store, klas: object) -> None:
    def fill(unit: Unit) -> None:
        klassen.school_named(unit, "Half", NOW)
        for number in range(100_000):
            messages.first_time(unit, Channel.WEB, f"{number:0200}", NOW)

    def limit(unit: Unit, pages: int) -> None:
        unit.connection.execute(f"PRAGMA max_page_count = {pages}")

    used = await store.read(lambda u: u.connection.execute("PRAGMA page_count").fetchone()[0])
    await write(store, limit, used + 20)
    before = await store.read(schools)
    full = await asyncio.gather(
        store.transact(fill),
        write(store, klassen.school_named, "Buur", NOW),
        return_exceptions=True,
    )
    assert isinstance(full[0], StoreError)
    assert "De schijf is vol" in str(full[0])
    # The neighbour is stored exactly when it was told so.
    expected = before if isinstance(full[1], BaseException) else before | {"Buur"}
    assert await store.read(schools) == expected
    await write(store, limit, 1_000_000)
    await store.transact(fill)
    assert await store.read(schools) == expected | {"Half"}


async def test_another_program_that_writes_is_waited_for(store: Store, folder: Path) -> None:
    other = sqlite3.connect(folder / DATA_FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(write(store, klassen.school_named, "Na jou", NOW))
    await asyncio.sleep(0.2)
    assert not waiting.done()
    other.execute("COMMIT")
    other.close()
    assert (await waiting).name == "Na jou"


async def test_another_program_that_never_stops_is_named(store: Store, folder: Path) -> None:
    await store.transact(lambda u: u.connection.execute("SELECT 1"))
    other = sqlite3.connect(folder / DATA_FILE, isolation_level=None)
    await store._writer.run(lambda c: c.execute("PRAGMA busy_timeout = 50"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="Een ander programma houdt de gegevens bezet"):
        await write(store, klassen.school_named, "Nooit", NOW)
    other.execute("ROLLBACK")
    other.close()
    assert await store.read(schools) == set()
    await write(store, klassen.school_named, "Nu wel", NOW)
    assert await store.read(schools) == {"Nu wel"}


async def test_a_reader_cannot_write(store: Store) -> None:
    with pytest.raises(StoreError):
        await read(store, messages.first_time, Channel.WEB, "1", NOW)


async def test_a_read_is_one_snapshot_while_others_write(store: Store) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def slow(unit: Unit) -> tuple[set[str], set[str]]:
        first = schools(unit)
        loop.call_soon_threadsafe(begun.set)
        asyncio.run_coroutine_threadsafe(go_on.wait(), loop).result(5)
        return first, schools(unit)

    reading = asyncio.create_task(store.read(slow))
    await begun.wait()
    await write(store, klassen.school_named, "Intussen", NOW)
    go_on.set()
    first, second = await reading
    assert first == second == set()
    assert await store.read(schools) == {"Intussen"}
