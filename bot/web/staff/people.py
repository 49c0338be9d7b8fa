"""New leerlingen: a pasted list or a file is shown first, and added when somebody says so.

The preview is kept nowhere: its rows stand in the form itself, names and all, and come back with
the tick of who shows them. So a restart loses nothing, two tabs do not mix, and a list that nobody
confirms was never stored.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.intake import Chosen, Line, Preview, State
from bot.intake.grid import MAX_ROWS
from bot.problems import Problem, sentence
from bot.web.staff.desk import Seat
from bot.web.staff.draw import show
from conversations.people import Dossier
from locales.catalogue import catalogue

MAX_PASTED_BYTES = 256 * 1024  # 2000 names of 40 letters and what a form adds to them, and more
MAX_FIELDS = 6 * MAX_ROWS  # of a preview: a row has a tick, two names, a number, taal and okr


async def ask(request: Request, seat: Seat) -> Response:
    """GET: two ways to give the list."""
    return show(request, seat, "people.html")


async def read(request: Request, seat: Seat) -> Response:
    """POST: what the list would do. Nothing is changed yet."""
    given = await _given(request)
    if given is None:
        return _wrong(request, seat, Problem("file_too_large"), status=413)
    typed, content = given
    found = await seat.services.intake.read(
        seat.me, seat.klas, typed if content is None else content
    )
    if isinstance(found, Problem):
        return _wrong(request, seat, found, left=typed)
    if not found.of(State.GOOD, State.DOUBTFUL, State.KNOWN):
        return _wrong(request, seat, Problem("empty_list"), left=typed)
    return _preview(request, seat, found)


async def confirm(request: Request, seat: Seat) -> Response:
    """POST: the ticked rows. What cannot be added comes back, with why."""
    form = await request.form(max_files=0, max_fields=MAX_FIELDS)
    chosen = list(_chosen(form))
    done = await seat.services.intake.confirm(seat.me, seat.klas, chosen)
    if isinstance(done, Problem):
        return _wrong(request, seat, done)
    if done.left:
        return _preview(request, seat, Preview(done.left), added=done.added)
    if not chosen:
        return _wrong(request, seat, Problem("nobody_ticked"))
    return show(request, seat, "people.html", added=done.added)


def _preview(
    request: Request, seat: Seat, found: Preview, added: Sequence[Dossier] = ()
) -> Response:
    doubtful = [*found.of(State.DOUBTFUL), *found.of(State.KNOWN)]
    return show(
        request,
        seat,
        "preview.html",
        added=added,
        lines=[*doubtful, *found.of(State.GOOD)],
        doubtful=len(doubtful),
        good=len(found.of(State.GOOD)),
        skipped=found.of(State.SKIPPED),
        notes=[sentence(note, seat.t) for note in found.notes],
        why=lambda line: _why(line, seat),
        spoken=lambda code: catalogue(code).language.name,
    )


def _why(line: Line, seat: Seat) -> str:
    return sentence(line.reason, seat.t) if line.reason else ""


def _wrong(
    request: Request, seat: Seat, problem: Problem, *, left: str = "", status: int = 422
) -> Response:
    said = sentence(problem, seat.t)
    return show(request, seat, "people.html", status, wrong=said, left=left)


async def _given(request: Request) -> tuple[str, bytes | None] | None:
    """What was typed, and the file. None when the typed part is too large."""
    try:
        async with request.form(max_files=1, max_fields=1, max_part_size=MAX_PASTED_BYTES) as form:
            return _text(form, "namen"), await _file(form)
    except HTTPException:
        return None


async def _file(form: FormData) -> bytes | None:
    """None when no file was chosen: browsers then send one without a name."""
    given = form.get("lijst")
    if not isinstance(given, UploadFile) or not given.filename:
        return None
    return await given.read()


def _chosen(form: FormData) -> Iterator[Chosen]:
    """Rows stand in the form by their place: naam-3 is the name of row 3 on the page."""
    for place in form.getlist("mee"):
        number = _text(form, f"regel-{place}")
        yield Chosen(
            name=_text(form, f"naam-{place}"),
            shown=_text(form, f"stond-{place}"),
            number=int(number) if number.isdecimal() and len(number) < 9 else 0,
            language=_text(form, f"taal-{place}"),
            okr=_text(form, f"okr-{place}") == "ja",
        )


def _text(form: FormData, field: str) -> str:
    given = form.get(field)
    return given if isinstance(given, str) else ""
