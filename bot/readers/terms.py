"""Until when a link works. A day counts whole, in Amsterdam."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from locales.catalogue import HOME

LAST_DAY = (11, 1)  # a mentor has the first two months of the brugklas
SHORTEST = timedelta(days=14)  # made in the second half of October, it is for the year after
LONGEST = timedelta(days=365)
A_MONTH = timedelta(days=30)
KEPT = timedelta(days=30)
"""After its end a link can be prolonged as long as this; then it goes, with the mentor's name."""


def today(now: datetime) -> date:
    return now.astimezone(HOME).date()


def usual(now: datetime) -> date:
    """1 November, at most a year from now."""
    here = today(now)
    day = date(here.year, *LAST_DAY)
    if day - here < SHORTEST:
        day = date(here.year + 1, *LAST_DAY)
    return min(day, latest(now))


def latest(now: datetime) -> date:
    return today(now) + LONGEST


def end_of(day: date) -> datetime:
    """The first moment after this day, in UTC."""
    return datetime.combine(day + timedelta(days=1), time(), HOME).astimezone(UTC)


def last_day(end: datetime) -> date:
    return today(end - timedelta(microseconds=1))


def longer(end: datetime, now: datetime) -> date:
    """A month more, counted from today for a link that is over already."""
    return min(max(last_day(end), today(now)) + A_MONTH, latest(now))
