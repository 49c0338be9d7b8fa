"""Which groep a row is of, and whether that is this klas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.names import plain
from conversations.people import Klas

MAX_GROEP = 16  # signs of it that are repeated on the page
_WORDS = re.compile(r"\b(?:groep|klas|gr)\b\.?|[\s._-]+", re.IGNORECASE)
_YEAR = re.compile(r"[1-8]")


@dataclass(frozen=True, slots=True)
class Groepen:
    """The groepen of a list beside one klas. `matches` is False when none of them is that klas:
    then nobody can be said to be of another one."""

    seen: frozenset[str]
    own: str
    matches: bool

    def other(self, groep: str) -> bool:
        """A row of a groep that is not this klas, in a list in which this klas can be found."""
        return self.matches and bool(groep) and key(groep) != self.own

    @property
    def wrong_list(self) -> bool:
        """One groep only, and of another year than the klas."""
        if self.matches or len(self.seen) != 1:
            return False
        here, there = _YEAR.search(self.own), _YEAR.search(next(iter(self.seen)))
        return bool(here and there and here[0] != there[0])


def of(groepen: Iterable[str], klas: Klas) -> Groepen:
    """ "Groep 8b", "8B" and "8 b" are one; a "8" is this klas too when no "8b" is there."""
    seen = frozenset(key(groep) for groep in groepen if groep)
    own = key(klas.name)
    if own not in seen and (year := _YEAR.match(own)) and year[0] in seen:
        own = year[0]
    return Groepen(seen, own, own in seen)


def key(groep: str) -> str:
    return _WORDS.sub("", plain(groep)).casefold()


def shown(groep: str) -> str:
    return plain(groep)[:MAX_GROEP]
