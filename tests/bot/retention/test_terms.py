"""Until when what people wrote is kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.retention import DayOfYear, Terms
from bot.settings import Settings
from conversations import loader
from conversations.people import Klas

KLAS = Klas("k", "s", "Groep 8b", "2026-2027")
FORMS = loader.load_all(Path("nergens"))


@pytest.mark.parametrize(
    ("form", "day"), [("dit-ben-ik", date(2027, 11, 1)), ("okr-ouders", date(2027, 8, 1))]
)
def test_the_day_that_a_letter_may_promise(form: str, day: date) -> None:
    assert Terms().kept_until(KLAS, FORMS[form]) == day
    assert Settings().terms.kept_until(KLAS, FORMS[form]) == day


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1-november", date(2027, 11, 1)),
        ("1 Augustus", date(2027, 8, 1)),
        ("31 december", date(2027, 12, 31)),
        ("15-januari", date(2028, 1, 15)),
        ("31 juli", date(2028, 7, 31)),
    ],
)
def test_a_day_is_always_after_the_schooljaar(written: str, day: date) -> None:
    assert DayOfYear.read(written).after("2026-2027") == day


@pytest.mark.parametrize(
    "written", ["", "november", "01-11", "31 februari", "29 februari", "1 mrt"]
)
def test_what_is_no_day_of_every_year_is_refused(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("OVERDRACHT_KEEP_WERKSTUK", written)
    with pytest.raises(ValidationError):
        Settings()


def test_a_school_sets_its_own_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERDRACHT_KEEP_WERKSTUK", "1-december")
    monkeypatch.setenv("OVERDRACHT_KEEP_OUDERS", "1 september")
    monkeypatch.setenv("OVERDRACHT_KEEP_OUDERS_DAYS", "14")
    monkeypatch.setenv("OVERDRACHT_KEEP_DRAFTS", "15-augustus")
    monkeypatch.setenv("OVERDRACHT_KEEP_AUDIT_MONTHS", "36")
    terms = Settings().terms
    assert terms == Terms(DayOfYear(12, 1), DayOfYear(9, 1), 14, DayOfYear(8, 15), 36)


@pytest.mark.parametrize(
    ("name", "written"), [("OUDERS_DAYS", "-1"), ("AUDIT_MONTHS", "0"), ("OUDERS_DAYS", "veel")]
)
def test_a_term_that_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, written: str
) -> None:
    monkeypatch.setenv(f"OVERDRACHT_KEEP_{name}", written)
    with pytest.raises(ValidationError):
        Settings()
