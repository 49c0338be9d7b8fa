"""Of which leerlingen the ouders are asked for the OKR section: the whole klas on one page."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom.roster import MAX_LEERLINGEN
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show

_SEEN = "stond"  # per leerling "id version was", as the page showed it


async def ask(request: Request, seat: Seat) -> Response:
    """GET: a box to tick for each leerling."""
    return await _page(request, seat, saved=request.query_params.get("klaar") == "ja")


async def save(request: Request, seat: Seat) -> Response:
    """POST: only what was ticked or unticked here is changed; what a colleague changed meanwhile
    stays, and is said."""
    form = await request.form(max_files=0, max_fields=2 * MAX_LEERLINGEN)
    seen = [str(one) for one in form.getlist(_SEEN)]
    ticked = {str(one) for one in form.getlist("okr")}
    wrong = [sentence(problem, seat.t) for problem in await _changed(seat, seen, ticked)]
    if wrong:
        return await _page(request, seat, 409, wrong=wrong)
    return RedirectResponse(f"/klas/{seat.klas.id}/okr?klaar=ja", SEE_OTHER)


async def _changed(seat: Seat, seen: Iterable[str], ticked: set[str]) -> list[Problem]:
    problems = []
    for dossier_id, version, was in map(_read, seen):
        on = dossier_id in ticked
        if on is was:
            continue
        done = await seat.services.leerlingen.ask_okr(seat.me, dossier_id, version, on=on)
        if isinstance(done, Problem):
            if done.reason == "not_allowed":
                raise HTTPException(404)
            problems.append(done)
    return problems


def _read(line: str) -> tuple[str, int, bool]:
    """HTTPException 404 for what our page never sends."""
    dossier_id, _, rest = line.partition(" ")
    version, _, was = rest.partition(" ")
    if not (version.isascii() and version.isdecimal() and len(version) < 10):
        raise HTTPException(404)
    return dossier_id, int(version), was == "aan"


async def _page(
    request: Request,
    seat: Seat,
    status: int = 200,
    *,
    saved: bool = False,
    wrong: Iterable[str] = (),
) -> Response:
    rows = await seat.room.progress(seat.me, seat.klas)
    if isinstance(rows, Problem):
        raise HTTPException(404)
    leerlingen = [row.dossier for row in rows]
    return show(request, seat, "okr.html", status, leerlingen=leerlingen, saved=saved, wrong=wrong)


PAGES = (
    ("GET", "/klas/{klas}/okr", ask),
    ("POST", "/klas/{klas}/okr", save),
)
