"""A stock python-telegram-bot application lives against the stand-in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.fakes.bot_api import BotApi

Context = ContextTypes.DEFAULT_TYPE


async def greet(update: Update, context: Context) -> None:
    assert update.message
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])
    await update.message.reply_text(f"Hoi {(context.args or [''])[0]}", reply_markup=keyboard)


async def tapped(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer("Dank je")
    await update.callback_query.edit_message_text("<b>Ja</b> gekozen", parse_mode="HTML")


async def keep_photo(update: Update, context: Context) -> None:
    assert update.message
    file = await update.message.photo[-1].get_file()
    content = await file.download_as_bytearray()
    await update.message.reply_photo(bytes(content), caption=f"{len(content)} bytes")


async def echo(update: Update, context: Context) -> None:
    assert update.effective_message
    await update.effective_message.reply_text(update.effective_message.text or "?")


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[None]:
    application = (
        Application.builder()
        .token(api.token)
        .base_url(f"{api.url}/bot")
        .base_file_url(f"{api.url}/file/bot")
        .build()
    )
    application.add_handler(CommandHandler("start", greet))
    application.add_handler(CallbackQueryHandler(tapped))
    application.add_handler(MessageHandler(filters.PHOTO, keep_photo))
    application.add_handler(MessageHandler(filters.ALL, echo))
    async with application:
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        yield
        await application.updater.stop()
        await application.stop()


@pytest.mark.usefixtures("bot")
async def test_a_person_and_a_stock_bot_talk(api: BotApi) -> None:
    anna = api.person(11, "Anna", "nl")
    await anna.start("K7QM4RTW9XVF")
    hello = await anna.reply()
    assert hello.text == "Hoi K7QM4RTW9XVF"
    assert hello.buttons == ["Ja"]

    tap = await anna.tap("Ja")
    assert await anna.toast(tap) == "Dank je"
    await anna.until(lambda: hello.text == "Ja gekozen")
    assert hello.buttons == []
    assert hello.entities == [{"type": "bold", "offset": 0, "length": 2}]

    sent = await anna.send("een lang verhaal")
    assert (await anna.reply()).text == "een lang verhaal"
    await anna.edit(sent, "een korter verhaal")
    assert (await anna.reply()).text == "een korter verhaal"
    await api.settled()


@pytest.mark.usefixtures("bot")
async def test_a_photo_goes_both_ways(api: BotApi, picture: bytes) -> None:
    anna = api.person(11, "Anna")
    await anna.send_photo(picture, "mijn hond")
    back = await anna.reply()
    assert back.caption == f"{len(picture)} bytes"
    assert back.file
    assert back.file.content == picture


@pytest.mark.usefixtures("bot")
async def test_everything_that_people_send_is_understood(api: BotApi) -> None:
    anna = api.person(11, "Anna")
    for verb in (anna.sticker, anna.voice, anna.video, anna.location, anna.contact):
        await verb()
        assert (await anna.reply()).text == "?"
    await anna.send_document(b"hallo", "brief.txt", "text/plain")
    assert (await anna.reply()).text == "?"
    await anna.block_bot()
    await api.settled()
