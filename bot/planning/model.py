"""What planning hands to its doors. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conversations.questionnaire import Questionnaire
from storage.plans import Plan

__all__ = ["Moment", "Plan", "Planned", "State"]


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
