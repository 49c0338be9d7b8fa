"""Tells the store which messages are sent, many at once when there are many."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import structlog

from bot.assistant import Assistant
from bot.replies import OwedState
from bot.trouble import StoreUnwell

log = structlog.get_logger()


class Marks:
    """One write at a time; what comes meanwhile goes with the next."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._waiting: dict[OwedState, list[str]] = {}
        self._kept: dict[OwedState, list[str]] = {}
        self._writing: asyncio.Task[None] | None = None

    def add(self, ids: Iterable[str], state: OwedState) -> None:
        self._waiting.setdefault(state, []).extend([*self._kept.pop(state, []), *ids])
        if self._writing is None:
            self._writing = asyncio.get_running_loop().create_task(self._write())

    async def close(self) -> None:
        """Waits until all is written."""
        if self._writing is not None:
            await self._writing

    async def _write(self) -> None:
        try:
            while self._waiting:
                waiting, self._waiting = self._waiting, {}
                for state, ids in waiting.items():
                    await self._mark(ids, state)
        finally:
            self._writing = None

    async def _mark(self, ids: list[str], state: OwedState) -> None:
        try:
            await self._assistant.mark(ids, state)
        except StoreUnwell:  # with the next ones; after a restart they make a repeat at most
            self._kept.setdefault(state, []).extend(ids)
        except Exception as error:  # noqa: BLE001 - a mark that is lost only makes a repeat
            log.error("telegram.marks_lost", error=type(error).__name__)
