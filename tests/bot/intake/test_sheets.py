"""XLSX as it comes out of Excel, LibreOffice and administrations; and out of nowhere good."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zipfile
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.intake import preview
from bot.intake.grid import MAX_COLUMNS, MAX_ROWS
from bot.intake.lists import Listed
from bot.intake.sheets import MAX_CELLS_BYTES, MAX_EXTRAS, MAX_OTHER_BYTES
from bot.problems import Problem
from tests.bot.intake.read import KLAS, listed, rows, seen, told
from tests.bot.intake.workbooks import (
    administration,
    changed,
    leerling,
    part_of,
    saved,
    with_texts,
    workbook,
    zipped,
)

SPREADSHEET = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EXPORT = administration(leerling("Noor", "Vries", "de"), leerling("Bo", "Bos"))
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_an_export_of_the_administration() -> None:
    content = administration(
        leerling("Noor", "Vries", "de", language="Nederlands"),
        leerling("Anne Fleur", "Berg", "van den", language="English", okr="Ja"),
        leerling("Zoë", "Çelik", language="Turks"),
    )
    first, second, third = seen(content).lines
    assert (first.number, first.name, first.language, first.okr) == (5, "Noor", "nl", False)
    assert (second.number, second.name, second.language, second.okr) == (
        6, "Anne Fleur", "en", True,
    )  # fmt: skip
    assert (third.name, third.language) == ("Zoë", ""), "a language that we do not speak (yet)"


def test_two_of_one_name_get_their_initials() -> None:
    content = administration(leerling("Noor", "Vries", "de"), leerling("Noor", "Bakker"))
    assert [line.name for line in seen(content).lines] == ["Noor V.", "Noor B."]


def test_formulas_are_their_values_and_dates_and_numbers_are_no_names() -> None:
    content = workbook(
        [["Naam", "Groep"], ["Noor", 8], [12345, 8], [date(2015, 3, 17), 8], [True, 8], [3.0, 8]]
    )
    assert told(seen(content).lines) == [
        (2, "Noor", "good", "", True),
        (3, "", "doubtful", "not_a_name", False),
        (4, "", "doubtful", "not_a_name", False),
        (5, "True", "good", "", True),
        (6, "", "doubtful", "not_a_name", False),
    ]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Roepnaam"], ['="No"&"or"'], ["Finn"]):
        sheet.append(row)
    uncounted = saved(book)
    assert told(seen(uncounted).lines)[-1] == (3, "Finn", "good", "", True)
    sheet1 = part_of(uncounted, "sheet1.xml")
    counted = sheet1.replace(b"</f><v></v>", b"</f><v>Noor</v>").replace(
        b"</f><v />", b"</f><v>Noor</v>"
    )
    assert counted != sheet1
    counted = counted.replace(b'<c r="A2"', b'<c t="str" r="A2"')
    assert [row.given for row in rows(changed(uncounted, sheet1=counted))] == ["Noor", "Finn"]


def test_merged_cells_hold_for_the_rows_below() -> None:
    content = workbook(
        [["Groep", "Naam"], ["8a", "Noor"], [None, "Finn"], ["8b", "Amira"], [None, "Sem"]],
        merge="A2:A3",
    )
    assert [row.groep for row in rows(content)] == ["8a", "8a", "8b", "8b"]
    title = workbook(
        [["Klassenlijst van groep 8b"], ["Naam", "Groep"], ["Noor", "8b"]], merge="A1:B1"
    )
    assert [(row.number, row.given) for row in rows(title)] == [(3, "Noor")]


def test_the_sheet_with_a_head_is_read() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["Toelichting: kies hieronder een blad"])
    hidden = book.create_sheet("oud")
    hidden.sheet_state = "hidden"
    hidden.append(["Roepnaam"])
    hidden.append(["Weg"])
    second = book.create_sheet("leerlingen")
    second.append(["Roepnaam"])
    second.append(["Noor"])
    found = seen(saved(book))
    assert [line.name for line in found.lines] == ["Noor"]
    assert [note.reason for note in found.notes] == ["more_sheets"]


def test_what_the_file_says_about_its_size_is_not_believed() -> None:
    content = workbook([["Roepnaam"], ["Noor"], ["Finn"]])
    sheet = part_of(content, "sheet1.xml")
    wrong = sheet.replace(b'<dimension ref="A1:A3"', b'<dimension ref="A1:A1"')
    assert wrong != sheet
    assert [row.given for row in rows(changed(content, sheet1=wrong))] == ["Noor", "Finn"]


def test_far_away_cells_and_long_lists_are_bounded() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Roepnaam"])
    sheet.append(["Noor"])
    sheet.cell(row=1_000_000, column=16_000, value="x")
    began = time.monotonic()
    assert [row.given for row in rows(saved(book))] == ["Noor"]
    assert time.monotonic() - began < 5
    long = workbook([["Roepnaam"], *([["Noor"]] * (MAX_ROWS + 1))])
    assert listed(long) == Problem.of("too_many_rows", maximum=str(MAX_ROWS))
    wide = workbook([[*(["x"] * MAX_COLUMNS), "Roepnaam"], [*(["x"] * MAX_COLUMNS), "Noor"]])
    assert listed(wide) == Problem("no_head")


def test_names_in_the_list_of_shared_texts_as_excel_keeps_them() -> None:
    """Also in pieces, with a colour each, and with line ends."""
    sheet = b"".join(
        b'<row r="%d"><c r="B%d" t="s"><v>%d</v></c></row>' % (row, row, at)
        for at, row in enumerate((1, 2, 4))
    )
    content = changed(
        workbook([["x"]]),
        sheet1=b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>'
        % (SPREADSHEET, sheet),
    )
    texts = (
        b'<sst xmlns="%s"><si><t>Roepnaam</t></si><si><r><t>No</t></r><r><t>or</t></r></si>'
        b"<si><t>Anne\nFleur</t></si></sst>" % SPREADSHEET
    )
    assert [(row.number, row.given) for row in rows(with_texts(content, texts))] == [
        (2, "Noor"),
        (4, "Anne Fleur"),
    ]


def bomb() -> bytes:
    """64 MB of cells in 70 KB."""
    return stuffed("sheet1", b"</sheetData>", b"<row><c><v>1</v></c></row>", 64 * 1024 * 1024)


def stuffed(part: str, before: bytes, filler: bytes, size: int) -> bytes:
    """A workbook with `size` bytes of `filler` in one of its parts."""
    content = workbook([["Roepnaam"], ["Noor"]])
    xml = part_of(content, f"{part}.xml")
    assert before in xml
    return changed(content, **{part: xml.replace(before, filler * (size // len(filler)) + before)})


@pytest.mark.parametrize(
    ("part", "before", "filler", "size"),
    [
        ("sheet1", b"</sheetData>", b'<row r="9"><c><v>1</v></c></row>', MAX_CELLS_BYTES),
        ("styles", b"</cellXfs>", b'<xf numFmtId="0" fontId="0"/>', MAX_OTHER_BYTES),
        ("sheet1", b"</worksheet>", b'<mergeCell ref="A1:B2"/>', 25 * MAX_EXTRAS),
        ("workbook", b"</workbook>", b'<definedName name="a">1</definedName>', MAX_OTHER_BYTES),
    ],
)
def test_every_part_has_its_bound(part: str, before: bytes, filler: bytes, size: int) -> None:
    assert listed(stuffed(part, before, filler, 2 * size)) == Problem("file_too_large")
    began = time.monotonic()
    listed(stuffed(part, before, filler, size // 2))
    assert time.monotonic() - began < 15


def test_a_zip_bomb_is_not_unpacked() -> None:
    content = bomb()
    assert len(content) < 512 * 1024
    tracemalloc.start()
    assert listed(content) == Problem("file_too_large")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4 * 1024 * 1024


def test_a_bomb_that_lies_about_its_size_ends_where_it_said() -> None:
    content = bytearray(bomb())
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        size = next(
            one for one in archive.infolist() if one.filename.endswith("sheet1.xml")
        ).file_size
    told_size, lie = struct.pack("<I", size), struct.pack("<I", 1000)
    assert content.count(told_size) == 2, "in the directory and before the part"
    assert listed(bytes(content.replace(told_size, lie))) == Problem("broken_workbook")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["workbook", "sheet1", "styles"])
def test_xml_that_declares_entities_is_refused(part: str, encoding: str) -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = workbook([["Roepnaam"], ["Noor"]])
    xml = part_of(content, f"{part}.xml").decode()
    body = xml[xml.index("?>") + 2 :] if xml.startswith("<?xml") else xml
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    far = MAX_CELLS_BYTES // 5 if part == "sheet1" else MAX_OTHER_BYTES // 5
    evil = (head + "<!-- " + "x" * far + " -->" + entities + body).encode(encoding)
    assert listed(changed(content, **{part: evil})) == Problem("broken_workbook")


def test_an_entity_that_points_at_a_file_reads_nothing() -> None:
    content = workbook([["Roepnaam"], ["Noor"]])
    xml = part_of(content, "sheet1.xml")
    evil = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + xml.replace(
        b"Noor", b"&e;"
    )
    assert listed(changed(content, sheet1=evil)) == Problem("broken_workbook")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (OLE2 + b"\0" * 2048, "list_is_old_excel"),
        (OLE2 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512, "list_is_locked"),
        (OLE2 + "WordDocument".encode("utf-16-le") + b"\0" * 512, "list_is_text_document"),
        (zipped({"word/document.xml": "<w/>"}), "list_is_text_document"),
        (zipped({"xl/workbook.bin": b"\1"}), "list_is_old_excel"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "list_is_open_document",
        ),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "list_is_text_document"),
        (zipped({"lijst.csv": "naam\nNoor"}), "list_is_zip"),
        (b"PK\x03\x04rest", "broken_workbook"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "broken_workbook"),
        (zipped({"xl/workbook.xml": "geen xml", "[Content_Types].xml": "<x/>"}), "broken_workbook"),
        (workbook([["Roepnaam"], ["Noor"]])[:-40], "broken_workbook"),
        (workbook([]), "empty_list"),
        (workbook([["BSN"], [123456782]]), "no_name_column"),
        (workbook([["Jansen", "8b"], ["Mulder", "8b"]]), "no_head"),
    ],
)
def test_a_workbook_that_is_none_says_what_to_do(content: bytes, reason: str) -> None:
    assert listed(content) == Problem(reason)


@given(places=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12))
@settings(max_examples=150, deadline=None)
def test_a_damaged_workbook_is_read_or_told_about(places: list[tuple[int, int]]) -> None:
    """Any byte may be another: never an exception, and never a name of more than it may be."""
    content = bytearray(EXPORT)
    for place, value in places:
        content[place % len(content)] = value
    found = listed(bytes(content))
    assert isinstance(found, Problem | Listed)


@given(content=st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_told_about(content: bytes) -> None:
    for start in (b"", b"PK\x03\x04", OLE2, b"naam;groep\n", "\ufeffnaam\n".encode("utf-16")):
        assert isinstance(listed(start + content), Problem | Listed)


@given(text=st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_told_about(text: str) -> None:
    for start in ("", "roepnaam\tachternaam\n", "naam;bsn\n"):
        found = listed(start + text)
        if isinstance(found, Listed):
            for line in preview.of(found, KLAS, ["Noor"]).lines:
                assert len(line.name) <= preview.MAX_SHOWN
                assert not any(sign.isdigit() for sign in line.name)


def test_a_part_under_another_name_is_not_read_unseen() -> None:
    """The workbook itself says what a part is; what we did not look at is not opened."""
    hidden = io.BytesIO()
    content = workbook([["roepnaam"], ["Noor"]])
    with zipfile.ZipFile(io.BytesIO(content)) as good, zipfile.ZipFile(hidden, "w") as bad:
        for name in good.namelist():
            said = good.read(name).replace(b"sheet1.xml", b"sheet1.dat")
            bad.writestr(name.replace("sheet1.xml", "sheet1.dat"), said)
    assert isinstance(listed(hidden.getvalue()), Problem)
