"""The first pages of a bundle: who is in it, on which page, whom to call, and a line to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from conversations.people import Theme
from exports import pattern, words
from exports.papers import Bundle, Piece
from exports.text import printable
from exports.themes import COLOURS
from exports.typeset import typeset


def pdf(bundle: Bundle, first_pages: Sequence[int]) -> bytes:
    """`first_pages` has the page on which each piece begins, in their order. Blocking."""
    called = {"vo_school": bundle.vo_school, "count": len(bundle.pieces)}
    data = {
        "document": words.BUNDLE_DOCUMENT.format(**called),
        "author": bundle.school.name,
        "above": words.BUNDLE_ABOVE.format(
            school=bundle.school.name, klas=bundle.klas, schooljaar=bundle.schooljaar
        ),
        "title": words.BUNDLE_TITLE,
        "count": (words.BUNDLE_ONE if len(bundle.pieces) == 1 else words.BUNDLE_MANY).format(
            **called
        ),
        "colours": asdict(COLOURS[Theme.ZEE]),
        "columns": words.BUNDLE_COLUMNS,
        "rows": [
            _row(number, piece, page)
            for number, (piece, page) in enumerate(zip(bundle.pieces, first_pages, strict=True))
        ],
        "contacts": [asdict(contact) for contact in bundle.contacts],
        "words": {
            "call": words.BUNDLE_CALL,
            "call_note": words.BUNDLE_CALL_NOTE,
            "received": words.BUNDLE_RECEIVED,
            "received_note": words.BUNDLE_RECEIVED_NOTE,
            "sign": words.BUNDLE_SIGN,
        },
        "foot": words.BUNDLE_FOOT.format(
            day=words.day(bundle.made_at.astimezone(words.AMSTERDAM).date())
        ),
    }
    marks = {
        _mark(number): pattern.mark(piece.seed, piece.theme, 0)
        for number, piece in enumerate(bundle.pieces)
    }
    return typeset("bundel", data, marks, bundle.made_at)


def title(piece: Piece) -> str:
    """The name as it stands in the list and in the bookmarks."""
    return printable(piece.name) or words.NAMELESS


def _row(number: int, piece: Piece, page: int) -> dict[str, str]:
    return {
        "name": title(piece),
        "home": words.BUNDLE_HOME if piece.home else "",
        "page": str(page),
        "pattern": _mark(number),
        "ink": COLOURS[piece.theme].ink,
    }


def _mark(number: int) -> str:
    return f"mark-{number}.svg"
