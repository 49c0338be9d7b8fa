"""A day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from conversations import inputs
from conversations.answers import DateValue
from conversations.wording import day_of, today
from tests.conversations.talk import NOW, Talk


@pytest.mark.parametrize(
    "words",
    ["18-3-2027", "18/03/2027", "18.3.27", "2027-03-18", "18 maart 2027", "18 mrt. 2027",
     "18 March 2027"],
)  # fmt: skip
def test_a_day_in_words(words: str) -> None:
    talk = Talk.at("dag")
    talk.text(words)
    assert talk.value("dag") == DateValue(date(2027, 3, 18))


def test_near_days() -> None:
    assert day_of("Gisteren", NOW) == date(2027, 6, 1)
    assert day_of("vandaag", NOW) == date(2027, 6, 2)


@pytest.mark.parametrize(
    "words", ["in maart", "31-2-2027", "18-13-2027", "18 blauw 2027", "0-0-0", "1-1-1899", "٣"]
)
def test_words_that_are_no_day(words: str) -> None:
    talk = Talk.at("dag")
    talk.text(words)
    assert talk.heard == ["not_a_date"]


def test_a_day_to_come() -> None:
    talk = Talk.at("dag")
    talk.say(inputs.GiveDate("dag", talk.turn, NOW.date() + timedelta(days=1)))
    assert talk.heard == ["future_date"]
    talk.say(inputs.GiveDate("dag", talk.turn, NOW.date()))
    assert talk.value("dag") == DateValue(NOW.date())


def test_just_after_midnight_here_is_today() -> None:
    assert today(datetime(2027, 6, 1, 22, 30, tzinfo=UTC)) == date(2027, 6, 2)


def test_a_day_at_another_question() -> None:
    talk = Talk.at("thuis")
    talk.say(inputs.GiveDate("thuis", talk.turn, NOW.date()))
    assert talk.heard == ["Stale", "asked thuis"]
