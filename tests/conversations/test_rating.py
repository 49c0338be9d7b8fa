"""Scales, alone and in a group."""

from __future__ import annotations

import pytest

from conversations import inputs
from conversations.answers import PassValue, ScaleValue
from conversations.events import Asked, Selected
from conversations.questionnaire import Pass
from tests.conversations.talk import Talk


@pytest.mark.parametrize(("words", "step"), [("4", 4), ("Veel zin", 5), ("geen zin", 1)])
def test_a_step_in_words(words: str, step: int) -> None:
    talk = Talk.at("zin")
    talk.text(words)
    assert talk.value("zin") == ScaleValue(step)


@pytest.mark.parametrize("words", ["6", "0", "best wel"])
def test_words_that_are_no_step(words: str) -> None:
    talk = Talk.at("zin")
    talk.text(words)
    assert talk.heard == ["choose_step"]


def test_a_step_that_is_not_there() -> None:
    talk = Talk.at("zin")
    talk.say(inputs.Rate("zin", talk.turn, 6))
    assert talk.heard == ["Stale", "asked zin"]


def test_a_group_is_asked_item_by_item_under_one_turn() -> None:
    talk = Talk.at("plannen")
    turn = talk.turn
    assert [item.id for item, _ in talk.prompt.group] == ["plannen", "vragen", "werken"]
    assert (talk.prompt.place.part, talk.prompt.place.parts) == (1, 3)
    talk.say(inputs.Rate("plannen", turn, 2))
    assert talk.heard == ["Recorded", "asked vragen"]
    assert talk.event(Asked).prompt.turn == turn


def test_any_item_of_the_group_is_rated_at_any_time_and_anew() -> None:
    talk = Talk.at("plannen")
    talk.say(inputs.Rate("werken", talk.turn, 3))
    assert talk.heard == ["Recorded", "Selected"]
    assert talk.at_question == "plannen"
    talk.say(inputs.Rate("werken", talk.turn, 4), inputs.Rate("plannen", talk.turn, 1))
    assert talk.heard == ["Recorded", "asked vragen"]
    talk.say(inputs.Rate("vragen", talk.turn, 1))
    assert talk.heard == ["Recorded", "asked dag"]
    assert talk.value("werken") == ScaleValue(4)


def test_the_same_step_twice_is_no_change() -> None:
    talk = Talk.at("plannen")
    rate = inputs.Rate("plannen", talk.turn, 2)
    talk.say(rate, rate)
    assert talk.heard == ["Selected"]
    assert talk.event(Selected).prompt.question.id == "vragen"


def test_done_passes_what_is_left() -> None:
    talk = Talk.at("plannen")
    talk.say(inputs.Rate("plannen", talk.turn, 2))
    talk.done()
    assert talk.heard == ["Passed", "asked dag"]
    assert talk.value("werken") == PassValue(Pass.SKIPPED)


def test_one_item_is_skipped() -> None:
    talk = Talk.at("plannen")
    talk.say(inputs.PassOn(Pass.SKIPPED, "vragen", talk.turn))
    assert talk.value("vragen") == PassValue(Pass.SKIPPED)
    assert talk.at_question == "plannen"
    talk.say(inputs.PassOn(Pass.SKIPPED, "plannen", talk.turn))
    assert talk.heard == ["Passed", "asked werken"]


def test_a_finished_group_stays_on_screen_while_it_is_changed() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Edit("vragen"))
    talk.say(inputs.Rate("vragen", talk.turn, 4), inputs.Rate("plannen", talk.turn, 4))
    assert talk.heard == ["Changed", "Selected"]
    talk.done()
    assert talk.heard == ["ReviewShown"]
    assert (talk.value("vragen"), talk.value("plannen")) == (ScaleValue(4), ScaleValue(4))


def test_back_leaves_the_group_as_one() -> None:
    talk = Talk.at("plannen")
    talk.say(inputs.Rate("plannen", talk.turn, 2), inputs.Back(talk.turn))
    assert talk.heard == ["asked zin"]
