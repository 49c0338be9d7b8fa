"""The stand-in as a process, with its people over HTTP."""

from __future__ import annotations

import asyncio
import base64
import re
import sys
from collections.abc import AsyncIterator

import aiohttp
import pytest


@pytest.fixture
async def address() -> AsyncIterator[tuple[str, str]]:
    """(URL, token) of a stand-in that runs for itself."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.fakes.bot_api", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    line = (await process.stdout.readline()).decode()
    found = re.search(r"at (\S+), token (\S+)", line)
    assert found, line
    yield found[1], found[2]
    process.terminate()
    await process.communicate()


@pytest.mark.process
async def test_a_conversation_with_a_process(
    address: tuple[str, str], http: aiohttp.ClientSession, picture: bytes
) -> None:
    url, token = address

    async def do(verb: str, **body: object) -> int:
        async with http.post(f"{url}/driver/{verb}", json={"person": 11, **body}) as response:
            return response.status

    assert await do("start", code="K7QM", first_name="Anna") == 200
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    message = {"chat_id": 11, "text": "Hoi", "reply_markup": keyboard}
    async with http.post(f"{url}/bot{token}/sendMessage", json=message) as response:
        assert response.status == 200
    assert await do("tap", label="Ja") == 200
    assert await do("tap", label="Nee") == 400
    assert await do("send_photo", content=base64.b64encode(picture).decode()) == 200
    assert await do("edit", message=1, text="/start") == 200
    assert await do("vliegen") == 400
    async with http.get(f"{url}/driver/screen/11") as response:
        screen = await response.json()
    assert [(line["from"], line["text"], line["kind"]) for line in screen] == [
        ("Anna", "/start", "text"),
        ("Warme Overdracht", "Hoi", "text"),
        ("Anna", "", "photo"),
    ]
    async with http.get(f"{url}/driver/calls") as response:
        assert await response.json() == [{"method": "sendMessage", "status": 200}]
