"""The own klassen, and making one."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.problems import Problem, sentence
from bot.web.security import remember
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.visitor import door

LONGEST = 200  # signs of a typed name that are looked at; the classroom says how long one may be


async def here(request: Request, seat: Seat) -> Response:
    """GET /klas: on to the klas; the browser is remembered from now on again."""
    await door(request).assistant.stay(seat.here.address)
    response = RedirectResponse(f"/klas/{seat.klas.id}", SEE_OTHER)
    remember(response, seat.here.address, secure=door(request).secure)
    return response


async def mine(request: Request, seat: Seat) -> Response:
    """GET: the list, and a field for a new one."""
    return show(request, seat, "klassen.html")


async def make(request: Request, seat: Seat) -> Response:
    """POST: a new klas, and straight to its first leerlingen."""
    form = await request.form(max_files=0, max_fields=2)
    name, year = (str(form.get(field, ""))[:LONGEST] for field in ("naam", "schooljaar"))
    made = await seat.room.create_klas(seat.me, name, "", year.strip(), seat.at)
    if isinstance(made, Problem):
        said = sentence(made, seat.t)
        return show(request, seat, "klassen.html", 422, wrong=said, name=name, year=year)
    return RedirectResponse(f"/klas/{made.id}/leerlingen", SEE_OTHER)
