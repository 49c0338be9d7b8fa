"""Coming in with a link and a pass phrase, and leaving. Until the phrase was right, nobody is
named: a link preview learns that there is a door, and no more."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.readers import Entered, Readers, Refused
from bot.web.bodies import form
from bot.web.reader import cookie
from bot.web.reader.draw import show
from bot.web.visitor import door
from conversations.people import ReaderKind

LONGEST = 200  # signs of a typed phrase that are looked at
SEE_OTHER = 303
ROOMS = {ReaderKind.MENTOR: "/mentor", ReaderKind.DIRECTEUR: "/directeur"}
_STATUS = {"closed": 404, "wrong_phrase": 403, "wait": 429, "locked": 403, "too_many_tries": 429}


async def ask(request: Request, readers: Readers) -> Response:
    """GET /lees/<code>: the field for the phrase."""
    if not door(request).limiter.allows(_client(request)):
        return _shut(request, Refused("too_many_tries"))
    refused = await readers.door.knock(request.path_params["code"])
    if refused and refused.reason == "closed":
        door(request).limiter.wrong(_client(request))
    return _shut(request, refused) if refused else show(request, "door.html")


async def enter(request: Request, readers: Readers) -> Response:
    """POST /lees/<code>: the phrase."""
    limiter, client = door(request).limiter, _client(request)
    if not limiter.allows(client):
        return _shut(request, Refused("too_many_tries"))
    phrase = (await form(request)).get("zin", "")[:LONGEST]
    before = cookie.token_of(request)
    entered = await readers.door.enter(request.path_params["code"], phrase, before)
    if not isinstance(entered, Entered):
        if entered.reason in {"closed", "wrong_phrase"}:
            limiter.wrong(client)
        return _shut(request, entered)
    response = RedirectResponse(ROOMS[entered.kind], SEE_OTHER)
    cookie.remember(request, response, entered.token)
    return response


async def leave(request: Request, readers: Readers) -> Response:
    """POST /afmelden: this browser is out; what was read stays where it is."""
    await readers.door.leave(cookie.token_of(request))
    response = show(request, "left.html")
    cookie.forget(request, response)
    return response


def _shut(request: Request, refused: Refused) -> Response:
    minutes = -(-refused.seconds // 60)
    return show(
        request, "door.html", _STATUS[refused.reason], refused=refused.reason, minutes=minutes
    )


def _client(request: Request) -> str:
    return request.client.host if request.client else ""
