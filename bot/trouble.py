"""The store cannot be used just now: what the doors need to know of it, and what is counted.

Whoever sent something keeps it and sends it again; nobody's input is given up for this.
"""

from __future__ import annotations

import structlog

from bot.metrics import STORE_FAILED, STORE_UNWELL
from storage.errors import StoreUnwell

__all__ = ["StoreUnwell", "Watch"]

log = structlog.get_logger()


class Watch:
    """Told of every commit. Logs when the trouble begins, changes and ends, not at every try."""

    def __init__(self) -> None:
        self._cause = ""
        STORE_UNWELL.set(0)

    def __call__(self, unwell: StoreUnwell | None) -> None:
        cause = "" if unwell is None else unwell.cause
        if unwell is not None:
            STORE_FAILED.labels(cause).inc()
        if cause == self._cause:
            return
        self._cause = cause
        STORE_UNWELL.set(unwell is not None)
        if unwell is None:
            log.info("store.well")
        else:
            log.error("store.unwell", cause=cause, meaning=str(unwell))
