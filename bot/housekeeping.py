"""Once an hour: what is of no use any more is forgotten, and what is past its day is erased.

All of it looks at dates, so it goes by the clock only as far as that can be believed.
"""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot import app, metrics
from bot.app import Services
from bot.readers import service as readers
from bot.retention import doubting
from bot.retention.service import Done, Retention
from storage import half_logins, messages, upgrading, web_sessions
from storage.store import Unit

REMEMBER = timedelta(days=2)  # Telegram repeats an update for 24 hours at most
SECONDS = 3600.0

log = structlog.get_logger()


async def run(services: Services) -> None:
    """Until cancelled."""
    while True:
        try:
            await once(services)
        except Exception as error:  # noqa: BLE001 - the next hour tries again
            log.warning("housekeeping.failed", error=type(error).__name__)
        await asyncio.sleep(SECONDS)


async def once(services: Services) -> None:
    """One round."""
    until = await _believed(services.retention)
    await services.store.transact(partial(_forget, now=until))
    await asyncio.to_thread(upgrading.forget_old, services.store.folder, until)
    if services.settings.retention:
        await _erase(services.retention, until)


async def _believed(retention: Retention) -> datetime:
    """Until when anything may be forgotten or erased because of its date."""
    clock = await retention.beat()
    metrics.CLOCK_DOUBTED.set(clock.doubt is not None)
    if clock.doubt is not None:
        log.warning("clock.doubted", meaning=doubting.in_words(clock))
    return clock.until(app.now())


def _forget(unit: Unit, now: datetime) -> None:
    before = now - REMEMBER
    messages.forget_deliveries(unit, before)
    messages.forget_over(unit, before)
    web_sessions.forget_expired(unit, now)
    readers.forget_over(unit, now)
    half_logins.forget_expired(unit, now)


async def _erase(retention: Retention, until: datetime) -> None:
    """The log is the proof: counts, no names."""
    done = await retention.run(until=until)
    if isinstance(done, Done) and done:
        counts = {f"erased_{what}": count for what, count in asdict(done.counts).items()}
        log.info("retention.erased", klassen=done.klassen, erased_audit=done.audit, **counts)
