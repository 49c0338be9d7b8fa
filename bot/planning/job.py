"""Runs beside the program, and does what is planned when its moment comes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

import structlog

from bot.hub import Hub
from bot.planning.moments import Calendar
from bot.planning.sending import Sending
from bot.planning.service import PLANNING
from storage import due
from storage.store import Store

LONGEST_SLEEP = 60.0
"""Seconds. The command line plans in another process, a laptop sleeps, a clock is put right: none
of these wakes us. One look is one search in an index."""

log = structlog.get_logger()


class Job:
    """One per process."""

    def __init__(
        self,
        store: Store,
        sending: Sending,
        calendar: Calendar,
        hub: Hub,
        clock: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._sending = sending
        self._calendar = calendar
        self._hub = hub
        self._clock = clock

    async def run(self) -> None:
        """Until cancelled."""
        with self._hub.subscribe(PLANNING) as planned:
            while True:
                planned.clear()
                try:
                    wait = await self.look()
                except Exception as error:  # noqa: BLE001 - the next look tries again
                    log.warning("planning.failed", error=type(error).__name__)
                    wait = LONGEST_SLEEP
                # Not wait_for: it forgets a stop that comes together with the news.
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait):
                        await planned.wait()

    async def look(self) -> float:
        """Does what is due, when it may be done now. Seconds until the next look."""
        now = self._clock()
        rows = await self._store.read(lambda unit: due.open_until(unit, now))
        if rows and not self._calendar.allowed(now):
            return self._seconds(self._calendar.next_allowed(now), now)
        for row in rows:
            try:
                await self._store.transact(partial(self._sending.do, row=row, now=now))
            except Exception as error:  # noqa: BLE001 - the others must not wait for this one
                log.error("planning.not_done", error=type(error).__name__)
                continue
            self._hub.publish(row.klas_id)
        return self._seconds(await self._store.read(lambda unit: due.next_after(unit, now)), now)

    def _seconds(self, then: datetime | None, now: datetime) -> float:
        return LONGEST_SLEEP if then is None else min((then - now).total_seconds(), LONGEST_SLEEP)
