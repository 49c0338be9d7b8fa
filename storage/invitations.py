"""Codes that let a person in. Stored as a keyed hash; the code itself is shown and forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Invitation:
    participant_id: str
    expires_at: datetime
    revoked: bool
    used_at: datetime | None


def add(unit: Unit, participant_id: str, code: str, expires_at: datetime, now: datetime) -> None:
    """Any earlier code of this participant dies."""
    raise NotImplementedError


def by_code(unit: Unit, code: str) -> Invitation | None:
    """The invitation with this (normalised) code, also when expired or revoked: the caller says which."""
    raise NotImplementedError


def mark_used(unit: Unit, code: str, now: datetime) -> None:
    raise NotImplementedError


def current_code(unit: Unit, participant_id: str) -> str | None:
    """The code again, for printing (sealed with the dossier's or school's key), or None."""
    raise NotImplementedError
