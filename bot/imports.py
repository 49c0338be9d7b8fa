"""Class lists as people have them: pasted into a chat, or a CSV out of the school's administration.

Whatever cannot be read is named by its row; all other rows are used.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from bot.problems import Problem

MAX_LIST_BYTES = 1024 * 1024  # a klas of 30 takes 2 KB; a megabyte is another file by mistake
HEAD_WITHIN_ROWS = 10  # administrations print a title and a date above the head

_DELIMITERS = ";\t,"
_GIVEN = ("roepnaam", "voornaam", "first name", "firstname")
_FULL = ("naam", "leerling", "leerlingnaam", "naam leerling", "volledige naam", "name")
_SURNAME = ("achternaam", "familienaam", "last name", "surname")
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods are zips, .xls is OLE2


@dataclass(frozen=True, slots=True)
class Row:
    """`number` is the row as a spreadsheet counts, from 1."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class NameList:
    """What a list held: the rows with a name, and the rows that are no good."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()


def pasted(text: str) -> NameList | Problem:
    """A name a line; or one line with more than one comma between names; or cells copied out of
    a spreadsheet."""
    if any(sign in text for sign in ";\t"):
        return _table(text)
    lines = [Row(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        return Problem("empty_list")
    if len(lines) > 1:
        return NameList(tuple(lines))
    parts = [part for part in lines[0].name.split(",") if part.strip()]
    if len(parts) == 2:
        return Problem.of("ambiguous_comma", name=lines[0].name.strip())
    return NameList(tuple(Row(0, part) for part in parts) or (Row(0, text),))


def table(content: bytes) -> NameList | Problem:
    """UTF-8 (with or without BOM), UTF-16 with BOM or Windows-1252; comma, semicolon or tab."""
    if len(content) > MAX_LIST_BYTES:
        return Problem("file_too_large")
    if content.startswith(_SPREADSHEETS):
        return Problem("spreadsheet")
    text = _decoded(content)
    return Problem("not_text") if text is None or "\0" in text else _table(text)


def _decoded(content: bytes) -> str | None:
    utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _table(text: str) -> NameList | Problem:
    delimiter = _delimiter(text)
    read = list(_cells(text, delimiter))
    filled = [item for item in read if isinstance(item[1], Problem) or any(item[1])]
    if not filled:
        return Problem("empty_list")
    broken = [item[1] for item in filled if isinstance(item[1], Problem)]
    rows = [(number, cells) for number, cells in filled if not isinstance(cells, Problem)]
    head = next((row for row in rows[:HEAD_WITHIN_ROWS] if _name_column(row[1]) is not None), None)
    if head is None:
        if any(len(cells) > 1 for _, cells in rows):
            return Problem("no_head")
        return NameList(tuple(Row(number, cells[0]) for number, cells in rows), tuple(broken))
    return _below(head, [row for row in rows if row[0] > head[0]], broken)


def _below(
    head: tuple[int, list[str]], rows: list[tuple[int, list[str]]], broken: list[Problem]
) -> NameList:
    column = _name_column(head[1])
    surname = _column(head[1], _SURNAME)
    good, problems = [], list(broken)
    for number, cells in rows:
        if len(cells) < len(head[1]) or any(cells[len(head[1]) :]):
            problems.append(Problem.of("row_cells", row=str(number)))
        elif column is None or not cells[column]:
            problems.append(Problem.of("row_without_name", row=str(number)))
        elif surname is not None and surname != column and cells[surname]:
            good.append(Row(number, f"{cells[surname]}, {cells[column]}"))
        else:
            good.append(Row(number, cells[column]))
    return NameList(tuple(good), tuple(problems))


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str] | Problem]]:
    """Rows with their number; a row that is not CSV is a Problem and does not hide the others."""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            cells = next(csv.reader(io.StringIO(line), delimiter=delimiter, strict=True), [])
        except csv.Error:
            yield number, Problem.of("broken_row", row=str(number))
        else:
            yield number, _trimmed(cells)


def _trimmed(cells: list[str]) -> list[str]:
    return [cell.strip() for cell in cells]


def _delimiter(text: str) -> str:
    """The sign that stands most often in the line that names the columns, else in the first."""
    lines = [line for line in text.splitlines() if line.strip()][:HEAD_WITHIN_ROWS] or [""]
    for line in lines:
        for sign in _DELIMITERS:
            if sign in line and _name_column(_trimmed(line.split(sign))) is not None:
                return sign
    return max(_DELIMITERS, key=lines[0].count)


def _name_column(cells: list[str]) -> int | None:
    given = _column(cells, _GIVEN)
    return given if given is not None else _column(cells, _FULL)


def _column(cells: list[str], heads: tuple[str, ...]) -> int | None:
    names = [cell.strip('"').strip().rstrip(":").casefold() for cell in cells]
    return next((names.index(head) for head in heads if head in names), None)
