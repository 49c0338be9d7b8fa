"""Schools and klassen."""

from __future__ import annotations

from datetime import datetime

from conversations.people import Klas, School
from storage.store import Unit


def school_named(unit: Unit, name: str, now: datetime) -> School:
    """The school with this name (case-insensitive), made (with its key) when there is none."""
    raise NotImplementedError


def add_klas(unit: Unit, school: School, name: str, schooljaar: str, now: datetime) -> Klas:
    """Raises NameTaken when the school has this klas in this schooljaar."""
    raise NotImplementedError


def school_of(unit: Unit, klas: Klas) -> School:
    raise NotImplementedError


def klas(unit: Unit, klas_id: str) -> Klas | None:
    raise NotImplementedError


def klassen_named(unit: Unit, name_or_id: str) -> list[Klas]:
    """By id, or by name without regard to case; newest schooljaar first."""
    raise NotImplementedError


def all_klassen(unit: Unit) -> list[Klas]:
    raise NotImplementedError
