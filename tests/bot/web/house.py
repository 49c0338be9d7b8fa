"""The real services on a folder of their own, with one klas: what the web chat stands on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from bot.app import Services, now, open_services
from bot.classroom import Problem
from bot.settings import Settings
from bot.web.app import build
from conversations.people import Dossier, Klas, Role


@dataclass(frozen=True, slots=True)
class House:
    """`app` is the web chat on the real store."""

    services: Services
    app: Starlette
    klas: Klas

    async def leerling(self, name: str) -> Dossier:
        added, problems = await self.services.classroom.add_leerlingen(None, self.klas, [name])
        assert not problems
        return added[0]

    async def code(self, dossier: Dossier, role: Role = Role.LEERLING, nth: int = 0) -> str:
        """The code on the card, without dashes; `nth` 1 is the second ouder."""
        cards = await self.services.classroom.invite(None, self.klas, [role])
        assert not isinstance(cards, Problem)
        mine = [card for card in cards if card.participant.dossier_id == dossier.id]
        return mine[nth].code.replace("-", "")


@asynccontextmanager
async def open_house(folder: Path, port: int = 8080) -> AsyncIterator[House]:
    settings = Settings(data=folder, web_port=port, public_url="")
    async with open_services(settings) as services:
        klas = await services.classroom.create_klas(None, "groep 8a", "De Voorbeeldboom")
        assert not isinstance(klas, Problem)
        app = build(
            services.assistant, settings, hub=services.hub, clock=now, copy=services.copies.own
        )
        yield House(services, app, klas)
