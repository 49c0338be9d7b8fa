"""The second step of a leerkracht on a page: after a good code, and when it is set anew."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.second_step.model import Asked, Denied, Passed, Standing
from bot.second_step.service import SecondStep
from bot.web import doors
from bot.web.bodies import form
from bot.web.door_words import entry_words
from bot.web.security import HALF, forget_half, half_token_of, new_token, remember
from bot.web.visitor import Visitor, catalogue_for, door, visitor
from conversations.people import Channel
from exports import qr

ANEW = f"{HALF}/opnieuw"
LONGEST = 64  # signs of what is typed that are looked at


def routes(steps: SecondStep) -> list[Route]:
    """For `bot.web.app.build`."""
    pages = _Pages(steps)
    return [
        Route(HALF, pages.ask),
        Route(HALF, pages.prove, methods=["POST"]),
        Route(ANEW, pages.mine),
        Route(ANEW, pages.change, methods=["POST"]),
    ]


class _Pages:
    def __init__(self, steps: SecondStep) -> None:
        self._steps = steps

    async def ask(self, request: Request) -> Response:
        """GET: the field for the digits, the first time with what the app has to know."""
        asked = await self._steps.asked(Channel.WEB, half_token_of(request))
        if asked is None:
            return RedirectResponse("/", doors.SEE_OTHER)
        return await _page(request, asked)

    async def prove(self, request: Request) -> Response:
        """POST: in, under a token that nobody could have known before."""
        half, token = half_token_of(request), new_token()
        if not half:
            return RedirectResponse("/", doors.SEE_OTHER)
        done = await self._prove(request, _typed(await form(request)), half, token)
        if isinstance(done, Passed):
            response = await _passed(request, done, token)
            remember(response, token, secure=door(request).secure)
            forget_half(response, secure=door(request).secure)
            return response
        asked = await self._steps.asked(Channel.WEB, half)
        if asked is None:
            return _over(request, done)
        return await _page(request, asked, done)

    async def mine(self, request: Request) -> Response:
        """GET: of who is in: since when, how many recovery codes are left, and setting it anew."""
        here, standing = await self._who(request)
        asked = await self._steps.asked(Channel.WEB, here.address)
        if asked is not None:
            return await _page(request, asked, anew=True)
        return _mine(request, here, standing)

    async def change(self, request: Request) -> Response:
        """POST: begin, stop, or the digits of the new secret."""
        here, standing = await self._who(request)
        given = await form(request)
        if given.get("wat") == "niet":
            await self._steps.leave(Channel.WEB, here.address)
            return RedirectResponse(ANEW, doors.SEE_OTHER)
        if given.get("wat") == "begin":
            return await self._begin(request, here, standing, _typed(given))
        done = await self._prove(request, _typed(given), here.address, here.address)
        if isinstance(done, Passed):
            return await _passed(request, done, here.address)
        asked = await self._steps.asked(Channel.WEB, here.address)
        if asked is None:
            return _mine(request, here, standing, done)
        return await _page(request, asked, done, anew=True)

    async def _begin(
        self, request: Request, here: Visitor, standing: Standing, typed: str
    ) -> Response:
        limiter, client = door(request).limiter, _client(request)
        wrong: Denied | None = Denied("wait", 10)
        if limiter.allows(client):
            wrong = await self._steps.set_anew(Channel.WEB, here.address, typed)
        if wrong is None:
            return RedirectResponse(ANEW, doors.SEE_OTHER)
        limiter.wrong(client)
        return _mine(request, here, standing, wrong)

    async def _prove(self, request: Request, typed: str, half: str, enters: str) -> Passed | Denied:
        limiter, client = door(request).limiter, _client(request)
        if not limiter.allows(client):
            return Denied("wait", 10)
        done = await self._steps.prove(Channel.WEB, half, typed, enters)
        if isinstance(done, Denied):
            limiter.wrong(client)
        return done

    async def _who(self, request: Request) -> tuple[Visitor, Standing]:
        here = await visitor(request)
        standing = await self._steps.standing(Channel.WEB, here.address)
        if standing is None or not door(request).settings.second_step:
            raise HTTPException(404)
        return here, standing


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _typed(given: dict[str, str]) -> str:
    """The digits, or the recovery code that was typed in the field below them."""
    return (given.get("cijfers", "").strip() or given.get("herstelcode", ""))[:LONGEST]


async def _page(
    request: Request, asked: Asked, denied: Denied | None = None, *, anew: bool = False
) -> Response:
    here = await visitor(request)
    t = catalogue_for(request, here.welcome if anew else None)
    return doors.page(
        request,
        here if anew else Visitor("", None, here.look),
        "second-step.html",
        {
            "title": t.text("Warme Overdracht"),
            "head": t.text("Je tweede stap") if anew else t.text("Nog één stap"),
        },
        422 if denied else 200,
        text=t.text,
        plural=t.plural,
        asked=asked,
        denied=denied,
        anew=anew,
        to=ANEW if anew else HALF,
        code=qr.svg(asked.to_scan) if asked.setting else "",
    )


async def _passed(request: Request, done: Passed, token: str) -> Response:
    """Recovery codes are shown once, in the answer itself: nothing keeps them."""
    if not done.codes:
        return RedirectResponse(doors.STAFF, doors.SEE_OTHER)
    t = catalogue_for(request, done.welcome)
    look = (await visitor(request)).look
    spoken = {"title": t.text("Warme Overdracht"), "head": t.text("Je herstelcodes")}
    here = Visitor(token, done.welcome, look)
    return doors.page(
        request, here, "recovery-codes.html", spoken, text=t.text, codes=done.codes, to=doors.STAFF
    )


def _mine(
    request: Request, here: Visitor, standing: Standing, denied: Denied | None = None
) -> Response:
    t = catalogue_for(request, here.welcome)
    return doors.page(
        request,
        here,
        "my-second-step.html",
        {"title": t.text("Warme Overdracht"), "head": t.text("Je tweede stap")},
        422 if denied else 200,
        text=t.text,
        plural=t.plural,
        moment=t.moment,
        standing=standing,
        denied=denied,
        to=ANEW,
    )


def _over(request: Request, denied: Denied) -> Response:
    """Too late, or too often: the code has to be given again."""
    t = catalogue_for(request, None)
    note = t.text("Dat lukte niet op tijd, of het ging te vaak mis. Geef je code nog een keer.")
    if denied.reason == "wait":
        note = t.text("Dat ging te vaak mis. Wacht even en geef dan je code nog een keer.")
    response = doors.page(
        request, Visitor("", None), "entry.html", entry_words(t) | {"note": note}, 422
    )
    forget_half(response, secure=door(request).secure)
    return response
