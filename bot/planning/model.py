"""What planning hands to its doors. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conversations.people import Participant
from conversations.questionnaire import Questionnaire
from storage.news import Digest
from storage.plans import Plan

__all__ = ["Behind", "Digest", "Moment", "Plan", "Planned", "Reachable", "Ripe", "State", "Told"]


class State(StrEnum):
    """`COMES` at its moment; `DONE`; `PAST`: its moment was over when it was asked for;
    `NOWHERE`: no school day is left between it and the end of the deadline; `SAME`: it falls
    together with one before it."""

    COMES = "comes"
    DONE = "done"
    PAST = "past"
    NOWHERE = "nowhere"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Moment:
    """A reminder to whoever is behind. `at` is None only when it falls NOWHERE."""

    days_before: int
    at: datetime | None
    state: State


@dataclass(frozen=True, slots=True)
class Planned:
    """A questionnaire in a klas. `deadline` None: there is no plan. `school_day`: whether the
    deadline is one."""

    questionnaire: Questionnaire
    deadline: date | None = None
    days_before: tuple[int, ...] = ()
    moments: tuple[Moment, ...] = ()
    school_day: bool = True


class Ripe(StrEnum):
    """Whether what is owed may be sent: at this moment, later, or not any more."""

    NOW = "now"
    LATER = "later"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Told:
    """A piece of news for a leerkracht: what happened (see `storage.news.Kind`), in which
    questionnaire ("" in none), and who it is about."""

    kind: str
    questionnaire: str
    person: Participant
    leerling: str


class Reachable(StrEnum):
    """Whether a reminder reaches somebody: `NOW`; `RESTING`: was reminded less than three days
    ago; `OFF`: not wanted; `BLOCKED` us in Telegram; `NO_TELEGRAM`: never came by Telegram."""

    NOW = "now"
    RESTING = "resting"
    OFF = "off"
    BLOCKED = "blocked"
    NO_TELEGRAM = "no_telegram"


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody who has not handed in. `leerling` is whose dossier it is. `wanted`: reminders are
    on for this person."""

    participant: Participant
    leerling: str
    reach: Reachable
    wanted: bool = True

    @property
    def on_paper(self) -> bool:
        """Only a letter or a card gets there."""
        return self.reach in {Reachable.BLOCKED, Reachable.NO_TELEGRAM}
