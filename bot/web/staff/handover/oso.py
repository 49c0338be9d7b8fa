"""One leerling: the files for the transfer dossier, and what is copied into the administration."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.desk import words
from bot.handover import Inspection, Line
from bot.problems import Problem, sentence
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from bot.web.staff.handover import said
from bot.web.staff.handover.page import overview
from locales.catalogue import Catalogue


async def one(request: Request, seat: Seat) -> Response:
    """GET: reading what an ouder thinks of the report is audited."""
    line = await _line(seat, request.path_params["dossier"])
    found = await seat.services.handover.inspections(seat.me, seat.klas, line.dossier.id)
    t = seat.t
    told = found if isinstance(found, Problem) else None
    ouders = [] if isinstance(found, Problem) else found
    return show(
        request,
        seat,
        "handover/oso.html",
        dossier=line.dossier,
        line=line,
        locked=told is not None and told.reason == "okr_locked",
        why=sentence(told, t) if told else "",
        ouders=[(words.who(one.slot, t), one.file, _values(one, t)) for one in ouders],
        about=t.text(
            "Deel van de ouders bij het onderwijskundig rapport, schooljaar {schooljaar}",
            schooljaar=seat.klas.schooljaar,
        ),
        said=said,
        t=t,
    )


async def _line(seat: Seat, dossier_id: str) -> Line:
    for group in (await overview(seat)).groups:
        for line in group.lines:
            if line.dossier.id == dossier_id:
                return line
    raise HTTPException(404)


def _values(one: Inspection, t: Catalogue) -> list[tuple[str, str]]:
    """The field's name in the administration, and what goes in it; "" stays empty there."""
    agrees = {True: t.text("Ja"), False: t.text("Nee"), None: t.text("Onbekend")}
    return [
        (t.text("Inzage"), t.text("Ja") if one.read else t.text("Nee")),
        (t.text("Inzagedatum"), f"{one.read_on:%d-%m-%Y}" if one.read_on else ""),
        (t.text("Akkoord"), agrees[one.agrees]),
        (t.text("Reden niet akkoord"), one.view),
    ]
