"""Invented bundles for a VO school."""

from __future__ import annotations

from collections.abc import Callable

from conversations.people import School, Theme
from exports import werkstuk
from exports.model import Sheet
from exports.papers import Bundle, Contact, Piece
from tests.exports import samples
from tests.exports.invited import NAMES
from tests.exports.samples import contribution, sheet


def werkstuk_of(number: int) -> Sheet:
    """Large and small ones in turn, all different."""
    name, theme = NAMES[number % len(NAMES)], tuple(Theme)[number % 6]
    if number % 2:
        told = {"mij_naam": name, "goed_in": f"Keepen, al {number} jaar"}
        given = samples.BO | {key: samples.text(words) for key, words in told.items()}
        return sheet(contribution(given), name=name, theme=theme, seed=number)
    return samples.fenna(theme, seed=1000 + number, name=name)


def bundle(count: int, make: Callable[[int], Sheet] = werkstuk_of) -> Bundle:
    return Bundle(
        School("s1", "Basisschool De Voorbeeldboom"),
        "groep 8b",
        "2026-2027",
        "het Voorbeeldcollege",
        (
            Contact("Petra Hoekstra", "leerkracht groep 8b"),
            Contact("Noor van Dijk", "intern begeleider"),
        ),
        tuple(_piece(number, make) for number in range(count)),
        samples.NOW,
    )


def _piece(number: int, make: Callable[[int], Sheet]) -> Piece:
    return Piece(
        NAMES[number % len(NAMES)],
        tuple(Theme)[number % 6],
        number,
        number % 2 == 0,
        lambda first_page: werkstuk.pdf(make(number), first_page),
    )
