"""A whole school in numbers, without opening a name or an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conversations.people import Role, Slot
from conversations.session import Status
from storage import parts
from storage.parts import Part
from storage.store import Unit
from storage.times import read, read_optional


@dataclass(frozen=True, slots=True)
class Begun:
    """One person in one questionnaire. `okr`: the OKR section is asked of this leerling."""

    klas_id: str
    participant_id: str
    dossier_id: str
    role: Role
    slot: Slot
    okr: bool
    questionnaire: str
    status: Status
    done: int
    total: int
    updated_at: datetime
    submitted_at: datetime | None


def leerlingen(unit: Unit, school_id: str) -> dict[str, tuple[int, int]]:
    """How many, and of how many the OKR section is asked, by klas id."""
    rows = unit.queries.school_leerlingen(unit.connection, school_id=school_id)
    return {klas_id: (count, asked) for klas_id, count, asked in rows}


def begun(unit: Unit, school_id: str) -> list[Begun]:
    rows = unit.queries.school_sessions(unit.connection, school_id=school_id)
    return [_begun(row) for row in rows]


def erased(unit: Unit, school_id: str) -> list[Begun]:
    """What was handed over and is erased since: it was handed in, whatever is left of it."""
    gone = parts.erased(unit)
    rows = unit.queries.school_handed_parts(unit.connection, school_id=school_id)
    handed = [_begun((*whose, Status.SUBMITTED, 0, 0, at, at)) for *whose, at in rows]
    return [
        one for one in handed if Part(one.dossier_id, one.questionnaire, one.slot).scope in gone
    ]


def _begun(row: tuple[Any, ...]) -> Begun:
    klas_id, person_id, dossier_id, role, slot, okr, form, status, done, total, at, handed_in = row
    return Begun(
        klas_id=klas_id,
        participant_id=person_id,
        dossier_id=dossier_id,
        role=Role(role),
        slot=Slot(slot),
        okr=bool(okr),
        questionnaire=form,
        status=Status(status),
        done=done,
        total=total,
        updated_at=read(at),
        submitted_at=read_optional(handed_in),
    )


def reads(unit: Unit, school_id: str) -> dict[tuple[str, str], datetime]:
    """When a leerkracht last did it, by dossier id and act."""
    rows = unit.queries.school_reads(unit.connection, school_id=school_id)
    return {(dossier_id, act): read(at) for dossier_id, act, at in rows}


def handed_over(
    unit: Unit, school_id: str
) -> dict[tuple[str, str], tuple[datetime, datetime | None]]:
    """When it went and when it was received, by dossier id and questionnaire."""
    rows = unit.queries.school_handovers(unit.connection, school_id=school_id)
    return {(row[0], row[1]): (read(row[2]), read_optional(row[3])) for row in rows}
