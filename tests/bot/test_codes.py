"""A code is typed from a card, by a child, on any keyboard."""

from __future__ import annotations

import pytest

from bot import codes

CODE = "K7QM4RTW9XVF"


def test_a_new_code_is_long_enough_and_has_no_confusing_signs() -> None:
    made = {codes.new_code() for _ in range(200)}
    assert len(made) == 200
    assert all(len(code) == codes.LENGTH for code in made)
    assert not set("".join(made)) & set("0O1ILU")


@pytest.mark.parametrize(
    "typed",
    [
        "K7QM4RTW9XVF",
        "k7qm-4rtw-9xvf",
        " K7QM 4RTW\u00a09XVF\n",
        "k7qm–4rtw—9xvf",
        "http://127.0.0.1:8080/i/K7QM4RTW9XVF",
        "https://t.me/overdracht_bot?start=K7QM4RTW9XVF",
    ],
)
def test_spaces_dashes_case_and_a_whole_link_do_not_matter(typed: str) -> None:
    assert codes.normalise(typed) == CODE


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM4RTW9XVFA", "0O1ILU0O1ILU", "Hallo allemaal"])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert codes.normalise(typed) == ""


def test_printed_in_groups_and_read_back() -> None:
    assert codes.grouped(CODE) == "K7QM-4RTW-9XVF"
    assert codes.normalise(codes.grouped(CODE)) == CODE
