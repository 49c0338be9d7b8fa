"""Where each participant is in each questionnaire. The state is sealed; status and counts are not,
so that the board can be drawn without opening a single dossier."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from conversations.people import Participant, Slot
from conversations.session import Session, Status
from storage.parts import Part, to_write_in
from storage.sealing import packed
from storage.store import Unit
from storage.times import read, read_optional, stored


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
    sealed = unit.queries.session_of(
        unit.connection, participant_id=participant.id, questionnaire=questionnaire
    )
    if sealed is None:
        return None
    context = _context(participant, questionnaire)
    return unit.vault.reveal(_part(participant, questionnaire).scope, context, sealed, _read)


def has_begun(unit: Unit, participant_id: str) -> bool:
    """Whether this participant said anything in any questionnaire."""
    return bool(unit.queries.has_begun(unit.connection, participant_id=participant_id))


def save(
    unit: Unit, participant: Participant, session: Session, done: int, total: int, now: datetime
) -> None:
    """Raises KeyMissing when this part of the dossier was erased."""
    submitted = session.submitted_at
    part = _part(participant, session.questionnaire)
    unit.queries.save_session(
        unit.connection,
        participant_id=participant.id,
        questionnaire=session.questionnaire,
        sealed=unit.vault.conceal(
            to_write_in(unit, part),
            _context(participant, session.questionnaire),
            packed(session.to_json()),
            session,
        ),
        status=session.status.value,
        done=done,
        total=total,
        now=stored(now),
        submitted_at=None if submitted is None else stored(submitted),
    )


def standings(unit: Unit, klas_id: str) -> list[Standing]:
    """Only of participants with a dossier, by participant."""
    return [
        _standing(*row) for row in unit.queries.standings_of_klas(unit.connection, klas_id=klas_id)
    ]


def of_participant(unit: Unit, participant_id: str) -> dict[str, Standing]:
    """By questionnaire; without those in which nothing was said yet."""
    rows = unit.queries.standings_of_participant(unit.connection, participant_id=participant_id)
    return {row[2]: _standing(*row) for row in rows}


def status_of(
    unit: Unit, dossier_id: str, slot: Slot, questionnaire: str
) -> tuple[Status, datetime | None]:
    """How far this contribution is, and when it was last handed in; nothing is opened for it."""
    row = unit.queries.status_of(
        unit.connection, dossier_id=dossier_id, slot=slot.value, questionnaire=questionnaire
    )
    return (Status.NEW, None) if row is None else (Status(row[0]), read_optional(row[1]))


def _standing(
    participant_id: str,
    dossier_id: str,
    questionnaire: str,
    status: str,
    done: int,
    total: int,
    updated_at: int,
    submitted_at: int | None,
) -> Standing:
    return Standing(
        participant_id,
        dossier_id,
        questionnaire,
        Status(status),
        done,
        total,
        read(updated_at),
        read_optional(submitted_at),
    )


def _read(plain: bytes) -> Session:
    return Session.from_json(json.loads(plain))


def _part(participant: Participant, questionnaire: str) -> Part:
    if participant.dossier_id is None or participant.slot is None:
        raise ValueError("a leerkracht fills in nothing")
    return Part(participant.dossier_id, questionnaire, participant.slot)


def _context(participant: Participant, questionnaire: str) -> str:
    return f"session/{participant.id}/{questionnaire}"
