"""Whom a mentor calls at the basisschool: leerkrachten, never a family."""

from __future__ import annotations

from collections.abc import Iterable

from conversations.people import Klas
from exports.papers import Contact
from storage import participants
from storage.store import Unit

LEERKRACHT = "leerkracht"


def of_klassen(unit: Unit, klassen: Iterable[Klas]) -> tuple[Contact, ...]:
    """Each leerkracht with a name, once, and what they are; who has none is left out."""
    found = [
        Contact(person.name, f"{person.function or LEERKRACHT}, {klas.name}")
        for klas in klassen
        for person in participants.leerkrachten(unit, klas.id)
        if person.name
    ]
    return tuple(dict.fromkeys(found))
