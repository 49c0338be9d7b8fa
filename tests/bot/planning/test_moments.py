"""School hours, through weekends, holidays and both changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.planning.moments import FIRST, LAST, Calendar, Free, easter, public_holidays, rested
from locales.catalogue import HOME

KERST = Free(date(2026, 12, 19), date(2027, 1, 3))
SCHOOL = Calendar((KERST, Free(date(2027, 5, 5), date(2027, 5, 5))))


def here(written: str) -> datetime:
    """A moment as the clock on the wall says it."""
    return datetime.fromisoformat(written).replace(tzinfo=HOME)


@pytest.mark.parametrize(
    ("moment", "allowed"),
    [
        ("2027-06-11 08:29:59.999999", False),
        ("2027-06-11 08:30", True),
        ("2027-06-11 15:29:59", True),
        ("2027-06-11 15:30", False),
        ("2027-06-12 10:00", False),  # Saturday
        ("2027-06-13 10:00", False),  # Sunday
        ("2026-12-21 10:00", False),  # in the vacation
        ("2027-01-04 10:00", True),  # the day after it
        ("2027-03-29 10:00", False),  # second day of Easter
        ("2027-05-05 10:00", False),
    ],
)
def test_school_hours(moment: str, allowed: bool) -> None:
    assert SCHOOL.allowed(here(moment)) is allowed
    assert SCHOOL.allowed(here(moment).astimezone(UTC)) is allowed


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        ("2027-06-11 12:00", "2027-06-11 12:00"),
        ("2027-06-11 03:00", "2027-06-11 08:30"),
        ("2027-06-11 15:30", "2027-06-14 08:30"),
        ("2027-06-12 12:00", "2027-06-14 08:30"),
        ("2026-12-18 16:00", "2027-01-04 08:30"),
        ("2027-03-26 16:00", "2027-03-30 08:30"),  # over Easter, and over the change to summer time
    ],
)
def test_what_falls_outside_moves_to_the_next_allowed_moment(moment: str, then: str) -> None:
    assert SCHOOL.next_allowed(here(moment)) == here(then)


@pytest.mark.parametrize(
    ("deadline", "days", "at"),
    [
        (date(2027, 6, 18), 7, "2027-06-11 08:30"),
        (date(2027, 6, 18), 2, "2027-06-16 08:30"),
        (date(2027, 6, 18), 0, "2027-06-18 08:30"),
        (date(2027, 6, 21), 2, "2027-06-21 08:30"),  # Saturday: the Monday is the last day itself
        (date(2027, 6, 20), 1, None),  # a Sunday, and the day before it
        (date(2027, 1, 3), 7, None),  # all of it in the vacation
        (date(2027, 1, 8), 7, "2027-01-04 08:30"),
        (date(2027, 4, 2), 7, "2027-03-26 08:30"),
    ],
)
def test_a_reminder_never_comes_after_the_deadline(
    deadline: date, days: int, at: str | None
) -> None:
    assert SCHOOL.reminder(deadline, days) == (here(at) if at else None)


def test_every_hour_of_two_years() -> None:
    """Both changes of the clock, twice: the answer is allowed, is not before what was asked, and
    nothing allowed lies between them."""
    moment = datetime(2026, 8, 1, tzinfo=UTC)
    while moment < datetime(2028, 8, 1, tzinfo=UTC):
        then = SCHOOL.next_allowed(moment)
        there = then.astimezone(HOME)
        assert then >= moment
        assert SCHOOL.is_school_day(there.date())
        assert FIRST <= there.time() < LAST
        if then > moment:
            assert there.time() == FIRST
            assert not SCHOOL.allowed(moment)
            assert not any(
                SCHOOL.is_school_day(day.date()) for day in _days(moment.astimezone(HOME), there)
            )
        moment += timedelta(hours=1)


def _days(first: datetime, last: datetime) -> list[datetime]:
    """The days between the two, the first one only when its school hours still lay ahead."""
    start = first if first.time() < FIRST else first + timedelta(days=1)
    count = (last.date() - start.date()).days
    return [start + timedelta(days=step) for step in range(count)]


@pytest.mark.parametrize("deadline", [date(2027, 3, 31), date(2026, 10, 28)])
def test_half_past_eight_stays_half_past_eight_when_the_clock_changes(deadline: date) -> None:
    moments = [Calendar().reminder(deadline, days) for days in range(10)]
    assert {at.astimezone(HOME).time() for at in moments if at} == {time(8, 30)}
    hours = {at.astimezone(UTC).hour for at in moments if at}
    assert hours == {6, 7}, "an hour apart in UTC"


@pytest.mark.parametrize(
    ("after", "then"),
    [
        ("2027-06-17 15:14", "2027-06-17 15:15"),
        ("2027-06-17 15:15", "2027-06-18 15:15"),
        ("2027-06-18 20:00", "2027-06-21 15:15"),
        ("2026-12-18 16:00", "2027-01-04 15:15"),
    ],
)
def test_a_digest_at_the_end_of_the_school_day(after: str, then: str) -> None:
    assert SCHOOL.digest(here(after)) == here(then)


def test_three_days_are_counted_in_days() -> None:
    now = here("2027-03-29 08:30")  # the day after the change: 71 hours after Friday at 8:30
    assert rested(None, now)
    assert rested(here("2027-03-26 08:30:05"), now)
    assert not rested(here("2027-03-27 08:30"), now)
    assert not rested(now + timedelta(minutes=5), now), "the clock jumped back"
    assert rested(here("2031-01-01 08:30"), now), "by a clock that was years ahead"


@pytest.mark.parametrize(
    ("year", "day"), [(2024, "03-31"), (2025, "04-20"), (2026, "04-05"), (2027, "03-28"),
                      (2028, "04-16"), (2038, "04-25")]
)  # fmt: skip
def test_easter(year: int, day: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


def test_public_holidays() -> None:
    days = {day.strftime("%m-%d") for day in public_holidays(2027)}
    assert days == {
        *("01-01", "03-28", "03-29", "04-27", "05-06", "05-16", "05-17", "12-25", "12-26")
    }
    assert date(2025, 4, 26) in public_holidays(2025), "Koningsdag is never a Sunday"


@pytest.mark.parametrize("written", ["2027-01-03..2026-12-19", "2026-12-19..2037-01-03", "kerst"])
def test_a_vacation_that_cannot_be(written: str) -> None:
    with pytest.raises(ValueError):
        Free.read(written)
