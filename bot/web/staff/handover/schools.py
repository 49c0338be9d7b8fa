"""To which VO school each leerling goes, chosen for a whole klas at once; and the list itself."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom.roster import MAX_LEERLINGEN
from bot.handover import Choice
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.handover.page import overview

MAX_FIELDS = 3 * MAX_LEERLINGEN + 4
LONGEST = 200  # signs of a typed name that are looked at; the service says how long one may be
OTHER = "anders"  # "andere school": its name stands in the field beside it


async def ask(request: Request, seat: Seat) -> Response:
    """GET: a choice per leerling, in the order of the class list, and the list of schools."""
    return await _shown(request, seat)


async def choose(request: Request, seat: Seat) -> Response:
    """POST: all choices at once. Of a leerling who was changed meanwhile by somebody else it says
    so, and the other choices are saved."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    done = await seat.services.handover.choose(seat.me, seat.klas, _choices(form))
    if isinstance(done, Problem):
        raise HTTPException(404)
    if done.problems:
        said = list(dict.fromkeys(sentence(problem, seat.t) for problem in done.problems))
        return await _shown(request, seat, 409, wrong=said, saved=len(done.changed))
    return RedirectResponse(f"/klas/{seat.klas.id}/overdracht", SEE_OTHER)


async def change(request: Request, seat: Seat) -> Response:
    """POST: a school added to the list, named anew or taken off; or the basisschool's number."""
    form = await request.form(max_files=0, max_fields=4)
    act, name = str(form.get("wat", "")), str(form.get("naam", ""))[:LONGEST]
    vo_school = str(form.get("school", ""))
    handover, me, klas = seat.services.handover, seat.me, seat.klas
    done: object
    match act:
        case "erbij":
            done = await handover.add_vo_school(me, klas, name)
        case "naam":
            done = await handover.rename_vo_school(me, klas, vo_school, name)
        case "weg":
            done = await handover.remove_vo_school(me, klas, vo_school)
        case "telefoon":
            done = await handover.set_phone(me, klas, name)
        case _:
            raise HTTPException(404)
    if isinstance(done, Problem):
        return await _shown(request, seat, 422, wrong=[sentence(done, seat.t)])
    return RedirectResponse(f"/klas/{klas.id}/overdracht/scholen#lijst", SEE_OTHER)


async def _shown(
    request: Request, seat: Seat, status: int = 200, wrong: list[str] | None = None, saved: int = 0
) -> Response:
    found = await overview(seat)
    lines = [line for group in found.groups for line in group.lines]
    lines.sort(key=lambda line: line.dossier.id)  # the order of the class list
    used = {line.dossier.vo_school_id for line in lines}
    return show(
        request,
        seat,
        "handover/schools.html",
        status,
        lines=lines,
        vo_schools=found.vo_schools,
        used=used,
        school=found.school,
        wrong=wrong or [],
        saved=saved,
        other=OTHER,
    )


def _choices(form: FormData) -> list[Choice]:
    """Fields "school-<id>", "versie-<id>" and "anders-<id>"; one with a version that is no number
    is left out."""
    found = []
    for field, value in form.multi_items():
        kind, _, dossier_id = field.partition("-")
        version = str(form.get(f"versie-{dossier_id}", ""))
        if kind != "school" or not version.isascii() or not version.isdigit():
            continue
        other = str(form.get(f"anders-{dossier_id}", ""))[:LONGEST].strip()
        if value != OTHER:
            found.append(Choice(dossier_id, str(value), int(version)))
        elif other:
            found.append(Choice(dossier_id, "", int(version), other))
    return found
