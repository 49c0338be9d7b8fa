"""One choice, several, and the own word."""

from __future__ import annotations

import pytest

from conversations import inputs
from conversations.answers import ChoiceValue
from conversations.events import Asked, Rejected, Selected
from tests.conversations.talk import Talk


def test_one_tap_answers_a_choice() -> None:
    talk = Talk.at("kleur")
    talk.tap("rood")
    assert talk.value("kleur") == ChoiceValue(("rood",))
    assert talk.heard == ["Recorded", "ChapterBegun", "asked foto"]


def test_taps_select_and_klaar_stores_in_the_order_of_the_form() -> None:
    talk = Talk.at("vak")
    talk.tap("taal", "gym")
    assert talk.event(Selected).prompt.picked == ("taal", "gym")
    assert "vak" not in talk.answers
    talk.done()
    assert talk.value("vak") == ChoiceValue(("gym", "taal"))


def test_a_second_tap_takes_a_choice_off() -> None:
    talk = Talk.at("vak")
    talk.tap("taal", "gym", "taal")
    assert talk.prompt.picked == ("gym",)


def test_one_more_than_fits_is_refused_and_the_selection_stays() -> None:
    talk = Talk.at("vak")
    talk.tap("taal", "gym", "rekenen")
    assert talk.event(Rejected).params == (("maximum", 2),)
    assert talk.prompt.picked == ("taal", "gym")
    talk.say(inputs.ChooseOther("vak", talk.turn))
    assert talk.heard == ["too_many_choices"]


def test_klaar_with_nothing_picked() -> None:
    talk = Talk.at("vak")
    talk.done()
    assert talk.event(Rejected) == Rejected("choose_at_least", (("minimum", 1),), "vak")


def test_a_choice_that_stands_alone_clears_the_others_and_is_cleared() -> None:
    talk = Talk.at("vak")
    talk.tap("taal", "alles")
    assert talk.prompt.picked == ("alles",)
    talk.tap("gym")
    assert talk.prompt.picked == ("gym",)


def test_the_own_word_comes_after_anders() -> None:
    talk = Talk.at("vak")
    talk.text("schaken")
    assert talk.heard == ["choose"]
    talk.say(inputs.ChooseOther("vak", talk.turn))
    assert talk.event(Asked).prompt.waits_for == "other"
    talk.text("schaken")
    assert talk.event(Selected).prompt.other == "schaken"
    talk.tap("gym")
    talk.done()
    assert talk.value("vak") == ChoiceValue(("gym",), "schaken")
    assert talk.prompt.asked == "Waarom gym en schaken?"


def test_anders_again_takes_the_own_word_off() -> None:
    talk = Talk.at("vak")
    other = inputs.ChooseOther("vak", talk.turn)
    talk.say(other, inputs.Text("schaken"), other)
    assert talk.prompt.other == ""


def test_back_from_anders_is_the_question_again() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.ChooseOther("kleur", talk.turn), inputs.Back(talk.turn))
    assert talk.event(Asked).prompt.waits_for == "answer"
    talk.tap("rood")
    assert talk.value("kleur") == ChoiceValue(("rood",))


def test_an_own_word_answers_a_single_choice() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.ChooseOther("kleur", talk.turn))
    talk.text("x" * 81)
    assert talk.heard == ["too_long"]
    talk.text("paars")
    assert talk.value("kleur") == ChoiceValue((), "paars")


@pytest.mark.parametrize("words", ["geel", " GEEL. ", "2"])
def test_words_or_a_number_count_as_a_tap(words: str) -> None:
    talk = Talk.at("kleur")
    talk.text(words)
    assert talk.value("kleur") == ChoiceValue(("geel",))
    assert talk.at_question == "geel"


def test_typing_the_label_of_anders_is_anders() -> None:
    talk = Talk.at("vak")
    talk.text("Een ander vak")
    assert talk.prompt.waits_for == "other"
    talk.text("2")
    assert talk.prompt.other == "2"


def test_the_whole_selection_at_once() -> None:
    talk = Talk.at("vak")
    talk.say(inputs.ChooseAll("vak", talk.turn, ("taal",), " fluit  spelen "))
    assert talk.value("vak") == ChoiceValue(("taal",), "fluit spelen")


@pytest.mark.parametrize(
    ("chosen", "other", "heard"),
    [
        ((), "", "choose_at_least"),
        (("gym", "taal"), "fluit", "too_many_choices"),
        (("gym",), "x" * 81, "too_long"),
        (("alles", "gym"), "", "too_many_choices"),
        (("zomaar",), "", "Stale"),
    ],
)
def test_a_selection_that_cannot_be(chosen: tuple[str, ...], other: str, heard: str) -> None:
    talk = Talk.at("vak")
    talk.say(inputs.ChooseAll("vak", talk.turn, chosen, other))
    assert talk.heard[0] == heard
    assert "vak" not in talk.answers


def test_own_word_where_there_is_none() -> None:
    talk = Talk.at("zin")
    talk.say(inputs.ChooseAll("zin", talk.turn, (), "best"))
    assert talk.heard == ["Stale", "asked zin"]


@pytest.mark.parametrize("turn", [-1, 0, 99])
def test_an_old_button_does_nothing(turn: int) -> None:
    talk = Talk.at("kleur")
    for tap in (
        inputs.Choose("kleur", turn, "rood"),
        inputs.Choose("vak", talk.turn, "gym"),
        inputs.Choose("kleur", talk.turn, "zomaar"),
        inputs.ChooseOther("kleur", turn),
        inputs.Done("kleur", turn),
        inputs.Back(turn),
    ):
        talk.say(tap)
        assert talk.heard == ["Stale", "asked kleur"]


def test_a_double_tap_answers_once() -> None:
    talk = Talk.at("kleur")
    tap = inputs.Choose("kleur", talk.turn, "rood")
    talk.say(tap, tap)
    assert talk.heard == ["Stale", "asked foto"]


@pytest.mark.parametrize(("wanted", "left"), [(True, ("gym",)), (False, ())])
def test_a_second_tap_on_one_of_several_changes_nothing(
    wanted: bool, left: tuple[str, ...]
) -> None:
    talk = Talk.at("vak")
    tap = inputs.Choose("vak", talk.turn, "gym", wanted)
    if not wanted:
        talk.say(inputs.Choose("vak", talk.turn, "gym"))
    talk.say(tap, tap)
    assert talk.session.picked == left
    assert talk.prompt.question.id == "vak"
