"""Who takes part, in which role, for which klas or dossier; and where they are on a channel.

Names are sealed with the dossier's key, or with the school's for a leerkracht.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Channel, Participant, Role, Slot
from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Seat:
    """A participant at a channel's address, in one questionnaire ("" for a leerkracht or when the
    person has yet to choose)."""

    participant: Participant
    questionnaire: str


def add(
    unit: Unit,
    role: Role,
    klas_id: str,
    dossier_id: str | None,
    slot: Slot | None,
    name: str,
    now: datetime,
) -> Participant:
    raise NotImplementedError


def participant(unit: Unit, participant_id: str) -> Participant | None:
    raise NotImplementedError


def of_dossier(unit: Unit, dossier_id: str) -> list[Participant]:
    raise NotImplementedError


def leerkrachten(unit: Unit, klas_id: str) -> list[Participant]:
    raise NotImplementedError


def choose_language(unit: Unit, participant_id: str, language: str) -> None:
    raise NotImplementedError


def bind(unit: Unit, channel: Channel, address: str, participant_id: str, now: datetime) -> None:
    """The address now also speaks for this participant, and this one becomes its current seat.
    A Telegram chat may hold several participants; an address that was unreachable is reachable."""
    raise NotImplementedError


def seats(unit: Unit, channel: Channel, address: str) -> list[Participant]:
    """Everybody that this address speaks for, the current one first."""
    raise NotImplementedError


def seat(unit: Unit, channel: Channel, address: str) -> Seat | None:
    """The current one, or None when nobody is known here."""
    raise NotImplementedError


def sit(
    unit: Unit, channel: Channel, address: str, participant_id: str, questionnaire: str
) -> None:
    """Makes this participant and questionnaire the current one at the address."""
    raise NotImplementedError


def unbind(unit: Unit, channel: Channel, address: str, participant_id: str) -> None:
    raise NotImplementedError


def addresses(unit: Unit, participant_id: str, channel: Channel) -> list[str]:
    """Where this participant can be reached (unreachable ones left out)."""
    raise NotImplementedError


def mark_unreachable(unit: Unit, channel: Channel, address: str, now: datetime) -> None:
    """Blocked the bot, or the account is gone."""
    raise NotImplementedError


def unreachable(unit: Unit, klas_id: str) -> set[str]:
    """Ids of participants whose every Telegram address is unreachable."""
    raise NotImplementedError
