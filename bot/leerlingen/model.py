"""What the service hands to its doors. Plain values."""

from __future__ import annotations

from dataclasses import dataclass

from conversations.people import Participant


@dataclass(frozen=True, slots=True)
class Written:
    """What one person wrote in one questionnaire, also when that is not asked any more: counts,
    never an answer."""

    participant: Participant
    questionnaire: str
    submitted: bool
    done: int
    total: int
