"""Lists as text: out of Excel, out of an administration, out of a mail."""

from __future__ import annotations

import pytest

from bot.intake.grid import MAX_ROWS
from bot.problems import Problem
from tests.bot.intake.read import listed, rows, seen, told


def names(given: bytes | str) -> list[tuple[int, str, str]]:
    return [(row.number, row.given, row.surname) for row in rows(given)]


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"], ids=lambda name: name
)
def test_any_delimiter_in_any_usual_encoding(sign: str, encoding: str) -> None:
    text = "Groep|Roepnaam|Achternaam\r\n8b|Zoë|\r\n8b|Anaïs|Jörgens\r\n".replace("|", sign)
    assert names(text.encode(encoding)) == [(2, "Zoë", ""), (3, "Anaïs", "Jörgens")]


@pytest.mark.parametrize(
    "head",
    ["naam", "Roepnaam", "VOORNAAM", "leerling", "Naam:", '"Roepnaam"', "Roepnaam leerling",
     "Naam_leerling", " Leerlingnaam "],
)  # fmt: skip
def test_the_column_is_found_by_its_head(head: str) -> None:
    assert names(f"nr;{head};groep\n1;Noor;8b\n".encode()) == [(2, "Noor", "")]


def test_the_head_that_names_most_is_the_head() -> None:
    above = "Leerling;;Ouder;\nRoepnaam;Achternaam;Naam;Telefoon\nNoor;Bos;Jan Bos;06-1\n"
    assert names(above.encode()) == [(3, "Noor", "Bos")]


def test_a_prefix_has_a_column_of_its_own_or_stands_behind_the_surname() -> None:
    content = "roepnaam;tussenvoegsel(s);achternaam\nNoor;van den;Berg\nFinn;;Berg, van den\n"
    assert names(content.encode()) == [(2, "Noor", "van den Berg"), (3, "Finn", "Berg")]


def test_a_name_beside_the_roepnaam_is_the_surname_or_both() -> None:
    content = "Naam;Roepnaam\nde Vries;Noor\nNoor Bakker;Noor\nJansen, Noor;Noor\n"
    assert [line.name for line in seen(content.encode()).lines] == ["Noor V.", "Noor B.", "Noor J."]


def test_titles_empty_rows_and_repeated_heads_are_passed_over() -> None:
    page = "nr;naam;groep\n1;de Vries, Noor;8b\n"
    content = f"Klassenlijst 2026-2027;;\n;;\n{page};;\n{page.replace('Noor', 'Finn')}"
    assert names(content.encode()) == [(4, "de Vries, Noor", ""), (7, "de Vries, Finn", "")]


def test_one_column_needs_no_head() -> None:
    assert names(b"Noor\nFinn\n\nAmira\n") == [(1, "Noor", ""), (2, "Finn", ""), (4, "Amira", "")]
    assert names(b"naam\nNoor\n") == [(2, "Noor", "")]


def test_quotes_line_ends_in_cells_and_spare_delimiters_are_no_trouble() -> None:
    content = (
        '"naam";"adres"\n"de Vries, Noor";"Laan 1\n1234 AB Stad";;\n"Finn ""de snelle""";"x"\n'
    )
    assert names(content.encode()) == [(2, "de Vries, Noor", ""), (4, 'Finn "de snelle"', "")]


def test_one_forgotten_quote_spoils_one_row() -> None:
    content = 'naam,groep\nNoor,8b\nde Vries, Finn,8b\n"Amira,8b\n,8b\nSem\nLot,8b\n'
    assert told(seen(content.encode()).lines) == [
        (2, "Noor", "good", "", True),
        (3, "de", "doubtful", "row_cells", False),
        (4, "", "doubtful", "broken_row", False),
        (5, "", "doubtful", "row_without_name", False),
        (6, "Sem", "doubtful", "row_cells", False),
        (7, "Lot", "good", "", True),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_list"),
        (b"\n ; \n", "empty_list"),
        (b"roepnaam;groep\n", "empty_list"),
        (b"na\x00am\nNoor", "not_text"),
        (b"\x81\x8d\xff", "not_text"),
        (b"Jansen;8b\nMulder;8b\n", "no_head"),
        (b"BSN\n123456782\n987654321\n", "no_name_column"),
        (b"123456782\n987654321\n", "no_name_column"),
        (b"BSN;Geboortedatum\n123456782;17-03-2015\n", "no_name_column"),
        (b"Leerlingnummer;E-mail\n12;a@b.example\n", "no_name_column"),
        (b"naam\n" + b"Noor\n" * (MAX_ROWS + 1), "too_many_rows"),
        (b"%PDF-1.7 ...", "list_is_pdf"),
        (b"\x89PNG\r\n\x1a\n....", "list_is_picture"),
        (b"\xff\xd8\xff\xe0....", "list_is_picture"),
        (b"\0\0\0\x18ftypheic....", "list_is_picture"),
        (b"{\\rtf1 Noor}", "list_is_text_document"),
        (b"\xef\xbb\xbf<html><table><tr><td>Noor", "list_is_web_page"),
        (b"<?xml version='1.0'?><EDEX>", "list_is_web_page"),
    ],
)
def test_a_file_that_is_no_class_list_says_why(content: bytes, reason: str) -> None:
    found = listed(content)
    assert isinstance(found, Problem)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Noor", ["Noor"]),
        ("Noor\nde Vries, Finn\n\n  Amira", ["Noor", "de Vries, Finn", "Amira"]),
        ("Noor, Finn, Amira", ["Noor", "Finn", "Amira"]),
        ("1. Noor\n2. Finn", ["1. Noor", "2. Finn"]),
        ("Roepnaam\tGroep\nNoor\t8b", ["Noor"]),
        ("naam;groep\nNoor;8b", ["Noor"]),
    ],
)
def test_a_pasted_list(text: str, given: list[str]) -> None:
    assert [row.given for row in rows(text)] == given


def test_a_pasted_line_that_can_be_read_in_two_ways_is_asked_about() -> None:
    assert listed("Noor, Finn") == Problem("ambiguous_comma", (("name", "Noor, Finn"),))


@pytest.mark.parametrize("text", ["", " \n\t", ",,"])
def test_nothing_pasted(text: str) -> None:
    assert listed(text) == Problem("empty_list")
