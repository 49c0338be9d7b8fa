"""The texts as people read them, in their language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from locales.catalogue import catalogue, languages, lookups


def test_dutch_comes_first_and_each_language_has_its_own_name() -> None:
    assert [(item.code, item.name, item.direction) for item in languages()][:2] == [
        ("nl", "Nederlands", "ltr"),
        ("en", "English", "ltr"),
    ]


@pytest.mark.parametrize("tag", ["en", "en-GB", "EN_us", "en-x-kids"])
def test_a_tag_falls_back_on_its_language(tag: str) -> None:
    assert catalogue(tag).language.code == "en"


@pytest.mark.parametrize("tag", ["", "nl", "nl-BE", "xx", "../en", "e"])
def test_what_we_do_not_speak_is_dutch(tag: str) -> None:
    assert catalogue(tag).language.code == "nl"


def test_a_question_in_english_and_in_dutch() -> None:
    asked = "Waar ben je trots op?"

    assert catalogue("en").text(asked) == "What are you proud of?"
    assert catalogue("nl").text(asked) == asked


def test_the_question_of_a_school_without_translation_is_shown_in_dutch() -> None:
    assert catalogue("en").text("Hoe heet jouw cavia?") == "Hoe heet jouw cavia?"


def test_braces_in_a_text_that_asks_for_nothing_are_left_alone() -> None:
    assert catalogue("en").text("Teken een {hart}") == "Teken een {hart}"


def test_no_text_is_no_text() -> None:
    assert catalogue("en").text("") == ""


def test_earlier_answers_stand_in_the_translated_question() -> None:
    t = catalogue("en")

    subjects = t.list((t.text("gym"), t.text("rekenen")))

    assert t.text("Wat is er zo leuk aan {vak_leuk}?", vak_leuk=subjects) == (
        "What do you like so much about PE and maths?"
    )


def test_one_and_many() -> None:
    t = catalogue("nl")

    assert t.plural("{count} vraag", "{count} vragen", 1) == "1 vraag"
    assert t.plural("{count} vraag", "{count} vragen", 0) == "0 vragen"
    assert t.plural("{wie}: {count} vraag", "{wie}: {count} vragen", 3, wie="Noor") == (
        "Noor: 3 vragen"
    )


def test_a_name_in_another_script_cannot_turn_the_sentence() -> None:
    assert catalogue("nl").text("Hoi {naam}.", naam="سارة") == "Hoi \u2068سارة\u2069."
    assert catalogue("nl").text("Hoi {naam}.", naam="Şeyma") == "Hoi Şeyma."


def test_lists_in_words() -> None:
    assert catalogue("nl").list(("gym", "taal", "lezen")) == "gym, taal en lezen"
    assert catalogue("en").list(("PE", "Dutch", "reading")) == "PE, Dutch and reading"
    assert catalogue("nl").list(("gym",)) == "gym"
    assert catalogue("nl").list(()) == ""


def test_days_are_written_day_first() -> None:
    assert catalogue("nl").day(date(2027, 6, 1)) == "1 juni 2027"
    assert catalogue("en").day(date(2027, 6, 1)) == "1 June 2027"


def test_the_name_of_the_day_goes_with_it() -> None:
    day = date(2027, 6, 18)
    assert catalogue("nl").weekday(day) == "vrijdag 18 juni"
    assert catalogue("en").weekday(day) == "Friday 18 June"


def test_moments_are_those_of_amsterdam_in_summer_and_winter() -> None:
    t = catalogue("nl")

    assert t.moment(datetime(2027, 6, 1, 22, 30, tzinfo=UTC)) == "2 juni 2027, 00:30"
    assert t.moment(datetime(2026, 12, 1, 8, 5, tzinfo=UTC)) == "1 december 2026, 09:05"
    assert t.moment(datetime(2026, 12, 1, 8, 5)) == "1 december 2026, 09:05"  # noqa: DTZ001


def test_lookups_know_what_is_translated_and_what_is_not() -> None:
    english = lookups()["en"]

    assert english("Waar ben je trots op?") == "What are you proud of?"
    assert english("Hoe heet jouw cavia?") is None
    assert english("") is None
    assert "nl" not in lookups()
