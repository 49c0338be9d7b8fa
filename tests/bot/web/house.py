"""The real services on a folder of their own, with one klas: what the web chat stands on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette

from bot.app import Services, now, open_services
from bot.classroom import Problem
from bot.desk import Desk
from bot.settings import Settings
from bot.web import permission, reader, rights, second_step, staff
from bot.web.app import build
from conversations.people import Dossier, Klas, Role, Slot
from tests.bot.school import ask_okr


@dataclass(frozen=True, slots=True)
class House:
    """`app` is the web chat on the real store."""

    services: Services
    app: Starlette
    klassen: list[Klas]

    async def leerling(self, name: str, *, photos: bool = True) -> Dossier:
        """In a klas of their own, so that every test may have its Noor. `photos`: a slip of ouder 1
        came back that says yes to those."""
        classroom = self.services.classroom
        klas = await classroom.create_klas(
            None, f"groep 8.{len(self.klassen) + 1}", "De Voorbeeldboom"
        )
        assert not isinstance(klas, Problem)
        self.klassen.append(klas)
        added, problems = await classroom.add_leerlingen(None, klas, [name])
        assert not problems
        if photos:
            said = self.services.photo_permission
            await said.record(None, added[0].id, Slot.OUDER_1, allowed=True)
        return await ask_okr(self.services, added[0])

    async def code(
        self, dossier: Dossier, role: Role = Role.LEERLING, *, renew: bool = False
    ) -> str:
        """The code on the card, without dashes. `renew`: a new card, the old one dies."""
        klas = next(one for one in self.klassen if one.id == dossier.klas_id)
        cards = await self.services.classroom.invite(None, klas, [role], renew=renew)
        assert not isinstance(cards, Problem)
        return cards[0].code.replace("-", "")


@asynccontextmanager
async def open_house(
    folder: Path, port: int = 8080, *, strict: bool = False, contact: str = ""
) -> AsyncIterator[House]:
    settings = Settings(
        data=folder, web_port=port, public_url="", second_step=strict, contact=contact
    )
    async with open_services(settings) as services:
        app = build(
            services.assistant,
            settings,
            hub=services.hub,
            clock=now,
            copy=services.copies.own,
            staff=[
                *staff.routes(services, Desk(services, files=True)),
                *reader.routes(services.readers, services.school_counts),
                *rights.routes(services.rights, services.objections),
                *second_step.routes(services.second_step),
                *permission.routes(services.photo_permission),
            ],
        )
        yield House(services, app, [])
