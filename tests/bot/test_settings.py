"""Settings as an administrator writes them."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from bot.planning.moments import Calendar
from bot.settings import Settings
from conversations.people import Role


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("ouder,leerkracht", {Role.OUDER, Role.LEERKRACHT}),
        (" ouder, leerkracht ", {Role.OUDER, Role.LEERKRACHT}),
        ("", set()),
    ],
)
def test_who_may_use_telegram(
    monkeypatch: pytest.MonkeyPatch, written: str, roles: set[Role]
) -> None:
    monkeypatch.setenv("OVERDRACHT_TELEGRAM_ROLES", written)
    assert Settings().telegram_roles == roles


def test_everybody_may_unless_the_school_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OVERDRACHT_TELEGRAM_ROLES", raising=False)
    assert Settings().telegram_roles == set(Role)


def test_a_role_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERDRACHT_TELEGRAM_ROLES", "directeur")
    with pytest.raises(ValidationError):
        Settings()


def test_days_without_school(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OVERDRACHT_VRIJE_DAGEN", "2026-12-19..2027-01-03, 2027-05-05")
    calendar = Calendar(Settings().vrije_dagen)
    days = [date(2026, 12, 18), date(2026, 12, 21), date(2027, 1, 4), date(2027, 5, 5)]
    assert [calendar.is_school_day(day) for day in days] == [True, False, True, False]
    monkeypatch.setenv("OVERDRACHT_VRIJE_DAGEN", "kerstvakantie")
    with pytest.raises(ValidationError):
        Settings()
