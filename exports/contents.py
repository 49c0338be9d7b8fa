"""The first pages of a bundle: who is in it and where, whom to call, and a line to sign."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from conversations.people import Theme
from exports import pattern, words
from exports.papers import Bundle, Contact, Piece
from exports.text import printable
from exports.themes import COLOURS
from exports.typeset import typeset


def pdf(bundle: Bundle, places: Sequence[int] | Sequence[str]) -> bytes:
    """`places` has, in the order of the pieces, the page on which each begins; or the name of its
    file, when each has one of its own. Blocking."""
    many = len(bundle.pieces) != 1
    told = {
        "vo_school": bundle.vo_school,
        "klas": bundle.klas,
        "count": len(bundle.pieces),
    }
    files = any(isinstance(place, str) for place in places)
    data = {
        "document": _to(bundle, words.BUNDLE_DOCUMENT, words.BUNDLE_DOCUMENT_KLAS).format(**told),
        "author": bundle.school.name,
        "above": words.BUNDLE_ABOVE.format(
            school=bundle.school.name, klas=bundle.klas, schooljaar=bundle.schooljaar
        ),
        "title": words.BUNDLE_TITLE,
        "count": (
            _to(bundle, words.BUNDLE_MANY, words.BUNDLE_MANY_KLAS)
            if many
            else _to(bundle, words.BUNDLE_ONE, words.BUNDLE_ONE_KLAS)
        ).format(**told),
        "colours": asdict(COLOURS[Theme.ZEE]),
        "columns": words.BUNDLE_FOLDER_COLUMNS if files else words.BUNDLE_COLUMNS,
        "files": files,
        "rows": [
            _row(number, piece, str(place))
            for number, (piece, place) in enumerate(zip(bundle.pieces, places, strict=True))
        ],
        "contacts": [_contact(bundle, contact) for contact in bundle.contacts],
        "words": {
            "call": words.BUNDLE_CALL,
            "call_note": _call(bundle),
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


def _to(bundle: Bundle, vo_school: str, klas: str) -> str:
    return vo_school if bundle.vo_school else klas


def _call(bundle: Bundle) -> str:
    """ "" when nobody can be called."""
    asked = words.BUNDLE_ASK if bundle.contacts else ""
    if bundle.school.phone:
        said = words.BUNDLE_CALL_PHONE.format(school=bundle.school.name, phone=bundle.school.phone)
        return f"{said} {asked}".rstrip()
    return f"{words.BUNDLE_CALL_SCHOOL} {asked}" if asked else ""


def _contact(bundle: Bundle, contact: Contact) -> dict[str, str]:
    around = [contact.role, bundle.school.name]
    return {"name": contact.name, "role": ", ".join(part for part in around if part)}


def _row(number: int, piece: Piece, place: str) -> dict[str, str]:
    notes = [words.BUNDLE_HOME if piece.home else "", words.DRAFT if piece.draft else ""]
    return {
        "name": title(piece),
        "notes": words.BETWEEN.join(note for note in notes if note),
        "place": place,
        "pattern": _mark(number),
        "ink": COLOURS[piece.theme].ink,
    }


def _mark(number: int) -> str:
    return f"mark-{number}.svg"
