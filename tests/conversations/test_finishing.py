"""Skipping, the other ways of not answering, and "klaar"."""

from __future__ import annotations

from conversations import inputs
from conversations.answers import PassValue, TextPart, TextValue
from conversations.events import Passed
from conversations.questionnaire import Pass
from tests.conversations.talk import MEER, Talk


def test_an_optional_question_is_skipped() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.PassOn(Pass.SKIPPED))
    assert talk.event(Passed) == Passed(MEER, Pass.SKIPPED)
    assert talk.value("meer") == PassValue(Pass.SKIPPED)


def test_a_required_question_is_not_skipped() -> None:
    talk = Talk.begun()
    assert talk.prompt.passes == ()
    talk.say(inputs.PassOn(Pass.SKIPPED, "naam", talk.turn))
    assert talk.heard == ["required"]
    assert talk.at_question == "naam"


def test_skipping_while_changing_keeps_the_answer() -> None:
    talk = Talk.at("kleur")
    before = dict(talk.answers)
    for question in ("meer", "verhaal", "vak"):
        talk.say(inputs.Edit(question), inputs.PassOn(Pass.SKIPPED))
        assert talk.heard == ["asked kleur"]
    assert talk.answers == before


def test_telling_it_takes_the_place_of_words() -> None:
    talk = Talk.at("vak")
    talk.say(inputs.Edit("meer"))
    assert talk.prompt.passes == (Pass.TELL_MYSELF,)
    talk.say(inputs.PassOn(Pass.TELL_MYSELF, "meer", talk.turn))
    assert talk.value("meer") == PassValue(Pass.TELL_MYSELF)
    talk.say(inputs.Edit("meer"))
    talk.text("Toch wel.")
    assert talk.heard == ["Recorded", "asked vak"]
    assert talk.value("meer") == TextValue((TextPart("Toch wel."),))


def test_a_way_that_is_not_offered() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.PassOn(Pass.IN_CONVERSATION))
    assert talk.heard == ["not_offered"]


def test_an_old_skip_button_does_nothing() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.PassOn(Pass.SKIPPED, "meer", talk.turn - 1))
    assert talk.heard == ["Stale", "asked meer"]
    talk.say(inputs.PassOn(Pass.SKIPPED, "kleur", None))
    assert talk.heard == ["Stale", "asked meer"]


def test_klaar_without_an_answer() -> None:
    talk = Talk.at("meer")
    talk.done()
    assert talk.heard == ["nothing_yet"]
