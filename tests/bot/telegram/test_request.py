"""python-telegram-bot over aiohttp: every kind of call, and every way in which one fails."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator

import pytest
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.outcomes import seconds_to_wait
from bot.telegram.request import AiohttpRequest, NotSentError
from tests.fakes.bot_api import BotApi


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with made(api.url, api.token) as bot:
        yield bot


def made(url: str, token: str) -> Bot:
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(1),
    )


async def test_a_text_and_an_upload_arrive(bot: Bot, api: BotApi) -> None:
    noor = api.person(1)
    await noor.start()
    await bot.send_message(1, "<b>Hoi</b> & dag", parse_mode=None)
    assert (await noor.reply()).text == "<b>Hoi</b> & dag"
    await bot.send_document(1, InputFile(b"%PDF", "werkstuk.pdf"), caption="Klaar")
    message = await noor.reply()
    assert message.file
    assert message.file.content == b"%PDF"
    assert message.caption == "Klaar"


async def test_a_file_comes_back(bot: Bot, api: BotApi) -> None:
    noor = api.person(1)
    await noor.start()
    await noor.send_document(b"inhoud", "brief.txt")
    updates = await bot.get_updates(timeout=0)
    document = updates[-1].message and updates[-1].message.document
    assert document
    file = await document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"inhoud"


async def test_nobody_listens_so_nothing_was_sent() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    bot = made(url, "110201543:AAHsecretsecretsecret")
    with pytest.raises(NotSentError) as caught:
        await bot.initialize()
    assert "secret" not in str(caught.value)
    await bot.shutdown()


async def test_a_cut_connection_leaves_us_in_doubt(bot: Bot, api: BotApi) -> None:
    await api.person(1).start()
    api.cut("sendMessage", after=True)
    with pytest.raises(NetworkError) as caught:
        await bot.send_message(1, "hoi")
    assert not isinstance(caught.value, NotSentError | TimedOut)
    assert api.token not in str(caught.value)


async def test_too_slow_an_answer_is_a_timeout(bot: Bot, api: BotApi) -> None:
    await api.person(1).start()
    api.delay("sendMessage", 1.0)
    with pytest.raises(TimedOut):
        await bot.send_message(1, "hoi", read_timeout=0.05)


async def test_what_telegram_refuses(bot: Bot, api: BotApi) -> None:
    await api.person(1).start()
    api.fail("sendMessage", 429, retry_after=7)
    with pytest.raises(RetryAfter) as caught:
        await bot.send_message(1, "hoi")
    assert seconds_to_wait(caught.value) == 7
    with pytest.raises(BadRequest):
        await bot.send_message(1, "a" * 4097)
    stranger = made(api.url, "110201543:AAHwrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_an_answer_that_is_no_json_is_not_written_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with pytest.raises(TelegramError):
        AiohttpRequest.parse_json_payload(b"<html>geheim")
    assert "geheim" not in caplog.text
