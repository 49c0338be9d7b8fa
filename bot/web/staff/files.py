"""Files to keep or to hand on: PDF, JSON, CSV."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from bot.classroom import LeerlingProgress
from bot.classroom.bundle import zipped
from bot.classroom.export import FORMATS
from bot.problems import Problem, sentence
from bot.web.staff.desk import Seat
from bot.web.staff.draw import download, show
from bot.web.staff.kept import kept_until

MAX_FIELDS = 8


async def ask(request: Request, seat: Seat) -> Response:
    """GET ?leerling=<dossier>: of whom, and what kind of files."""
    chosen = request.query_params.get("leerling", "")
    return show(
        request,
        seat,
        "files.html",
        rows=await _rows(seat),
        kept=kept_until(seat),
        leerling=chosen,
        formats=("pdf",),
    )


async def make(request: Request, seat: Seat) -> Response:
    """POST: the file, or all of them as one zip. Only what is handed in, unless drafts are
    asked for; those are marked."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    leerling, questionnaire = str(form.get("leerling", "")), str(form.get("lijst", ""))
    formats = tuple(item for item in FORMATS if item in form.getlist("soort"))
    drafts = form.get("concept") == "ja"
    made = await seat.room.export(
        seat.me,
        seat.klas,
        leerling=leerling,
        formats=formats or ("pdf",),
        drafts=drafts,
        questionnaire=questionnaire,
    )
    if isinstance(made, Problem):
        return show(
            request,
            seat,
            "files.html",
            422,
            rows=await _rows(seat),
            kept=kept_until(seat),
            leerling=leerling,
            formats=formats,
            drafts=drafts,
            wrong=sentence(made, seat.t),
        )
    return download(made[0] if len(made) == 1 else zipped(seat.klas, made))


async def _rows(seat: Seat) -> list[LeerlingProgress]:
    found = await seat.room.progress(seat.me, seat.klas)
    return [] if isinstance(found, Problem) else found
