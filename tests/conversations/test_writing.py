"""Typed answers: kept as typed, nudged once, bounded kindly, continued and moved."""

from __future__ import annotations

import pytest

from conversations import inputs
from conversations.answers import TextPart, TextValue
from conversations.events import Asked, Extended, Nudged, Rejected
from tests.conversations.talk import NOW, Talk


def test_an_answer_is_kept_with_the_question_as_it_was_asked() -> None:
    talk = Talk.at("waarom")
    talk.say(inputs.Text("Omdat het\nleuk is", source="m1"))
    answer = talk.answers["waarom"]
    assert answer.value == TextValue((TextPart("Omdat het\nleuk is", "m1"),))
    assert (answer.asked, answer.language, answer.at) == ("Waarom gym en taal?", "nl", NOW)
    assert talk.heard == ["Recorded", "asked kleur"]


def test_a_short_answer_is_nudged_once_and_stands() -> None:
    talk = Talk.at("verhaal")
    talk.text("Lezen")
    assert talk.heard == ["Recorded", "Nudged"]
    assert talk.event(Nudged).turn == talk.turn
    assert (talk.prompt.nudged, talk.prompt.waits_for) == (True, "append")
    talk.done()
    assert talk.heard == ["asked meer"]
    talk.say(inputs.Edit("verhaal"))
    talk.text("Rennen")
    assert talk.heard == ["Changed", "asked meer"]


def test_words_after_the_nudge_are_added() -> None:
    talk = Talk.at("verhaal")
    talk.text("Lezen", "en rennen")
    assert talk.heard == ["Extended", "asked meer"]
    assert talk.value("verhaal") == TextValue((TextPart("Lezen"), TextPart("en rennen")))


def test_the_button_under_the_nudge_asks_for_more() -> None:
    talk = Talk.at("verhaal")
    talk.text("Lezen")
    talk.say(inputs.Append("verhaal"))
    assert talk.event(Asked).prompt.waits_for == "append"
    talk.text("en rennen")
    assert talk.heard == ["Extended", "asked meer"]


def test_too_long_is_said_with_numbers_and_what_stood_stands() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Edit("verhaal"))
    talk.text("x" * 61)
    rejected = talk.event(Rejected)
    assert rejected == Rejected("too_long", (("length", 61), ("maximum", 60)), "verhaal")
    assert talk.at_question == "verhaal"
    assert talk.value("verhaal") == TextValue(
        (TextPart("Ik hou van lezen en van rennen.", "bij-verhaal"),)
    )


def test_an_addition_that_does_not_fit_leaves_what_stood() -> None:
    talk = Talk.at("meer")
    before = talk.value("verhaal")
    talk.say(inputs.Append("verhaal"))
    talk.text("y" * 40)
    assert talk.heard == ["too_long"]
    assert talk.value("verhaal") == before
    talk.text("En dansen.")
    assert talk.heard == ["Extended", "asked meer"]


@pytest.mark.parametrize("words", ["", "   \n ", "\x00\x01", "\ud800", "\u200b\ufe0f"])
def test_nothing_readable_is_nothing(words: str) -> None:
    talk = Talk.at("meer")
    talk.text(words)
    assert talk.heard == ["empty"]
    assert "meer" not in talk.answers


def test_what_no_page_can_hold_is_left_out_and_the_rest_stays_as_typed() -> None:
    talk = Talk.at("meer")
    talk.text('a\x00b\r\n<b>\ud83d "c" 👍🏽 مرحبا')
    assert talk.value("meer") == TextValue((TextPart('ab\n<b> "c" 👍🏽 مرحبا'),))


def test_a_name_stands_on_one_line() -> None:
    talk = Talk.begun()
    talk.text("Anne\n Sophie"[:10])
    assert talk.value("naam") == TextValue((TextPart("Anne Soph"),))


def test_early_words_go_on_with_the_long_answer_before() -> None:
    talk = Talk.at("meer")
    turn = talk.turn
    talk.say(inputs.Text("En dansen.", source="m2", early=True))
    assert talk.event(Extended).movable_to == "meer"
    assert talk.heard == ["Extended"]
    assert talk.turn == turn
    assert talk.value("verhaal") == TextValue(
        (
            TextPart("Ik hou van lezen en van rennen.", "bij-verhaal"),
            TextPart("En dansen.", "m2"),
        )
    )


def test_early_words_are_moved_by_one_tap() -> None:
    talk = Talk.at("meer")
    before = talk.value("verhaal")
    talk.say(inputs.Text("En dansen.", source="m2", early=True))
    talk.say(inputs.Reassign("meer", talk.turn))
    assert talk.heard == ["Changed", "Recorded", "ChapterBegun", "asked vak"]
    assert talk.value("verhaal") == before
    assert talk.value("meer") == TextValue((TextPart("En dansen.", "m2"),))


def test_a_second_tap_on_move_does_nothing() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Text("En dansen.", early=True))
    move = inputs.Reassign("meer", talk.turn)
    talk.say(move, move)
    assert talk.heard == ["Stale", "asked vak"]
    assert talk.value("verhaal") == TextValue(
        (TextPart("Ik hou van lezen en van rennen.", "bij-verhaal"),)
    )


def test_the_answer_itself_is_never_moved_away() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Reassign("meer", talk.turn))
    assert talk.heard == ["Stale", "asked meer"]
    assert "verhaal" in talk.answers


def test_early_words_after_a_short_answer_are_asked_for_again() -> None:
    talk = Talk.at("verhaal")
    talk.say(inputs.Text("zonder achternaam", early=True))
    assert talk.heard == ["too_early"]
    assert "verhaal" not in talk.answers


def test_the_rest_of_a_refused_text_does_not_land_in_the_answer_before() -> None:
    talk = Talk.at("meer")
    before = talk.value("verhaal")
    talk.text("x" * 61)
    talk.say(inputs.Text("rest", early=True))
    assert talk.heard == ["too_early"]
    assert talk.value("verhaal") == before


def test_early_words_at_the_review_still_belong_to_the_last_answer() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Edit("thuis"))
    talk.text("Lief kind.")
    assert talk.heard == ["Recorded", "ReviewShown"]
    talk.say(inputs.Text("En stoer.", early=True))
    assert talk.event(Extended).movable_to == ""
    assert talk.value("thuis") == TextValue((TextPart("Lief kind."), TextPart("En stoer.")))


def test_words_that_name_another_question_change_that_one() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Text("Noortje", question="naam"))
    assert talk.heard == ["Changed", "asked kleur"]
    assert talk.value("naam") == TextValue((TextPart("Noortje"),))


def test_refused_words_for_another_question_leave_the_screen_as_it_was() -> None:
    talk = Talk.at("kleur")
    turn = talk.turn
    talk.say(inputs.Text("x" * 61, question="verhaal"))
    assert talk.event(Rejected).question == "verhaal"
    assert (talk.turn, talk.at_question) == (turn, "kleur")


@pytest.mark.parametrize("question", ["geel", "bestaat_niet", "\ud800"])
def test_words_for_a_question_that_is_not_asked_are_not_kept_and_said_so(question: str) -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Text("Omdat", question=question))
    assert talk.heard == ["question_gone", "asked kleur"]
    assert "geel" not in talk.answers
