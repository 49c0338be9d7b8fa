"""One read of the database for what takes minutes."""

from __future__ import annotations

import asyncio
import threading

import pytest

from conversations.people import Slot
from storage import answers, dossiers
from storage.errors import KeyMissing
from storage.store import Store
from tests.storage.klas import FORM, NOW, AKlas, answer, write


async def test_what_is_written_meanwhile_is_not_seen_and_nobody_waits(
    store: Store, klas: AKlas
) -> None:
    first = klas.dossiers[0]
    await write(store, answers.save, first.id, FORM, Slot.LEERLING, [answer("mij_naam", "toen")])
    begun, written = threading.Event(), threading.Event()

    def long_read() -> tuple[object, object]:
        with store.snapshot() as unit:
            before = answers.load(unit, first.id, FORM, Slot.LEERLING)
            begun.set()
            assert written.wait(10)
            return before, answers.load(unit, first.id, FORM, Slot.LEERLING)

    reading = asyncio.create_task(asyncio.to_thread(long_read))
    await asyncio.to_thread(begun.wait, 10)
    await write(store, answers.save, first.id, FORM, Slot.LEERLING, [answer("mij_naam", "daarna")])
    await write(store, dossiers.add, klas.klas.id, "Nieuw", 1, NOW)
    written.set()
    before, after = await reading
    assert before == after
    assert "toen" in repr(after)


async def test_who_is_erased_meanwhile_cannot_be_read_any_more(store: Store, klas: AKlas) -> None:
    first = klas.dossiers[0]
    await write(store, answers.save, first.id, FORM, Slot.LEERLING, [answer("mij_naam", "weg")])
    begun, erased = threading.Event(), threading.Event()

    def long_read() -> None:
        with store.snapshot() as unit:
            begun.set()
            assert erased.wait(10)
            answers.load(unit, first.id, FORM, Slot.LEERLING)

    reading = asyncio.create_task(asyncio.to_thread(long_read))
    await asyncio.to_thread(begun.wait, 10)
    await write(store, dossiers.erase, first.id)
    erased.set()
    with pytest.raises(KeyMissing):
        await reading
