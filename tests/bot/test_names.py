"""Names from class lists: only the roepnaam is kept, and an initial when it is needed."""

from __future__ import annotations

import pytest

from bot import names
from bot.names import Name


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Noor", "Noor"),
        ("  Noor \t", "Noor"),
        ("Noor de Vries", "Noor"),
        ("de Vries, Noor", "Noor"),
        ("Vries, Noor Maria", "Noor"),
        ("Berg, van den, Noor", "Noor"),
        ("Vries, N.A. de (Noor)", "Noor"),
        ("Vries, N (Noor)", "Noor"),
        ("Noor V.", "Noor V."),
        ("Noor v", "Noor V."),
        ("3. Noor", "Noor"),
        ("12) Noor V.", "Noor V."),
        ("- Noor", "Noor"),
        ("• Zoë", "Zoë"),
        ("Anne-Sophie Bakker", "Anne-Sophie"),
        ("D'Angelo", "D'Angelo"),
        ("Włodek", "Włodek"),
        ("Софія Коваленко", "Софія"),
        ("يوسف", "يوسف"),
        ("\ufeffNoor\u200b", "Noor"),
        ("Noor\udc00", "Noor"),
        ("Zoe\u0308", "Zoë"),
    ],
)
def test_only_the_roepnaam_is_kept(raw: str, kept: str) -> None:
    name = names.parse(raw)
    assert isinstance(name, Name)
    assert names.settle([name], []) == [(kept, True)]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("", "no_name"),
        ("   ", "no_name"),
        ("\x00\x01", "no_name"),
        ("12345", "no_name"),
        ("😀😀", "no_name"),
        ("...", "no_name"),
        ("Naam", "heading"),
        ("Leerlingen:", "heading"),
        ("<b>Noor</b>", "odd_signs"),
        ("noor@school.nl", "odd_signs"),
        ("Noor 8b", "odd_signs"),
        ("=Noor()", "odd_signs"),
        ("Vries, Noor (Noortje)", "odd_signs"),
        ("Totaal:", "heading"),
        ("N" * 41, "name_too_long"),
        ("N" * 100_000, "name_too_long"),
    ],
)
def test_what_is_no_name_says_why(raw: str, reason: str) -> None:
    assert names.parse(raw) == reason


def settled(*raws: str, taken: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    parsed = [names.parse(raw) for raw in raws]
    return names.settle([name for name in parsed if isinstance(name, Name)], taken)


def test_two_of_one_name_in_a_list_get_their_initial() -> None:
    assert settled("Noor de Vries", "Bakker, Noor", "Finn") == [
        ("Noor V.", True),
        ("Noor B.", True),
        ("Finn", True),
    ]


def test_two_that_stay_the_same_are_told_apart_by_the_leerkracht() -> None:
    assert settled("Noor", "noor") == [("Noor", True), ("noor", False)]
    assert settled("Noor Visser", "Noor de Vries") == [("Noor V.", True), ("Noor V.", False)]


def test_a_list_that_is_given_twice_adds_nobody_again() -> None:
    first = settled("Noor de Vries", "Noor Bakker", "Finn Mulder")
    taken = tuple(name for name, _ in first)
    again = settled("Noor de Vries", "Noor Bakker", "Finn Mulder", taken=taken)
    assert [free for _, free in again] == [False, False, False]


@pytest.mark.parametrize(
    ("given", "surname", "kept"),
    [
        ("Anne Fleur", "van den Berg", "Anne Fleur"),
        ("Anne Fleur V.", "", "Anne Fleur V."),
        ("Noor", "", "Noor"),
        ("Noor de Vries", "", "Noor"),
        ("Vries, Noor", "x", "Noor"),
        ("Anna Maria Johanna Catharina", "Bos", "Anna"),
    ],
)
def test_a_roepnaam_that_stands_by_itself_is_kept_whole(
    given: str, surname: str, kept: str
) -> None:
    name = names.of_parts(given, surname)
    assert isinstance(name, Name)
    assert names.settle([name], []) == [(kept, True)]


@pytest.mark.parametrize("given", ["", "12", "<b>", "Naam", "N" * 41, "N " * 30 + "1"])
def test_a_part_that_is_no_name_is_none(given: str) -> None:
    assert isinstance(names.of_parts(given), str)
