"""The child's own pattern: the same tiles on the web cover, on the card and in print.

The seed chooses a small vocabulary of shapes, a few colour pairs and a symmetry, so that each
child's pattern has a character of its own and is recognised, also as a small label.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from conversations.people import Theme
from exports.themes import COLOURS, Colours

SHAPES = {
    "quarter": "M0 0H1A1 1 0 0 1 0 1Z",
    "rainbow": "M0 .5V1A1 1 0 0 0 1 0H.5A.5 .5 0 0 1 0 .5Z",
    "leaf": "M0 0A1 1 0 0 1 1 1A1 1 0 0 1 0 0Z",
    "half": "M0 0H1A.5 .5 0 0 1 0 0Z",
    "round": "M.5 .14A.36 .36 0 1 1 .5 .86A.36 .36 0 1 1 .5 .14Z",
    "corner": "M0 0H1L0 1Z",
    "bridge": "M0 0H.5A.5 .5 0 0 1 0 .5ZM1 1H.5A.5 .5 0 0 1 1 .5Z",
    "hill": "M0 1A.5 .5 0 0 1 1 1Z",
    "dot": "M.5 .34A.16 .16 0 1 1 .5 .66A.16 .16 0 1 1 .5 .34Z",
}
"""Paths in a square of 1 by 1."""

SIDE = 6
"""A whole pattern is SIDE by SIDE tiles, its right half the mirror of its left."""

VOCABULARY = 4
"""How many shapes a child's pattern is made of: fewer is dull, more is the same for everyone."""

OVERLAP = 0.006
"""Grounds and shapes reach this far past their tile, or viewers draw hairlines between them."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A square at `column`, `row` with a shape turned `turns` quarters clockwise and, when it is
    `mirrored`, flipped left to right after that."""

    column: int
    row: int
    shape: str
    turns: int
    mirrored: bool
    ground: str
    ink: str


def tiles(seed: int, theme: Theme) -> tuple[Tile, ...]:
    """The whole pattern, row by row. The same arguments give the same tiles on every machine."""
    dice = _dice(seed)
    shapes = sorted(SHAPES, key=lambda _: next(dice))[:VOCABULARY]
    pairs = _pairs(COLOURS[theme])
    drawn = []
    for row in range(SIDE):
        for column in range(SIDE // 2):
            shape, turns = shapes[next(dice) % VOCABULARY], next(dice) % 4
            ground, ink = pairs[next(dice) % len(pairs)]
            drawn.append(Tile(column, row, shape, turns, False, ground, ink))
            drawn.append(Tile(SIDE - 1 - column, row, shape, turns, True, ground, ink))
    return tuple(sorted(drawn, key=lambda tile: (tile.row, tile.column)))


def svg(seed: int, theme: Theme, side: int = SIDE) -> str:
    """The middle `side` by `side` tiles of the pattern (1 to SIDE) as an SVG document without a
    size of its own: it covers what it is put in. No style attribute: a strict CSP allows it."""
    corner = (SIDE - side) / 2
    return _document(seed, theme, corner, corner, side)


def mark(seed: int, theme: Theme, number: int) -> str:
    """A piece of 2 by 2 tiles for the chapter with this number, counted from 0: first the three
    from the middle, then the three from the edge, then round again."""
    column = 2 if number // 3 % 2 == 0 else 0
    return _document(seed, theme, column, number % 3 * 2, 2)


def _dice(seed: int) -> Iterator[int]:
    """Numbers that depend on the seed alone, never on the Python version."""
    for throw in count():
        digest = hashlib.sha256(f"{seed}/{throw}".encode()).digest()
        yield int.from_bytes(digest[:4], "big")


def _document(seed: int, theme: Theme, left: float, top: float, side: int) -> str:
    body = "".join(_drawn(tile) for tile in tiles(seed, theme) if _within(tile, left, top, side))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left:g} {top:g} {side} {side}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true">{body}</svg>'
    )


def _within(tile: Tile, left: float, top: float, side: int) -> bool:
    return left - 1 < tile.column < left + side and top - 1 < tile.row < top + side


def _pairs(colours: Colours) -> list[tuple[str, str]]:
    """Ground and shape, apart in lightness too. No ground is white: the edge would fray."""
    return [
        (colours.pale, colours.mid),
        (colours.pale, colours.ink),
        (colours.pale, colours.deco),
        (colours.deco, colours.ink),
        (colours.deco, "#ffffff"),
        (colours.spark, colours.mid),
        (colours.spark, colours.ink),
        (colours.mid, colours.spark),
        (colours.mid, colours.pale),
        (colours.ink, colours.spark),
    ]


def _drawn(tile: Tile) -> str:
    side = 1 + OVERLAP
    flip = "translate(1 0) scale(-1 1) " if tile.mirrored else ""
    turn = f"rotate({90 * tile.turns} .5 .5)" if tile.turns else ""
    inner = f"{flip}{turn}".strip()
    transform = f"translate({tile.column} {tile.row}) {inner}".strip()
    return (
        f'<rect x="{tile.column}" y="{tile.row}" width="{side}" height="{side}" '
        f'fill="{tile.ground}"/>'
        f'<path transform="{transform}" fill="{tile.ink}" stroke="{tile.ink}" '
        f'stroke-width="{OVERLAP}" d="{SHAPES[tile.shape]}"/>'
    )
