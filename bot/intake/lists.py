"""From cells to rows of a class list: only what we ask for leaves a grid.

Taken: the name, the groep (to see who belongs to this klas), the language at home, and whether the
ouders are asked for the OKR section. A BSN, a birth date, an address and all else is not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.intake import heads, spoken
from bot.intake.grid import Cells, Grid
from bot.intake.heads import Columns
from bot.problems import Problem

_YES = frozenset({"ja", "j", "x", "1", "yes", "y", "true", "waar", "aan"})


@dataclass(frozen=True, slots=True)
class Found:
    """One row. `given` is the first name, or the whole name when the list has one column for it;
    `sure` when the list says that all of `given` is the roepnaam. `surname` is read for its first
    letter and goes no further. `uneven`: the row has more or fewer cells than the head."""

    number: int
    given: str
    surname: str = ""
    sure: bool = False
    groep: str = ""
    language: str = ""
    okr: bool = False
    uneven: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """The rows, in their order; and those that could not be read at all."""

    rows: tuple[Found, ...]
    broken: tuple[Problem, ...] = ()
    more_sheets: bool = False


def read(grid: Grid) -> Listed | Problem:
    """By the head above the columns; a list of one column needs none."""
    if not grid.rows and not grid.broken:
        return Problem("empty_list")
    found = heads.head(grid)
    if found is None:
        return _one_column(grid)
    place, columns = found
    head = grid.rows[place][1]
    width = max(at for at, cell in enumerate(head, 1) if cell)
    rows = [
        _row(number, cells, columns, width)
        for number, cells in grid.rows[place + 1 :]
        if cells != head  # printed lists repeat their head on every page
    ]
    if not rows and not grid.broken:
        return Problem("empty_list")
    return Listed(_filled_down(rows), grid.broken, grid.more_sheets)


def _one_column(grid: Grid) -> Listed | Problem:
    if heads.nameless_head(grid):
        return Problem("no_name_column")
    if len({at for _, cells in grid.rows for at, cell in enumerate(cells) if cell}) > 1:
        return Problem("no_head")
    rows = [Found(number, next(filter(None, cells))) for number, cells in grid.rows]
    if rows and not any(sign.isalpha() for row in rows for sign in row.given):
        return Problem("no_name_column")
    return Listed(tuple(rows), grid.broken, grid.more_sheets)


def _row(number: int, cells: Cells, columns: Columns, width: int) -> Found:
    def cell(place: int | None) -> str:
        return cells[place] if place is not None and place < len(cells) else ""

    given, whole = cell(columns.given), cell(columns.whole)
    # Beside a roepnaam a "naam" is a surname, or both: "de Vries", "Noor de Vries", "Vries, Noor".
    surname = cell(columns.surname) or (whole.removeprefix(given).strip() if given else "")
    surname = surname.partition(",")[0].strip()  # "Berg, van den": ESIS puts the prefix behind it
    return Found(
        number,
        given or whole,
        f"{cell(columns.prefix)} {surname}".strip(),
        sure=bool(given and surname and columns.roepnaam),
        groep=cell(columns.groep),
        language=spoken.code(cell(columns.language)),
        okr=cell(columns.okr).casefold() in _YES,
        uneven=len(cells) < width or any(cells[width:]),
    )


def _filled_down(rows: Sequence[Found]) -> tuple[Found, ...]:
    """A merged cell holds its groep in the first row only."""
    if not rows or not rows[0].groep:
        return tuple(rows)
    filled: list[Found] = []
    groep = ""
    for row in rows:
        groep = row.groep or groep
        filled.append(replace(row, groep=groep))
    return tuple(filled)
