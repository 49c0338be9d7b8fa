"""The webhook: the secret, retries, order, an answer in the body, and no polling beside it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web

from tests.fakes.bot_api import BotApi
from tests.fakes.conftest import Ask


class Hook:
    """A bot's own web server that remembers what was posted to it."""

    def __init__(self) -> None:
        self.url = ""
        self.got: list[tuple[str, dict[str, Any]]] = []
        self.statuses: list[int] = []
        self.body: dict[str, Any] = {}
        self.news = asyncio.Event()

    async def receive(self, request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.got.append((secret, await request.json()))
        self.news.set()
        if self.statuses:
            return web.Response(status=self.statuses.pop(0))
        return web.json_response(self.body) if self.body else web.Response()


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    app = web.Application()
    app.router.add_post("/", hook.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield hook
    await runner.cleanup()


async def test_updates_are_posted_with_the_secret(api: BotApi, ask: Ask, hook: Hook) -> None:
    anna = api.person(11)
    await anna.send("van vroeger")
    assert await ask("setWebhook", url=hook.url, secret_token="geheim-1") is True
    await anna.send("en nu")
    await api.settled()
    assert [update["message"]["text"] for _, update in hook.got] == ["van vroeger", "en nu"]
    assert {secret for secret, _ in hook.got} == {"geheim-1"}
    assert (await ask("getUpdates")).startswith("409 Conflict: can't use getUpdates")
    assert (await ask("getWebhookInfo"))["url"] == hook.url
    assert await ask("deleteWebhook") is True
    assert await ask("getUpdates") == []


async def test_it_is_posted_again_until_it_is_accepted(api: BotApi, ask: Ask, hook: Hook) -> None:
    hook.statuses = [500, 503]
    await ask("setWebhook", url=hook.url)
    anna = api.person(11)
    await anna.send("een")
    await anna.send("twee")
    await api.settled()
    texts = [update["message"]["text"] for _, update in hook.got]
    assert texts == ["een", "een", "een", "twee"]
    assert "503" in (await ask("getWebhookInfo"))["last_error_message"]


async def test_an_answer_in_the_body_is_a_call(api: BotApi, ask: Ask, hook: Hook) -> None:
    hook.body = {"method": "sendMessage", "chat_id": 11, "text": "dank je"}
    await ask("setWebhook", url=hook.url)
    anna = api.person(11)
    await anna.send("hoi")
    assert (await anna.reply()).text == "dank je"


async def test_setting_a_webhook_ends_a_poll(ask: Ask, hook: Hook) -> None:
    poll = asyncio.create_task(ask("getUpdates", timeout=20))
    await asyncio.sleep(0.05)
    await ask("setWebhook", url=hook.url)
    assert await poll == "409 Conflict: terminated by setWebhook request"


async def test_webhooks_that_are_refused(ask: Ask) -> None:
    assert "HTTPS" in await ask("setWebhook", url="http://school.nl/hook")
    bad = await ask("setWebhook", url="https://school.nl/hook", secret_token="met spatie")
    assert "unallowed characters" in bad


async def test_what_waits_can_be_dropped(api: BotApi, ask: Ask) -> None:
    await api.person(11).send("hoi")
    await ask("deleteWebhook", drop_pending_updates=True)
    assert await ask("getUpdates") == []
