"""One leerling: what there is, from whom, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.classroom import LeerlingProgress, Standing
from bot.desk import photos, words
from bot.objections import REASON_MAXIMUM, Objected
from bot.problems import Problem
from bot.talks import may_begin
from bot.web.staff.board import cell
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from conversations.people import Role, Slot
from conversations.questionnaire import Audience
from locales.catalogue import Catalogue, languages


@dataclass(frozen=True, slots=True)
class Wrong:
    """What could not be changed, why, and the name as it was typed."""

    what: str
    why: str
    typed: str


@dataclass(frozen=True, slots=True)
class Unsettled:
    """An objection that could not be settled: which, why, and what was typed."""

    about: str
    why: str
    typed: str


async def one(request: Request, seat: Seat) -> Response:
    """GET: every contribution with its state, and what can be changed."""
    what = request.query_params.get("klaar", "")
    done = _done(seat.t).get(what, "")
    return await shown(
        request, seat, request.path_params["dossier"], done=done, photo_done=what == "foto"
    )


async def shown(
    request: Request,
    seat: Seat,
    dossier_id: str,
    status: int = 200,
    *,
    done: str = "",
    photo_done: bool = False,
    wrong: Wrong | None = None,
    unsettled: Unsettled | None = None,
) -> Response:
    """The page as it is now."""
    found = await of_klas(seat, dossier_id)
    objected = await seat.services.objections.read(seat.me, seat.klas, dossier_id)
    if isinstance(objected, Problem):
        raise HTTPException(404)
    family = await seat.services.leerlingen.family(seat.me, dossier_id)
    said = await seat.services.photo_permission.of_leerling(seat.me, dossier_id)
    if isinstance(said, Problem):
        raise HTTPException(404)
    parts = [
        {
            "title": words.part(
                seat.room.questionnaires[item.questionnaire], item.participant.role, seat.t
            ),
            "cell": cell(item, seat.t),
            "readable": item.readable,
            "together": _together(seat, found, item),
        }
        for item in found.standings
    ]
    return show(
        request,
        seat,
        "leerling.html",
        status,
        dossier=found.dossier,
        parts=parts,
        objected=[_said(it, found, seat.t) for it in objected],
        unsettled=unsettled,
        maximum=REASON_MAXIMUM,
        people=[(slot.value, words.who(slot, seat.t)) for slot in Slot],
        languages=languages(),
        family=family[0].language if family else "",
        others=[klas for klas in seat.klassen if klas.id != seat.klas.id and not klas.closed],
        done=done,
        photo_done=seat.t.text("Dat staat nu zo.") if photo_done else "",
        photo_outcome=photos.outcome(said, seat.t),
        kept_back=photos.kept_back(said, seat.t),
        ouders=photos.ouders(said, seat.t),
        wrong=wrong,
    )


def _said(it: Objected, found: LeerlingProgress, t: Catalogue) -> dict[str, object]:
    """An objection: by whom, against what, why, and how it stands."""
    one = it.objection
    child = one.by is Slot.LEERLING
    whole = one.part.slot is Slot.LEERLING
    went = next(
        (item.handed_over_at for item in found.standings if item.questionnaire == it.form.id), None
    )
    return {
        "about": f"{it.form.id}/{one.part.slot}/{one.by}",
        "who": found.dossier.name if child else words.who(one.by, t),
        "what": t.text("het werkstuk") if whole else words.part(it.form, Role.OUDER, t),
        "one": one,
        "seen": one.at.isoformat(),
        "went": t.day(went.date()) if went else "",
    }


def _together(seat: Seat, found: LeerlingProgress, item: Standing) -> dict[str, str] | None:
    """The way to filling in together with this ouder, where that is offered."""
    form, t = seat.room.questionnaires[item.questionnaire], seat.t
    if form.author is not Audience.OUDER or not found.dossier.okr:
        return None
    path = ""
    if may_begin(item.status, item.together):
        path = f"samen/{found.dossier.id}/{form.id}/{item.participant.slot}"
    return {"path": path, "label": _label(item, t)}


def _label(item: Standing, t: Catalogue) -> str:
    who = words.who(item.participant.slot, t)
    if item.together is None:
        return t.text("Samen invullen met {who}", who=who)
    return t.text("Verder invullen met {who}", who=who)


async def of_klas(seat: Seat, dossier_id: str) -> LeerlingProgress:
    """HTTPException 404 for a leerling of another klas."""
    rows = await seat.room.progress(seat.me, seat.klas)
    if not isinstance(rows, Problem):
        for row in rows:
            if row.dossier.id == dossier_id:
                return row
    raise HTTPException(404)


def _done(t: Catalogue) -> dict[str, str]:
    return {
        "naam": t.text("De naam is veranderd."),
        "okr": t.text("Dat staat nu zo."),
        "taal": t.text("De taal is gekozen."),
        "klas": t.text("De leerling zit nu in deze klas. Alles is mee."),
    }
