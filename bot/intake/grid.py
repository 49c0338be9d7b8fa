"""What every reader gives: the cells of a list as text, whatever file they came out of.

A grid lives only while a file is read. It still holds what schools export beside the names (BSN,
birth dates, addresses), so nothing but `bot.intake.lists` looks into it, and nobody keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.problems import Problem

MAX_LIST_BYTES = 2 * 1024 * 1024  # a klas of 30 takes 10 KB; more is another file by mistake
MAX_ROWS = 2000  # twice the largest primary school of the country with all its groepen
MAX_COLUMNS = 200  # the widest export of an administration has about 120
HEAD_WITHIN_ROWS = 12  # administrations print a title, a date and a filter above the head

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows with at least one filled cell, each with its number as a spreadsheet counts, from 1;
    and the rows that could not be read at all. `more_sheets`: the file holds other lists too."""

    rows: tuple[tuple[int, Cells], ...]
    broken: tuple[Problem, ...] = ()
    more_sheets: bool = False


def filled(cells: Cells) -> bool:
    return any(cells)
