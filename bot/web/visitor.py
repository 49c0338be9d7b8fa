"""Who is at the door: what a request's cookies say, and nothing else."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

from starlette.requests import Request

from bot.assistant import Assistant, Refusal, Welcome
from bot.hub import Hub
from bot.limiter import Limiter
from bot.settings import Settings
from bot.web.security import token_of
from conversations.people import Channel
from locales import catalogue
from locales.catalogue import Catalogue

OwnCopy = Callable[[Channel, str, str], Awaitable[bytes | None]]
"""(channel, address, questionnaire id) -> the person's own copy as a PDF, or None when it is not
theirs to have (yet)."""

LOOK_COOKIE = "letters"
SIZES = ("normal", "large", "larger")
SHAPES = ("normal", "roomy", "opendyslexic")
LIGHTS = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Door:
    """What the pages need; one per app, found as `request.app.state.door`."""

    assistant: Assistant
    settings: Settings
    hub: Hub
    clock: Callable[[], datetime]
    limiter: Limiter
    copy: OwnCopy | None = None

    @property
    def secure(self) -> bool:
        """Whether people reach us over https."""
        return self.settings.link_base.startswith("https://")


@dataclass(frozen=True, slots=True)
class Look:
    """The letters and the light that this browser chose."""

    size: str = SIZES[0]
    shape: str = SHAPES[0]
    light: str = LIGHTS[0]


@dataclass(frozen=True, slots=True)
class Visitor:
    """`address` is the cookie's token; `welcome` is None for who is not known here."""

    address: str
    welcome: Welcome | None
    look: Look = field(default_factory=Look)


def door(request: Request) -> Door:
    found: Door = request.app.state.door
    return found


async def visitor(request: Request) -> Visitor:
    token = token_of(request)
    if token is None:
        return Visitor("", None, look(request))
    welcome = await door(request).assistant.welcome(Channel.WEB, token)
    return Visitor(token, None if isinstance(welcome, Refusal) else welcome, look(request))


def look(request: Request) -> Look:
    """Only what we offer: a cookie is anybody's to write."""
    size, shape, light, *_ = [*request.cookies.get(LOOK_COOKIE, "").split("."), "", "", ""]
    return Look(
        size if size in SIZES else SIZES[0],
        shape if shape in SHAPES else SHAPES[0],
        light if light in LIGHTS else LIGHTS[0],
    )


def catalogue_for(request: Request, welcome: Welcome | None) -> Catalogue:
    """The person's language, else what the browser asks for, else Dutch."""
    if welcome is not None:
        return catalogue.catalogue(welcome.participant.language)
    known = {one.code for one in catalogue.languages()}
    for asked in request.headers.get("accept-language", "").split(","):
        code = asked.split(";")[0].strip().split("-")[0].lower()
        if code in known:
            return catalogue.catalogue(code)
    return catalogue.catalogue(catalogue.SOURCE_LANGUAGE)
