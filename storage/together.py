"""In overleg: what a leerkracht fills in together with an ouder, and what the ouder says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Unit
from storage.times import read, read_optional, stored


@dataclass(frozen=True, slots=True)
class Together:
    """`leerkracht_id` typed it. `ended_at`: handed in together. `taken_over_at`: the ouder went on
    alone, and from then on the leerkracht types nothing here. `confirmed_at`: the ouder said that
    it is so, or handed it in."""

    leerkracht_id: str
    started_at: datetime
    ended_at: datetime | None = None
    taken_over_at: datetime | None = None
    confirmed_at: datetime | None = None

    @property
    def open(self) -> bool:
        """The leerkracht may type, as long as it is not handed in."""
        return self.taken_over_at is None and self.confirmed_at is None

    @property
    def to_confirm(self) -> bool:
        """Handed in together, and the ouder has said nothing of it yet."""
        return self.ended_at is not None and self.open


def of(unit: Unit, participant_id: str, questionnaire: str) -> Together | None:
    """`participant_id` is the ouder."""
    rows = unit.queries.together_of(
        unit.connection, participant_id=participant_id, questionnaire=questionnaire
    )
    return next((_read(row) for row in rows), None)


def begin(
    unit: Unit, participant_id: str, questionnaire: str, leerkracht_id: str, now: datetime
) -> None:
    """Begun before: nothing changes."""
    unit.queries.begin_together(
        unit.connection,
        participant_id=participant_id,
        questionnaire=questionnaire,
        leerkracht_id=leerkracht_id,
        now=stored(now),
    )


def end(
    unit: Unit, participant_id: str, questionnaire: str, leerkracht_id: str, now: datetime
) -> None:
    """Handed in by this leerkracht."""
    unit.queries.end_together(
        unit.connection,
        participant_id=participant_id,
        questionnaire=questionnaire,
        leerkracht_id=leerkracht_id,
        now=stored(now),
    )


def take_over(unit: Unit, participant_id: str, questionnaire: str, now: datetime) -> None:
    """The ouder goes on alone; a confirmation of before no longer covers what stands."""
    unit.queries.take_together_over(
        unit.connection,
        participant_id=participant_id,
        questionnaire=questionnaire,
        now=stored(now),
    )


def confirm(unit: Unit, participant_id: str, questionnaire: str, now: datetime) -> None:
    unit.queries.confirm_together(
        unit.connection,
        participant_id=participant_id,
        questionnaire=questionnaire,
        now=stored(now),
    )


def of_klas(unit: Unit, klas_id: str) -> dict[tuple[str, str], Together]:
    """By participant id and questionnaire."""
    rows = unit.queries.together_of_klas(unit.connection, klas_id=klas_id)
    return {(participant_id, form): _read(tuple(rest)) for participant_id, form, *rest in rows}


def _read(row: tuple[str, int, int | None, int | None, int | None]) -> Together:
    leerkracht_id, started_at, ended_at, taken_over_at, confirmed_at = row
    return Together(
        leerkracht_id,
        read(started_at),
        read_optional(ended_at),
        read_optional(taken_over_at),
        read_optional(confirmed_at),
    )
