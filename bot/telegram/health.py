"""How the channel is doing, for the log and for `overdracht doctor`."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

import structlog

from bot.metrics import TELEGRAM

log = structlog.get_logger()


class Condition(StrEnum):
    STARTING = "starting"
    RUNNING = "running"
    WRONG_TOKEN = "wrong_token"  # noqa: S105 - a condition, not a token
    CONFLICT = "conflict"
    UNREACHABLE = "unreachable"
    STOPPED = "stopped"


AWAY = frozenset({Condition.UNREACHABLE, Condition.WRONG_TOKEN})

SENTENCES = {
    Condition.STARTING: "Telegram: verbinding maken.",
    Condition.RUNNING: "Telegram: de bot luistert.",
    Condition.WRONG_TOKEN: (
        "Telegram kent dit token niet. Controleer OVERDRACHT_TELEGRAM_TOKEN bij @BotFather. "
        "De webchat werkt gewoon door."
    ),
    Condition.CONFLICT: (
        "Een ander programma gebruikt hetzelfde token (Telegram zegt: 409). Stop dat programma, of "
        "vraag @BotFather om een nieuw token als u het niet kent."
    ),
    Condition.UNREACHABLE: "Telegram is niet bereikbaar. De bot blijft het proberen.",
    Condition.STOPPED: "Telegram: de bot is gestopt.",
}
"""For whoever runs the program."""


@dataclass(slots=True)
class Health:
    """Logged when it changes, never at every try."""

    condition: Condition = Condition.STARTING
    _sign: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def sentence(self) -> str:
        return SENTENCES[self.condition]

    async def reachable(self) -> None:
        """Returns when Telegram is there: while it is away only the poller looks, so that nothing
        that waits makes calls of its own."""
        while self.condition in AWAY:
            await self.sign()

    async def sign(self) -> None:
        """Returns at the next sign of life of Telegram."""
        await self._sign.wait()

    def becomes(self, condition: Condition) -> None:
        if condition is Condition.RUNNING:
            self._sign.set()
            self._sign = asyncio.Event()
        if condition is self.condition:
            return
        self.condition = condition
        TELEGRAM.state(condition)
        good = condition in {Condition.RUNNING, Condition.STARTING, Condition.STOPPED}
        (log.info if good else log.warning)(f"telegram.{condition}", meaning=self.sentence)
