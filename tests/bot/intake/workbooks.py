"""Workbooks as administrations export them, and as somebody with bad intentions makes them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import openpyxl

Row = Sequence[object]

# As ParnasSys gives it: a title, a date, an empty row, the head; and far more than we ask for.
HEAD = (
    "Leerlingnummer", "BSN", "Roepnaam", "Voorvoegsel", "Achternaam", "Geslacht", "Geboortedatum",
    "Groep", "Adres", "Telefoon", "E-mail", "Thuistaal", "OKR",
)  # fmt: skip
SECRET = {
    "bsn": "123456782",
    "born": "17-03-2015",
    "address": "Kastanjelaan 12",
    "phone": "06-12345678",
    "mail": "familie@voorbeeld.example",
    "number": "L-20931",
    "sex": "Vrouw",
}
TITLES: tuple[Row, ...] = (("Klassenlijst De Voorbeeldboom",), ("Datum: 24-11-2026",), ())


def leerling(
    given: str, surname: str, prefix: str = "", groep: str = "8b", language: str = "", okr: str = ""
) -> Row:
    return (
        SECRET["number"], SECRET["bsn"], given, prefix, surname, SECRET["sex"], SECRET["born"],
        groep, SECRET["address"], SECRET["phone"], SECRET["mail"], language, okr,
    )  # fmt: skip


def administration(*rows: Row) -> bytes:
    return workbook([*TITLES, HEAD, *rows])


def workbook(rows: Iterable[Row], title: str = "Blad1", merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def changed(content: bytes, **parts: bytes) -> bytes:
    """The same workbook with the parts whose names end in these replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            ending = next((end for end in parts if name.endswith(f"{end}.xml")), None)
            new.writestr(name, parts[ending] if ending else old.read(name))
    return out.getvalue()


def with_texts(content: bytes, texts: bytes) -> bytes:
    """The workbook with this list of shared texts."""
    kinds = part_of(content, "[Content_Types].xml").replace(
        b"</Types>",
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
    )
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {"[Content_Types].xml": kinds, "xl/sharedStrings.xml": texts})


def part_of(content: bytes, ending: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(next(name for name in archive.namelist() if name.endswith(ending)))


def zipped(parts: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
