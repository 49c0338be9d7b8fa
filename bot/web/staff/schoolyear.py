"""The end of a schooljaar: the klas of the next one in one step, or closing only."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom.klassen import following
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show

LONGEST = 20  # signs of a typed schooljaar that are looked at


async def ask(request: Request, seat: Seat) -> Response:
    """GET ?jaar=2027-2028: what would happen. Nothing is changed."""
    year = request.query_params.get("jaar", "")[:LONGEST].strip()
    return await _page(request, seat, year)


async def start(request: Request, seat: Seat) -> Response:
    """POST: the klas of the new schooljaar is made, the old one closed; on to the new one."""
    form = await request.form(max_files=0, max_fields=1)
    year = str(form.get("jaar", ""))[:LONGEST].strip()
    done = await seat.services.schoolyear.start(seat.me, "", year, seat.at)
    if isinstance(done, Problem):
        return await _page(request, seat, year, sentence(done, seat.t))
    new = next((step.new for step in done.steps if step.new), None)
    return RedirectResponse(f"/klas/{new.id}" if new else "/klas/mijn", SEE_OTHER)


async def close(request: Request, seat: Seat) -> Response:
    """POST wat=dicht|open: closes the klas, or opens it again."""
    form = await request.form(max_files=0, max_fields=1)
    service = seat.services.schoolyear
    act = service.open_again if form.get("wat") == "open" else service.close
    done = await act(seat.me, seat.klas)
    if isinstance(done, Problem):
        return await _page(request, seat, "", sentence(done, seat.t))
    return RedirectResponse("/klas/mijn" if done.closed else f"/klas/{done.id}", SEE_OTHER)


async def _page(request: Request, seat: Seat, year: str, wrong: str = "") -> Response:
    steps = None
    if year and not wrong:
        planned = await seat.services.schoolyear.plan(seat.me, "", year)
        if isinstance(planned, Problem):
            wrong = sentence(planned, seat.t)
        else:
            steps = planned.steps
    return show(
        request,
        seat,
        "schoolyear.html",
        422 if wrong else 200,
        year=year,
        suggested=following(seat.klas.schooljaar),
        steps=steps,
        wrong=wrong,
    )
