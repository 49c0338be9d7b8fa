""" "Bespreek eerst": a note at an answer, changed, taken back or talked about; and sending it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom.contribution import Contribution
from bot.problems import Problem, sentence
from bot.talks import Spot
from bot.web.staff import reading
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.leerling import of_klas

MAX_FIELDS = 4


async def write(request: Request, seat: Seat) -> Response:
    """POST: what the button (`doe`) says, with the note as typed."""
    at = _spot(request, request.path_params["question"])
    await of_klas(seat, at.dossier_id)
    given = await request.form(max_files=0, max_fields=MAX_FIELDS)
    note, seen = str(given.get("woorden", "")), str(given.get("gezien", ""))
    match given.get("doe"):
        case "terug":
            done = await seat.services.talks.take_back(seat.me, at, seen=seen)
        case "besproken":
            done = await seat.services.talks.settle(seat.me, at, seen=seen)
        case _:
            read = str(given.get("gelezen", ""))
            done = await seat.services.talks.remark(seat.me, at, note, seen=seen, read=read)
    return await _done(request, seat, done, at, note)


async def send(request: Request, seat: Seat) -> Response:
    """POST: opened again for the person, who is told and finds the notes."""
    at = _spot(request, "")
    await of_klas(seat, at.dossier_id)
    done = await seat.services.talks.send(seat.me, at)
    return await _done(request, seat, done, at, "")


async def _done(
    request: Request, seat: Seat, done: Contribution | Problem, at: Spot, note: str
) -> Response:
    """Back to the answer; or the page with what is wrong, and nothing typed lost."""
    if isinstance(done, Problem):
        if done.reason in {"not_allowed", "unknown_person"}:
            raise HTTPException(404)
        wrong = sentence(done, seat.t)
        return await reading.page(request, seat, 422, wrong=wrong, at=at.question, note=note)
    here = f"/klas/{seat.klas.id}/leerling/{at.dossier_id}/{at.questionnaire}/{at.slot}"
    where = f"#v-{at.question}" if at.question else "?open=weer"
    return RedirectResponse(here + where, SEE_OTHER)


def _spot(request: Request, question: str) -> Spot:
    return Spot(*reading.asked(request), question)
