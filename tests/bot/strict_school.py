"""A school where a leerkracht gives more than a code, and what one does at its door."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import time_machine

from bot.app import now, open_services
from bot.second_step.totp import PERIOD
from bot.settings import Settings
from conversations.people import Klas, Role
from storage import audit
from tests.bot.authenticator import Authenticator
from tests.bot.school import School, add_klas
from tests.bot.web.browser import ORIGIN

POST = {"origin": ORIGIN}
HALF, ANEW = "/tweede-stap", "/tweede-stap/opnieuw"
RECOVERY = re.compile(r"\b[2-9A-Z]{5}-[2-9A-Z]{5}\b")


@asynccontextmanager
async def strict(folder: Path) -> AsyncIterator[School]:
    """`reopened` gives the same school after a restart."""
    async with open_services(Settings(data=folder, second_step=True)) as services:
        yield await add_klas(services, "Noor", klas="Groep 8b", school="De Voorbeeldboom")


async def code_of(school: School, klas: Klas | None = None, person: str = "") -> str:
    cards = await school.services.classroom.invite(
        None, klas or school.klas, [Role.LEERKRACHT], person=person
    )
    assert isinstance(cards, list)
    return cards[0].code.replace("-", "")


async def begin(client: httpx.AsyncClient, code: str, same: str = "") -> httpx.Response:
    given = {"same": same} if same else None
    return await client.post(f"/i/{code}", data=given, headers=POST)


async def give(client: httpx.AsyncClient, digits: str, to: str = HALF) -> httpx.Response:
    return await client.post(to, data={"cijfers": digits}, headers=POST)


async def give_code(client: httpx.AsyncClient, code: str, to: str = HALF) -> httpx.Response:
    return await client.post(to, data={"herstelcode": code}, headers=POST)


async def set_up(client: httpx.AsyncClient, code: str) -> tuple[Authenticator, list[str]]:
    """The first time: the app, and the recovery codes."""
    assert (await begin(client, code)).headers["location"] == HALF
    app = Authenticator.reading((await client.get(HALF)).text)
    done = await give(client, app.shows())
    assert done.status_code == 200
    return app, RECOVERY.findall(done.text)


async def acts(school: School) -> list[str]:
    """What was audited that is about no dossier."""
    entries = await school.services.store.read(lambda unit: audit.of_dossier(unit, ""))
    return [one.act for one in entries]


def later(**gap: float) -> time_machine.travel:
    """So much later: digits are good once, so that the next login waits for new ones. Early in a
    period, so that none ends while a test looks."""
    at = int((now() + timedelta(**gap)).timestamp()) // PERIOD * PERIOD + 3
    return time_machine.travel(datetime.fromtimestamp(at, UTC), tick=True)
