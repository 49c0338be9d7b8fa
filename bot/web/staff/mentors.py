"""Who else may read: a link for each mentor, shown once, and what became of it."""

from __future__ import annotations

from collections import Counter
from datetime import date

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom import overview
from bot.problems import Problem, sentence
from bot.readers import Handed, Wish
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show

BY_HAND = "zelf"
MAX_FIELDS = 520  # a name, a day, a school, and a box for each leerling of the largest klas


async def show_all(request: Request, seat: Seat) -> Response:
    """GET ?school=<VO school>: the links there are, and the form for a new one."""
    chosen = request.query_params.get("school", "")
    return await _page(request, seat, given=Wish("", chosen))


async def make(request: Request, seat: Seat) -> Response:
    """POST: a link and its pass phrase, on this page and never again."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    wish = _wish(form)
    if isinstance(wish, Problem):
        return await _page(request, seat, 422, given=_wish_without_day(form), wrong=wish)
    made = await seat.services.readers.mentors.make(seat.me, seat.klas, wish)
    if isinstance(made, Problem):
        return await _page(request, seat, 422, given=wish, wrong=made)
    return await _page(request, seat, made=made)


async def change(request: Request, seat: Seat) -> Response:
    """POST: a new link, a month longer, or no link any more."""
    form = await request.form(max_files=0, max_fields=2)
    mentors, reader = seat.services.readers.mentors, request.path_params["reader"]
    match form.get("doe"):
        case "nieuw":
            made = await mentors.renew(seat.me, seat.klas, reader)
            if isinstance(made, Handed):
                return await _page(request, seat, made=made)
        case "langer":
            if not isinstance(await mentors.prolong(seat.me, seat.klas, reader), Problem):
                return RedirectResponse(f"/klas/{seat.klas.id}/mentoren#m-{reader}", SEE_OTHER)
        case "stop":
            if not isinstance(await mentors.revoke(seat.me, seat.klas, reader), Problem):
                return RedirectResponse(f"/klas/{seat.klas.id}/mentoren#m-{reader}", SEE_OTHER)
    raise HTTPException(404)


async def _page(
    request: Request,
    seat: Seat,
    status: int = 200,
    *,
    given: Wish | None = None,
    wrong: Problem | None = None,
    made: Handed | None = None,
) -> Response:
    mentors = seat.services.readers.mentors
    links = await mentors.of_klas(seat.me, seat.klas)
    progress = await seat.room.progress(seat.me, seat.klas)
    schools = await seat.services.handover.vo_schools(seat.me, seat.klas)
    if isinstance(links, Problem) or isinstance(progress, Problem) or isinstance(schools, Problem):
        raise HTTPException(404)
    leerlingen = [row.dossier for row in progress]
    going = Counter(dossier.vo_school_id for dossier in leerlingen)
    usual, latest = mentors.usual_until(seat.klas)
    return show(
        request,
        seat,
        "mentors.html",
        status,
        links=links,
        leerlingen=leerlingen,
        schools=[(one, going[one.id]) for one in schools if going[one.id]],
        unread=overview.unread(progress, seat.room.questionnaires),
        held=overview.held(progress, seat.room.questionnaires),
        given=given or Wish(""),
        by_hand=BY_HAND,
        usual=usual,
        latest=latest,
        sensitive=mentors.asks_sensitive,
        wrong=sentence(wrong, seat.t) if wrong else "",
        made=made,
        day=seat.t.day,
    )


def _wish(form: FormData) -> Wish | Problem:
    typed = str(form.get("tot", "")).strip()
    try:
        until = date.fromisoformat(typed) if typed else None
    except ValueError:
        return Problem("bad_until")
    wish = _wish_without_day(form)
    return Wish(wish.name, wish.vo_school_id, wish.dossier_ids, until, wish.sensitive)


def _wish_without_day(form: FormData) -> Wish:
    school = str(form.get("school", ""))
    by_hand = school in {"", BY_HAND}
    chosen = tuple(str(item) for item in form.getlist("leerling")) if by_hand else ()
    return Wish(
        str(form.get("naam", "")),
        "" if by_hand else school,
        chosen,
        sensitive=form.get("gevoelig") == "ja",
    )
