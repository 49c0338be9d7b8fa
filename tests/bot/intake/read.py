"""A list, read as a klas would see it."""

from __future__ import annotations

from bot.intake import kinds, lists, preview, sheets, text
from bot.intake.lists import Found
from bot.intake.preview import Line, Preview
from bot.problems import Problem
from conversations.people import Klas

KLAS = Klas("k", "s", "Groep 8b", "2026-2027")


def rows(given: bytes | str) -> tuple[Found, ...]:
    found = listed(given)
    assert not isinstance(found, Problem), found
    return found.rows


def listed(given: bytes | str) -> lists.Listed | Problem:
    if isinstance(given, str):
        grid = text.pasted(given)
        return grid if isinstance(grid, Problem) else lists.read(grid)
    workbook = kinds.is_workbook(given)
    if isinstance(workbook, Problem):
        return workbook
    grid = sheets.read(given) if workbook else text.read(given)
    return grid if isinstance(grid, Problem) else lists.read(grid)


def seen(given: bytes | str, *known: str, klas: Klas = KLAS) -> Preview:
    found = listed(given)
    assert not isinstance(found, Problem), found
    return preview.of(found, klas, known)


def told(lines: tuple[Line, ...]) -> list[tuple[int, str, str, str, bool]]:
    """(row, name, state, reason, ticked) of each."""
    return [
        (
            line.number,
            line.name,
            line.state.value,
            line.reason.reason if line.reason else "",
            line.chosen,
        )
        for line in lines
    ]
