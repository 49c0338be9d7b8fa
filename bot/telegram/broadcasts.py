"""News that nobody asked for in this chat: somebody handed in, the leerkracht re-opened.

Paced far below Telegram's limits, so that replies always have room (Bot API FAQ: 30 messages a
second over all chats, one a second to the same chat).
"""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import Protocol

import structlog
from aiolimiter import AsyncLimiter

from bot.assistant import Assistant
from bot.replies import Owed, OwedState, Priority
from bot.telegram.delivery import Delivery
from bot.telegram.lanes import Lanes
from bot.telegram.messages import Message
from bot.telegram.outcomes import Outcome
from bot.trouble import StoreUnwell
from conversations.people import Channel

A_SECOND = 20  # of the 30 that Telegram allows; the rest is for replies
TO_ONE_CHAT = 1.0  # seconds between two
LOOK_SECONDS = 2.0  # how long news waits at most before it is seen

# In doubt it is not sent again: news that came twice is worse than the board that tells it.
STATES = {
    Outcome.SENT: OwedState.SENT,
    Outcome.UNKNOWN: OwedState.SENT,
    Outcome.WAIT: OwedState.OWED,
}

log = structlog.get_logger()


class News(Protocol):
    """What there is to say."""

    async def words(self, row: Owed) -> list[Message]:
        """In the language of whom it is for; [] when it means nothing any more."""
        ...

    async def waits(self, row: Owed) -> bool:
        """Whether it may not be sent at this moment, but later."""
        ...


class Broadcasts:
    """Looks for rows that are owed, and sends them."""

    def __init__(self, assistant: Assistant, delivery: Delivery, lanes: Lanes, news: News) -> None:
        self._assistant = assistant
        self._delivery = delivery
        self._lanes = lanes
        self._news = news
        self._overall = AsyncLimiter(A_SECOND, 1)
        self._taken: set[str] = set()
        self._last: dict[int, float] = {}

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001 - the next look tries again
                log.error("telegram.broadcasts_failed", error=type(error).__name__)
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Sends what is owed now."""
        owed = await self._assistant.owed(Channel.TELEGRAM)
        self._taken.intersection_update(row.id for row in owed)
        for row in owed:
            if row.priority is not Priority.BROADCAST or row.id in self._taken:
                continue
            if not await self._news.waits(row):
                self._taken.add(row.id)
                await self._overall.acquire()
                self._lanes.put(int(row.address), partial(self._begin, row))

    async def _begin(self, row: Owed) -> None:
        try:
            await self._send(row)
        except StoreUnwell:
            self._taken.discard(row.id)  # another look begins anew

    async def _send(self, row: Owed) -> None:
        chat = int(row.address)
        await asyncio.sleep(max(0.0, self._last.get(chat, 0.0) + TO_ONE_CHAT - time.monotonic()))
        if row.state is OwedState.OWED:
            await self._assistant.mark([row.id], OwedState.SENDING)
        outcome = Outcome.SENT
        for message in await self._news.words(row):
            outcome = await self._delivery.deliver(
                chat, message, put_off=partial(self._news.waits, row)
            )
        self._last[chat] = time.monotonic()
        state = STATES.get(outcome, OwedState.FAILED)
        if state is OwedState.OWED:
            await self._assistant.mark([row.id], state)
            self._taken.discard(row.id)
        else:
            # It stays taken: while this cannot be stored it looks as if it were still to be sent.
            self._delivery.marks.add([row.id], state)
