"""Guessing codes is slowed down: by address, and more so while many are guessing."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

WINDOW_SECONDS = 600.0
# A whole klas behind one school address may mistype, twice each.
PER_ADDRESS = 60
# Wrong tries by everybody together that look like an attack. It never shuts the door: an outsider
# could then lock out the school.
BUSY = 600
# While it is busy. Codes have 58 bits: a hundred thousand addresses that try this often find one of
# a thousand codes in more than ten thousand years.
PER_ADDRESS_WHEN_BUSY = 5


class Limiter:
    """Counts wrong tries only. In memory: a restart forgives everyone, which does no harm."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._tries: deque[tuple[float, str]] = deque()
        self._wrong: Counter[str] = Counter()

    def allows(self, address: str) -> bool:
        """May this address try a code now?"""
        self._forget()
        busy = len(self._tries) >= BUSY
        return self._wrong[address] < (PER_ADDRESS_WHEN_BUSY if busy else PER_ADDRESS)

    def wrong(self, address: str) -> None:
        """A try that failed."""
        self._tries.append((self._clock(), address))
        self._wrong[address] += 1

    def _forget(self) -> None:
        before = self._clock() - WINDOW_SECONDS
        while self._tries and self._tries[0][0] <= before:
            _, address = self._tries.popleft()
            self._wrong[address] -= 1
            if not self._wrong[address]:
                del self._wrong[address]
