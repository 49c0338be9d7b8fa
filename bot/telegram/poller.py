"""Our own short poll loop: Telegram forgets an update only when it is safely stored here.

The library's own loop raises the offset before an update is handled and loses answers at a crash.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.telegram.calls import Calls
from bot.telegram.health import Condition, Health
from bot.telegram.offsets import Offsets
from bot.telegram.outcomes import seconds_to_wait
from bot.telegram.updates import Json

LONG_POLL_SECONDS = 25  # Telegram holds a poll up to 50; proxies often cut at 30
MOST_UPDATES = 100  # Bot API: getUpdates, the limit's maximum
SLICE_SECONDS = 0.1  # how long slow work (a photo) may keep the others' next messages waiting
LONGEST_SLICE = 1.0  # while nothing new comes: what waits for a full disk waits for an hour
FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0  # after an outage of an hour people wait half a minute, not more
TOKEN_PAUSE = 300.0  # a wrong token stays wrong until somebody restarts with another

log = structlog.get_logger()


class Poller:
    """`take` gets each update once, in Telegram's order, and must return at once; whoever handled
    it tells `offsets.done`."""

    def __init__(
        self, calls: Calls, offsets: Offsets, health: Health, take: Callable[[Json], None]
    ) -> None:
        self._calls = calls
        self._offsets = offsets
        self._health = health
        self._take = take
        self._pause = FIRST_PAUSE
        self._slice = SLICE_SECONDS

    async def run(self) -> None:
        """Until cancelled. Never ends by itself, whatever Telegram answers."""
        while True:
            await self.once()

    async def until(self, call: Callable[[], Awaitable[None]]) -> None:
        """Makes the call again and again until Telegram takes it."""
        while True:
            try:
                await call()
            except Exception as error:  # noqa: BLE001 - whatever it is, the web chat goes on
                await self._after(error)
            else:
                self._pause = FIRST_PAUSE
                return

    async def confirm(self) -> None:
        """At a stop: what is done need not come again."""
        if self._offsets.next is not None:
            with contextlib.suppress(TelegramError):
                await self._get(1, 0)

    async def once(self, *, wait: bool = True) -> None:
        """One poll; `wait` for updates to come when there are none."""
        well = self._health.condition is Condition.RUNNING  # after trouble, know it at once
        wait = wait and well and self._offsets.is_settled
        try:
            updates = await self._get(MOST_UPDATES, LONG_POLL_SECONDS if wait else 0)
        except Exception as error:  # noqa: BLE001 - also an answer that the library cannot read
            await self._after(error)
            return
        self._pause = FIRST_PAUSE
        self._health.becomes(Condition.RUNNING)
        new = [update for update in updates if self._offsets.take(update["update_id"])]
        for update in new:
            self._take(update)
        self._slice = SLICE_SECONDS if new else min(2 * self._slice, LONGEST_SLICE)
        await self._offsets.settled(self._slice)

    async def _get(self, limit: int, seconds: int) -> list[Json]:
        return await self._calls.get_updates(self._offsets.next, limit, seconds)

    async def _after(self, error: Exception) -> None:
        condition, pause = self._judge(error)
        self._health.becomes(condition)
        await asyncio.sleep(pause)

    def _judge(self, error: Exception) -> tuple[Condition, float]:
        if isinstance(error, InvalidToken):
            return Condition.WRONG_TOKEN, TOKEN_PAUSE
        if isinstance(error, RetryAfter):
            return Condition.RUNNING, seconds_to_wait(error)
        if isinstance(error, TimedOut):
            return Condition.UNREACHABLE, FIRST_PAUSE
        if not isinstance(error, TelegramError):
            log.error("telegram.unreadable", error=type(error).__name__)
        pause, self._pause = self._pause, min(2 * self._pause, LONGEST_PAUSE)
        return (Condition.CONFLICT if isinstance(error, Conflict) else Condition.UNREACHABLE), pause
