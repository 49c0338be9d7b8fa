"""When somebody may be sent a word: in school hours only, on a day that is a school day. Pure.

Hours and days are those of Europe/Amsterdam, so that 8:30 is 8:30 in summer and in winter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from locales.catalogue import HOME

FIRST = time(8, 30)  # school has begun; well within what the design allows (8:00-20:00)
LAST = time(15, 30)  # school is over
DIGEST = time(15, 15)  # the children have gone home, the leerkracht has not
REST = timedelta(days=3)  # between two reminders to one person, whatever they are about
USUAL_DAYS = (7, 2)  # before the deadline: a week for who plans, two days for who does not
MOST_MOMENTS = 4  # for one questionnaire: more is nagging
MOST_DAYS = 60  # before a deadline: earlier than that a reminder is no reminder
LONGEST_FREE = timedelta(days=100)  # longer than any vacation: then a year was mistyped

_A_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Free:
    """Days without school; `last` is the last of them."""

    first: date
    last: date

    @classmethod
    def read(cls, written: str) -> Free:
        """ "2027-05-06" or "2026-12-19..2027-01-03". Raises ValueError."""
        first, _, last = written.partition("..")
        free = cls(date.fromisoformat(first), date.fromisoformat(last or first))
        if not timedelta() <= free.last - free.first <= LONGEST_FREE:
            raise ValueError("the last day comes before the first, or years after it")
        return free


@dataclass(frozen=True, slots=True)
class Calendar:
    """The school days: Monday to Friday, but not the public holidays and not what is `free`."""

    free: tuple[Free, ...] = ()

    def is_school_day(self, day: date) -> bool:
        if day.weekday() >= _SATURDAY or day in public_holidays(day.year):
            return False
        return not any(free.first <= day <= free.last for free in self.free)

    def allowed(self, moment: datetime) -> bool:
        there = moment.astimezone(HOME)
        return self.is_school_day(there.date()) and FIRST <= there.time() < LAST

    def next_allowed(self, moment: datetime) -> datetime:
        """This moment, or the first after it that is allowed."""
        if self.allowed(moment):
            return moment
        there = moment.astimezone(HOME)
        day = there.date() if there.time() < FIRST else there.date() + _A_DAY
        return _at(self._school_day(day), FIRST)

    def reminder(self, deadline: date, days_before: int) -> datetime | None:
        """The first allowed moment of that day, else of the next school day; None when there is
        none before the deadline is over."""
        day = self._school_day(deadline - timedelta(days=days_before))
        return _at(day, FIRST) if day <= deadline else None

    def digest(self, after: datetime) -> datetime:
        """The first moment after this one at which leerkrachten get their digest."""
        there = after.astimezone(HOME)
        day = there.date() if there.time() < DIGEST else there.date() + _A_DAY
        return _at(self._school_day(day), DIGEST)

    def _school_day(self, day: date) -> date:
        """This day, or the first school day after it."""
        while not self.is_school_day(day):
            day += _A_DAY
        return day


def today(now: datetime) -> date:
    return now.astimezone(HOME).date()


def over(deadline: date, moment: datetime) -> bool:
    """The deadline itself still counts."""
    return today(moment) > deadline


def rested(reminded_at: datetime | None, now: datetime) -> bool:
    """Whether somebody reminded then may be reminded now. Counted in days, so that two moments
    three days apart are never too close by a second. A moment far in the future was written by a
    clock that went wrong."""
    return reminded_at is None or abs(today(now) - today(reminded_at)) >= REST


def public_holidays(year: int) -> frozenset[date]:
    """On which no school in the Netherlands is open (Algemene termijnenwet, article 3; without
    5 May and Goede Vrijdag, which schools decide on themselves)."""
    paasdag = easter(year)
    koningsdag = date(year, 4, 27)
    if koningsdag.weekday() == _SATURDAY + 1:
        koningsdag -= _A_DAY
    after_easter = (0, 1, 39, 49, 50)  # Pasen, Hemelvaart, Pinksteren
    return frozenset(
        {date(year, 1, 1), koningsdag, date(year, 12, 25), date(year, 12, 26)}
        | {paasdag + timedelta(days=days) for days in after_easter}
    )


def easter(year: int) -> date:
    """Sunday of Easter in the Gregorian calendar (the "anonymous" algorithm of Meeus, Jones and
    Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _at(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, HOME).astimezone(UTC)
