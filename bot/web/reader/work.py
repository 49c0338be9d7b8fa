"""One werkstuk as on paper, the page to talk from, both as PDF, and the pictures in it."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.classroom import ExportFile
from bot.problems import Problem
from bot.readers import Book, Readers, Shelf
from bot.readers.reading import Found
from bot.web.reader import cookie
from bot.web.reader.draw import mark, over, show
from exports import guide
from exports.chapters import chapters, cover_photo, name
from exports.model import Sheet

NOT_NOW = 409


async def read(request: Request, readers: Readers) -> Response:
    """GET: the werkstuk."""
    return await _page(request, readers, "read", "work.html")


async def talk(request: Request, readers: Readers) -> Response:
    """GET: the gespreksblad."""
    return await _page(request, readers, "read guide", "guide.html")


async def save(request: Request, readers: Readers) -> Response:
    """GET: the werkstuk as a PDF."""
    token, dossier, form = _asked(request)
    return _file(request, await readers.reading.werkstuk(token, dossier, form))


async def save_talk(request: Request, readers: Readers) -> Response:
    """GET: the gespreksblad as a PDF."""
    token, dossier, form = _asked(request)
    return _file(request, await readers.reading.guide(token, dossier, form))


async def photo(request: Request, readers: Readers) -> Response:
    """GET: a picture that stands in the werkstuk."""
    token, dossier, form = _asked(request)
    jpeg = await readers.reading.photo(token, dossier, form, request.path_params["photo"])
    if jpeg is None:
        raise HTTPException(404)
    return Response(jpeg, media_type="image/jpeg")


async def _page(request: Request, readers: Readers, act: str, template: str) -> Response:
    token, dossier_id, form_id = _asked(request)
    sheet = await readers.reading.sheet(token, dossier_id, form_id, act)
    shelf = await readers.reading.shelf(token)
    if sheet is None or shelf is None:
        return over(request)
    if isinstance(sheet, Problem):
        return _not_now(request, sheet)
    at = next(
        place
        for place, book in enumerate(shelf.books)
        if (book.dossier.id, book.form.id) == (dossier_id, form_id)
    )
    drawn = _talk(sheet) if template == "guide.html" else _work(sheet)
    return show(
        request,
        template,
        200,
        sheet.dossier.theme,
        guest=shelf.guest,
        shelf=shelf,
        book=shelf.books[at],
        others=_beside(shelf, at),
        sheet=sheet,
        name=name(sheet),
        here=f"/mentor/{dossier_id}/{form_id}",
        **drawn,
    )


def _work(sheet: Sheet) -> dict[str, object]:
    drawn = chapters(sheet)
    return {
        "chapters": drawn,
        "marks_of": {
            number: mark(sheet.dossier, number)
            for number in range(len(sheet.questionnaire.chapters))
        },
        "cover": cover_photo(sheet),
    }


def _talk(sheet: Sheet) -> dict[str, object]:
    return {
        "known": guide.known(sheet),
        "topics": guide.topics(sheet),
        "questions": guide.questions(sheet),
        "openers": guide.openers(sheet),
        "tail": "/gesprek",
        "own_words": guide.own_words(sheet),
    }


def _beside(shelf: Shelf, at: int) -> tuple[Book | None, Book | None]:
    """The one before and the one after, of those that can be read."""
    ready = [place for place, book in enumerate(shelf.books) if book.readable]
    before = [place for place in ready if place < at]
    after = [place for place in ready if place > at]
    return (
        shelf.books[before[-1]] if before else None,
        shelf.books[after[0]] if after else None,
    )


def _file(request: Request, found: Found[ExportFile]) -> Response:
    if found is None:
        return over(request)
    if isinstance(found, Problem):
        return _not_now(request, found)
    return Response(
        found.content,
        media_type="application/pdf",
        headers={"content-disposition": f'attachment; filename="{found.name}"'},
    )


def _not_now(request: Request, problem: Problem) -> Response:
    if problem.reason not in {"being_written", "not_given"}:
        raise HTTPException(404)
    name, held = dict(problem.params)["name"], problem.reason == "not_given"
    return show(request, "writing.html", NOT_NOW, name=name, held=held)


def _asked(request: Request) -> tuple[str, str, str]:
    asked = request.path_params
    return cookie.token_of(request), asked["dossier"], asked["form"]
