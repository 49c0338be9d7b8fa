"""One page per leerling for the first talk with the mentor, made of the leerling's own answers."""

from __future__ import annotations

from dataclasses import asdict

from exports import guide, pattern, words
from exports.chapters import name
from exports.model import Sheet
from exports.themes import COLOURS
from exports.typeset import typeset

TILES = 4
"""The pattern at the head: the middle of the child's own, as on the card."""


def pdf(sheet: Sheet) -> bytes:
    """Always one page: smaller first, then with the longest answers cut, which says so and where
    the rest stands. Without answers there is room to write. Blocking."""
    called = name(sheet)
    klas = sheet.klas
    told = guide.known(sheet) + guide.topics(sheet) + guide.questions(sheet)
    data = {
        "title": words.GUIDE_TITLE.format(name=called),
        "author": sheet.school.name,
        "above": words.GUIDE_ABOVE.format(title=sheet.questionnaire.title),
        "name": called,
        "own_words": ", ".join(guide.own_words(sheet)),
        "colours": asdict(COLOURS[sheet.dossier.theme]),
        "draft": words.DRAFT if sheet.draft else "",
        "known": guide.known(sheet),
        "topics": guide.topics(sheet),
        "questions": guide.questions(sheet),
        "openers": guide.openers(sheet),
        "words": {
            "asks": words.GUIDE_ASKS.format(name=called),
            "open": words.GUIDE_OPEN,
            "open_note": words.GUIDE_OPEN_NOTE,
            "ask": words.GUIDE_ASK.format(name=called) if told else "",
            "agreed": words.GUIDE_AGREED,
            "columns": words.GUIDE_COLUMNS,
            "more": words.GUIDE_MORE,
        },
        "foot": words.GUIDE_FOOT.format(
            school=sheet.school.name, klas=klas.name, schooljaar=klas.schooljaar, name=called
        ),
    }
    drawn = pattern.svg(sheet.dossier.seed, sheet.dossier.theme, TILES)
    return typeset("gespreksblad", data, {"pattern.svg": drawn}, sheet.made_at)
