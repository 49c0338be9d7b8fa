"""Every field of every input that a page may send, filled with what no page would send."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import fields
from pathlib import Path

import httpx
import pytest

from bot.web.wire import ACCEPTED
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.house import House, open_house

ODD: tuple[object, ...] = (
    "\ud800",
    "\x00",
    "é" * 100_000,
    "9" * 5000,
    "../..",
    "\u202e",
    "",
    2**31,
    -1,
    None,
    [],
    {},
)
FIELDS = [(name, field.name) for name, kind in ACCEPTED.items() for field in fields(kind)]
PLAUSIBLE: dict[str, object] = {
    "question": "mij_naam", "turn": 1, "choice": "x", "text": "x", "step": 1, "photo_id": "x",
    "day": "2026-01-01", "reason": "skipped", "chosen": [], "language": "nl", "description": "x",
    "chapter": "A",
}  # fmt: skip


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture
async def noor(house: House) -> AsyncIterator[Browser]:
    transport = httpx.ASGITransport(house.app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        browser = Browser(client)
        await browser.join(await house.code(await house.leerling("Noor")))
        await browser.begin()
        yield browser


@pytest.mark.parametrize(("name", "field"), FIELDS)
async def test_a_field_takes_anything(noor: Browser, name: str, field: str) -> None:
    known = {one.name for one in fields(ACCEPTED[name])}
    filled = {key: value for key, value in PLAUSIBLE.items() if key in known}
    for place, odd in enumerate(ODD):
        said = {"type": name} | filled | {field: odd}
        body = {"id": f"{name}-{field}-{place}", "form": "dit-ben-ik", "input": said}
        answer = await noor.post(body | {"who": noor.state["who"]})
        assert answer.status_code in {200, 400}, (place, answer.text[:200])
        assert (await noor.client.get("/api/state")).status_code == 200, place


@pytest.mark.parametrize("key", ["id", "who", "form"])
async def test_an_id_takes_anything(noor: Browser, key: str) -> None:
    for odd in ODD:
        body = {"id": "x", "who": noor.state["who"], "form": "dit-ben-ik"}
        answer = await noor.post(body | {"input": {"type": "Help"}, key: odd})
        # A message id is the page's own, whatever it looks like.
        fine = {200} if key == "id" and odd == "../.." else {400, 403, 409}
        assert answer.status_code in fine
