"""Whether an answer that is given now can be stored, for who watches over the program."""

from __future__ import annotations

import asyncio
import os
import shutil

from bot.hub import Hub
from storage.store import Store

LEAST_FREE_BYTES = 32 * 1024 * 1024
"""One photo of the largest size, and the log of a commit that many wait for. Below this the next
answer may not fit; `overdracht doctor` warns long before."""


class NotReadyError(Exception):
    """The message is for the log; it names no path and nothing personal."""


class Readiness:
    """One per process. While the data are migrated, and when a key is missing at the start, nothing
    listens yet: that is not ready too."""

    def __init__(self, store: Store, hub: Hub) -> None:
        self._store = store
        self._hub = hub

    async def check(self) -> None:
        """Returns when people can come in. Raises NotReadyError or StoreError when they cannot."""
        if self._hub.leaving:
            raise NotReadyError("stopping")
        await asyncio.to_thread(self._look)
        await self._store.probe()

    def _look(self) -> None:
        if shutil.disk_usage(self._store.folder).free < LEAST_FREE_BYTES:
            raise NotReadyError("the disk is full")
        if not os.access(self._store.folder, os.W_OK):  # such as after a fault of the disk
            raise NotReadyError("the data folder cannot be written")
        if not self._store.files_in_place():
            raise NotReadyError("a file of the data is gone or was replaced")
