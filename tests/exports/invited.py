"""Invented invitations of an invented klas, and a program that scans QR codes."""

from __future__ import annotations

from datetime import date

import pypdfium2
import zxingcpp

from conversations.people import Klas, School, Theme
from exports.papers import Card, Invitation, Round
from tests.exports.samples import NOW

NAMES = (
    "Fenna V.",
    "Bo",
    "Zeynep Łucja D.",
    "Samir A.",
    "Jan-Willem Alexander K.",
    "Олександра П.",
    "سمير",
    "Wolfgangalexandermaximiliaanbartholomeus",
)


def round_(
    until: date | None = date(2027, 6, 25), address: str = "overdracht.school.example"
) -> Round:
    return Round(
        School("s1", "Basisschool De Voorbeeldboom"),
        Klas("k1", "s1", "groep 8b", "2026-2027"),
        "Petra Hoekstra",
        address,
        until,
        NOW,
    )


def invitation(number: int, telegram: bool = False) -> Invitation:
    """Another code for each number, in the signs and groups of real ones."""
    signs = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    code = "".join(signs[(number * 7 + place * (number + 11)) % 30] for place in range(12))
    return Invitation(
        f"{code[:4]}-{code[4:8]}-{code[8:]}",
        f"https://overdracht.school.example/i/{code}",
        f"https://t.me/voorbeeld_overdracht_bot?start={code}" if telegram else "",
    )


def cards(count: int) -> list[Card]:
    return [
        Card(NAMES[number % len(NAMES)], tuple(Theme)[number % 6], 100 + number, invitation(number))
        for number in range(count)
    ]


def scanned(pdf: bytes, dots_per_inch: int = 150) -> list[list[str]]:
    """What a telephone reads from each page as it is printed, from the top left."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        picture = page.render(scale=dots_per_inch / 72).to_pil().convert("L")
        codes = zxingcpp.read_barcodes(picture)
        codes.sort(key=lambda code: (code.position.top_left.y // 50, code.position.top_left.x))
        found.append([code.text for code in codes])
        page.close()
    document.close()
    return found
