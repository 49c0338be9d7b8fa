"""Who sits at the leerkracht's desk, and for which klas: every page asks this first."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.app import Services
from bot.assistant import Welcome
from bot.classroom import Classroom
from bot.desk import Desk
from bot.devices import Device
from bot.web import doors
from bot.web.staff.tray import Tray
from bot.web.visitor import Visitor, catalogue_for, visitor
from conversations.people import Channel, Klas, Participant, Role
from locales.catalogue import Catalogue

SEE_OTHER = 303


@dataclass(frozen=True, slots=True)
class Tools:
    """What the pages work with; one per app."""

    services: Services
    chat: Desk
    tray: Tray


@dataclass(frozen=True, slots=True)
class Seat:
    """A leerkracht at one of their klassen. `me` is who they are in this klas: the classroom is
    asked as that participant, so that no page reaches another klas."""

    here: Visitor
    t: Catalogue
    me: Participant
    klas: Klas
    klassen: tuple[Klas, ...]
    elsewhere: bool
    tools: Tools

    @property
    def at(self) -> Device:
        return Device(Channel.WEB, self.here.address)

    @property
    def room(self) -> Classroom:
        return self.tools.services.classroom

    @property
    def services(self) -> Services:
        return self.tools.services

    def me_in(self, klas_id: str) -> Participant | None:
        """Who this leerkracht is in another klas of theirs."""
        welcome = self.here.welcome
        return _klassen(welcome)[klas_id][0] if welcome and klas_id in _klassen(welcome) else None


async def seat(request: Request, tools: Tools) -> Seat | Response:
    """The seat at the klas in the path, else at the one where this browser sits; or the answer
    for who does not belong here. A klas that is not theirs is a page that does not exist."""
    here = await visitor(request)
    if here.welcome is None:
        return RedirectResponse("/", SEE_OTHER)
    t = catalogue_for(request, here.welcome)
    mine = _klassen(here.welcome)
    if not mine:
        return doors.page(request, here, "lost.html", _for_leerkrachten(t), 403)
    wanted = request.path_params.get("klas") or next(iter(mine))
    if wanted not in mine:
        raise HTTPException(404)
    me, klas = mine[wanted]
    return Seat(
        here=here,
        t=t,
        me=me,
        klas=klas,
        klassen=tuple(klas for _, klas in mine.values()),
        elsewhere=any(person.participant.role is Role.OUDER for person in here.welcome.people),
        tools=tools,
    )


def _klassen(welcome: Welcome) -> dict[str, tuple[Participant, Klas]]:
    """By id; the one where this browser sits first."""
    return {
        person.klas.id: (person.participant, person.klas)
        for person in welcome.people
        if person.participant.role is Role.LEERKRACHT
    }


def too_large(t: Catalogue) -> dict[str, object]:
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Dit is te groot om te versturen"),
        "lead": t.text("Er is niets veranderd. Een klassenlijst is veel kleiner."),
        "go": t.text("Terug naar de klas"),
    }


def _for_leerkrachten(t: Catalogue) -> dict[str, object]:
    return {
        "title": t.text("Warme Overdracht"),
        "head": t.text("Deze pagina is voor de leerkracht"),
        "lead": t.text("Wat hier voor jou of u klaarstaat, staat op een andere pagina."),
        "go": t.text("Naar die pagina"),
    }
