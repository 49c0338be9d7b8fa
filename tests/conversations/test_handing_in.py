"""The review, handing in and opening again."""

from __future__ import annotations

from dataclasses import replace

from conversations import inputs
from conversations.events import Rejected, ReviewShown, Submitted
from conversations.session import Status
from tests.conversations.talk import NOW, SMALL, Talk


def test_the_review_comes_by_itself_and_handing_in_closes() -> None:
    talk = Talk.reviewing()
    shown = talk.event(ReviewShown)
    assert (shown.whole, shown.open, shown.optional_open) == (True, (), 0)
    talk.say(inputs.Submit(shown.turn))
    assert talk.event(Submitted).closing == "Klaar."
    assert (talk.session.status, talk.session.submitted_at) == (Status.SUBMITTED, NOW)
    assert talk.view.closing == "Klaar."


def test_required_questions_come_first() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Review())
    assert [it.id for it in talk.event(ReviewShown).open] == ["vak"]
    talk.say(inputs.Submit(talk.turn))
    assert talk.heard == ["required_open", "asked vak"]
    assert talk.event(Rejected).params == (("count", 1),)


def test_open_optional_questions_may_stay_open() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Review())
    assert (talk.event(ReviewShown).open, talk.event(ReviewShown).optional_open) == ((), 9)
    talk.say(inputs.Submit(talk.turn))
    assert talk.heard == ["Submitted"]


def test_handing_in_before_the_review_leads_to_the_review() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Submit())
    assert talk.heard == ["ReviewShown"]


def test_words_and_old_buttons_at_the_review() -> None:
    talk = Talk.reviewing()
    talk.text("Nog iets")
    assert talk.heard == ["in_review", "ReviewShown"]
    talk.send("p1")
    assert talk.heard == ["in_review", "ReviewShown"]
    talk.say(inputs.Submit(talk.turn - 1))
    assert talk.heard == ["Stale", "ReviewShown"]
    assert talk.session.status is Status.REVIEW


def test_on_from_the_review_is_the_first_open_question() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.Review(), inputs.Continue(talk.turn + 1))
    assert talk.heard == ["asked kleur"]
    done = Talk.reviewing()
    done.say(inputs.Continue(done.turn))
    assert done.heard == ["ReviewShown"]


def test_after_handing_in_everything_can_be_read_and_nothing_changed() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Submit())
    before = dict(talk.answers)
    for given in (
        inputs.Text("Nog iets"),
        inputs.Edit("naam"),
        inputs.Submit(),
        inputs.Back(),
        inputs.Pause(),
        inputs.RemovePhoto("p1"),
    ):
        talk.say(given)
        assert talk.heard == ["ReadOnly"]
    talk.say(inputs.ShowOverview())
    assert talk.heard == ["OverviewShown"]
    talk.say(inputs.ChooseLanguage("en"))
    assert talk.heard == ["LanguageChosen"]
    assert talk.answers == before


def test_the_leerkracht_opens_it_again_at_a_question_or_at_the_review() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Submit(), inputs.Reopen("verhaal"))
    assert talk.heard == ["ReopenedByLeerkracht", "asked verhaal"]
    assert talk.session.submitted_at is None
    talk.text("Ik hou nu ook van koken.")
    talk.say(inputs.Submit(talk.turn), inputs.Reopen())
    assert talk.heard == ["ReopenedByLeerkracht", "ReviewShown"]


def test_who_was_away_hears_once_that_it_was_opened_again() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Submit(), inputs.Reopen("verhaal"), inputs.Start())
    assert talk.heard == ["ReopenedByLeerkracht", "asked verhaal"]
    talk.say(inputs.Start())
    assert talk.heard == ["WelcomedBack", "asked verhaal"]


def test_the_person_takes_it_back_with_every_word_of_it() -> None:
    talk = Talk.reviewing()
    talk.say(inputs.Submit())
    before = talk.answers
    talk.say(inputs.TakeBack())
    assert talk.heard == ["ReviewShown"]
    assert (talk.session.status, talk.session.submitted_at) == (Status.REVIEW, None)
    assert talk.answers == before
    talk.say(inputs.Start())
    assert "ReopenedByLeerkracht" not in talk.heard


def test_what_was_not_handed_in_is_not_taken_back() -> None:
    talk = Talk.at("thuis")
    before = talk.session
    talk.say(inputs.TakeBack())
    assert (talk.events, talk.session) == ((), before)
    fresh = Talk()
    fresh.say(inputs.TakeBack())
    assert (fresh.events, fresh.session.status) == ((), Status.NEW)


def test_what_was_never_begun_is_not_opened() -> None:
    talk = Talk()
    talk.say(inputs.Reopen("verhaal"))
    assert (talk.events, talk.session.status) == ((), Status.NEW)


def test_a_school_that_takes_the_last_open_question_out_leaves_the_review() -> None:
    talk = Talk.at("thuis")
    talk.form = replace(SMALL, chapters=SMALL.chapters[:-1])
    assert talk.view.review is not None
    talk.say(inputs.Submit(talk.view.review.turn))
    assert talk.heard == ["Submitted"]
