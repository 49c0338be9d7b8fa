"""In overleg: the chat of an ouder's section at the leerkracht's desk. The same screens, the same
engine; the leerkracht stays who they are, and every input goes out under their own name."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from bot.desk import words
from bot.problems import Problem, sentence
from bot.replies import Reply
from bot.talks import Spot
from bot.web import wire
from bot.web.api import MAX_JSON_BYTES, changes
from bot.web.bodies import TooLargeError, body
from bot.web.notes import notes
from bot.web.screen import screen, wording_of
from bot.web.slips import Json
from bot.web.staff import reading
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.leerling import of_klas
from bot.web.visitor import door
from bot.web.words import words as chat_words

_ELSEWHERE = {"not_allowed", "unknown_person"}


async def begin(request: Request, seat: Seat) -> Response:
    """POST: from now on together; or why not."""
    at = _spot(request)
    await of_klas(seat, at.dossier_id)
    begun = await seat.services.overleg.begin(seat.me, at)
    if isinstance(begun, Problem):
        return await _closed(request, seat, at, begun, 409)
    return RedirectResponse(request.url.path, SEE_OTHER)


async def page(request: Request, seat: Seat) -> Response:
    """GET: the conversation; the scripts fill it. Audited by the service."""
    at = _spot(request)
    row = await of_klas(seat, at.dossier_id)
    reply = await seat.services.overleg.open(seat.me, at)
    if isinstance(reply, Problem):
        return await _closed(request, seat, at, reply, 200)
    wording = wording_of(reply)
    return show(
        request,
        seat,
        "together.html",
        language=wording.t.language,
        paper="linen",
        words=chat_words(wording.t, polite=wording.polite),
        dossier=row.dossier,
        who=words.who(at.slot, seat.t),
        api=request.url.path,
    )


async def state(request: Request, seat: Seat) -> Response:
    """GET: the whole conversation as it stands."""
    at = _spot(request)
    return _answer(seat, request, await seat.services.overleg.look(seat.me, at))


async def say(request: Request, seat: Seat) -> Response:
    """POST: one input, typed by this leerkracht on behalf of the ouder that the address names."""
    at = _spot(request)
    try:
        said = wire.read(await body(request, MAX_JSON_BYTES))
    except TooLargeError:
        return JSONResponse({"reason": "too_big"}, 413)
    except wire.NotUnderstoodError as error:
        return JSONResponse({"reason": "not_understood", "detail": str(error)}, 400)
    if said.form != at.questionnaire:
        return JSONResponse({"reason": "not_understood", "detail": "another form"}, 400)
    delivery = f"{at.dossier_id}/{at.slot}/{said.id}"
    reply = await seat.services.overleg.say(seat.me, at, said.given, delivery)
    return _answer(seat, request, reply)


async def events(request: Request, seat: Seat) -> Response:
    """GET, server-sent events: "changed" when the ouder's conversation did."""
    reply = await seat.services.overleg.look(seat.me, _spot(request))
    if isinstance(reply, Problem):
        raise HTTPException(404)
    stream = changes(request, reply.participant.id)
    return StreamingResponse(stream, media_type="text/event-stream")


def _answer(seat: Seat, request: Request, reply: Reply | Problem) -> Response:
    if isinstance(reply, Problem):
        if reply.reason in _ELSEWHERE:
            raise HTTPException(404)
        return JSONResponse({"reason": "apart", "detail": reply.reason}, 409)
    return JSONResponse({"notes": notes(reply), "state": _state(seat, request, reply)})


def _state(seat: Seat, request: Request, reply: Reply) -> Json:
    """The ouder's screen; what is for the ouder alone (their copy, their other forms) is not."""
    ours = door(request)
    told_first = ours.settings.told_first
    shown = screen(reply, ours.clock(), can_copy=False, others=False, told_first=told_first)
    t, name, now = seat.t, reply.dossier.name, shown["now"]
    shown["desk"] = True
    if isinstance(now, dict) and now["type"] == "closing":
        shown["now"] = now | {
            "agree": None,
            "note": "",
            "head": t.text("Samen ingeleverd"),
            "text": t.text(
                "De ouder kan het met de eigen link lezen, en zeggen of het zo is. "
                "Tot die tijd staat in het document dat het nog niet is bevestigd."
            ),
            "back": f"/klas/{seat.klas.id}/leerling/{reply.dossier.id}",
            "back_words": t.text("Terug naar {name}", name=name),
        }
    return shown


async def _closed(
    request: Request, seat: Seat, at: Spot, problem: Problem, status: int
) -> Response:
    if problem.reason in _ELSEWHERE:
        raise HTTPException(404)
    found = await of_klas(seat, at.dossier_id)
    why = sentence(problem, seat.t)
    return show(request, seat, "apart.html", status, dossier=found.dossier, why=why)


def _spot(request: Request) -> Spot:
    return Spot(*reading.asked(request))


_HERE = "/klas/{klas}/samen/{dossier}/{form}/{slot}"
PAGES = (
    ("GET", _HERE, page),
    ("POST", _HERE, begin),
    ("GET", f"{_HERE}/state", state),
    ("POST", f"{_HERE}/say", say),
    ("GET", f"{_HERE}/events", events),
)
