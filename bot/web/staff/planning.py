"""When it has to be ready, who is reminded when, and who cannot be reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.planning import typed
from bot.planning.model import Digest, Planned
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.plans import Asked, Card, asked_of, card, groups

MAX_FIELDS = 16  # a questionnaire, a day, and a box for every day that is offered
LONGEST = 40  # signs of a date that are looked at
_FOREIGN = frozenset({"not_allowed", "unknown_questionnaire", "unknown_person"})


async def show_all(request: Request, seat: Seat) -> Response:
    """GET: as it stands. With ?lijst=&dag=&ervoor=: what these would become; nothing is kept."""
    query = request.query_params
    asked = None
    if query.get("lijst"):
        days = _days(query.getlist("ervoor"))
        asked = Asked(query["lijst"], query.get("dag", "")[:LONGEST], days)
    return await _page(request, seat, asked)


async def change(request: Request, seat: Seat) -> Response:
    """POST: sets or drops a plan, switches the reminders of one person, or chooses the own
    digest."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    planning, klas = seat.services.planning, seat.klas
    kind, place = str(form.get("lijst", "")), ""
    done: object = Problem("not_allowed")
    if who := form.get("uit") or form.get("aan"):
        done = await planning.remind(seat.me, klas, str(who), wanted="aan" in form)
        place = "wie"
    elif form.get("doe") == "plan":
        asked = _asked(form)
        done, place = await _planned(seat, asked), kind
        if isinstance(done, Problem) and done.reason not in _FOREIGN:
            return await _page(request, seat, asked, 422)
    elif form.get("doe") == "weg":
        done, place = await planning.unplan(seat.me, klas, kind), kind
    elif form.get("soort") in set(Digest):
        await planning.choose_digest(seat.me, Digest(str(form["soort"])))
        done, place = None, "berichten"
    if isinstance(done, Problem):
        raise HTTPException(404)
    return RedirectResponse(f"/klas/{klas.id}/planning?bewaard={place}#{place}", SEE_OTHER)


def _asked(form: FormData) -> Asked:
    day = str(form.get("dag", ""))[:LONGEST]
    return Asked(str(form.get("lijst", "")), day, _days(form.getlist("ervoor")))


def _days(boxes: Sequence[object]) -> tuple[int, ...]:
    """Only what a box of ours can say; how many and how far is looked at by the service."""
    written = [str(box) for box in boxes]
    return tuple(int(one) for one in written if one.isascii() and one.isdecimal() and len(one) < 4)


async def _planned(seat: Seat, asked: Asked) -> Planned | Problem:
    day = typed.day(asked.day)
    if isinstance(day, Problem):
        return day
    return await seat.services.planning.plan(seat.me, seat.klas, asked.form, day, asked.days)


async def _page(request: Request, seat: Seat, asked: Asked | None, status: int = 200) -> Response:
    planning, t = seat.services.planning, seat.t
    planned = await planning.planned(seat.me, seat.klas)
    known = () if isinstance(planned, Problem) else planned
    if not known or (asked and asked.form not in {one.questionnaire.id for one in known}):
        raise HTTPException(404)
    late = await planning.behind(seat.me, seat.klas)
    return show(
        request,
        seat,
        "planning.html",
        status,
        cards=[await _card(seat, one, asked) for one in known],
        late={}
        if isinstance(late, Problem)
        else {form: groups(of, t) for form, of in late.items()},
        closed=sentence(late, t) if isinstance(late, Problem) else "",
        digest=await planning.digest(seat.me),
        by_telegram=planning.by_telegram,
        in_telegram=await planning.in_telegram(seat.me),
        saved=request.query_params.get("bewaard", ""),
    )


async def _card(seat: Seat, planned: Planned, asked: Asked | None) -> Card:
    """With what was asked, when it is about this one: as it would become, or why it cannot."""
    t, form = seat.t, planned.questionnaire.id
    there = planned.deadline is not None
    if asked is None or asked.form != form:
        return card(planned, asked_of(planned), t, planned=there)
    day = typed.day(asked.day)
    preview: Planned | Problem = day if isinstance(day, Problem) else Problem("bad_day")
    if not isinstance(day, Problem):
        preview = await seat.services.planning.preview(seat.me, seat.klas, form, day, asked.days)
    if isinstance(preview, Problem):
        wrong = replace(asked, wrong=sentence(preview, t))
        return card(Planned(planned.questionnaire), wrong, t, planned=there)
    return card(preview, asked, t, planned=there)
