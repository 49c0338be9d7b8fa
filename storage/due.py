"""Moments at which something has to be done once, however late: rows, so that no restart, no late
start and no change of the clock loses or doubles one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from uuid6 import uuid7

from storage.store import Unit
from storage.times import read, read_optional, stored


class Kind(StrEnum):
    REMINDER = "reminder"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Due:
    """`questionnaire` is "" for what is about the whole klas. `done_at` None: it is still open."""

    id: str
    klas_id: str
    kind: Kind
    questionnaire: str
    at: datetime
    done_at: datetime | None = None


def open_until(unit: Unit, now: datetime) -> list[Due]:
    """Those whose moment has come, the earliest first."""
    return [_due(row) for row in unit.queries.due_until(unit.connection, now=stored(now))]


def next_after(unit: Unit, now: datetime) -> datetime | None:
    """The next moment that is still to come; None when there is none."""
    return read_optional(unit.queries.next_due(unit.connection, now=stored(now)))


def of_klas(unit: Unit, klas_id: str, kind: Kind, questionnaire: str = "") -> list[Due]:
    """Done and open, the earliest first."""
    rows = unit.queries.due_of_klas(
        unit.connection, klas_id=klas_id, kind=kind.value, questionnaire=questionnaire
    )
    return [_due(row) for row in rows]


def plan(
    unit: Unit, klas_id: str, kind: Kind, moments: Iterable[datetime], questionnaire: str = ""
) -> None:
    """Exactly these moments: open ones that are not among them go, and none is made again that is
    there already, open or done."""
    wanted = set(moments)
    for row in of_klas(unit, klas_id, kind, questionnaire):
        if row.done_at is None and row.at not in wanted:
            unit.queries.remove_due(unit.connection, id=row.id)
        wanted.discard(row.at)
    for at in sorted(wanted):
        _add(unit, klas_id, kind, at, questionnaire)


def ensure(unit: Unit, klas_id: str, kind: Kind, at: datetime) -> None:
    """One at `at`, unless one of this kind is open in the klas already."""
    if all(row.done_at for row in of_klas(unit, klas_id, kind)):
        _add(unit, klas_id, kind, at, "")


def finish(unit: Unit, due: Due, now: datetime) -> bool:
    """False when it was done before: then nothing may be done for it again."""
    return bool(unit.queries.finish_due(unit.connection, id=due.id, now=stored(now)))


def finish_all(unit: Unit, klas_id: str, now: datetime) -> None:
    """Nothing is done any more for what was still open."""
    unit.queries.finish_due_of_klas(unit.connection, klas_id=klas_id, now=stored(now))


def _add(unit: Unit, klas_id: str, kind: Kind, at: datetime, questionnaire: str) -> None:
    unit.queries.add_due(
        unit.connection,
        id=str(uuid7()),
        klas_id=klas_id,
        kind=kind.value,
        questionnaire=questionnaire,
        at=stored(at),
    )


def _due(row: tuple[str, str, str, str, int, int | None]) -> Due:
    due_id, klas_id, kind, questionnaire, at, done_at = row
    return Due(due_id, klas_id, Kind(kind), questionnaire, read(at), read_optional(done_at))
