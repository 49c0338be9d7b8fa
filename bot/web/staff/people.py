"""New leerlingen: a pasted list, or a CSV out of the school's administration."""

from __future__ import annotations

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.imports import MAX_LIST_BYTES
from bot.problems import Problem, sentence
from bot.web.staff import live
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from conversations.people import Dossier


async def ask(request: Request, seat: Seat) -> Response:
    """GET: two ways to give the list."""
    return show(request, seat, "people.html")


async def add(request: Request, seat: Seat) -> Response:
    """POST: who was added, which rows are no good and why; those stay in the field."""
    given = await _given(request)
    if given is None:
        too_large = [sentence(Problem("file_too_large"), seat.t)]
        return show(request, seat, "people.html", 413, wrong=too_large)
    typed, content = given
    added, wrong, left = await _pasted(seat, typed) if typed.strip() else ([], [], "")
    if content is not None:
        more, problems = _outcome(await seat.room.import_csv(seat.me, seat.klas, content))
        added, wrong = [*added, *more], [*wrong, *problems]
    if not typed.strip() and content is None:
        wrong = [Problem("empty_list")]
    if added:
        live.changed(request, seat)
    said = [sentence(problem, seat.t) for problem in wrong]
    status = 200 if added else 422
    return show(request, seat, "people.html", status, added=added, wrong=said, left=left)


async def _given(request: Request) -> tuple[str, bytes | None] | None:
    """What was typed, and the file. None when the typed part is too large."""
    try:
        async with request.form(max_files=1, max_fields=1, max_part_size=MAX_LIST_BYTES) as form:
            return _typed(form), await _file(form)
    except HTTPException:
        return None


def _typed(form: FormData) -> str:
    given = form.get("namen")
    return given if isinstance(given, str) else ""


async def _file(form: FormData) -> bytes | None:
    """None when no file was chosen: browsers then send one without a name."""
    given = form.get("lijst")
    if not isinstance(given, UploadFile) or not given.filename:
        return None
    return await given.read()


async def _pasted(seat: Seat, typed: str) -> tuple[list[Dossier], list[Problem], str]:
    """The third is what is still to be put right, as it was typed."""
    added, wrong = _outcome(await seat.room.add_pasted(seat.me, seat.klas, typed))
    if not all(map(_row, wrong)):
        return added, wrong, typed
    wrong.sort(key=_row)
    lines = typed.splitlines()
    return added, wrong, "\n".join(lines[_row(problem) - 1] for problem in wrong)


def _row(problem: Problem) -> int:
    """0 when it is not about one row."""
    return int(dict(problem.params).get("row", "0"))


def _outcome(
    found: tuple[list[Dossier], list[Problem]] | Problem,
) -> tuple[list[Dossier], list[Problem]]:
    return ([], [found]) if isinstance(found, Problem) else found
