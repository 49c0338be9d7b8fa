"""Reading one contribution, and opening it again. The words are the child's: nothing here can
change them."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.classroom import LeerlingProgress, ReadContribution, Standing
from bot.desk import words
from bot.problems import Problem, sentence
from bot.talks import NOTE_MAXIMUM
from bot.web.staff.desk import SEE_OTHER, Seat
from bot.web.staff.draw import show
from bot.web.staff.leerling import of_klas
from bot.web.staff.sheet import Line, Part, chapters
from conversations.people import Role, Slot
from conversations.session import Status
from exports.pattern import svg


async def read(request: Request, seat: Seat) -> Response:
    """GET: question and answer in order. Audited by the classroom; `?gevoelig=<question>`, once or
    more, opens those sensitive answers, and is audited apart."""
    return await page(request, seat)


async def page(request: Request, seat: Seat, status: int = 200, **trouble: object) -> Response:
    """`trouble`: what was wrong with a note (`wrong`), at which answer (`at`), as typed."""
    dossier_id, form, slot = asked(request)
    row, rows = await of_klas(seat, dossier_id), await _of_everybody(seat)
    opened = frozenset(request.query_params.getlist("gevoelig"))
    got = await seat.room.read(seat.me, dossier_id, form, slot, sensitive=bool(opened))
    if isinstance(got, Problem):
        if got.reason not in {"nothing_written", "ouder_still_writing", "okr_off"}:
            raise HTTPException(404)
        nothing = sentence(got, seat.t)
        return show(request, seat, "nothing.html", dossier=row.dossier, nothing=nothing)
    role = Role.LEERLING if slot is Slot.LEERLING else Role.OUDER
    parts = chapters(got, seat.t, opened)
    if trouble and trouble["at"] not in {entry.id for part in parts for entry in part.entries}:
        trouble |= {"at": ""}  # said above, where there is no such answer (any more)
    open_notes = sum(note.open for note in got.remarks.values())
    return show(
        request,
        seat,
        "read.html",
        status,
        dossier=row.dossier,
        title=words.part(got.questionnaire, role, seat.t),
        who=words.who(slot, seat.t) if role is Role.OUDER else "",
        read=got,
        submitted=got.status is Status.SUBMITTED,
        standing=_standing(row.standings, form, slot),
        chapters=parts,
        opened=[line.id for line in _lines(parts) if line.id in opened],
        open_notes=open_notes,
        here=_path(got),
        before=_beside(rows, got, -1),
        after=_beside(rows, got, 1),
        reopened=request.query_params.get("open") == "weer",
        maximum=NOTE_MAXIMUM,
        trouble=trouble,
    )


def _lines(parts: list[Part]) -> Iterator[Line]:
    for part in parts:
        for entry in part.entries:
            yield from entry.lines


async def reopen(request: Request, seat: Seat) -> Response:
    """POST: it takes answers again, at a question when one is chosen."""
    dossier_id, form, slot = asked(request)
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
    wanted = request.path_params
    await of_klas(seat, wanted["dossier"])
    jpeg = await seat.room.photo(seat.me, wanted["dossier"], wanted["photo"])
    if jpeg is None:
        raise HTTPException(404)
    return Response(jpeg, media_type="image/jpeg", headers={"cache-control": "private, no-store"})


async def pattern(request: Request, seat: Seat) -> Response:
    """GET: the child's own pattern, in the colours that the child chose."""
    dossier = (await of_klas(seat, request.path_params["dossier"])).dossier
    return Response(
        svg(dossier.seed, dossier.theme),
        media_type="image/svg+xml",
        headers={"cache-control": "private, no-store"},
    )


def asked(request: Request) -> tuple[str, str, Slot]:
    """Dossier, questionnaire and slot of the address. HTTPException 404 for a slot that is none."""
    found = request.path_params
    if found["slot"] not in set(Slot):
        raise HTTPException(404)
    return found["dossier"], found["form"], Slot(found["slot"])


async def _of_everybody(seat: Seat) -> list[LeerlingProgress]:
    rows = await seat.room.progress(seat.me, seat.klas)
    return [] if isinstance(rows, Problem) else rows


def _path(got: ReadContribution) -> str:
    return f"leerling/{got.dossier.id}/{got.questionnaire.id}/{got.slot}"


def _beside(
    rows: list[LeerlingProgress], got: ReadContribution, step: int
) -> LeerlingProgress | None:
    """The next leerling of the class list (or the one before) of whom the same was handed in."""
    at = next(at for at, row in enumerate(rows) if row.dossier.id == got.dossier.id)
    others = rows[at + 1 :] if step > 0 else rows[:at][::-1]
    return next((row for row in others if _handed_in(row, got)), None)


def _handed_in(row: LeerlingProgress, got: ReadContribution) -> bool:
    return any(
        item.questionnaire == got.questionnaire.id
        and item.participant.slot is got.slot
        and item.status is Status.SUBMITTED
        for item in row.standings
    )


def _standing(standings: tuple[Standing, ...], form: str, slot: Slot) -> Standing:
    return next(
        item for item in standings if item.questionnaire == form and item.participant.slot is slot
    )
