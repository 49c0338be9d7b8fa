"""One message to one chat: the calls it takes, and what became of them."""

from __future__ import annotations

import asyncio
import html
import re
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any

import structlog
from telegram import Bot, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter, TelegramError

from bot.telegram.calls import Calls
from bot.telegram.messages import Message
from bot.telegram.outcomes import Outcome, outcome_of, seconds_to_wait

COURTESIES_AT_ONCE = 8
"""Calls that only tidy up are dropped while so many run: replies go first."""

NOT_THERE = "message to delete not found"
"""Telegram's own words."""

TAG = re.compile(r"</?(?:b|i|blockquote|code)>")
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Sent:
    """`wait` is what Telegram asks for, in seconds."""

    outcome: Outcome
    wait: float = 0.0


class Sender:
    """Knows the Bot API's calls; decides nothing about trying again."""

    def __init__(self, bot: Bot, calls: Calls) -> None:
        self._bot = bot
        self._calls = calls
        self._courtesies: set[asyncio.Task[None]] = set()

    async def send(self, chat: int, message: Message) -> Sent:
        """Sends, or redraws an earlier message; a new one where that cannot be redrawn."""
        try:
            await self._show(chat, message)
        except RetryAfter as error:
            return Sent(Outcome.WAIT, seconds_to_wait(error))
        except TelegramError as error:
            return Sent(outcome_of(error))
        return Sent(Outcome.SENT)

    async def send_file(self, chat: int, name: str, content: bytes) -> None:
        """A document; tried once more when Telegram asks to wait."""
        try:
            await self._bot.send_document(chat, InputFile(content, name))
        except RetryAfter as error:
            await asyncio.sleep(seconds_to_wait(error))
            await _quietly(self._bot.send_document(chat, InputFile(content, name)))
        except TelegramError as error:
            log.warning("telegram.file_not_sent", error=type(error).__name__)

    async def send_picture(self, chat: int, png: bytes, caption: str) -> int:
        """The id of the message, 0 when Telegram did not take it. `caption` is HTML."""
        try:
            sent = await self._bot.send_photo(
                chat, InputFile(png, "code.png"), caption, parse_mode=ParseMode.HTML
            )
        except RetryAfter as error:
            await asyncio.sleep(seconds_to_wait(error))
            return await self.send_picture(chat, png, caption)
        except TelegramError as error:
            log.warning("telegram.picture_not_sent", error=type(error).__name__)
            return 0
        return sent.message_id

    async def erase(self, chat: int, message_id: int) -> Sent:
        """Removes a message. SENT: it is gone, also when it was gone already; REFUSED: Telegram
        keeps it (after 48 hours it does)."""
        try:
            await self._calls.delete_message(chat, message_id)
        except RetryAfter as error:
            return Sent(Outcome.WAIT, seconds_to_wait(error))
        except BadRequest as error:
            gone = NOT_THERE in error.message.lower()
            return Sent(Outcome.SENT if gone else Outcome.REFUSED)
        except TelegramError as error:
            return Sent(outcome_of(error))
        return Sent(Outcome.SENT)

    async def bare(self, chat: int, message_id: int) -> None:
        """Takes the buttons off a message of ours. Failing is no harm: they are stale."""
        await _quietly(self._calls.take_buttons_off(chat, message_id))

    def tidy(self, chat: int, message_id: int) -> None:
        """The same when there is time."""
        if len(self._courtesies) < COURTESIES_AT_ONCE:
            self._in_background(self.bare(chat, message_id))

    def stop_hourglass(self, query_id: str) -> None:
        """Answers a tap. Too old a query is refused, which changes nothing."""
        self._in_background(_quietly(self._calls.answer_callback_query(query_id)))

    def in_background(self, call: Coroutine[Any, Any, object]) -> None:
        """A call whose failing matters to nobody."""
        self._in_background(_quietly(call))

    async def close(self) -> None:
        """Waits for what runs in the background."""
        await asyncio.gather(*self._courtesies, return_exceptions=True)

    def _in_background(self, call: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(call)
        self._courtesies.add(task)
        task.add_done_callback(self._courtesies.discard)

    async def _show(self, chat: int, message: Message) -> None:
        if message.redraw and await self._redrawn(chat, message):
            return
        try:
            await self._calls.send_message(chat, message)
        except BadRequest as error:
            if outcome_of(error) is not Outcome.REFUSED:
                raise
            words = message.with_text(_without_tags(message.text))
            await self._calls.send_message(chat, words, plain=True)

    async def _redrawn(self, chat: int, message: Message) -> bool:
        try:
            await self._calls.edit_message_text(chat, message)
        except BadRequest as error:
            return outcome_of(error) is Outcome.SENT
        return True


async def _quietly(call: Coroutine[Any, Any, object]) -> None:
    try:
        await call
    except TelegramError:
        return


def _without_tags(text: str) -> str:
    return html.unescape(TAG.sub("", text))
