"""A list as text: a CSV out of the school's administration, cells copied out of a spreadsheet, or
names that somebody typed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bot.intake.grid import HEAD_WITHIN_ROWS, MAX_COLUMNS, MAX_ROWS, Cells, Grid, filled
from bot.intake.heads import columns
from bot.problems import Problem

_DELIMITERS = ";\t,"
_Row = tuple[int, Cells | Problem]


def read(content: bytes) -> Grid | Problem:
    """UTF-8 (with or without BOM), UTF-16 with BOM or Windows-1252; comma, semicolon or tab."""
    text = _decoded(content)
    return Problem("not_text") if text is None or "\0" in text else table(text)


def table(text: str) -> Grid | Problem:
    """Rows that are not CSV are named; they do not hide the others."""
    found = list(_rows(text, _delimiter(text)))
    broken = tuple(row for _, row in found if isinstance(row, Problem))
    rows = tuple((number, row) for number, row in found if not isinstance(row, Problem))
    rows = tuple((number, cells) for number, cells in rows if filled(cells))
    if len(rows) > MAX_ROWS:
        return Problem.of("too_many_rows", maximum=str(MAX_ROWS))
    return Grid(rows, broken)


def pasted(text: str) -> Grid | Problem:
    """A name a line; or one line with more than one comma between names; or cells copied out of
    a spreadsheet."""
    if any(sign in text for sign in ";\t"):
        return table(text)
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if len(lines) > MAX_ROWS:
        return Problem.of("too_many_rows", maximum=str(MAX_ROWS))
    if len(lines) != 1:
        return Grid(tuple((number, (line.strip(),)) for number, line in lines))
    parts = [part.strip() for part in lines[0][1].split(",") if part.strip()]
    if len(parts) == 2:
        return Problem.of("ambiguous_comma", name=lines[0][1].strip())
    return Grid(tuple((0, (part,)) for part in parts))


def _decoded(content: bytes) -> str | None:
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows(text: str, delimiter: str) -> Iterator[_Row]:
    """All at once when the quotes allow it, for a cell may hold a line end (an address); else
    line by line, so that one forgotten quote spoils one row only."""
    try:
        yield from list(_whole(text, delimiter))
    except csv.Error:
        for number, line in enumerate(text.splitlines(), 1):
            try:
                cells = next(csv.reader(io.StringIO(line), delimiter=delimiter, strict=True), [])
            except csv.Error:
                yield number, Problem.of("broken_row", row=str(number))
            else:
                yield number, _trimmed(cells)


def _whole(text: str, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    before = 0
    for cells in reader:
        yield before + 1, _trimmed(cells)
        before = reader.line_num


def _trimmed(cells: list[str]) -> Cells:
    """Without the spare delimiters that a spreadsheet leaves at the end of a row."""
    kept = [" ".join(cell.split()) for cell in cells[:MAX_COLUMNS]]
    return tuple(kept)


def _delimiter(text: str) -> str:
    """The sign that stands in the line that names the columns, else most often in the first."""
    lines = [line for line in text.splitlines() if line.strip()][:HEAD_WITHIN_ROWS] or [""]
    named = [
        (found, sign)
        for line in lines
        for sign in _DELIMITERS
        if sign in line and (found := columns(tuple(line.split(sign)))).names
    ]
    if named:
        return max(named, key=lambda item: item[0].found)[1]
    return max(_DELIMITERS, key=lines[0].count)
