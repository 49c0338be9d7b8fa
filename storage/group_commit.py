"""Units of work that wait at the same moment share one commit, each in its own savepoint."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from storage.unit import Unit

Work = Callable[[Unit], object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one unit returned or raised."""

    value: object = None
    error: BaseException | None = None


def commit_together(unit: Unit, works: Sequence[Work]) -> list[Outcome]:
    """An outcome for each, in order; those without an error are on the disk.

    When the transaction as a whole breaks off (a full disk, a lock that is not given up) nothing
    of any unit remains, and every outcome is that error.
    """
    connection = unit.connection
    try:
        if connection.in_transaction:  # a disk in trouble refused even to undo the last one
            connection.execute("ROLLBACK")
        connection.execute("BEGIN IMMEDIATE")
        unit.vault.refresh()
        outcomes = [_in_savepoint(unit, work) for work in works]
        connection.execute("COMMIT")
    except BaseException as error:  # noqa: BLE001  each waiting unit gets it raised
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return [Outcome(error=error)] * len(works)
    return outcomes


def _in_savepoint(unit: Unit, work: Work) -> Outcome:
    connection = unit.connection
    connection.execute("SAVEPOINT unit")
    try:
        outcome = Outcome(value=work(unit))
    except BaseException as error:
        if not connection.in_transaction:  # SQLite itself has undone the neighbours as well
            raise
        connection.execute("ROLLBACK TO unit")
        outcome = Outcome(error=error)
    connection.execute("RELEASE unit")
    return outcome


def read_whole(unit: Unit, work: Work) -> object:
    """One snapshot for all that `work` reads."""
    connection: sqlite3.Connection = unit.connection
    connection.execute("BEGIN")
    try:
        unit.vault.refresh()
        return work(unit)
    finally:
        connection.execute("ROLLBACK")
