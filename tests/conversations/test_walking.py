"""Back, on, pause, help, language, overview."""

from __future__ import annotations

import pytest

from conversations import inputs
from conversations.events import CannotKeep, ChapterBegun, OverviewShown, ReviewShown
from tests.conversations.talk import Talk


def test_back_and_forth() -> None:
    talk = Talk.at("verhaal")
    talk.say(inputs.Back(talk.turn))
    assert talk.heard == ["asked naam"]
    assert talk.prompt.can_go_back is False
    talk.say(inputs.Back(talk.turn))
    assert talk.heard == ["nothing_before"]
    talk.say(inputs.Continue())
    assert talk.heard == ["asked verhaal"]


def test_back_skips_what_is_not_asked_and_leads_from_the_review_to_the_last() -> None:
    talk = Talk.at("foto")
    talk.say(inputs.Back())
    assert talk.at_question == "kleur"
    review = Talk.reviewing()
    review.say(inputs.Back())
    assert review.at_question == "thuis"


def test_chapters_begin_once_and_say_what_is_finished() -> None:
    talk = Talk.at("meer")
    talk.answer("meer", "Nog iets.")
    begun = talk.event(ChapterBegun)
    assert begun.chapter.id == "school"
    assert begun.finished is not None
    assert begun.finished.id == "wie"
    talk.say(inputs.Edit("naam"))
    talk.text("Anne")
    assert talk.heard == ["Changed", "asked vak"]


def test_a_pause_ends_with_whatever_comes() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Pause())
    assert talk.heard == ["Paused"]
    assert (talk.view.prompt, talk.view.review, talk.view.notice) == (None, None, None)
    talk.text("Toch verder")
    assert talk.heard == ["Recorded", "ChapterBegun", "asked vak"]
    talk.say(inputs.Pause(), inputs.Continue(talk.turn))
    assert talk.heard == ["asked vak"]


def test_the_overview_and_a_chapter_read_back_leave_the_question_standing() -> None:
    talk = Talk.at("kleur")
    turn = talk.turn
    talk.say(inputs.ShowOverview())
    assert [part.chapter.letter for part in talk.event(OverviewShown).chapters] == list("ABCD")
    talk.say(inputs.Review("wie"))
    shown = talk.event(ReviewShown)
    assert (shown.whole, [line.question.id for line in shown.chapters[0].lines]) == (
        False,
        ["naam", "verhaal", "meer"],
    )
    assert (talk.turn, talk.at_question) == (turn, "kleur")
    talk.say(inputs.Review("zomaar"))
    assert talk.heard == ["question_gone", "asked kleur"]


def test_language_is_kept_and_marks_the_next_answers() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.ChooseLanguage("en-GB"))
    assert talk.heard == ["LanguageChosen", "asked meer"]
    talk.text("Something")
    assert talk.answers["meer"].language == "en-GB"


@pytest.mark.parametrize("tag", ["", "Nederlands!", "\ud800", "x" * 100])
def test_no_language(tag: str) -> None:
    talk = Talk.at("meer")
    talk.say(inputs.ChooseLanguage(tag))
    assert talk.heard == ["unknown_language"]


def test_what_cannot_be_kept_is_said() -> None:
    talk = Talk.at("meer")
    talk.say(inputs.Unsupported("sticker"))
    assert talk.events == (CannotKeep("sticker"),)
    talk.say(inputs.Help())
    assert talk.heard == ["HelpShown"]
