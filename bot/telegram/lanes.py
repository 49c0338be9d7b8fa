"""Order per person, concurrency across persons."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

import structlog

log = structlog.get_logger()

Job = Callable[[], Awaitable[None]]


class Lanes:
    """Jobs with the same key run one after the other, in the order given; others beside them.

    A job that raises is logged by its error's class alone and never stops its lane.
    """

    def __init__(self) -> None:
        self._waiting: dict[Hashable, deque[Job]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def put(self, key: Hashable, job: Job) -> None:
        """Runs the job when all earlier ones with this key are done."""
        lane = self._waiting.get(key)
        if lane is not None:
            lane.append(job)
            return
        lane = self._waiting[key] = deque([job])
        task = asyncio.get_running_loop().create_task(self._run(key, lane))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def drain(self, seconds: float) -> None:
        """Waits until all lanes are empty, at most so long; then drops what is left."""
        if self._running:
            await asyncio.wait(self._running, timeout=seconds)
        left = list(self._running)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _run(self, key: Hashable, lane: deque[Job]) -> None:
        try:
            while lane:
                await self._do(lane.popleft())
        finally:
            del self._waiting[key]

    @staticmethod
    async def _do(job: Job) -> None:
        try:
            await job()
        except Exception as error:  # noqa: BLE001 - one person's trouble never stops the bot
            # Only the class: a message or a traceback may hold an answer.
            log.error("telegram.job_failed", error=type(error).__name__)
