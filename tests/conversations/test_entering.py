"""The notice, the first question, and coming back."""

from __future__ import annotations

from dataclasses import replace

from conversations import inputs
from conversations.engine import start
from conversations.events import ChapterBegun, NoticeShown, WelcomedBack
from conversations.questionnaire import Audience
from conversations.session import Status
from tests.conversations.talk import NOW, SMALL, Talk


def test_the_notice_is_read_screen_by_screen_before_the_first_question() -> None:
    talk = Talk()
    talk.say(inputs.Start())
    assert talk.event(NoticeShown) == NoticeShown(0, 2, "Hoi.", 1)
    assert talk.view.notice == "Hoi."
    talk.say(inputs.Continue(talk.turn))
    assert talk.event(NoticeShown).text == "Wie leest dit?"
    talk.say(inputs.Continue(talk.turn))
    assert talk.heard == ["ChapterBegun", "asked naam"]
    assert talk.event(ChapterBegun).intro == "Over jou."


def test_a_double_tap_does_not_skip_a_screen() -> None:
    talk = Talk()
    talk.say(inputs.Start(), inputs.Continue(1), inputs.Continue(1))
    assert talk.view.notice == "Wie leest dit?"


def test_words_during_the_notice_are_not_kept_and_not_silently_dropped() -> None:
    talk = Talk()
    talk.text("Noor")
    assert talk.heard == ["notice_first", "NoticeShown"]
    talk.text("Noor")
    assert talk.heard == ["notice_first", "NoticeShown"]
    assert not talk.answers


def test_a_form_without_a_notice_asks_at_once() -> None:
    talk = Talk(form=replace(SMALL, notice={}))
    talk.say(inputs.Start())
    assert talk.heard == ["ChapterBegun", "asked naam"]
    early = Talk(form=replace(SMALL, notice={}))
    early.text("Noor")
    assert early.heard == ["too_early", "ChapterBegun", "asked naam"]


def test_an_ouder_hears_the_own_intro_and_has_one_question() -> None:
    talk = Talk(Audience.OUDER)
    talk.say(inputs.Start())
    assert talk.event(ChapterBegun).intro == "Voor u."
    assert (talk.prompt.place.number, talk.prompt.place.total) == (1, 1)


def test_who_comes_back_is_welcomed_at_the_right_question() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Start())
    assert talk.heard == ["WelcomedBack", "asked kleur"]
    place = talk.event(WelcomedBack).place
    assert place is not None
    assert place.chapter.id == "school"


def test_coming_back_at_the_review_and_after_handing_in() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Start())
    assert talk.heard == ["WelcomedBack", "ReviewShown"]
    talk.say(inputs.Submit(talk.turn), inputs.Start())
    assert talk.heard == ["ReadOnly"]


def test_start_is_the_same_as_the_input() -> None:
    talk = Talk()
    turn = start(SMALL, talk.session, {}, NOW)
    assert turn.session.status is Status.NOTICE


def test_help_and_language_work_during_the_notice() -> None:
    talk = Talk()
    talk.say(inputs.Start(), inputs.ChooseLanguage("en"))
    assert talk.heard == ["LanguageChosen", "NoticeShown"]
    talk.say(inputs.Help())
    assert talk.heard == ["HelpShown"]
    assert talk.session.status is Status.NOTICE
