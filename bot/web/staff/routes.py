"""The addresses of the leerkracht's pages. Ids stand in them, never names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.app import Services
from bot.desk import Desk
from bot.intake import MAX_LIST_BYTES
from bot.web import doors
from bot.web.staff import (
    cards,
    changing,
    chat,
    files,
    klas,
    klassen,
    leerling,
    live,
    mentors,
    objections,
    okr,
    people,
    photos,
    planning,
    reading,
    remarks,
    schoolyear,
    team,
    together,
)
from bot.web.staff.desk import Seat, Tools, seat, too_large
from bot.web.staff.handover import PAGES as HANDOVER
from bot.web.staff.tray import Tray

Page = Callable[[Request, Seat], Awaitable[Response]]

# A class list as a file, one that is pasted beside it, and what multipart puts around them.
MAX_BODY_BYTES = MAX_LIST_BYTES + people.MAX_PASTED_BYTES + 4096

_PART = "/klas/{klas}/leerling/{dossier}/{form}/{slot}"
_PAGES: list[tuple[str, str, Page]] = [
    ("GET", "/klas", klassen.here),
    ("GET", "/klas/mijn", klassen.mine),
    ("POST", "/klas/mijn", klassen.make),
    ("GET", "/klas/gesprek", chat.here),
    ("GET", "/klas/{klas}", klas.board),
    ("GET", "/klas/{klas}/nieuws", live.events),
    ("GET", "/klas/{klas}/schooljaar", schoolyear.ask),
    ("POST", "/klas/{klas}/schooljaar", schoolyear.start),
    ("POST", "/klas/{klas}/afsluiten", schoolyear.close),
    ("GET", "/klas/{klas}/leerlingen", people.ask),
    ("POST", "/klas/{klas}/leerlingen", people.read),
    ("POST", "/klas/{klas}/leerlingen/erbij", people.confirm),
    ("GET", "/klas/{klas}/uitnodigingen", cards.show_all),
    ("POST", "/klas/{klas}/uitnodigingen", cards.renew),
    ("GET", "/klas/{klas}/kaartjes.pdf", cards.cards),
    ("GET", "/klas/{klas}/brieven.pdf", cards.letters),
    ("GET", "/klas/{klas}/uitnodigingen.pdf", cards.together),
    ("GET", "/klas/{klas}/planning", planning.show_all),
    ("POST", "/klas/{klas}/planning", planning.change),
    ("GET", "/klas/{klas}/bestanden", files.ask),
    ("POST", "/klas/{klas}/bestanden", files.make),
    ("GET", "/klas/{klas}/mentoren", mentors.show_all),
    ("POST", "/klas/{klas}/mentoren", mentors.make),
    ("POST", "/klas/{klas}/mentoren/{reader}", mentors.change),
    ("GET", "/klas/{klas}/gesprek", chat.begin),
    ("POST", "/klas/{klas}/gesprek", chat.say),
    ("GET", "/klas/{klas}/gesprek/{word}", chat.fetch),
    ("GET", "/klas/{klas}/leerling/{dossier}", leerling.one),
    ("GET", "/klas/{klas}/leerling/{dossier}/foto/{photo}", reading.photo),
    ("GET", "/klas/{klas}/leerling/{dossier}/patroon.svg", reading.pattern),
    ("GET", _PART, reading.read),
    ("POST", _PART, reading.reopen),
    ("POST", f"{_PART}/bespreek", remarks.send),
    ("POST", f"{_PART}/bespreek/{{question}}", remarks.write),
    *changing.PAGES,
    *objections.PAGES,
    *okr.PAGES,
    *photos.PAGES,
    *team.PAGES,
    *HANDOVER,
    *together.PAGES,
]


def routes(services: Services, desk: Desk) -> list[Route]:
    """For `bot.web.app.build(staff=...)`. `desk` is the web's own: its files may go out."""
    tools = Tools(services, desk, Tray())
    return [Route(path, _seated(page, tools), methods=[method]) for method, path, page in _PAGES]


def _fits(request: Request) -> bool:
    """Its length is announced, or it is not read at all."""
    announced = request.headers.get("content-length", "")
    return announced.isdigit() and int(announced) <= MAX_BODY_BYTES


def _seated(page: Page, tools: Tools) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        found = await seat(request, tools)
        if not isinstance(found, Seat):
            return found
        if request.method == "POST" and not _fits(request):
            return doors.page(request, found.here, "lost.html", too_large(found.t), 413)
        return await page(request, found)

    return endpoint
