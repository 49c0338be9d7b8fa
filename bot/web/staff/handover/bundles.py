"""Making what is handed over: ordered, followed while it is made, fetched, given."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from bot.handover import Bundle, Order, Shape, State
from bot.problems import Problem
from bot.web.api import AWAY, RETRY_MILLISECONDS
from bot.web.staff import live
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import TYPES
from bot.web.staff.handover import said
from bot.web.staff.handover.page import drawn
from bot.web.visitor import door

AT_ONCE_SECONDS = 1.5  # so long the page waits itself: one werkstuk is ready by then
LOOK_SECONDS = 0.5
ALL, NOWHERE = "alles", "geen"


async def order(request: Request, seat: Seat) -> Response:
    """POST: begins to make it, and shows how far it is."""
    form = await request.form(max_files=0, max_fields=12)
    bundles = seat.services.bundles
    lock = form.get("slot") == "ja"
    made = await bundles.start(seat.me, _order(form, seat), lock=lock)
    if isinstance(made, Problem):
        return await drawn(request, seat, 422, made)
    await bundles.settled(seat.me, seat.klas, made.id, AT_ONCE_SECONDS)
    return _back(seat)


async def act(request: Request, seat: Seat) -> Response:
    """POST: stop it, throw it away, show what opens it (once), or say that it was given."""
    form = await request.form(max_files=0, max_fields=2)
    bundles, bundle = seat.services.bundles, request.path_params["bundle"]
    match form.get("wat"):
        case "weg":
            bundles.forget(seat.me, seat.klas, bundle)
        case "wachtzin":
            phrase = bundles.phrase(seat.me, seat.klas, bundle)
            if isinstance(phrase, Problem):
                return await drawn(request, seat, _status(phrase), phrase)
            return await drawn(request, seat, phrase=(bundle, phrase))
        case "gegeven":
            marked = await bundles.confirm(seat.me, seat.klas, bundle)
            if isinstance(marked, Problem):
                return await drawn(request, seat, _status(marked), marked)
            live.changed(request, seat)
        case _:
            raise HTTPException(404)
    return _back(seat)


async def news(request: Request, seat: Seat) -> Response:
    """GET, server-sent events: how far it is, and that it ended: of one that is gone too, so that
    the page looks anew; or "away": the program stops, and what it was making is not finished."""
    return StreamingResponse(_followed(request, seat), media_type="text/event-stream")


async def fetch(request: Request, seat: Seat) -> Response:
    """GET: the file."""
    fetched = await seat.services.bundles.fetch(seat.me, seat.klas, request.path_params["bundle"])
    if isinstance(fetched, Problem):
        return await drawn(request, seat, _status(fetched), fetched)
    return StreamingResponse(
        fetched.pieces,
        media_type=TYPES[fetched.name.rsplit(".", 1)[-1]],
        headers={
            "content-disposition": f'attachment; filename="{fetched.name}"',
            "content-length": str(fetched.size),
        },
    )


async def _followed(request: Request, seat: Seat) -> AsyncIterator[str]:
    yield f"retry: {RETRY_MILLISECONDS}\n\n"
    while not await request.is_disconnected():
        bundle = seat.services.bundles.one(seat.me, seat.klas, request.path_params["bundle"])
        if isinstance(bundle, Problem) or bundle.state not in {State.WAITING, State.MAKING}:
            yield "event: ended\ndata:\n\n"
            return
        if door(request).hub.leaving:
            yield AWAY
            return
        yield f"event: progress\ndata: {_line(bundle, seat)}\n\n"
        await asyncio.sleep(LOOK_SECONDS)


def _line(bundle: Bundle, seat: Seat) -> str:
    told = said.progress(bundle, seat.t)
    return json.dumps({"done": bundle.done, "total": bundle.total, "said": told})


def _order(form: FormData, seat: Seat) -> Order:
    wanted, leerling = str(form.get("naar", "")), str(form.get("leerling", ""))
    chosen = set(form.getlist("mee"))
    return Order(
        klas=seat.klas,
        vo_school_id={ALL: None, NOWHERE: ""}.get(wanted, wanted),
        dossier_id=leerling,
        shape=Shape.FOLDER if form.get("vorm") == Shape.FOLDER else Shape.PDF,
        werkstuk="werkstuk" in chosen,
        okr="okr" in chosen,
        drafts="concept" in chosen,
        sensitive="gevoelig" in chosen,
    )


def _status(problem: Problem) -> int:
    return 404 if problem.reason == "bundle_gone" else 409


def _back(seat: Seat) -> Response:
    return RedirectResponse(f"/klas/{seat.klas.id}/overdracht#mappen", SEE_OTHER)
