"""A leerkracht's browser without pages, on the real store."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from bot.app import now
from bot.desk import Desk
from bot.devices import Device
from bot.web import permission, reader, rights, second_step, staff
from bot.web.app import build
from bot.web.security import COOKIE
from conversations.people import Channel, Slot
from tests.bot.school import School
from tests.bot.web.browser import ORIGIN

NAMES = ("Noor", "Yusuf", "Zofia")
WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"


@dataclass
class Desktop:
    """A leerkracht's browser at the own klas."""

    school: School
    client: httpx.AsyncClient

    @property
    def base(self) -> str:
        return f"/klas/{self.school.klas.id}"

    @property
    def at(self) -> Device:
        return Device(Channel.WEB, self.client.cookies[COOKIE])

    async def get(self, path: str = "") -> httpx.Response:
        return await self.client.get(self.base + path)

    async def post(self, path: str, **given: object) -> httpx.Response:
        headers = {"origin": ORIGIN}
        return await self.client.post(self.base + path, headers=headers, **given)  # type: ignore[arg-type]

    def part(self, leerling: str, form: str = WERKSTUK, slot: Slot = Slot.LEERLING) -> str:
        return f"/leerling/{self.school.dossier(leerling)}/{form}/{slot}"


def client_of(school: School) -> httpx.AsyncClient:
    services = school.services
    app = build(
        services.assistant,
        services.settings,
        hub=services.hub,
        clock=now,
        copy=services.copies.own,
        probe=services.store.probe,
        staff=[
            *staff.routes(services, Desk(services, files=True)),
            *reader.routes(services.readers, services.school_counts),
            *rights.routes(services.rights, services.objections),
            *second_step.routes(services.second_step),
            *permission.routes(services.photo_permission),
        ],
    )
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=ORIGIN)


@asynccontextmanager
async def sat_down(school: School, code: str) -> AsyncIterator[Desktop]:
    async with client_of(school) as client:
        joined = await client.post(f"/i/{code.replace('-', '')}", headers={"origin": ORIGIN})
        assert joined.status_code == 303
        yield Desktop(school, client)


def words(response: httpx.Response) -> str:
    """What a person reads, without the tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.text))
