"""Dates and days as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.planning import typed
from bot.problems import Problem


@pytest.mark.parametrize(
    "written", ["2027-06-18", "18-6-2027", " 18-06-2027 ", "18/6/2027", "18.6.2027"]
)
def test_a_day(written: str) -> None:
    assert typed.day(written) == date(2027, 6, 18)


@pytest.mark.parametrize(
    "written",
    ["31-6-2027", "29-2-2027", "2027-13-01", "18-6", "vrijdag", "20270618", "0-0-0000"],
)
def test_no_day(written: str) -> None:
    found = typed.day(written)
    assert isinstance(found, Problem)
    assert found.reason == "bad_day"


def test_days_before() -> None:
    assert typed.days_before("7, 2") == (7, 2)
    assert typed.days_before("2 7") == (2, 7)
    assert typed.days_before("geen") == ()
    assert typed.days_before("") == ()
    for written in ("een week", "7, -2", "7;2", "²", "99999"):
        assert typed.days_before(written) == Problem("bad_days")


def test_no_day_at_all() -> None:
    assert typed.day(" ") == Problem("no_day")
