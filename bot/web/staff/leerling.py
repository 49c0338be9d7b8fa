"""One leerling: what there is, from whom, and what can be done with it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.classroom import LeerlingProgress
from bot.desk import words
from bot.problems import Problem
from bot.web.staff.board import cell
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from conversations.session import Status


async def one(request: Request, seat: Seat) -> Response:
    """GET: every contribution with its state."""
    found = await of_klas(seat, request.path_params["dossier"])
    parts = [
        {
            "title": words.part(
                seat.room.questionnaires[item.questionnaire], item.participant.role, seat.t
            ),
            "cell": cell(item, seat.t),
            "readable": item.status not in {Status.NEW, Status.NOTICE},
        }
        for item in found.standings
    ]
    return show(request, seat, "leerling.html", dossier=found.dossier, parts=parts)


async def of_klas(seat: Seat, dossier_id: str) -> LeerlingProgress:
    """HTTPException 404 for a leerling of another klas."""
    rows = await seat.room.progress(seat.me, seat.klas)
    if not isinstance(rows, Problem):
        for row in rows:
            if row.dossier.id == dossier_id:
                return row
    raise HTTPException(404)
