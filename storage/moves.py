"""When a leerling went to a klas of another schooljaar, and which schooljaar was left."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from storage.store import Unit
from storage.times import read, stored


class Moved(NamedTuple):
    at: datetime
    schooljaar: str


def record(unit: Unit, dossier_id: str, schooljaar: str, now: datetime) -> None:
    """`schooljaar` is that of the klas that was left."""
    unit.queries.add_move(
        unit.connection, dossier_id=dossier_id, now=stored(now), schooljaar=schooljaar
    )


def of_klas(unit: Unit, klas_id: str) -> dict[str, list[Moved]]:
    """By dossier id, of those who are in this klas now; the first move first."""
    found: dict[str, list[Moved]] = {}
    for dossier_id, at, schooljaar in unit.queries.moves_of_klas(unit.connection, klas_id=klas_id):
        found.setdefault(dossier_id, []).append(Moved(read(at), schooljaar))
    return found
