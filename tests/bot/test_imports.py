"""Class lists as they really come: out of Excel, out of an administration, out of a mail."""

from __future__ import annotations

import pytest

from bot import imports
from bot.imports import NameList, Row
from bot.problems import Problem


def read(content: bytes | str) -> NameList:
    found = imports.table(content.encode() if isinstance(content, str) else content)
    assert isinstance(found, NameList), found
    return found


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"], ids=lambda name: name
)
def test_any_delimiter_in_any_usual_encoding(sign: str, encoding: str) -> None:
    text = (
        f"Groep{sign}Roepnaam{sign}Achternaam\r\n8b{sign}Zoë{sign}\r\n8b{sign}Anaïs{sign}Çelik\r\n"
    )
    assert read(text.encode(encoding)).rows == (Row(2, "Zoë"), Row(3, "Çelik, Anaïs"))


@pytest.mark.parametrize("head", ["naam", "Roepnaam", "VOORNAAM", "leerling", "Naam:"])
def test_the_column_is_found_by_its_head(head: str) -> None:
    assert read(f"nr;{head};groep\n1;Noor;8b\n").rows == (Row(2, "Noor"),)


def test_a_title_above_the_head_is_passed_over() -> None:
    found = read("Klassenlijst 2026-2027;;\n;;\nnr;naam;groep\n1;de Vries, Noor;8b\n")
    assert found == NameList((Row(4, "de Vries, Noor"),))


def test_one_column_needs_no_head() -> None:
    assert read("Noor\nFinn\n\nAmira\n").rows == (Row(1, "Noor"), Row(2, "Finn"), Row(4, "Amira"))
    assert read("naam\nNoor\n").rows == (Row(2, "Noor"),)


def test_quotes_and_spare_delimiters_are_no_trouble() -> None:
    found = read('"naam";"groep"\n"de Vries, Noor";"8b";;\n"Finn ""de snelle""";8b\n')
    assert found.rows == (Row(2, "de Vries, Noor"), Row(3, 'Finn "de snelle"'))


def test_malformed_rows_are_named_and_the_others_used() -> None:
    found = read('naam,groep\nNoor,8b\nde Vries, Finn,8b\n"Amira,8b\n,8b\nSem\nLot,8b\n')
    assert found.rows == (Row(2, "Noor"), Row(7, "Lot"))
    assert sorted(found.problems, key=lambda problem: problem.params) == [
        Problem("row_cells", (("row", "3"),)),
        Problem("broken_row", (("row", "4"),)),
        Problem("row_without_name", (("row", "5"),)),
        Problem("row_cells", (("row", "6"),)),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_list"),
        (b"\n ; \n", "empty_list"),
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"\xd0\xcf\x11\xe0rest", "spreadsheet"),
        (b"na\x00am\nNoor", "not_text"),
        (b"\x81\x8d\xff", "not_text"),
        (b"Jansen;8b\nMulder;8b\n", "no_head"),
        (b"a" * (imports.MAX_LIST_BYTES + 1), "file_too_large"),
    ],
)
def test_a_file_that_is_no_class_list_says_why(content: bytes, reason: str) -> None:
    assert imports.table(content) == Problem(reason)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Noor", ["Noor"]),
        ("Noor\nde Vries, Finn\n\n  Amira", ["Noor", "de Vries, Finn", "  Amira"]),
        ("Noor, Finn, Amira", ["Noor", " Finn", " Amira"]),
        ("1. Noor\n2. Finn", ["1. Noor", "2. Finn"]),
        ("Roepnaam\tGroep\nNoor\t8b", ["Noor"]),
        ("naam;groep\nNoor;8b", ["Noor"]),
    ],
)
def test_a_pasted_list(text: str, names: list[str]) -> None:
    found = imports.pasted(text)
    assert isinstance(found, NameList)
    assert [row.name for row in found.rows] == names


def test_a_pasted_line_that_can_be_read_in_two_ways_is_asked_about() -> None:
    assert imports.pasted("Noor, Finn") == Problem("ambiguous_comma", (("name", "Noor, Finn"),))


@pytest.mark.parametrize("text", ["", " \n\t", ",,"])
def test_nothing_pasted(text: str) -> None:
    found = imports.pasted(text)
    assert isinstance(found, Problem) or found.rows
