"""Trouble on order: refusals, delays, cut connections, a server that is away."""

from __future__ import annotations

import asyncio
import time

import aiohttp
import pytest

from tests.fakes.bot_api import BotApi, Person
from tests.fakes.conftest import Ask


@pytest.fixture
async def anna(api: BotApi) -> Person:
    anna = api.person(11, "Anna")
    await anna.start()
    return anna


async def test_a_cut_before_does_nothing_and_a_cut_after_did_it(
    api: BotApi, ask: Ask, anna: Person
) -> None:
    api.cut("sendMessage", after=False)
    with pytest.raises(aiohttp.ClientError):
        await ask("sendMessage", chat_id=anna.id, text="hoi")
    assert anna.unread == 0
    api.cut("sendMessage", after=True)
    with pytest.raises(aiohttp.ClientError):
        await ask("sendMessage", chat_id=anna.id, text="hoi")
    assert (await anna.reply()).text == "hoi"
    assert (await ask("sendMessage", chat_id=anna.id, text="dag"))["text"] == "dag"


async def test_statuses_that_are_ordered(
    api: BotApi, ask: Ask, anna: Person, http: aiohttp.ClientSession
) -> None:
    api.fail("sendMessage", 429, retry_after=7)
    answer = await ask("sendMessage", chat_id=anna.id, text="hoi")
    assert answer == "429 Too Many Requests: retry after 7"
    api.fail("*", 502, times=2)
    for method in ("getMe", "getUpdates"):
        async with http.get(f"{api.url}/bot{api.token}/{method}") as response:
            assert (response.status, response.content_type) == (502, "text/html")
    assert (await ask("getMe"))["username"] == "warme_overdracht_bot"


async def test_a_delay(api: BotApi, ask: Ask) -> None:
    api.delay("getMe", 0.2)
    began = time.monotonic()
    await ask("getMe")
    assert time.monotonic() - began >= 0.2


async def test_away_for_a_while(api: BotApi, ask: Ask, anna: Person) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=20, offset=800_000_000))
    await asyncio.sleep(0.05)
    api.go_down()
    with pytest.raises(aiohttp.ClientError):
        await poll
    with pytest.raises(aiohttp.ClientError):
        await ask("getMe")
    await anna.send("er is niemand")
    api.come_up()
    assert (await ask("getUpdates"))[-1]["message"]["text"] == "er is niemand"
