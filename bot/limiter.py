"""Guessing codes is slowed down: by address, and in total."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

WINDOW_SECONDS = 600.0
# A whole klas behind one school address may mistype, twice each.
PER_ADDRESS = 60
# 58-bit codes: at this rate guessing one of a thousand takes longer than the school exists.
IN_TOTAL = 600


class Limiter:
    """Counts wrong tries only. In memory: a restart forgives everyone, which does no harm."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}
        self._all: deque[float] = deque()

    def allows(self, address: str) -> bool:
        """May this address try a code now?"""
        self._forget()
        return len(self._all) < IN_TOTAL and len(self._wrong.get(address, ())) < PER_ADDRESS

    def wrong(self, address: str) -> None:
        """A try that failed."""
        now = self._clock()
        self._all.append(now)
        self._wrong.setdefault(address, deque()).append(now)

    def _forget(self) -> None:
        before = self._clock() - WINDOW_SECONDS
        while self._all and self._all[0] <= before:
            self._all.popleft()
        for address, tries in list(self._wrong.items()):
            while tries and tries[0] <= before:
                tries.popleft()
            if not tries:
                del self._wrong[address]
