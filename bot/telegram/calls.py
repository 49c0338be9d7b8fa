"""The calls of the hot path, as plain JSON.

The library's own methods build an object of every button on the way out and read the whole sent
message back in, which costs more than everything else that an answer takes. Its request classes,
its addresses and its errors stay: only these bodies are ours. Rare calls go through the Bot.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from telegram import Bot
from telegram.request import RequestData

from bot.telegram.messages import Message
from bot.telegram.request import READ_SECONDS, AiohttpRequest
from bot.telegram.updates import ALLOWED, Json

NO_PREVIEW = {"is_disabled": True}


@dataclass(frozen=True, slots=True)
class Body:
    """What a request class reads of the library's RequestData."""

    parameters: Json
    contains_files: bool = False


class Calls:
    """Raises the library's TelegramError, as the Bot does."""

    def __init__(self, bot: Bot, request: AiohttpRequest, polling: AiohttpRequest) -> None:
        self._bot = bot
        self._request = request
        self._polling = polling

    async def send_message(self, chat: int, message: Message, *, plain: bool = False) -> None:
        await self._call("sendMessage", _shown(chat, message, plain=plain))

    async def edit_message_text(self, chat: int, message: Message) -> None:
        body = _shown(chat, message, plain=False)
        await self._call("editMessageText", {**body, "message_id": message.redraw})

    async def take_buttons_off(self, chat: int, message_id: int) -> None:
        await self._call("editMessageReplyMarkup", {"chat_id": chat, "message_id": message_id})

    async def delete_message(self, chat: int, message_id: int) -> None:
        await self._call("deleteMessage", {"chat_id": chat, "message_id": message_id})

    async def answer_callback_query(self, query_id: str) -> None:
        await self._call("answerCallbackQuery", {"callback_query_id": query_id})

    async def get_updates(self, offset: int | None, limit: int, seconds: int) -> list[Json]:
        """Waits at most so many seconds for the first."""
        body: Json = {"limit": limit, "timeout": seconds, "allowed_updates": ALLOWED}
        if offset is not None:
            body["offset"] = offset
        found = await self._polling.post(
            f"{self._bot.base_url}/getUpdates",
            cast("RequestData", Body(body)),
            read_timeout=READ_SECONDS + seconds,
        )
        return cast("list[Json]", found)

    async def _call(self, method: str, body: Json) -> None:
        url = f"{self._bot.base_url}/{method}"
        await self._request.post(url, cast("RequestData", Body(body)))


def _shown(chat: int, message: Message, *, plain: bool) -> Json:
    body: Json = {
        "chat_id": chat,
        "text": message.text,
        "link_preview_options": NO_PREVIEW,
    }
    if not plain:
        body["parse_mode"] = "HTML"
    if message.rows:
        body["reply_markup"] = {
            "inline_keyboard": [[button.to_json() for button in row] for row in message.rows]
        }
    return body
