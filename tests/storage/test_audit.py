"""The audit as a chain: whoever touches it without the master key is seen."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from storage import audit
from storage.audit import Chain
from storage.keys import load_or_make_master_key
from storage.store import DATA_FILE, Store
from storage.unit import Unit
from tests.storage.klas import NOW, AKlas

TRIGGER = "DROP TRIGGER audit_is_append_only"
INVENTED = """
    INSERT INTO audit (id, at, participant_id, role, act, dossier_id, channel, number, prior, seal)
    SELECT 'new', at, participant_id, role, 'invented', dossier_id, channel, 6, seal, seal
    FROM audit WHERE number = 5
"""


def told(count: int, dossier: str) -> Callable[[Unit], None]:
    def work(unit: Unit) -> None:
        for number in range(count):
            audit.record(unit, "juf", "leerkracht", f"read {number}", dossier, "web", NOW)

    return work


async def touched(folder: Path, store: Store, *statements: str) -> Chain:
    """Somebody who has the file, and no key."""
    await store.close()
    with sqlite3.connect(folder / DATA_FILE) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    again = await Store.open(folder, load_or_make_master_key(folder))
    try:
        return await again.read(audit.verify)
    finally:
        await again.close()


async def test_an_untouched_chain_holds(store: Store, klas: AKlas) -> None:
    await store.transact(told(5, klas.dossiers[0].id))
    chain = await store.read(audit.verify)
    assert (chain.entries, chain.first, chain.last, chain.broken) == (5, 1, 5, 0)
    assert len(chain.seal) == 64


async def test_a_chain_is_read_page_by_page(
    store: Store, klas: AKlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "PAGE", 2)
    await store.transact(told(5, klas.dossiers[0].id))
    assert (await store.read(audit.verify)).entries == 5


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        ((TRIGGER, "UPDATE audit SET act = 'nothing' WHERE number = 3"), 3),
        ((TRIGGER, "UPDATE audit SET at = at + 1 WHERE number = 1"), 1),
        (("DELETE FROM audit WHERE number = 3",), 4),
        (
            (
                TRIGGER,
                "DELETE FROM audit WHERE number = 3",
                "UPDATE audit SET number = number - 1 WHERE number > 3",
            ),
            3,
        ),
        ((TRIGGER, "UPDATE audit SET seal = NULL WHERE number = 2"), 2),
        ((TRIGGER, "UPDATE audit SET seal = NULL, prior = NULL WHERE number < 3"), 3),
        (
            (INVENTED,),
            6,
        ),
    ],
    ids=["changed", "first", "left out", "renumbered", "unsealed", "made old", "invented"],
)
async def test_every_touch_is_seen(
    folder: Path, store: Store, klas: AKlas, statements: tuple[str, ...], broken: int
) -> None:
    await store.transact(told(5, klas.dossiers[0].id))
    assert (await touched(folder, store, *statements)).broken == broken


async def test_old_entries_may_go_and_the_rest_still_holds(
    folder: Path, store: Store, klas: AKlas
) -> None:
    await store.transact(told(5, klas.dossiers[0].id))
    chain = await touched(folder, store, "DELETE FROM audit WHERE number < 3")
    assert (chain.entries, chain.first, chain.last, chain.broken) == (3, 3, 5, 0)


async def test_an_entry_is_never_changed_by_the_program_itself(store: Store, klas: AKlas) -> None:
    await store.transact(told(1, klas.dossiers[0].id))
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        await store.transact(lambda unit: unit.connection.execute("UPDATE audit SET act = ''"))


async def test_entries_of_before_the_chain_are_counted(
    folder: Path, store: Store, klas: AKlas
) -> None:
    await store.transact(told(2, klas.dossiers[0].id))
    bare = "UPDATE audit SET seal = NULL, prior = NULL"
    chain = await touched(folder, store, TRIGGER, bare)
    assert (chain.unsealed, chain.broken) == (2, 0)
