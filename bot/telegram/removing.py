"""What somebody said in confidence leaves the chat, and what could not leave is said honestly.

A removal stands in the row of the reply that it belongs to, which is marked only afterwards: a
process that dies in between still owes it, and does it at the next start. To remove twice is no
harm, so what may or may not have been done is simply done again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from bot.telegram.messages import Message
from bot.telegram.outcomes import Outcome
from bot.telegram.sender import Sender

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
_NOT_YET = frozenset({Outcome.WAIT, Outcome.AGAIN, Outcome.UNKNOWN})


class Removing:
    """One per channel. Within a chat its calls come one after another."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._unsaid: dict[int, str] = {}

    async def before(self, chat: int, message: Message) -> Message:
        """Removes what this message says is removed, and gives it with the word about that. A
        removal that failed earlier, and was not told, goes before."""
        word = self.unsaid(chat)
        if message.erase:
            gone = await self.gone(chat, message.erase)
            word = (word or message.erased) if gone else message.not_erased
        if not word:
            return message
        return replace(message, erase=0, text=f"{word}\n\n{message.text}")

    async def of_unsent(self, chat: int, messages: Sequence[Message]) -> None:
        """The same for messages that are not sent themselves: another says it all."""
        for message in messages:
            if message.bare and message.bare_first:
                await self._sender.bare(chat, message.bare)
            if message.erase and not await self.gone(chat, message.erase):
                self._unsaid[chat] = message.not_erased

    def unsaid(self, chat: int) -> str:
        """The word (HTML) about a removal that failed and was not told yet; "" when there is
        none. It is given once."""
        return self._unsaid.pop(chat, "")

    async def gone(self, chat: int, message_id: int) -> bool:
        """Whether it is removed; tries until Telegram says yes or no."""
        pause = FIRST_PAUSE
        while True:
            sent = await self._sender.erase(chat, message_id)
            if sent.outcome not in _NOT_YET:
                return sent.outcome is Outcome.SENT
            await asyncio.sleep(sent.wait or pause)
            pause = min(2 * pause, LONGEST_PAUSE)
