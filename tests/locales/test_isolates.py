"""Inserted values stay where they are put, whatever script they are in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from locales.isolates import isolated


@pytest.mark.parametrize("value", ["Noor", "12", "K7QM-4RTW-9XVF", "https://school.nl/i/K7", "…"])
def test_what_cannot_turn_a_dutch_sentence_stays_bare(value: str) -> None:
    assert isolated(value, "ltr") == value


def test_right_to_left_letters_are_isolated() -> None:
    assert isolated("سارة", "ltr") == "\u2068سارة\u2069"
    assert isolated("שרה", "ltr") == "\u2068שרה\u2069"


def test_in_a_right_to_left_sentence_every_word_is_isolated() -> None:
    assert isolated("Noor", "rtl") == "\u2068Noor\u2069"
    assert isolated("12", "rtl") == "12"


def test_signs_that_would_reach_outside_are_left_out() -> None:
    assert isolated("\u202eNoor", "ltr") == "Noor"
    assert isolated("\u2069Noor\u2066", "ltr") == "Noor"
    assert isolated("\u2068سارة\u2069 en Noor", "ltr") == "\u2068\u2068سارة\u2069 en Noor\u2069"


@given(st.text(alphabet="ab سרة\u2066\u2067\u2068\u2069\u202a\u202c\u202e"))
def test_every_isolate_that_opens_closes(value: str) -> None:
    depth = 0
    for sign in isolated(value, "ltr"):
        depth += (sign in "\u2066\u2067\u2068") - (sign == "\u2069")
        assert depth >= 0
    assert depth == 0
