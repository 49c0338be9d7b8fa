"""Whether photos may be in the werkstuk: what the ouders said themselves, and what stands on the
paper slips that come back. The whole klas on one page, and each leerling on their own."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom.roster import MAX_LEERLINGEN
from bot.desk import photos as said
from bot.photo_permission import OUDERS, OfLeerling
from bot.problems import Problem, sentence
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.leerling import Wrong, of_klas, shown
from conversations.people import Slot

_WORDS = {"ja": True, "nee": False, "": None}
_GONE = {"not_allowed", "unknown_person"}


async def ask(request: Request, seat: Seat) -> Response:
    """GET: each leerling with both ouders."""
    return await _page(request, seat, saved=request.query_params.get("klaar") == "ja")


async def save(request: Request, seat: Seat) -> Response:
    """POST: only what was changed here; what an ouder said meanwhile stays, and is told."""
    form = await request.form(max_files=0, max_fields=4 * MAX_LEERLINGEN)
    wrong = []
    for field, chosen in form.multi_items():
        dossier_id, _, slot = field.partition(" ")
        seen = form.get(f"stond {field}")
        if slot not in OUDERS or not isinstance(seen, str) or chosen not in _WORDS:
            continue
        stood, _, sign = seen.partition(" ")
        if chosen == stood:
            continue
        problem = await _record(seat, dossier_id, Slot(slot), str(chosen), sign)
        if problem is not None:
            wrong.append(sentence(problem, seat.t))
    if wrong:
        return await _page(request, seat, 409, wrong=wrong)
    return RedirectResponse(f"/klas/{seat.klas.id}/fotos?klaar=ja", SEE_OTHER)


async def one(request: Request, seat: Seat) -> Response:
    """POST: the slip of one ouder of one leerling."""
    dossier_id = request.path_params["dossier"]
    form = await request.form(max_files=0, max_fields=3)
    slot, chosen = str(form.get("ouder", "")), str(form.get("mag", "?"))
    if slot not in OUDERS or chosen not in _WORDS:
        raise HTTPException(404)
    await of_klas(seat, dossier_id)
    problem = await _record(seat, dossier_id, Slot(slot), chosen, str(form.get("stond", "")))
    if problem is None:
        address = f"/klas/{seat.klas.id}/leerling/{dossier_id}?klaar=foto#fotos"
        return RedirectResponse(address, SEE_OTHER)
    wrong = Wrong("foto", sentence(problem, seat.t), "")
    return await shown(request, seat, dossier_id, 409, wrong=wrong)


async def _record(
    seat: Seat, dossier_id: str, slot: Slot, chosen: str, sign: str
) -> Problem | None:
    """HTTPException 404 for a leerling of another klas."""
    done = await seat.services.photo_permission.record(
        seat.me, dossier_id, slot, _WORDS[chosen], seen=sign
    )
    if isinstance(done, OfLeerling):
        return None
    if done.reason in _GONE:
        raise HTTPException(404)
    return done


async def _page(
    request: Request,
    seat: Seat,
    status: int = 200,
    *,
    saved: bool = False,
    wrong: Iterable[str] = (),
) -> Response:
    found = await seat.services.photo_permission.of_klas(seat.me, seat.klas)
    if isinstance(found, Problem):
        raise HTTPException(404)
    rows = [(one.dossier, said.ouders(one, seat.t), said.outcome(one, seat.t)) for one in found]
    return show(request, seat, "fotos.html", status, rows=rows, saved=saved, wrong=wrong)


PAGES = (
    ("GET", "/klas/{klas}/fotos", ask),
    ("POST", "/klas/{klas}/fotos", save),
    ("POST", "/klas/{klas}/leerling/{dossier}/foto", one),
)
