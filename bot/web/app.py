"""The web chat as one Starlette app: built from services, holding nothing of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from bot.assistant import Assistant
from bot.hub import Hub
from bot.limiter import Limiter
from bot.settings import Settings
from bot.trouble import StoreUnwell
from bot.web import api, doors, health, privacy
from bot.web.bodies import Patience, TooSlowError
from bot.web.door_words import ask_words, lost_words
from bot.web.health import Probe
from bot.web.measured import Measured
from bot.web.security import Guard, guard
from bot.web.unwell import unwell
from bot.web.visitor import Door, OwnCopy, catalogue_for, door, visitor

STATIC = Path(__file__).parent / "static"
FONT_SECONDS = 365 * 24 * 3600  # a font file never changes under its name


class Served(StaticFiles):
    """Our own files: fonts for a year, the rest asked after each time (304 when unchanged), so
    that an update never mixes old scripts with new pages."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        lasting = path.startswith("fonts")
        keep = f"public, max-age={FONT_SECONDS}, immutable" if lasting else "no-cache"
        response.headers["cache-control"] = keep
        return response


def build(
    assistant: Assistant,
    settings: Settings,
    *,
    hub: Hub,
    clock: Callable[[], datetime],
    copy: OwnCopy | None = None,
    staff: Sequence[BaseRoute] = (),
    probe: Probe | None = None,
) -> Starlette:
    """`copy` makes a person's own PDF (no link when None). `staff` are the leerkracht's routes,
    under /klas. `probe` asks the store for /readyz. Run it with the access log off: the paths of
    invitations hold codes."""
    app = Starlette(
        routes=[*_routes(), *staff],
        middleware=[
            Middleware(Measured),
            Middleware(Guard, public=settings.link_base),
            Middleware(Patience),
        ],
        exception_handlers={
            404: _lost,
            405: _lost,
            500: _broken,
            TooSlowError: _slow,
            StoreUnwell: unwell,
        },
    )
    app.router.redirect_slashes = False  # it would build an address from whatever Host says
    app.state.door = Door(assistant, settings, hub, clock, Limiter(time.monotonic), copy)
    app.state.probe = probe or _always
    return app


async def _always() -> None:
    """Without a store of its own to ask."""


def _routes() -> list[BaseRoute]:
    return [
        Route("/", doors.home),
        Route("/", doors.typed_code, methods=["POST"]),
        Route("/i/{code}", doors.invited),
        Route("/i/{code}", doors.accepted, methods=["POST"]),
        Route("/eenmalig/{token}", doors.passage),
        Route("/eenmalig/{token}", doors.passed, methods=["POST"]),
        Route("/keuze", doors.choose),
        Route("/keuze", doors.chosen, methods=["POST"]),
        Route("/gesprek", doors.chat),
        Route("/privacy", privacy.notice),
        Route("/weg", doors.leave, methods=["POST"]),
        Route("/api/state", api.state),
        Route("/api/say", api.say, methods=["POST"]),
        Route("/api/photo", api.send_photo, methods=["POST"]),
        Route("/api/theme", api.choose_theme, methods=["POST"]),
        Route("/api/agree", api.agree, methods=["POST"]),
        Route("/api/reminders", api.remind, methods=["POST"]),
        Route("/api/events", api.events),
        Route("/foto/{photo_id}", api.photo),
        Route("/patroon.svg", api.pattern),
        Route("/kopie/{questionnaire}.pdf", api.own_copy),
        Route("/healthz", health.lives),
        Route("/readyz", health.ready),
        Mount("/static", Served(directory=STATIC)),
    ]


async def _lost(request: Request, error: Exception) -> Response:
    """404 and 405, in words."""
    here = await visitor(request)
    t, contact = catalogue_for(request, here.welcome), door(request).settings.told_first.contact
    spoken = lost_words(t) | ask_words(t, contact)
    return doors.page(request, here, "lost.html", spoken, getattr(error, "status_code", 404))


async def _slow(request: Request, _error: Exception) -> Response:
    t = catalogue_for(request, None)
    words = t.text("Het versturen duurde te lang. Er is niets weg. Probeer het nog eens.")
    return Response(words, 408, {"connection": "close"}, media_type="text/plain")


async def _broken(request: Request, _error: Exception) -> Response:
    """Our own mistake. The store may be what broke, so nothing is asked of it here."""
    t = catalogue_for(request, None)
    words = t.text("Er ging bij ons iets mis. Er is niets weg. Probeer het zo nog eens.")
    ask = ask_words(t, door(request).settings.told_first.contact).get("ask")
    words = f"{words} {ask}" if ask else words
    answer = Response(words, 500, media_type="text/plain")
    guard(answer.headers, secure=door(request).secure)  # Guard stands inside of this
    return answer
