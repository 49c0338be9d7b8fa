"""Reading one contribution, and opening it again. The words are the child's: nothing here can
change them."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom import Standing
from bot.desk import words
from bot.problems import Problem, sentence
from bot.web.staff import live
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.leerling import of_klas
from bot.web.staff.sheet import chapters
from conversations.people import Role, Slot
from conversations.session import Status


async def read(request: Request, seat: Seat) -> Response:
    """GET: question and answer in order. Audited by the classroom."""
    dossier_id, form, slot = _asked(request)
    found = await of_klas(seat, dossier_id)
    got = await seat.room.read(seat.me, dossier_id, form, slot)
    if isinstance(got, Problem):
        if got.reason not in {"nothing_written", "okr_off"}:
            raise HTTPException(404)
        nothing = sentence(got, seat.t)
        return show(request, seat, "nothing.html", dossier=found.dossier, nothing=nothing)
    live.changed(request, seat)
    role = Role.LEERLING if slot is Slot.LEERLING else Role.OUDER
    return show(
        request,
        seat,
        "read.html",
        dossier=found.dossier,
        title=words.part(got.questionnaire, role, seat.t),
        who=words.who(slot, seat.t) if role is Role.OUDER else "",
        read=got,
        submitted=got.status is Status.SUBMITTED,
        standing=_standing(found.standings, form, slot),
        chapters=chapters(got, seat.t),
        reopened=request.query_params.get("open") == "weer",
    )


async def reopen(request: Request, seat: Seat) -> Response:
    """POST: it takes answers again, at a question when one is chosen."""
    dossier_id, form, slot = _asked(request)
    await of_klas(seat, dossier_id)
    given = await request.form(max_files=0, max_fields=2)
    question = str(given.get("vraag", ""))
    questionnaire = seat.room.questionnaires.get(form)
    if questionnaire is None or (question and questionnaire.question(question) is None):
        raise HTTPException(404)
    opened = await seat.room.reopen(seat.me, dossier_id, form, slot, question)
    # Opened already, by a second tap or another leerkracht: the page says how it stands.
    if isinstance(opened, Problem) and opened.reason != "not_submitted":
        raise HTTPException(404)
    return RedirectResponse(f"{request.url.path}?open=weer", SEE_OTHER)


async def photo(request: Request, seat: Seat) -> Response:
    """GET: a picture in the werkstuk."""
    asked = request.path_params
    await of_klas(seat, asked["dossier"])
    jpeg = await seat.room.photo(seat.me, asked["dossier"], asked["photo"])
    if jpeg is None:
        raise HTTPException(404)
    return Response(jpeg, media_type="image/jpeg", headers={"cache-control": "private, no-store"})


def _asked(request: Request) -> tuple[str, str, Slot]:
    asked = request.path_params
    if asked["slot"] not in set(Slot):
        raise HTTPException(404)
    return asked["dossier"], asked["form"], Slot(asked["slot"])


def _standing(standings: tuple[Standing, ...], form: str, slot: Slot) -> Standing:
    return next(
        item for item in standings if item.questionnaire == form and item.participant.slot is slot
    )
