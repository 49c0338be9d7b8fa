"""What went out of a dossier, to which VO school, and whether the mentor said that it is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Unit
from storage.times import read, read_optional, stored

_Row = tuple[str, str, str | None, int, int | None]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """`vo_school_id` is where it went, which is not always where the leerling is registered now;
    "" when that school has left the list."""

    dossier_id: str
    questionnaire: str
    vo_school_id: str
    handed_over_at: datetime
    received_at: datetime | None


def hand_over(
    unit: Unit, dossier_id: str, questionnaire: str, vo_school_id: str, now: datetime
) -> None:
    """Once more, after the werkstuk was opened again or to another school, asks the mentor once
    more whether it is there."""
    unit.queries.save_handover(
        unit.connection,
        dossier_id=dossier_id,
        questionnaire=questionnaire,
        vo_school_id=vo_school_id or None,
        now=stored(now),
    )


def take_back(unit: Unit, dossier_id: str, questionnaire: str) -> None:
    """It was not handed over after all."""
    unit.queries.remove_handover(
        unit.connection, dossier_id=dossier_id, questionnaire=questionnaire
    )


def set_received(
    unit: Unit, dossier_id: str, questionnaire: str, received_at: datetime | None
) -> bool:
    """None: it is not there after all. False when it was never handed over."""
    return bool(
        unit.queries.set_received(
            unit.connection,
            dossier_id=dossier_id,
            questionnaire=questionnaire,
            received_at=None if received_at is None else stored(received_at),
        )
    )


def of_dossier(unit: Unit, dossier_id: str) -> dict[str, HandedOver]:
    """By questionnaire."""
    rows = unit.queries.handovers_of_dossier(unit.connection, dossier_id=dossier_id)
    return {row[1]: _handed_over(row) for row in rows}


def of_klas(unit: Unit, klas_id: str) -> dict[tuple[str, str], HandedOver]:
    """By dossier id and questionnaire."""
    rows = unit.queries.handovers_of_klas(unit.connection, klas_id=klas_id)
    return {(row[0], row[1]): _handed_over(row) for row in rows}


def _handed_over(row: _Row) -> HandedOver:
    dossier_id, questionnaire, vo_school_id, handed_over_at, received_at = row
    return HandedOver(
        dossier_id,
        questionnaire,
        vo_school_id or "",
        read(handed_over_at),
        read_optional(received_at),
    )
