"""What the tests of the stand-in share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from io import BytesIO
from typing import Any

import aiohttp
import pytest
from PIL import Image

from tests.fakes.bot_api import BotApi

Ask = Callable[..., Coroutine[Any, Any, Any]]


@pytest.fixture
def picture() -> bytes:
    """A JPEG of 640 x 480 pixels."""
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as running:
        yield running


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def ask(api: BotApi, http: aiohttp.ClientSession) -> Ask:
    """Calls a method with a JSON body; gives the result, or what was refused as "400 ..."."""

    async def call(method: str, **params: Any) -> Any:
        async with http.post(f"{api.url}/bot{api.token}/{method}", json=params) as response:
            body = await response.json()
        if body["ok"]:
            assert response.status == 200
            return body["result"]
        assert response.status == body["error_code"]
        return f"{body['error_code']} {body['description']}"

    return call
