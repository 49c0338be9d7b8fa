"""The same thing is said in the same words, whichever door it is said at."""

from __future__ import annotations

import re

import pytest

from locales.extract import templates

SAID = [str(message.id) for catalog in templates().values() for message in catalog if message.id]


@pytest.mark.parametrize(
    ("not_so", "but"),
    [
        (r"\b[Uu] hebt\b|\b[Hh]ebt u\b", "u heeft, heeft u"),
        (r"eerst één uit\b|Haalt u er eerst één weg", "Tik er eerst één weg"),
        (r"er nog iets bij vertellen", "er nog één ding bij vertellen"),
        (r"formulier van school", "Vragen aan ouders"),
    ],
)
def test_there_is_one_way_to_say_it(not_so: str, but: str) -> None:
    assert [text for text in SAID if re.search(not_so, text)] == [], but
