"""Adding leerlingen to a klas, inside a unit of work: a dossier each, with its three people."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot import names
from bot.classroom import klassen
from bot.names import Name
from bot.problems import Problem
from conversations.people import Dossier, Klas, Role, Slot
from storage import dossiers, participants
from storage.store import Unit

MAX_LEERLINGEN = 500  # more than any school has in groep 8: a wrong file, not a klas
PEOPLE = ((Role.LEERLING, Slot.LEERLING), (Role.OUDER, Slot.OUDER_1), (Role.OUDER, Slot.OUDER_2))

_SEED_BITS = 31  # typst's integers are 64 bits; JSON readers keep 53
_QUOTED = 60  # signs of a doubtful name that are repeated in the sentence about it

Added = tuple[list[Dossier], list[Problem]]


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is that of the row in a list, 0 without one."""

    number: int
    name: str


def add(unit: Unit, klas: Klas, rows: Sequence[Row], now: datetime) -> Added:
    """All good names; every other row is a Problem that names it."""
    if klassen.is_closed(unit, klas):
        return [], [Problem("klas_is_closed")]
    known = [dossier.name for dossier in dossiers.of_klas(unit, klas.id)]
    parsed = [(row, names.parse(row.name)) for row in rows]
    good = [(row, name) for row, name in parsed if isinstance(name, Name)]
    problems = [_problem(reason, row) for row, reason in parsed if isinstance(reason, str)]
    settled = names.settle([name for _, name in good], known)
    added: list[Dossier] = []
    for (row, _), (name, free) in zip(good, settled, strict=True):
        if not free:
            problems.append(_problem("name_taken", row, name))
        elif len(known) + len(added) >= MAX_LEERLINGEN:
            problems.append(_problem("klas_full", row, name))
        else:
            added.append(leerling(unit, klas, name, now))
    return added, problems


def find(unit: Unit, klas: Klas, name_or_id: str) -> Dossier | Problem:
    """The leerling of this klas by id, or by name without regard to case."""
    wanted = names.plain(name_or_id).casefold()
    for dossier in dossiers.of_klas(unit, klas.id):
        if wanted in {dossier.id.casefold(), dossier.name.casefold()}:
            return dossier
    return Problem.of("unknown_leerling", name=names.plain(name_or_id)[:_QUOTED])


def leerling(
    unit: Unit, klas: Klas, name: str, now: datetime, *, language: str = "", okr: bool = False
) -> Dossier:
    """One who was judged before. `language` is what the ouders speak, "" when that is not known."""
    dossier = dossiers.add(unit, klas.id, name, secrets.randbits(_SEED_BITS), now, okr=okr)
    for role, slot in PEOPLE:
        # An ouder's name is not needed: the slot and the leerling say who it is.
        shown = name if role is Role.LEERLING else ""
        person = participants.add(unit, role, klas.id, dossier.id, slot, shown, now)
        if language and role is Role.OUDER:
            participants.choose_language(unit, person.id, language)
    return dossier


def _problem(reason: str, row: Row, name: str = "") -> Problem:
    params = {"name": (name or names.tidy(row.name))[:_QUOTED]}
    if row.number:
        params["row"] = str(row.number)
    if reason == "klas_full":
        params["maximum"] = str(MAX_LEERLINGEN)
    return Problem.of(reason, **params)
