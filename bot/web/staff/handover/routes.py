"""The addresses of the hand-over's pages."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response

from bot.web.staff.desk import Seat
from bot.web.staff.handover import bundles, oso, page, schools

_HERE = "/klas/{klas}/overdracht"
_BUNDLE = f"{_HERE}/map/{{bundle}}"

PAGES: list[tuple[str, str, Callable[[Request, Seat], Awaitable[Response]]]] = [
    ("GET", _HERE, page.here),
    ("POST", f"{_HERE}/stand", page.mark),
    ("GET", f"{_HERE}/scholen", schools.ask),
    ("POST", f"{_HERE}/scholen", schools.choose),
    ("POST", f"{_HERE}/lijst", schools.change),
    ("POST", f"{_HERE}/maken", bundles.order),
    ("POST", _BUNDLE, bundles.act),
    ("GET", f"{_BUNDLE}/nieuws", bundles.news),
    ("GET", f"{_BUNDLE}/bestand", bundles.fetch),
    ("GET", f"{_HERE}/leerling/{{dossier}}", oso.one),
]
