"""What the board shows beside standings: who is invited and reminded, what is to be discussed,
what has to be ready when. Nothing here is sealed, so that no dossier is opened for it."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from storage.store import Unit
from storage.times import read, read_optional, stored

Part = tuple[str, str, str]
"""Dossier id, questionnaire id, slot."""


class Remarked(NamedTuple):
    """When the last note was written that is still open, and when the last one was settled."""

    open_since: datetime | None = None
    settled_at: datetime | None = None


def invited(unit: Unit, klas_id: str, now: datetime) -> set[str]:
    """Ids of participants with a code that opens, or who came in with one that did."""
    rows = unit.queries.board_invited(unit.connection, klas_id=klas_id, now=stored(now))
    return {row[0] for row in rows}


def reminded(unit: Unit, klas_id: str) -> dict[str, datetime]:
    """When each participant was last reminded."""
    rows = unit.queries.board_reminded(unit.connection, klas_id=klas_id)
    return {participant_id: read(at) for participant_id, at in rows}


def remarked(unit: Unit, klas_id: str) -> dict[Part, Remarked]:
    """Of each part that has a "bespreek eerst", or had one."""
    rows = unit.queries.board_remarks(unit.connection, klas_id=klas_id)
    return {
        (dossier, form, slot): Remarked(read_optional(open_since), read_optional(settled))
        for dossier, form, slot, open_since, settled in rows
    }


def deadlines(unit: Unit, klas_id: str) -> dict[str, date]:
    """By questionnaire id, the nearest first."""
    rows = unit.queries.board_deadlines(unit.connection, klas_id=klas_id)
    return {questionnaire: date.fromisoformat(deadline) for questionnaire, deadline in rows}
