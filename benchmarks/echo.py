"""The bots to compare with: an echo on python-telegram-bot, without any storage.

    python -m benchmarks.echo [--client default|ours] [--concurrent]

Reads OVERDRACHT_TELEGRAM_API and OVERDRACHT_TELEGRAM_TOKEN, as the program does.
"""

from __future__ import annotations

import argparse
import os

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.telegram.request import AiohttpRequest


async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", choices=("default", "ours"), default="default")
    parser.add_argument("--concurrent", action="store_true", help="256 updates at once")
    given = parser.parse_args()
    api = os.environ["OVERDRACHT_TELEGRAM_API"]
    builder = (
        Application.builder()
        .token(os.environ["OVERDRACHT_TELEGRAM_TOKEN"])
        .base_url(f"{api}/bot")
        .concurrent_updates(given.concurrent)
    )
    if given.client == "ours":
        builder = builder.request(AiohttpRequest()).get_updates_request(AiohttpRequest())
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(allowed_updates=["message"])


if __name__ == "__main__":
    main()
