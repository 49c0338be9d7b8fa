from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from tests.bot.school import open_school
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import NAMES, Desktop, sat_down
from tests.bot.web.house import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture
async def browser(house: House) -> AsyncIterator[Browser]:
    transport = httpx.ASGITransport(house.app)
    async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as client:
        yield Browser(client)


@pytest.fixture
async def noor(house: House, browser: Browser) -> Browser:
    """Noor, a leerling, at her first question."""
    await browser.join(await house.code(await house.leerling("Noor")))
    await browser.begin()
    return browser


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Desktop]:
    """A leerkracht at the own klas of three."""
    async with open_school(tmp_path, *NAMES) as school:
        code = (await school.cards())[0].code
        async with sat_down(school, code) as desktop:
            yield desktop
