"""Who did what kind of thing to which dossier, when, by which door. Never any contents.

An entry outlives its dossier: that it was erased, and by whom, can be shown afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from uuid6 import uuid7

from storage.store import Unit
from storage.times import read, stored


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    participant_id: str
    role: str
    act: str
    dossier_id: str
    channel: str


def record(
    unit: Unit,
    participant_id: str,
    role: str,
    act: str,
    dossier_id: str,
    channel: str,
    now: datetime,
) -> None:
    unit.queries.add_audit(
        unit.connection,
        id=str(uuid7()),
        now=stored(now),
        participant_id=participant_id,
        role=role,
        act=act,
        dossier_id=dossier_id,
        channel=channel,
    )


def of_dossier(unit: Unit, dossier_id: str) -> list[Entry]:
    """In the order in which it happened."""
    rows = unit.queries.audit_of_dossier(unit.connection, dossier_id=dossier_id)
    return [Entry(read(at), *rest) for at, *rest in rows]


def last_by_leerkracht(unit: Unit, klas_id: str) -> dict[tuple[str, str], datetime]:
    """When a leerkracht last did it, by dossier id and act."""
    rows = unit.queries.audit_last_by_leerkracht(unit.connection, klas_id=klas_id)
    return {(dossier_id, act): read(at) for dossier_id, act, at in rows}
