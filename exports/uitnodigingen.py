"""The cards and the letters of a klas as one file, to print at once."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

from exports import brief, kaartjes, words
from exports.merging import Merged
from exports.papers import Card, Letter, Round


def pdf(round_: Round, cards: Sequence[Card], letters: Sequence[Letter]) -> bytes:
    """The cards, then the letters. ValueError when there are none of either. Blocking."""
    klas = round_.klas.name
    out = io.BytesIO()
    merged = Merged(out)
    with pikepdf.open(io.BytesIO(brief.pdf(round_, letters))) as part:
        merged.add(part, words.LETTERS_TITLE.format(klas=klas))
    title = words.INVITATIONS_TITLE.format(klas=klas)
    with pikepdf.open(io.BytesIO(kaartjes.pdf(round_, cards, title))) as part:
        merged.front(part, words.CARDS_TITLE.format(klas=klas))
    merged.finish()
    return out.getvalue()
