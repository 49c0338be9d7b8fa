"""Pictures from Telegram, fetched and made ready outside any transaction."""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.media import MAX_UPLOAD_BYTES, NotAPicture, Picture, prepare

TRIES = 3
PAUSE_SECONDS = 1.0
NOT_FETCHED = NotAPicture("not_fetched")


async def fetch(bot: Bot, file_id: str, size: int) -> Picture | NotAPicture:
    """The picture as it will be stored, or why not. Telegram lets a bot fetch 20 MB at most."""
    if size > MAX_UPLOAD_BYTES:
        return NotAPicture("too_large")
    for attempt in range(TRIES):
        try:
            file = await bot.get_file(file_id)
            content = bytes(await file.download_as_bytearray())
        except BadRequest as error:
            return NotAPicture("too_large") if "too big" in error.message.lower() else NOT_FETCHED
        except TelegramError:
            await asyncio.sleep(PAUSE_SECONDS * (attempt + 1))
        else:
            return await asyncio.to_thread(prepare, content)
    return NOT_FETCHED
