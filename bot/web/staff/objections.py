"""Objections to handing over, at the leerling: read, talked about, settled."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.objections import Decision
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.leerling import Unsettled, of_klas, shown
from conversations.people import Slot

_DECISIONS = {"blijft": Decision.STAYS, "gaat": Decision.GOES}
_MAX_FIELDS = 4


async def settle(request: Request, seat: Seat) -> Response:
    """POST: talked about: it stays, or goes along all the same with the ground for it."""
    dossier_id = request.path_params["dossier"]
    await of_klas(seat, dossier_id)
    given = await request.form(max_files=0, max_fields=_MAX_FIELDS)
    about, moment = str(given.get("over", "")), str(given.get("stond", ""))
    typed, act = str(given.get("waarom", "")), str(given.get("doe", ""))
    form, slot, by = [*about.split("/"), "", "", ""][:3]
    if act not in _DECISIONS or not {slot, by} <= set(Slot):
        raise HTTPException(404)
    seen = (form, Slot(slot), Slot(by), moment)
    done = await seat.services.objections.settle(
        seat.me, seat.klas, dossier_id, seen, _DECISIONS[act], typed
    )
    if not isinstance(done, Problem):
        address = f"/klas/{seat.klas.id}/leerling/{dossier_id}#bezwaar"
        return RedirectResponse(address, SEE_OTHER)
    if done.reason == "unknown_person":
        raise HTTPException(404)
    status = 422 if done.reason in {"no_ground", "reason_too_long"} else 409
    unsettled = Unsettled(about, sentence(done, seat.t), typed)
    return await shown(request, seat, dossier_id, status, unsettled=unsettled)


PAGES = [("POST", "/klas/{klas}/leerling/{dossier}/bezwaar", settle)]
