"""The werkstuk as a PDF that a child is proud of (PDF/A-2a + PDF/UA-1 as typst makes it)."""

from __future__ import annotations

from dataclasses import asdict

from exports import pattern, words
from exports.chapters import chapters, cover_photo, name
from exports.model import Sheet
from exports.pictures import photo_name, photo_svg
from exports.text import printable
from exports.themes import COLOURS
from exports.typeset import typeset


def pdf(sheet: Sheet, first_page: int = 1) -> bytes:
    """Blocking: call it in a worker thread. Never holds a word of another questionnaire: it is
    made from this sheet alone. In a bundle the pages are numbered from `first_page`."""
    data = {
        "first_page": first_page,
        "title": sheet.questionnaire.title,
        "name": name(sheet),
        "school": sheet.school.name,
        "klas": sheet.klas.name,
        "schooljaar": words.SCHOOLJAAR.format(schooljaar=sheet.klas.schooljaar),
        "colours": asdict(COLOURS[sheet.dossier.theme]),
        "draft": words.DRAFT if sheet.draft else "",
        "cover": _cover(sheet),
        "chapters": chapters(sheet),
        "words": {"room": words.ROOM_FOR_ME, "mentor_answers": words.MENTOR_ANSWERS},
    }
    return typeset("werkstuk", data, _pictures(sheet), sheet.made_at)


def _cover(sheet: Sheet) -> dict[str, object] | None:
    photo = cover_photo(sheet)
    if photo is None:
        return None
    return {
        "file": photo_name(photo.id),
        "width": sheet.photos[photo.id].width,
        "height": sheet.photos[photo.id].height,
        "alt": printable(photo.description) or words.ALT_COVER.format(name=name(sheet)),
    }


def _pictures(sheet: Sheet) -> dict[str, str]:
    seed, theme = sheet.dossier.seed, sheet.dossier.theme
    marks = {
        f"mark-{number}.svg": pattern.mark(seed, theme, number)
        for number in range(len(sheet.questionnaire.chapters))
    }
    photos = {photo_name(photo_id): photo_svg(photo) for photo_id, photo in sheet.photos.items()}
    return {"pattern.svg": pattern.svg(seed, theme), **marks, **photos}
