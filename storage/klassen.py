"""Schools and klassen."""

from __future__ import annotations

from datetime import datetime

from uuid6 import uuid7

from conversations.people import Klas, School
from storage.errors import NameTaken
from storage.sealing import same_name, tidy
from storage.store import Unit
from storage.times import read, stored

Row = tuple[str, str, str, str, int | None]
"""id, school_id, name, schooljaar, closed_at: what a query selects of a klas."""


def school_named(unit: Unit, name: str, now: datetime) -> School:
    """The school with this name (case-insensitive), made (with its key) when there is none."""
    key = same_name(name)
    row = unit.queries.school_by_key(unit.connection, name_key=key)
    if row is not None:
        return School(*row)
    school = School(str(uuid7()), tidy(name))
    unit.vault.make_key(school.id)
    unit.queries.add_school(
        unit.connection, id=school.id, name=school.name, name_key=key, now=stored(now)
    )
    return school


def add_klas(unit: Unit, school: School, name: str, schooljaar: str, now: datetime) -> Klas:
    """Raises NameTaken when the school has this klas in this schooljaar."""
    klas = Klas(str(uuid7()), school.id, tidy(name), schooljaar)
    added = unit.queries.add_klas(
        unit.connection,
        id=klas.id,
        school_id=klas.school_id,
        name=klas.name,
        name_key=same_name(name),
        schooljaar=schooljaar,
        now=stored(now),
    )
    if not added:
        message = f"Er is al een klas {klas.name} in {schooljaar} op {school.name}."
        raise NameTaken(message)
    return klas


def school_of(unit: Unit, klas: Klas) -> School:
    return school(unit, klas.school_id)


def school(unit: Unit, school_id: str) -> School:
    return School(*unit.queries.school_by_id(unit.connection, id=school_id))


def find_school(unit: Unit, name_or_id: str) -> School | None:
    """By id, or by name without regard to case; never makes one."""
    row = unit.queries.school_by_id(unit.connection, id=name_or_id)
    row = row or unit.queries.school_by_key(unit.connection, name_key=same_name(name_or_id))
    return None if row is None else School(*row)


def set_phone(unit: Unit, school_id: str, phone: str) -> None:
    unit.queries.set_school_phone(unit.connection, id=school_id, phone=phone)


def klas(unit: Unit, klas_id: str) -> Klas | None:
    row = unit.queries.klas_by_id(unit.connection, id=klas_id)
    return None if row is None else read_klas(row)


def made_at(unit: Unit, klas: Klas) -> datetime:
    return read(unit.queries.klas_made(unit.connection, id=klas.id))


def klassen_named(unit: Unit, name_or_id: str) -> list[Klas]:
    """By id, or by name without regard to case; newest schooljaar first."""
    rows = unit.queries.klassen_by_name(
        unit.connection, id=name_or_id, name_key=same_name(name_or_id)
    )
    return [read_klas(row) for row in rows]


def all_klassen(unit: Unit) -> list[Klas]:
    return [read_klas(row) for row in unit.queries.all_klassen(unit.connection)]


def of_school(unit: Unit, school_id: str) -> list[Klas]:
    """Newest schooljaar first, then by name."""
    rows = unit.queries.klassen_of_school(unit.connection, school_id=school_id)
    return [read_klas(row) for row in rows]


def close(unit: Unit, klas_id: str, now: datetime) -> None:
    """The first time counts."""
    unit.queries.close_klas(unit.connection, id=klas_id, now=stored(now))


def open_again(unit: Unit, klas_id: str) -> None:
    unit.queries.open_klas(unit.connection, id=klas_id)


def read_klas(row: Row) -> Klas:
    klas_id, school_id, name, schooljaar, closed_at = row
    return Klas(klas_id, school_id, name, schooljaar, closed=closed_at is not None)
