"""The queue of updates and the long poll on it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from tests.fakes.bot_api.errors import ApiError, bad_request, conflict
from tests.fakes.bot_api.models import Json

MOST_PER_POLL = 100
LONGEST_POLL = 50  # seconds; Telegram cuts longer ones
KINDS = {
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "inline_query",
    "poll",
    "poll_answer",
    "chat_join_request",
    "message_reaction",
    "message_reaction_count",
    "channel_post",
    "edited_channel_post",
    "chosen_inline_result",
}
ONLY_ON_REQUEST = {"chat_member", "message_reaction", "message_reaction_count"}


class Updates:
    """`allowed` is remembered between calls, as Telegram does; it filters what arrives later."""

    def __init__(self) -> None:
        self.queue: deque[Json] = deque()
        self.confirmed = asyncio.Event()  # set while nothing waits
        self.confirmed.set()
        self.polled = asyncio.Event()  # set by every poll; clear it to wait for the next
        self.next_id = 700_000_001
        self.allowed: set[str] | None = None
        self.webhook_url = ""
        self.on_webhook: Callable[[], None] = lambda: None
        self.mangle: Callable[[list[Json]], list[Json]] = lambda batch: batch
        self._poll: asyncio.Future[str] | None = None

    def add(self, kind: str, payload: Json) -> Json | None:
        """Queues an update; None when the bot did not ask for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in ONLY_ON_REQUEST
        if not wanted:
            return None
        update = {"update_id": self.next_id, kind: payload}
        self.next_id += 1
        self.queue.append(update)
        self.confirmed.clear()
        if self.webhook_url:
            self.on_webhook()
        else:
            self.wake("news")
        return update

    def wake(self, why: str) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_result(why)

    def allow(self, kinds: Any) -> None:
        """None leaves what was asked before; an empty list is the default set."""
        if kinds is None:
            return
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise bad_request("can't parse allowed updates: expected an Array of String")
        self.allowed = {kind for kind in kinds if kind in KINDS} or None

    def forget(self, offset: int) -> None:
        """A positive offset confirms everything before it; a negative one keeps the last ones."""
        if offset > 0:
            while self.queue and self.queue[0]["update_id"] < offset:
                self.queue.popleft()
        while offset < 0 and len(self.queue) > -offset:
            self.queue.popleft()
        if not self.queue:
            self.confirmed.set()

    def drop(self) -> None:
        self.queue.clear()
        self.confirmed.set()

    async def fetch(self, offset: int, limit: int, seconds: int, allowed: Any) -> list[Json]:
        """One getUpdates. A second one ends the first with 409, as on Telegram's own server."""
        if self.webhook_url:
            raise conflict(
                "can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first"
            )
        self.polled.set()
        self.allow(allowed)
        self.wake("conflict")
        self.forget(offset)
        if not self.queue and seconds > 0:
            await self._wait(min(seconds, LONGEST_POLL))
        limit = limit if 1 <= limit <= MOST_PER_POLL else MOST_PER_POLL
        batch = [update for update, _ in zip(self.queue, range(limit), strict=False)]
        return self.mangle(batch)

    async def _wait(self, seconds: float) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        await asyncio.wait([poll], timeout=seconds)
        why = poll.result() if poll.done() else ""
        if self._poll is poll:
            self._poll = None
        if why == "conflict":
            raise conflict(
                "terminated by other getUpdates request; "
                "make sure that only one bot instance is running"
            )
        if why == "webhook":
            raise conflict("terminated by setWebhook request")
        if why == "closed":
            raise ApiError(500, "Internal Server Error: restart")
