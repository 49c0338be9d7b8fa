"""The leerkracht wrote a note at some answers: the person is led along them, and hands in again."""

from __future__ import annotations

import pytest

from conversations import inputs
from conversations.answers import ChoiceValue, PassValue
from conversations.questionnaire import Pass
from conversations.session import Session, Status
from tests.conversations.talk import Talk


def reopened(*discuss: str, question: str = "") -> Talk:
    talk = Talk.reviewing()
    talk.say(inputs.Submit(talk.turn), inputs.Reopen(question, discuss))
    return talk


def test_from_note_to_note_in_the_order_of_the_questions_and_to_the_review() -> None:
    talk = reopened("kleur", "verhaal")
    assert talk.heard == ["ReopenedByLeerkracht", "asked verhaal"]
    assert talk.prompt.discuss and talk.prompt.editing
    talk.text("Ik hou nu ook van koken en van lezen.")
    assert talk.heard == ["Changed", "asked kleur"]
    assert talk.prompt.discuss
    talk.done()
    assert talk.heard == ["ReviewShown"]
    assert talk.session.discuss == ()
    talk.say(inputs.Submit(talk.turn))
    assert talk.session.status is Status.SUBMITTED


def test_keeping_everything_changes_nothing() -> None:
    talk = reopened("naam", "vak", "kleur")
    before = dict(talk.answers)
    for question in ("naam", "vak", "kleur"):
        assert talk.at_question == question
        talk.done()
    assert talk.heard == ["ReviewShown"]
    assert talk.answers == before


def test_a_detour_comes_back_to_the_note() -> None:
    talk = reopened("verhaal", "kleur")
    talk.say(inputs.Edit("naam"))
    assert not talk.prompt.discuss
    talk.text("Samira")
    assert talk.heard == ["Changed", "asked verhaal"]
    talk.say(inputs.Pause(), inputs.Continue())
    assert talk.heard == ["asked verhaal"], "stopping for a while leaves the note"
    talk.say(inputs.Review(), inputs.Continue())
    assert talk.heard == ["asked verhaal"]
    talk.say(inputs.Back())
    talk.done()
    assert talk.at_question == "verhaal"


def test_a_short_answer_may_be_added_to_and_then_the_next_note_comes() -> None:
    talk = reopened("verhaal", "kleur")
    talk.text("Kort.")
    assert talk.prompt.nudged and talk.prompt.discuss
    talk.done()
    assert talk.at_question == "kleur"


def test_what_was_told_in_person_may_stay_unwritten() -> None:
    talk = reopened("meer", "kleur")
    talk.say(inputs.PassOn(Pass.TELL_MYSELF, "meer", talk.turn))
    assert talk.answers["meer"].value == PassValue(Pass.TELL_MYSELF)
    assert talk.at_question == "kleur"


def test_a_note_at_what_no_longer_applies_is_passed_by() -> None:
    talk = reopened("vak", "waarom")
    talk.say(inputs.ChooseAll("vak", talk.turn, ("alles",)))
    assert talk.answers["vak"].value == ChoiceValue(("alles",))
    assert talk.heard[-1] == "ReviewShown"


def test_what_was_left_open_is_not_asked_again_but_what_comes_up_is() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Review(), inputs.Submit(talk.turn + 1))
    assert talk.session.status is Status.SUBMITTED
    talk.say(inputs.Reopen(discuss=("kleur", "naam")))
    talk.done()
    assert talk.at_question == "kleur"
    talk.say(inputs.Choose("kleur", talk.turn, "geel"))
    assert talk.heard == ["Recorded", "asked geel"]
    talk.session = Session.from_json({**talk.session.to_json(), "discuss": ["naam"]})
    talk.text("Zonnig.")
    talk.done()
    assert talk.heard == ["ReviewShown"], "the open photos stay open"


def test_handing_in_without_looking_at_all_notes_is_not_forbidden() -> None:
    talk = reopened("verhaal", "kleur")
    talk.say(inputs.Submit(talk.turn), inputs.Submit(talk.turn + 1))
    assert (talk.session.status, talk.session.discuss) == (Status.SUBMITTED, ())


def test_a_note_at_one_of_a_group_of_scales_is_dealt_with_at_klaar() -> None:
    talk = Talk.reviewing()
    group = [item.id for item in talk.form.questions if item.heading]
    talk.say(inputs.Submit(talk.turn), inputs.Reopen(discuss=("dag", group[1])))
    assert talk.at_question == group[1] and talk.prompt.discuss
    talk.say(inputs.Rate(group[0], talk.turn, 2))
    assert talk.prompt.discuss
    talk.done()
    assert talk.at_question == "dag"


@pytest.mark.parametrize("discuss", [(), ("geen_vraag",)])
def test_without_a_note_at_a_question_it_opens_at_the_review(discuss: tuple[str, ...]) -> None:
    talk = reopened(*discuss)
    assert talk.heard == ["ReopenedByLeerkracht", "ReviewShown"]


def test_the_notes_are_remembered_over_a_restart() -> None:
    talk = reopened("verhaal", "kleur")
    assert Session.from_json(talk.session.to_json()) == talk.session
    old = {key: it for key, it in talk.session.to_json().items() if key != "discuss"}
    assert Session.from_json(old).discuss == ()
