"""Who did what kind of thing to which dossier, when, by which door. Never any contents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Unit


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
    raise NotImplementedError


def of_dossier(unit: Unit, dossier_id: str) -> list[Entry]:
    raise NotImplementedError
