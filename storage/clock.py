"""How far the clock of this computer can be believed, before something is erased because of it.

A clock that runs to next year by mistake (an empty battery, a typing error, a copy of a machine
that woke up) must not erase a klas. So the time that counts for erasing goes on by itself only in
small steps. After a jump forward it stands still until the clock has run on steadily for a week; a
program that stood still in a vacation loses nothing but that week. After a jump longer than any
vacation it waits for a person's word. Back it never goes: what comes back from a wrong clock has
been erased, or not, already.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from storage.times import read, read_optional, stored
from storage.unit import Unit

STEP = timedelta(days=2)  # between two looks, an hour apart while the program runs: a weekend off
STEADY = timedelta(days=7)  # long enough that somebody at school sees a wrong date
LONGEST = timedelta(days=100)  # longer than any vacation


@dataclass(frozen=True, slots=True)
class Doubt:
    """Since when the clock says what it says, and when it was last seen to go on."""

    since: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """`trusted`: until when erasing by date may look. `doubt` None: that is now."""

    trusted: datetime
    doubt: Doubt | None = None

    def until(self, now: datetime) -> datetime:
        """The moment to reckon with."""
        return min(now, self.trusted)

    @property
    def again(self) -> datetime | None:
        """When a doubted clock is believed by itself, if it goes on; None: never without a
        person's word."""
        if self.doubt is None or self.doubt.since - self.trusted > LONGEST:
            return None
        return self.doubt.since + STEADY


def advanced(before: Clock | None, now: datetime) -> Clock:
    """What is believed at `now`, after `before`. Pure."""
    if before is None:
        return Clock(now)
    if now - before.trusted <= STEP:
        return Clock(max(now, before.trusted))
    doubt = before.doubt
    if doubt is None or abs(now - doubt.seen) > STEP:
        return Clock(before.trusted, Doubt(now, now))
    again = before.again
    if again is not None and now >= again:
        return Clock(now)
    return Clock(before.trusted, Doubt(doubt.since, now))


def look(unit: Unit) -> Clock | None:
    """As it stands; None before the first time."""
    row = unit.queries.clock(unit.connection)
    if row is None or not row[0]:
        return None
    trusted, since, seen = read(row[0]), read_optional(row[1]), read_optional(row[2])
    return Clock(trusted, Doubt(since, seen) if since and seen else None)


def beat(unit: Unit, now: datetime) -> Clock:
    """The program looks at the clock."""
    clock = advanced(look(unit), now)
    _set(unit, clock)
    return clock


def believe(unit: Unit, now: datetime) -> None:
    """A person says that the date is right."""
    _set(unit, Clock(now))


def prove(unit: Unit) -> None:
    """Something small is really written: a full disk still reads, and takes empty commits."""
    unit.queries.prove(unit.connection)


def _set(unit: Unit, clock: Clock) -> None:
    doubt = clock.doubt
    unit.queries.set_clock(
        unit.connection,
        trusted=stored(clock.trusted),
        since=stored(doubt.since) if doubt else None,
        seen=stored(doubt.seen) if doubt else None,
    )
