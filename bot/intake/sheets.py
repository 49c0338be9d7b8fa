"""An XLSX, row by row. The file comes from outside: how large it is when unpacked is looked up
before anything is unpacked, its XML may declare nothing, and reading it takes a bounded time."""

from __future__ import annotations

import io
import time
import warnings
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import IO, Any

import openpyxl

from bot.intake.grid import MAX_COLUMNS, MAX_ROWS, Cells, Grid, filled
from bot.intake.heads import head
from bot.problems import Problem

MAX_UNPACKED = 32 * 1024 * 1024  # bytes; a list of a whole school with all its columns takes 2 MB
MAX_PARTS = 500  # files in the zip; an ordinary workbook has 15
MAX_SHEETS = 20
MAX_SECONDS = 10.0  # what MAX_UNPACKED takes at most on a slow machine, and again as much

_CHUNK = 1024 * 1024
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")  # no spreadsheet program writes one; a bomb needs one
_BROKEN = (
    zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, OSError,
    EOFError, SyntaxError, RuntimeError, NotImplementedError, AssertionError,
)  # fmt: skip

# It warns about colours and print settings that it leaves out; we only want the cells.
warnings.filterwarnings("ignore", module="openpyxl")


class _TooMuchError(Exception):
    """More than a class list can be."""


def read(content: bytes) -> Grid | Problem:
    """Of the visible sheets the first with a head above its columns, else the first that holds
    anything. Values, not formulas. Blocking."""
    try:
        _look_before_unpacking(content)
        workbook = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        try:
            return _best(workbook)
        finally:
            workbook.close()
    except _TooMuchError:
        return Problem("file_too_large")
    except _BROKEN:
        return Problem("broken_workbook")


def _look_before_unpacking(content: bytes) -> None:
    """A size in the directory that is a lie ends the reading of that part with a BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise _TooMuchError
        for part in parts:
            if part.filename.endswith((".xml", ".rels", ".vml")):
                with archive.open(part) as opened:
                    _declares_nothing(opened)


def _declares_nothing(part: IO[bytes]) -> None:
    before = b""
    while chunk := part.read(_CHUNK):
        here = before + chunk
        if b"\0" in here or any(sign in here for sign in _DECLARES):  # NUL: XML in UTF-16 or -32
            raise zipfile.BadZipFile
        before = here[-max(map(len, _DECLARES)) :]


def _best(workbook: openpyxl.Workbook) -> Grid | Problem:
    until = time.monotonic() + MAX_SECONDS
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    several = len(visible) > 1
    first: Grid | None = None
    for sheet in visible[:MAX_SHEETS]:
        grid = _grid(sheet, until)
        if isinstance(grid, Problem):
            return grid
        if head(grid) is not None:
            return replace(grid, more_sheets=several)
        if first is None and grid.rows:
            first = replace(grid, more_sheets=several)
    return first or Grid(())


def _grid(sheet: Any, until: float) -> Grid | Problem:
    sheet.reset_dimensions()  # what the file says about its size is not always so
    rows: list[tuple[int, Cells]] = []
    read = sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS, values_only=True)
    for number, values in enumerate(read, 1):
        if time.monotonic() > until:
            raise _TooMuchError
        cells = tuple(_text(value) for value in values)
        if not filled(cells):
            continue
        if number > MAX_ROWS:
            return Problem.of("too_many_rows", maximum=str(MAX_ROWS))
        rows.append((number, cells))
    return Grid(tuple(rows))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.strftime("%d-%m-%Y")
        case float() if value.is_integer():
            return str(int(value))
    return " ".join(str(value).split())
