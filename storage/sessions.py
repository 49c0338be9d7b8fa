"""Where each participant is in each questionnaire. The state is sealed; status and counts are not,
so that the board can be drawn without opening a single dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Participant
from conversations.session import Session, Status
from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Standing:
    """A row of the board."""

    participant_id: str
    dossier_id: str
    questionnaire: str
    status: Status
    done: int
    total: int
    updated_at: datetime
    submitted_at: datetime | None


def load(unit: Unit, participant: Participant, questionnaire: str) -> Session | None:
    raise NotImplementedError


def save(
    unit: Unit, participant: Participant, session: Session, done: int, total: int, now: datetime
) -> None:
    raise NotImplementedError


def standings(unit: Unit, klas_id: str) -> list[Standing]:
    raise NotImplementedError
