"""The addresses of who only reads. The code of a link stands in the first alone; after that there
are ids, never names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.readers import Readers
from bot.school_counts import SchoolCounts
from bot.web.reader import directeur, entry, shelf, work

Page = Callable[[Request, Readers], Awaitable[Response]]

_WORK = "/mentor/{dossier}/{form}"
_PAGES: list[tuple[str, str, Page]] = [
    ("GET", "/lees/{code}", entry.ask),
    ("POST", "/lees/{code}", entry.enter),
    ("POST", "/afmelden", entry.leave),
    ("GET", "/mentor", shelf.look),
    ("POST", "/mentor", shelf.receive_all),
    ("GET", _WORK, work.read),
    ("POST", _WORK, shelf.receive),
    ("GET", f"{_WORK}/gesprek", work.talk),
    ("GET", f"{_WORK}/werkstuk.pdf", work.save),
    ("GET", f"{_WORK}/gespreksblad.pdf", work.save_talk),
    ("GET", f"{_WORK}/foto/{{photo}}", work.photo),
]


def routes(readers: Readers, counts: SchoolCounts) -> list[Route]:
    """For `bot.web.app.build(staff=...)`, beside those of the leerkracht."""
    pages: list[tuple[str, str, Page]] = [
        *_PAGES,
        ("GET", "/directeur", partial(directeur.look, counts=counts)),
    ]
    return [Route(path, _with(page, readers), methods=[method]) for method, path, page in pages]


def _with(page: Page, readers: Readers) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        return await page(request, readers)

    return endpoint
