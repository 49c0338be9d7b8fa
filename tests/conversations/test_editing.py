"""Changing what stands."""

from __future__ import annotations

from conversations import inputs
from conversations.answers import ChoiceValue, TextPart, TextValue
from conversations.events import Asked
from conversations.session import Status
from tests.conversations.talk import Talk


def test_an_earlier_question_is_asked_again_and_then_we_go_on() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Edit("verhaal"))
    prompt = talk.event(Asked).prompt
    assert (prompt.question.id, prompt.editing, prompt.can_finish) == ("verhaal", True, True)
    talk.text("Ik hou alleen nog van slapen.")
    assert talk.heard == ["Changed", "asked kleur"]


def test_leaving_an_edit_keeps_what_stood() -> None:
    talk = Talk.at("kleur")
    before = dict(talk.answers)
    talk.say(inputs.Edit("verhaal"))
    talk.done()
    assert talk.heard == ["asked kleur"]
    talk.say(inputs.Edit("verhaal"), inputs.Continue(talk.turn + 1))
    assert talk.at_question == "kleur"
    assert talk.answers == before


def test_an_edit_from_the_review_returns_there() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Edit("naam"))
    assert talk.session.status is Status.ACTIVE
    talk.text("Anne")
    assert talk.heard == ["Changed", "ReviewShown"]


def test_an_edit_makes_questions_irrelevant_and_relevant_without_losing_answers() -> None:
    talk = Talk.at("kleur")
    waarom = talk.value("waarom")
    talk.say(inputs.Edit("vak"))
    talk.say(inputs.ChooseAll("vak", talk.turn, ("alles",)))
    lines = [line.question.id for part in talk.view.outline for line in part.lines]
    assert "waarom" not in lines
    assert talk.value("waarom") == waarom
    talk.say(inputs.Edit("vak"))
    talk.say(inputs.ChooseAll("vak", talk.turn, ("taal",)))
    assert talk.heard == ["Changed", "asked kleur"]
    lines = [line.asked for part in talk.view.outline for line in part.lines]
    assert "Waarom taal?" in lines


def test_an_edit_asks_the_follow_up_that_it_opens() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Edit("kleur"))
    talk.tap("geel")
    assert talk.heard == ["Changed", "asked geel"]


def test_a_question_that_is_not_asked_cannot_be_edited() -> None:
    talk = Talk.at("kleur")
    for question in ("geel", "zomaar"):
        talk.say(inputs.Edit(question))
        assert talk.heard == ["question_gone", "asked kleur"]


def test_adding_needs_a_text_answer() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Append("vak"))
    assert talk.heard == ["cannot_append"]
    talk.say(inputs.Append("thuis"))
    assert talk.event(Asked).prompt.waits_for == "answer"


def test_an_edited_message_changes_exactly_its_part() -> None:
    talk = Talk.at("verhaal")
    talk.say(inputs.Text("Lezen", source="m1"), inputs.Text("en rennen", source="m2"))
    talk.say(inputs.EditedText("m1", "Zwemmen"))
    assert talk.heard == ["Changed"]
    assert talk.value("verhaal") == TextValue(
        (TextPart("Zwemmen", "m1"), TextPart("en rennen", "m2"))
    )
    assert talk.at_question == "meer"


def test_an_edited_message_that_is_nobodys_answer_is_answered_kindly() -> None:
    talk = Talk.at("meer")
    before = dict(talk.answers)
    for source in ("m99", "", "\ud800"):
        talk.say(inputs.EditedText(source, "Iets"))
        assert talk.heard == ["unknown_edit"]
    talk.say(inputs.EditedText("bij-verhaal", "x" * 61))
    assert talk.heard == ["too_long"]
    talk.say(inputs.EditedText("bij-verhaal", "\x00"))
    assert talk.heard == ["empty"]
    assert talk.answers == before


def test_editing_a_refused_message_is_a_second_try() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Text("x" * 61, source="m7"), inputs.EditedText("m7", "Korter"))
    assert talk.heard == ["Recorded", "ChapterBegun", "asked vak"]
    assert talk.value("meer") == TextValue((TextPart("Korter", "m7"),))


def test_handed_in_messages_stay_as_they_are() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Submit(talk.turn), inputs.EditedText("bij-verhaal", "Anders"))
    assert talk.heard == ["ReadOnly"]


def test_a_selection_not_confirmed_is_kept_when_somebody_leaves() -> None:
    talk = Talk.at("vak")
    talk.tap("gym")
    talk.say(inputs.Edit("naam"))
    assert talk.heard == ["Recorded", "asked naam"]
    assert talk.value("vak") == ChoiceValue(("gym",))


def test_an_answer_without_a_message_is_not_changed_by_an_edit_without_one() -> None:
    talk = Talk.at("meer")
    talk.text("Nog iets.")
    talk.say(inputs.EditedText("", "Iets anders"))
    assert talk.heard == ["unknown_edit"]
    assert talk.value("meer") == TextValue((TextPart("Nog iets."),))
