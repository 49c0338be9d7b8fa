"""The hand-over at a glance: per VO school who goes there, what is ready, what went, what is there.
Never an answer."""

from __future__ import annotations

from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom.overview import unread
from bot.classroom.roster import MAX_LEERLINGEN
from bot.handover import Line, Overview
from bot.problems import Problem, sentence
from bot.web.staff import live
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.handover import said
from bot.web.staff.kept import kept_until

MAX_FIELDS = MAX_LEERLINGEN + 4


async def here(request: Request, seat: Seat) -> Response:
    """GET: the klas, and what is being made or lies ready."""
    return await drawn(request, seat)


async def drawn(
    request: Request,
    seat: Seat,
    status: int = 200,
    wrong: Problem | None = None,
    phrase: tuple[str, str] = ("", ""),
) -> Response:
    """`phrase` is the id of a bundle and what opens it, on the one page that shows it."""
    found = await overview(seat)
    t = seat.t
    lines = [line for group in found.groups for line in group.lines]
    return show(
        request,
        seat,
        "handover/page.html",
        status,
        groups=found.groups,
        count=len(lines),
        handed_over=sum(group.handed_over for group in found.groups),
        received=sum(group.received for group in found.groups),
        nowhere=sum(len(group.lines) for group in found.groups if group.vo_school is None),
        bundles=seat.services.bundles.of(seat.me, seat.klas),
        unread=await _unread(seat),
        wrong=sentence(wrong, t) if wrong else "",
        phrase=phrase,
        said=said,
        day=partial(said.day, t=t),
        sentence=partial(sentence, t=t),
        t=t,
        has_okr=_has_okr,
        kept=kept_until(seat),
    )


async def mark(request: Request, seat: Seat) -> Response:
    """POST: what went or is there, as the leerkracht knows it: for one leerling or several."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    chosen = [str(item) for item in form.getlist("dossier")]
    act = str(form.get("wat", ""))
    handover, me, klas = seat.services.handover, seat.me, seat.klas
    form_id = handover.werkstuk
    known = {line.dossier.id for group in (await overview(seat)).groups for line in group.lines}
    if not chosen or not known.issuperset(chosen) or act not in _ACTS:
        raise HTTPException(404)
    problem: Problem | None = None
    if act == "gegeven":
        marked = await handover.hand_over(me, klas, chosen, form_id)
        problem = marked if isinstance(marked, Problem) else None
    elif act == "niet-gegeven":
        for dossier_id in chosen:
            problem = problem or await handover.take_back(me, klas, dossier_id, form_id)
    else:
        for dossier_id in chosen:
            there = act == "is-er"
            told = await handover.receive(me, klas, dossier_id, form_id, there=there)
            problem = problem or told
    if problem is not None:
        return await drawn(request, seat, 422, problem)
    live.changed(request, seat)
    return RedirectResponse(f"/klas/{klas.id}/overdracht#d-{chosen[0]}", SEE_OTHER)


_ACTS = {"gegeven", "niet-gegeven", "is-er", "is-er-niet"}


async def overview(seat: Seat) -> Overview:
    found = await seat.services.handover.overview(seat.me, seat.klas)
    if isinstance(found, Problem):
        raise HTTPException(404)
    return found


async def _unread(seat: Seat) -> dict[str, str]:
    """The names of whom something was not read yet, by dossier id."""
    rows = await seat.room.progress(seat.me, seat.klas)
    if isinstance(rows, Problem):
        raise HTTPException(404)
    return {one.id: one.name for one in unread(rows, seat.room.questionnaires)}


def _has_okr(line: Line) -> bool:
    return line.okr.value in {"submitted", "concept", "objected"}
