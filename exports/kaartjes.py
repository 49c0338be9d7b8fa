"""A card per leerling to start with: eight on a sheet, to cut apart with four straight cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from exports import pattern, qr, words
from exports.papers import Card, Round
from exports.text import printable
from exports.themes import COLOURS
from exports.typeset import typeset


def pdf(round_: Round, cards: Sequence[Card], title: str = "") -> bytes:
    """All cards of a klas in their order. `title` is for a file in which more than cards stand.
    ValueError when there are none. Blocking."""
    if not cards:
        raise ValueError("a klas without leerlingen has no cards")
    until = round_.until
    data = {
        "title": title or words.CARDS_TITLE.format(klas=round_.klas.name),
        "author": round_.school.name,
        "school": f"{round_.school.name}, {round_.klas.name}",
        "address": round_.address,
        "scan": words.CARD_SCAN,
        "type": words.CARD_TYPE,
        "until": words.CARD_UNTIL.format(day=words.short_day(until)) if until else words.CARD_LATER,
        "cards": [_card(number, card) for number, card in enumerate(cards)],
    }
    return typeset("kaartjes", data, _pictures(cards), round_.made_at)


def _card(number: int, card: Card) -> dict[str, object]:
    name = printable(card.name) or words.NAMELESS
    return {
        "name": name,
        "code": card.invitation.code,
        "colours": asdict(COLOURS[card.theme]),
        "pattern": _pattern_name(number),
        "qr": _qr_name(number),
        "qr_alt": words.CARD_QR.format(name=name),
    }


def _pictures(cards: Sequence[Card]) -> dict[str, str]:
    drawn: dict[str, str] = {}
    for number, card in enumerate(cards):
        drawn[_pattern_name(number)] = pattern.mark(card.seed, card.theme, 0)
        drawn[_qr_name(number)] = qr.svg(card.invitation.web_link)
    return drawn


def _pattern_name(number: int) -> str:
    return f"pattern-{number}.svg"


def _qr_name(number: int) -> str:
    return f"qr-{number}.svg"
