"""Whether photos of the child may be in the werkstuk: asked of each ouder, on a page of its own."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import photo_words
from bot.photo_permission import OwnWord, PhotoPermission
from bot.problems import Problem
from bot.web import doors
from bot.web.bodies import form
from bot.web.visitor import catalogue_for, visitor
from conversations.people import Channel
from locales.catalogue import Catalogue

SEE_OTHER = 303
ANSWERS = {"ja": True, "nee": False}


def routes(permission: PhotoPermission) -> list[Route]:
    """For `bot.web.app.build`."""
    page = _Page(permission)
    return [
        Route(doors.PHOTOS, page.asked),
        Route(doors.PHOTOS, page.answered, methods=["POST"]),
    ]


class _Page:
    def __init__(self, permission: PhotoPermission) -> None:
        self._permission = permission

    async def asked(self, request: Request) -> Response:
        """GET: one question, and two answers that weigh the same."""
        here = await visitor(request)
        own = await self._permission.own(Channel.WEB, here.address)
        if here.welcome is None or own is None:
            return RedirectResponse("/", SEE_OTHER)
        spoken = asking(own, catalogue_for(request, here.welcome))
        on = doors.first_page(here.welcome)
        return doors.page(request, here, "fotos.html", spoken, on=on, person=own.person.id)

    async def answered(self, request: Request) -> Response:
        """POST: yes or no. On to the first page, or back to where it was changed."""
        here = await visitor(request)
        if here.welcome is None:
            return RedirectResponse("/", SEE_OTHER)
        given = await form(request)
        allowed = ANSWERS.get(given.get("mag", ""))
        if allowed is None:
            raise HTTPException(404)
        done = await self._permission.say(
            Channel.WEB, here.address, given.get("person", ""), allowed=allowed
        )
        if isinstance(done, Problem):
            raise HTTPException(404)
        changed = given.get("hier") == "gegevens"
        to = "/gegevens" if changed else doors.first_page(here.welcome)
        return RedirectResponse(to, SEE_OTHER)


def fields(own: OwnWord) -> dict[str, str]:
    """What the form sends along, and which answer stands."""
    word = own.word
    return {"person": own.person.id, "stands": "" if word is None else _field(word.allowed)}


def asking(own: OwnWord, t: Catalogue) -> dict[str, object]:
    return {
        "title": t.text("Warme Overdracht"),
        "head": photo_words.question(own, t),
        "explained": photo_words.explained(t),
        "yes": photo_words.yes(t),
        "no": photo_words.no(t),
        "later": t.text("Dat beslis ik later"),
    }


def _field(allowed: bool) -> str:
    return next(field for field, value in ANSWERS.items() if value is allowed)
