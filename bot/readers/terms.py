"""Until when a link works. A day counts whole, in Amsterdam."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from locales.catalogue import HOME

LONGEST = timedelta(days=365)  # a mentor reads in the brugklas, not later
A_MONTH = timedelta(days=30)
KEPT = timedelta(days=30)
"""After its end a link can be prolonged as long as this; then it goes, with the mentor's name."""


def today(now: datetime) -> date:
    return now.astimezone(HOME).date()


def usual(now: datetime, kept_until: date) -> date:
    """The day before the werkstukken are erased, at most a year from now; when that day is past
    (they were kept longer), a month from now."""
    last = kept_until - timedelta(days=1)
    return min(last, latest(now)) if last >= today(now) else today(now) + A_MONTH


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
