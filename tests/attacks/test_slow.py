"""Posts that never end, and megabytes from strangers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from bot.web import bodies
from conversations.people import Role
from tests.bot.school import open_school
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import client_of

POST = {"origin": ORIGIN, "content-type": "application/json"}


async def dripping(pause: float) -> AsyncIterator[bytes]:
    for _ in range(50):
        yield b" "
        await asyncio.sleep(pause)


class Counted:
    def __init__(self) -> None:
        self.fetched = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(16):
            self.fetched += 1
            yield b"x" * 65536


@pytest.mark.parametrize(("limit", "pause"), [("SILENT_SECONDS", 1.0), ("BODY_SECONDS", 0.04)])
@pytest.mark.parametrize("path", ["/", "/api/say"])
async def test_a_post_that_drips_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, pause: float, path: str
) -> None:
    monkeypatch.setattr(bodies, limit, 0.2)
    async with open_school(tmp_path, "Noor") as school, client_of(school) as client:
        cards = await school.cards(Role.LEERLING)
        await Browser(client).join(cards[0].code.replace("-", ""))
        ended = await client.post(path, content=dripping(pause), headers=POST)
        assert ended.status_code == 408
        assert "Er is niets weg" in ended.text


async def test_what_a_stranger_says_is_not_read(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school, client_of(school) as stranger:
        for path in ("/api/say", "/api/theme"):
            assert await _offered(stranger, path) == (401, 0)


async def _offered(client: httpx.AsyncClient, path: str) -> tuple[int, int]:
    body = Counted()
    answer = await client.post(path, content=body, headers=POST)
    return answer.status_code, body.fetched
