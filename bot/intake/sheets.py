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

# Reading costs about a second for a megabyte of XML, so these are what bounds the time.
MAX_CELLS_BYTES = 6 * 1024 * 1024  # all sheets and texts; 400 leerlingen with 60 columns take 2 MB
MAX_OTHER_BYTES = 1024 * 1024  # styles, names of cells and the like: 20 KB in an ordinary workbook
MAX_PARTS = 500  # files in the zip; an ordinary workbook has 15
MAX_SHEETS = 20
MAX_EXTRAS = 20_000  # merged cells, rules and links: each costs as much as fifty cells
MAX_SECONDS = 10.0

_CHUNK = 1024 * 1024
_EXTRAS = (b"mergeCell ", b"hyperlink ", b"dataValidation ", b"cfRule ", b"<col ", b"<brk ")
_CELLS = ("xl/worksheets/", "xl/sharedStrings")
_XML = (".xml", ".rels", ".vml")
_DECLARES = (b"<!DOCTYPE", b"<!ENTITY")  # no spreadsheet program writes one; a bomb needs one

# It warns about colours and print settings that it leaves out; we only want the cells.
warnings.filterwarnings("ignore", module="openpyxl")


class _TooMuchError(Exception):
    """More than a class list can be."""


def read(content: bytes) -> Grid | Problem:
    """Of the visible sheets the first with a head above its columns, else the first that holds
    anything. Values, not formulas. Blocking."""
    try:
        workbook = openpyxl.load_workbook(
            _looked_at(content), read_only=True, data_only=True, keep_links=False
        )
        try:
            return _best(workbook)
        finally:
            workbook.close()
    except _TooMuchError:
        return Problem("file_too_large")
    except Exception:  # noqa: BLE001  a damaged file makes zlib, zipfile, XML and openpyxl raise
        return Problem("broken_workbook")  # whatever they like; what it was stays unsaid


def _looked_at(content: bytes) -> io.BytesIO:
    """The workbook with the parts that were looked at and no other: what a part is, is said by
    the workbook itself, and a bomb may be called anything. A size in the directory that is a lie
    ends the reading of that part with a BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        read = [part for part in parts if part.filename.endswith(_XML)]
        cells = sum(part.file_size for part in read if part.filename.startswith(_CELLS))
        others = sum(part.file_size for part in read) - cells
        if len(parts) > MAX_PARTS or cells > MAX_CELLS_BYTES or others > MAX_OTHER_BYTES:
            raise _TooMuchError
        extras = 0
        clean = io.BytesIO()
        with zipfile.ZipFile(clean, "w") as copy:
            for part in read:
                with archive.open(part) as opened:
                    extras += _extras(opened)
                copy.writestr(part.filename, archive.read(part))
        if extras > MAX_EXTRAS:
            raise _TooMuchError
    clean.seek(0)
    return clean


def _extras(part: IO[bytes]) -> int:
    """How many there are. Raises BadZipFile for XML that declares something."""
    count, before = 0, b""
    while chunk := part.read(_CHUNK):
        here = before + chunk
        if b"\0" in here or any(sign in here for sign in _DECLARES):  # NUL: XML in UTF-16 or -32
            raise zipfile.BadZipFile
        count += sum(map(chunk.count, _EXTRAS))
        before = here[-max(map(len, _DECLARES)) :]
    return count


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
