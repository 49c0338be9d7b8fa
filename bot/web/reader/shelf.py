"""All werkstukken behind a mentor's link, and saying that they are there."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.problems import Problem
from bot.readers import Readers
from bot.web.bodies import form
from bot.web.reader import cookie
from bot.web.reader.draw import over, show
from bot.web.reader.entry import SEE_OTHER


async def look(request: Request, readers: Readers) -> Response:
    """GET /mentor."""
    found = await readers.reading.shelf(cookie.token_of(request))
    if found is None:
        return over(request)
    return show(request, "shelf.html", shelf=found, guest=found.guest)


async def receive_all(request: Request, readers: Readers) -> Response:
    """POST /mentor: everything that can be read is there."""
    done = await readers.reading.receive(cookie.token_of(request))
    return over(request) if done is None else RedirectResponse("/mentor", SEE_OTHER)


async def receive(request: Request, readers: Readers) -> Response:
    """POST /mentor/<dossier>/<form>: this one is there, or not after all."""
    given = await form(request)
    dossier, questionnaire = request.path_params["dossier"], request.path_params["form"]
    done = await readers.reading.receive(
        cookie.token_of(request), dossier, questionnaire, there=given.get("ontvangen") != "nee"
    )
    if done is None:
        return over(request)
    if isinstance(done, Problem):
        raise HTTPException(404)
    back = f"/mentor#d-{dossier}" if given.get("van") == "lijst" else request.url.path
    return RedirectResponse(back, SEE_OTHER)
