"""From a deadline and days before it to moments. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.planning.model import Moment, Plan, State
from bot.planning.moments import MOST_DAYS, MOST_MOMENTS, Calendar, today
from bot.problems import Problem

LAST_MONTH, LAST_DAY = 7, 31  # a schooljaar ends on 31 July (Wet op het primair onderwijs)


def moments(
    calendar: Calendar,
    plan: Plan,
    done: Iterable[datetime],
    late: Iterable[datetime],
    now: datetime,
) -> tuple[Moment, ...]:
    """Each of the days before the deadline, in order. `done` were sent; `late` ought to have been
    sent before `now`, and still will be."""
    sent, waiting = set(done), set(late)
    seen: set[datetime] = set()
    found = []
    for days in plan.days_before:
        at = calendar.reminder(plan.deadline, days)
        found.append(Moment(days, at, _state(at, sent, waiting, seen, now)))
        if at is not None:
            seen.add(at)
    return tuple(found)


def _state(
    at: datetime | None,
    done: set[datetime],
    late: set[datetime],
    seen: set[datetime],
    now: datetime,
) -> State:
    if at is None:
        return State.NOWHERE
    if at in seen:
        return State.SAME
    if at in done:
        return State.DONE
    return State.COMES if at > now or at in late else State.PAST


def checked(
    questionnaire: str, deadline: date, days: Iterable[int], schooljaar: str, now: datetime
) -> Plan | Problem:
    """The days put in order, or why this cannot be planned."""
    wanted = tuple(sorted(set(days), reverse=True))
    if deadline < today(now):
        return Problem("deadline_past")
    if deadline > date(int(schooljaar[-4:]), LAST_MONTH, LAST_DAY):
        return Problem.of("deadline_after_schooljaar", schooljaar=schooljaar)
    if len(wanted) > MOST_MOMENTS:
        return Problem.of("too_many_moments", maximum=str(MOST_MOMENTS))
    if any(not 0 <= item <= MOST_DAYS for item in wanted):
        return Problem.of("bad_days_before", maximum=str(MOST_DAYS))
    return Plan(questionnaire, deadline, wanted)
