"""Erasing for good: first the key, in keys.db, then the rows.

What was erased stays erased, also after a crash halfway or when an older copy of the data is put
back: the ids of destroyed keys stay in keys.db, and their rows go whenever a store is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import datetime

from conversations.people import Klas
from storage import audit
from storage.parts import Part
from storage.unit import Unit

_BY_NOBODY = ("", "operator")
_CHANNEL = "cli"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many went, or would go."""

    dossiers: int = 0
    answers: int = 0
    photos: int = 0
    sessions: int = 0
    remarks: int = 0
    objections: int = 0

    def __add__(self, other: Counts) -> Counts:
        pairs = zip(astuple(self), astuple(other), strict=True)
        return Counts(*(one + another for one, another in pairs))


def count_dossier(unit: Unit, dossier_id: str) -> Counts:
    return Counts(*unit.queries.count_dossier(unit.connection, dossier_id=dossier_id))


def count_part(unit: Unit, part: Part) -> Counts:
    return Counts(0, *unit.queries.count_part(unit.connection, **_named(part)))


def erase_parts(unit: Unit, parts: Iterable[Part], now: datetime) -> Counts:
    """Their dossiers go on; in these parts nothing can be written any more."""
    going = list(parts)
    counts = sum((count_part(unit, part) for part in going), Counts())
    unit.vault.destroy_keys([part.scope for part in going])
    for part in going:
        _remove_part(unit, part)
    _record_parts(unit, going, now)
    return counts


def erase_dossiers(unit: Unit, dossier_ids: Iterable[str], now: datetime) -> Counts:
    """With everything that anybody wrote in them, and their people."""
    ids = list(dossier_ids)
    counts = sum((count_dossier(unit, dossier_id) for dossier_id in ids), Counts())
    unit.vault.destroy_keys(ids)
    for dossier_id in ids:
        unit.queries.remove_dossier(unit.connection, id=dossier_id)
        _record(unit, dossier_id, "erased", now)
    return counts


def dossier_ids(unit: Unit, klas_id: str) -> list[str]:
    """Opens none of them: what has lost its key can still be erased."""
    rows = unit.queries.dossier_ids_of_klas(unit.connection, klas_id=klas_id)
    return [row[0] for row in rows]


def count_klas(unit: Unit, klas: Klas) -> Counts:
    return sum((count_dossier(unit, one) for one in dossier_ids(unit, klas.id)), Counts())


def erase_klas(unit: Unit, klas: Klas, now: datetime) -> Counts:
    """With its leerlingen and its leerkrachten."""
    counts = erase_dossiers(unit, dossier_ids(unit, klas.id), now)
    unit.queries.remove_klas(unit.connection, id=klas.id)
    return counts


def erase_school(unit: Unit, school_id: str, klassen: Iterable[Klas], now: datetime) -> Counts:
    """With its klassen, given; last the key of the school itself."""
    counts = sum((erase_klas(unit, klas, now) for klas in klassen), Counts())
    unit.vault.destroy_keys([school_id])
    unit.queries.remove_school(unit.connection, id=school_id)
    return counts


def finish(unit: Unit, now: datetime) -> int:
    """Removes the rows of what has no key any more; how many schools, dossiers and parts went."""
    destroyed = unit.vault.destroyed()
    if not destroyed:
        return 0
    schools = {row[0] for row in unit.queries.school_ids(unit.connection)} & destroyed
    dossiers = {row[0] for row in unit.queries.dossier_ids(unit.connection)}
    parts = [part for scope in sorted(destroyed) if (part := Part.of_scope(scope))]
    left = [
        part
        for part in parts
        if part.dossier_id in dossiers - destroyed and count_part(unit, part) != Counts()
    ]
    for part in left:
        _remove_part(unit, part)
    _record_parts(unit, left, now)
    for dossier_id in dossiers & destroyed:
        unit.queries.remove_dossier(unit.connection, id=dossier_id)
        _record(unit, dossier_id, "erased", now)
    for school_id in schools:
        unit.queries.remove_school(unit.connection, id=school_id)
    return len(left) + len(dossiers & destroyed) + len(schools)


def _remove_part(unit: Unit, part: Part) -> None:
    named = _named(part)
    for remove in (
        unit.queries.remove_answers_of_part,
        unit.queries.remove_photos_of_part,
        unit.queries.remove_remarks_of_part,
        unit.queries.remove_objections_of_part,
        unit.queries.remove_session_of_part,
        unit.queries.remove_together_of_part,
    ):
        remove(unit.connection, **named)
    unit.queries.remove_messages_of_scope(unit.connection, scope=part.scope)


def _named(part: Part) -> dict[str, str]:
    return {
        "dossier_id": part.dossier_id,
        "questionnaire": part.questionnaire,
        "slot": part.slot.value,
    }


def _record_parts(unit: Unit, parts: Iterable[Part], now: datetime) -> None:
    for part in parts:
        _record(unit, part.dossier_id, f"erased {part.questionnaire} {part.slot.value}", now)


def _record(unit: Unit, dossier_id: str, act: str, now: datetime) -> None:
    audit.record(unit, *_BY_NOBODY, act, dossier_id, _CHANNEL, now)
