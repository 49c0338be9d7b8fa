"""The digits as RFC 6238 has them, and the codes on paper."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.second_step import pausing, recovery, totp
from tests.bot.authenticator import Authenticator

SECRET = b"12345678901234567890"  # of the examples in RFC 6238, appendix B


@pytest.mark.parametrize(
    ("seconds", "digits"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_examples_of_the_rfc(seconds: int, digits: str) -> None:
    """Its digits are eight; an app shows the last six."""
    at = datetime.fromtimestamp(seconds, UTC)
    assert totp.digits_of(SECRET, seconds // totp.PERIOD) == digits
    assert totp.matching(SECRET, digits, at) == seconds // totp.PERIOD
    assert Authenticator(SECRET).shows(at) == digits


def test_a_step_early_or_late_and_no_more() -> None:
    at = datetime(2026, 11, 24, 8, 30, 1, tzinfo=UTC)
    digits = Authenticator(SECRET).shows(at)
    found = [
        totp.matching(SECRET, digits, at + timedelta(seconds=30 * gap)) for gap in range(-3, 4)
    ]
    assert [one is not None for one in found] == [False, False, True, True, True, False, False]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("123456", "123456"),
        (" 123 456 ", "123456"),
        ("123-456", "123456"),
        ("12345", ""),
        ("1234567", ""),
        ("12345a", ""),
        ("\u0661\u0662\u0663\u0664\u0665\u0666", ""),
        ("", ""),
    ],
)
def test_what_are_six_digits(typed: str, read: str) -> None:
    assert totp.read_digits(typed) == read


def test_recovery_codes_are_all_different_and_read_as_printed() -> None:
    codes = recovery.new_codes()
    assert len(set(codes)) == recovery.COUNT
    for code in codes:
        assert recovery.normalise(f" {recovery.grouped(code).lower()} ") == code
    assert recovery.normalise("K7QM-4RTW-9XVF") == ""  # the code of an invitation
    assert recovery.normalise("IIIII-OOOOO") == ""


def test_pauses_grow_and_end() -> None:
    at = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    waits = [pausing.minutes_left(wrong, at, at) for wrong in (0, 4, 5, 6, 10, 15, 20, 25)]
    assert waits == [0, 0, 15, 0, 60, 240, 1440, 1440]
    assert pausing.minutes_left(5, at, at + timedelta(minutes=14, seconds=1)) == 1
    assert pausing.minutes_left(5, at, at + timedelta(minutes=15)) == 0
