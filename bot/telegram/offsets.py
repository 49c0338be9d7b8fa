"""Which updates are dealt with, and so from where Telegram must give them again after a crash."""

from __future__ import annotations

import asyncio

REMEMBERED = 1000  # ids below the offset that are still recognised when they come once more


class Offsets:
    """Telegram forgets an update when a later poll asks from beyond it: so never before it is
    safely stored, in whatever order that happens."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._open: set[int] = set()
        self._highest: int | None = None
        self._settled = asyncio.Event()
        self._settled.set()

    @property
    def next(self) -> int | None:
        """The offset for the next poll: the oldest that is not done. None before the first."""
        if self._open:
            return min(self._open)
        return None if self._highest is None else self._highest + 1

    @property
    def is_settled(self) -> bool:
        return not self._open

    def take(self, update: int) -> bool:
        """False when it was taken before."""
        if update in self._seen:
            return False
        self._seen.add(update)
        self._open.add(update)
        self._highest = update if self._highest is None else max(self._highest, update)
        self._settled.clear()
        return True

    def done(self, update: int) -> None:
        """It is on the disk, or there is nothing to keep."""
        self._open.discard(update)
        if not self._open:
            self._settled.set()
            self._forget()

    async def settled(self, seconds: float) -> None:
        """Waits until everything taken is done, at most so long."""
        try:
            async with asyncio.timeout(seconds):
                await self._settled.wait()
        except TimeoutError:
            return

    def _forget(self) -> None:
        if len(self._seen) > 2 * REMEMBERED:
            self._seen = set(sorted(self._seen)[-REMEMBERED:])
