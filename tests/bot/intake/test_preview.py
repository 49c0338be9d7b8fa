"""What a list would do to a klas: good rows, doubtful ones and why, who is there already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.intake import preview
from bot.intake.preview import Chosen, Line, State
from bot.problems import Problem
from tests.bot.intake.read import KLAS, seen, told
from tests.bot.intake.workbooks import SECRET


def lines(chosen: list[Chosen], *known: str) -> list[Line]:
    return preview.again(chosen, known)


def test_good_doubtful_known_and_skipped() -> None:
    found = seen("Leerlingen\nNoor de Vries\nyusuf\n<b>\nZoë\nZoë\nTotaal", "Yusuf")
    assert told(found.lines) == [
        (2, "Noor", "good", "", True),
        (3, "yusuf", "known", "in_klas", False),
        (4, "<b>", "doubtful", "odd_signs", False),
        (5, "Zoë", "good", "", True),
        (6, "Zoë", "doubtful", "twice_in_list", False),
        (7, "", "skipped", "not_a_leerling", False),
    ]


def test_a_comma_among_names_without_one_may_part_two_children() -> None:
    assert told(seen("Bo\nRavi, Els\nde Vries, Noor").lines) == [
        (1, "Bo", "good", "", True),
        (2, "Els", "doubtful", "ambiguous_comma", False),
        (3, "Noor", "good", "", True),
    ]
    assert told(seen("Smit, Bo\nBakker, Els").lines)[1] == (2, "Els", "good", "", True)


def test_rows_of_another_groep_are_not_ticked_and_change_no_name() -> None:
    found = seen("roepnaam;achternaam;groep\nNoor;Bos;8b\nNoor;Jansen;Groep 8A\nFinn;Bos;8 B\n")
    assert told(found.lines) == [
        (2, "Noor", "good", "", True),
        (3, "Noor", "doubtful", "twice_in_list", False),
        (4, "Finn", "good", "", True),
    ]
    assert found.notes == (Problem.of("rows_of_other_groepen", count="1", klas="Groep 8b"),)
    other = seen("roepnaam;groep\nNoor;8b\nSem;8a\n").lines[1]
    assert (other.name, other.chosen) == ("Sem", False)
    assert other.reason == Problem.of("other_groep", groep="8a")


@pytest.mark.parametrize(
    ("klas", "groepen", "note"),
    [
        ("Groep 8b", ("8b", "8b"), ""),
        ("Groep 8", ("8", "7"), "rows_of_other_groepen"),
        ("Groep 8b", ("8", "7"), "rows_of_other_groepen"),
        ("Groep 8-1", ("8", "7"), "rows_of_other_groepen"),
        ("Groep 8-1", ("8", "8"), ""),
        ("De Uilen", ("8", "7"), "several_groepen"),
        ("De Uilen", ("8", "8"), ""),
        ("Groep 8b", ("7a", "7a"), "list_of_other_groep"),
        ("Groep 8b", ("", ""), ""),
    ],
)
def test_the_groepen_beside_the_klas(klas: str, groepen: tuple[str, str], note: str) -> None:
    first, second = groepen
    text = f"roepnaam;groep\nNoor;{first}\nSem;{second}\n"
    found = seen(text.encode(), klas=replace(KLAS, name=klas))
    assert [one.reason for one in found.notes] == ([note] if note else [])
    assert found.lines[0].chosen
    assert found.lines[1].chosen is (note != "rows_of_other_groepen")


@pytest.mark.parametrize("value", SECRET.values())
def test_what_stands_in_the_wrong_column_is_not_repeated(value: str) -> None:
    if any(sign.isdigit() or sign == "@" for sign in value):
        line = seen(f"roepnaam;bsn\nNoor;1\n{value};2\n".encode()).lines[1]
        assert (line.name, line.state) == ("", State.DOUBTFUL)
        assert value not in repr(line)


def test_a_surname_goes_no_further_than_its_letter() -> None:
    found = seen("roepnaam;achternaam\nNoor;Zevenhuizen\nNoor;Kraaijenbrink\nFinn;Zandstra\n")
    assert [line.name for line in found.lines] == ["Noor Z.", "Noor K.", "Finn"]
    assert not [
        name for name in ("Zevenhuizen", "Kraaijenbrink", "Zandstra") if name in repr(found)
    ]


def test_a_confirmed_name_is_taken_as_it_was_shown() -> None:
    assert [
        line.name for line in lines([Chosen("Anne Fleur", "Anne Fleur"), Chosen("Noor V.")])
    ] == [
        "Anne Fleur",
        "Noor V.",
    ]


def test_a_changed_name_of_two_words_is_asked_about_once() -> None:
    first = lines([Chosen("Noor Jansen", "Noor", 3)])[0]
    assert (first.name, first.state, first.number) == ("Noor Jansen", State.DOUBTFUL, 3)
    assert first.reason == Problem.of("two_words", name="Noor Jansen")
    assert lines([Chosen("Noor Jansen", first.name)])[0].state is State.GOOD
    assert lines([Chosen("Noor de Vries", "x")])[0].name == "Noor", "a surname by its looks"


def test_confirming_twice_finds_everybody_there() -> None:
    found = lines([Chosen("Noor", "Noor"), Chosen("Bo", "Bo")], "noor")
    assert [(line.name, line.state) for line in found] == [
        ("Noor", State.KNOWN),
        ("Bo", State.GOOD),
    ]


def test_typed_nonsense_at_confirming_is_told() -> None:
    found = lines([Chosen(""), Chosen("123456782"), Chosen("a" * 41), Chosen("Naam")])
    assert [line.reason.reason for line in found if line.reason] == [
        "not_a_name", "not_a_name", "name_too_long", "not_a_leerling",
    ]  # fmt: skip
