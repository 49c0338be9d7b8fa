"""Flood limits: 1 message a second in a chat, 30 a second in all, 20 a minute in a group."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from tests.fakes.bot_api.errors import too_many_requests
from tests.fakes.bot_api.models import Chat


@dataclass(slots=True)
class _Bucket:
    """`size` messages at once, refilled at `rate` a second."""

    size: float
    rate: float
    level: float
    at: float

    def seconds_until_room(self, now: float) -> float:
        self.level = min(self.size, self.level + (now - self.at) * self.rate)
        self.at = now
        return 0.0 if self.level >= 1 else (1 - self.level) / self.rate


class Limits:
    BURST = 4  # "short bursts are allowed": about what Telegram lets through in one chat
    OVERALL = 30
    GROUP_A_MINUTE = 20

    def __init__(self, clock: Callable[[], float], *, on: bool) -> None:
        self.on = on
        self._clock = clock
        self._overall = _Bucket(self.OVERALL, self.OVERALL, self.OVERALL, clock())
        self._chats: dict[int, _Bucket] = {}

    def spend(self, chat: Chat) -> None:
        """Takes room for one message, or refuses with 429 and the seconds to wait."""
        if not self.on:
            return
        now = self._clock()
        bucket = self._chats.get(chat.id) or self._new(chat, now)
        wait = max(bucket.seconds_until_room(now), self._overall.seconds_until_room(now))
        if wait:
            raise too_many_requests(math.ceil(wait))
        bucket.level -= 1
        self._overall.level -= 1

    def _new(self, chat: Chat, now: float) -> _Bucket:
        size, rate = (
            (self.BURST, 1.0)
            if chat.type == "private"
            else (self.GROUP_A_MINUTE, self.GROUP_A_MINUTE / 60)
        )
        return self._chats.setdefault(chat.id, _Bucket(size, rate, size, now))
