"""Links that let one person in once: known by a keyed hash, and forgotten when used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Unit
from storage.times import read, stored

_PURPOSE = "passage"


@dataclass(frozen=True, slots=True)
class Passage:
    """To whom it belongs, and where it leads: `question` "" is where they are."""

    participant_id: str
    questionnaire: str
    question: str


def add(unit: Unit, token: str, passage: Passage, expires_at: datetime, now: datetime) -> None:
    """Any earlier one of this person dies."""
    unit.queries.remove_passages(
        unit.connection, participant_id=passage.participant_id, now=stored(now)
    )
    unit.queries.add_passage(
        unit.connection,
        fingerprint=unit.vault.fingerprint(_PURPOSE, token),
        participant_id=passage.participant_id,
        questionnaire=passage.questionnaire,
        question=passage.question,
        expires_at=stored(expires_at),
    )


def take(unit: Unit, token: str, now: datetime) -> Passage | None:
    """The first to ask has it; None for one that is used, expired or never was."""
    row = unit.queries.take_passage(
        unit.connection, fingerprint=unit.vault.fingerprint(_PURPOSE, token)
    )
    if row is None or read(row[3]) <= now:
        return None
    return Passage(*row[:3])
