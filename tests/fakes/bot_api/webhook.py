"""Posting updates to the bot's webhook: in order within a chat, again until a 2xx answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import aiohttp

from tests.fakes.bot_api.models import Json
from tests.fakes.bot_api.updates import Updates

FIRST_RETRY = 0.05  # seconds; Telegram waits longer, tests should not
LONGEST_RETRY = 2.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Webhook:
    """`answer` runs the method that a bot may put in the body of its answer."""

    def __init__(self, updates: Updates, now: Callable[[], float]) -> None:
        self._updates = updates
        self._now = now
        self._secret = ""
        self._task: asyncio.Task[None] | None = None
        self.answer: Callable[[Json], Any] = lambda body: None
        self.max_connections = 40
        self.last_error = ""
        self.last_error_at = 0.0
        updates.on_webhook = self._start

    def set(self, url: str, secret: str, max_connections: int) -> None:
        self._updates.webhook_url = url
        self._secret = secret
        self.max_connections = max_connections
        self.last_error = ""
        if url:
            self._start()

    def _start(self) -> None:
        if self._updates.queue and (self._task is None or self._task.done()):
            self._task = asyncio.create_task(self._deliver())

    async def _deliver(self) -> None:
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(30)) as session:
            wait = FIRST_RETRY
            while self._updates.queue and self._updates.webhook_url:
                update = self._updates.queue[0]
                if await self._post(session, update):
                    self._updates.forget(update["update_id"] + 1)
                    wait = FIRST_RETRY
                else:
                    await asyncio.sleep(wait)
                    wait = min(LONGEST_RETRY, wait * 2)

    async def _post(self, session: aiohttp.ClientSession, update: Json) -> bool:
        headers = {SECRET_HEADER: self._secret} if self._secret else {}
        try:
            async with session.post(
                self._updates.webhook_url, json=update, headers=headers
            ) as response:
                body = await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            return self._failed(f"Connection failed: {type(error).__name__}")
        if not 200 <= response.status < 300:
            return self._failed(
                f"Wrong response from the webhook: {response.status} {response.reason}"
            )
        if body.startswith(b"{"):
            self.answer(json.loads(body))
        return True

    def _failed(self, why: str) -> bool:
        self.last_error, self.last_error_at = why, self._now()
        return False

    async def close(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
