"""How long digits are not heard after wrong ones. Pure.

Three of a million sets of digits are good at any moment. Who has the code of a leerkracht and
guesses on and on is heard five times a day in the end: a chance of one in 180 in a whole year. The
leerkracht is kept waiting as well, but is in already on the own devices, and recovery codes are
heard all the time.
"""

from __future__ import annotations

from datetime import datetime, timedelta

IN_A_ROW = 5
PAUSES = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4), timedelta(days=1))


def paused_until(wrong: int, wrong_at: datetime | None) -> datetime | None:
    """Until when, after so many wrong digits in a row; None when they are heard."""
    if wrong_at is None or not wrong or wrong % IN_A_ROW:
        return None
    return wrong_at + PAUSES[min(wrong // IN_A_ROW, len(PAUSES)) - 1]


def minutes_left(wrong: int, wrong_at: datetime | None, now: datetime) -> int:
    """Rounded up; 0 when digits are heard."""
    until = paused_until(wrong, wrong_at)
    if until is None or until <= now:
        return 0
    return -((now - until) // timedelta(minutes=1))
