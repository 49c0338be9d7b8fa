"""One page to talk from, in the leerling's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from conversations.answers import PassValue, ScaleValue
from conversations.people import Slot
from conversations.questionnaire import Kind, Pass, Question, Questionnaire
from exports import gespreksblad
from exports.guide import MOST_OPENERS
from exports.model import Sheet
from tests.exports import reading, samples
from tests.exports.samples import DIT_BEN_IK, contribution, sheet, text

LONG = "Toen gingen we met de hele klas naar het bos en daar was het donker. " * 30
ASKED = [question for question in DIT_BEN_IK.questions if question.guide_text]


def _page(made: Sheet) -> str:
    pages = reading.pages(gespreksblad.pdf(made))
    assert len(pages) == 1
    return reading.squashed(pages[0])


def _with_guide(**guides: str) -> Questionnaire:
    """The questionnaire with other sentences for the talk, by question."""

    def changed(question: Question) -> Question:
        return replace(question, guide_text=guides.get(question.id, ""))

    chapters = tuple(
        replace(chapter, questions=tuple(map(changed, chapter.questions)))
        for chapter in DIT_BEN_IK.chapters
    )
    return replace(DIT_BEN_IK, chapters=chapters)


def test_the_answers_that_the_questionnaire_marks_stand_there_as_typed_with_the_sentence() -> None:
    page = _page(samples.fenna())
    for said in (
        "Als ik veel praat ben ik meestal zenuwachtig.",
        "Scheikunde!",
        "de weg vinden, veel leraren, dat er niemand van mijn klas meegaat",
        "even rust, een voorbeeld zien, een grapje",
        "Als iemand zegt dat het makkelijk is.",
        "Mag je op school ook dingen leren die niet in het rooster staan?",
        "nieuwsgierig, grappig, een beetje eigenwijs",
    ):
        assert reading.squashed(said) in page
    for question in ASKED:
        assert reading.squashed(question.guide_text) in page
    assert "Toenweopkampgingen" not in page


def test_which_questions_take_part_is_said_by_the_questionnaire_alone() -> None:
    other = _with_guide(school_herinnering="Vertel daar eens over.", kan_trots="Laat eens zien!")
    page = _page(replace(samples.fenna(), questionnaire=other))
    assert "Toenweopkampgingen" in page
    assert "Vertel daar eens over.".replace(" ", "") in page
    assert "Alsikveelpraat" not in page


def test_rated_items_of_one_group_share_a_heading_and_a_sentence() -> None:
    rated = {question.id: "Wat helpt?" for question in DIT_BEN_IK.questions if question.heading}
    made = replace(samples.fenna(), questionnaire=_with_guide(**rated))
    page = _page(made)
    assert page.count("Zogoedluktditmij") == 1
    assert page.count("Wathelpt?") == 1
    assert reading.squashed("Rustig doorwerken") in page


def test_the_stukje_van_thuis_is_not_part_of_the_talk() -> None:
    assert "steltdehele" not in _page(samples.fenna())
    only_home = sheet(contribution(samples.FENNA_HOME, Slot.OUDER_1))
    assert "Afgesproken" in _page(only_home)
    assert "steltdehele" not in _page(only_home)


def test_telling_it_yourself_is_an_answer_and_no_opener() -> None:
    page = _page(sheet(contribution(samples.BO)))
    assert "Ikvertelhetzelf." in page
    assert reading.squashed("Wat vind jij belangrijk dat je mentor over jou weet?") not in page


def test_what_was_skipped_is_an_opener_those_of_the_talk_first() -> None:
    given = samples.FENNA | {"vo_zin": PassValue(Pass.SKIPPED), "goed_in": PassValue(Pass.SKIPPED)}
    page = _page(sheet(contribution(given)))
    openers = ["Waar kijk je het meest naar uit?", "Waar ben jij goed in?"]
    found = [page.index(reading.squashed(opener)) for opener in openers]
    assert found == sorted(found)
    assert "Jeschreefwaarjezininhebt" not in page


def test_what_does_not_help_is_kept_when_what_helps_was_skipped() -> None:
    given = samples.FENNA | {"mentor_helpt": PassValue(Pass.SKIPPED)}
    page = _page(sheet(contribution(given)))
    assert "Dithelptjuistniet" in page
    assert "Dithelptjoualsietsnietlukt" not in page


def test_pictures_and_what_is_asked_at_home_are_never_openers() -> None:
    page = _page(sheet(contribution({"mij_naam": text("Bo")})))
    pictures = [item for item in DIT_BEN_IK.questions if item.kind is Kind.PHOTO]
    home = DIT_BEN_IK.chapters[-1].questions
    for question in (*pictures, *home):
        assert reading.squashed(question.text) not in page
    assert page.split("Afgesproken")[0].count("?") == MOST_OPENERS


def test_a_sensitive_answer_stays_out_of_a_copy_without_them() -> None:
    chapters = tuple(
        replace(
            chapter,
            questions=tuple(
                replace(item, sensitive=item.id == "mentor_weten") for item in chapter.questions
            ),
        )
        for chapter in DIT_BEN_IK.chapters
    )
    made = replace(samples.fenna(), questionnaire=replace(DIT_BEN_IK, chapters=chapters))
    assert "Alsikveelpraat" in _page(made)
    assert "Alsikveelpraat" not in _page(replace(made, include_sensitive=False))


def test_what_was_not_handed_in_is_only_in_a_draft() -> None:
    made = sheet(contribution(samples.FENNA, submitted_at=None))
    assert "Scheikunde!" not in _page(made)
    draft = _page(replace(made, draft=True))
    assert "Scheikunde!" in draft
    assert "concept" in draft


def test_the_longest_answers_that_we_allow_stand_on_the_page_whole() -> None:
    given = samples.FENNA | {
        question.id: text(LONG[: question.limits.maximum].strip())
        for question in DIT_BEN_IK.questions
        if question.kind in {Kind.LONG_TEXT, Kind.SHORT_TEXT} and question.id != "mij_naam"
    }
    made = sheet(contribution(given), name="W" * 40)
    page = _page(made)
    for question in ASKED:
        if question.kind is Kind.LONG_TEXT:
            assert reading.squashed(LONG[: question.limits.maximum]) in page
    assert not reading.outside(gespreksblad.pdf(made))
    assert "leesverder" not in page


@pytest.mark.parametrize("letters", [LONG, "hahaha" * 340, "كلمة طويلة " * 180])
def test_a_questionnaire_with_more_and_longer_answers_is_cut_and_says_where_the_rest_is(
    letters: str,
) -> None:
    many = {q.id: "Vertel daar eens over, als je wilt." for q in DIT_BEN_IK.chapters[0].questions}
    many |= {question.id: question.guide_text for question in ASKED}
    given = samples.FENNA | {
        question.id: text(letters[:2000])
        for question in DIT_BEN_IK.questions
        if question.kind is Kind.LONG_TEXT
    }
    made = replace(sheet(contribution(given)), questionnaire=_with_guide(**many))
    assert "leesverderinhetwerkstuk" in _page(made)
    assert not reading.outside(gespreksblad.pdf(made))


@pytest.mark.parametrize("lines", range(1, 60, 4))
def test_however_much_was_told_there_is_room_to_write_what_is_agreed(lines: int) -> None:
    given = samples.FENNA | {"mentor_weten": text("\n".join(["regel"] * lines))}
    with capture_logs() as logs:
        pages = reading.pages(gespreksblad.pdf(sheet(contribution(given))))
    assert logs == []
    assert len(pages) == 1
    assert "Wanneer kijken we terug" in pages[0]


def test_without_any_answer_there_is_room_to_write() -> None:
    assert "Nognietverteld" not in _page(sheet(name="Bo"))
    assert "Afgesproken" in _page(sheet(name="Bo"))


def test_another_language_is_tagged_and_a_scale_says_its_word() -> None:
    given = samples.FENNA | {"vo_zin": text("أحب العلوم"), "vo_gevoel": ScaleValue(4)}
    made = sheet(contribution(given))
    asked = _with_guide(vo_zin="Hoe is dat?", vo_gevoel="En nu?", vo_spannend="En dit?")
    pdf = gespreksblad.pdf(replace(made, questionnaire=asked))
    assert reading.languages(pdf) == {"nl", "ar"}
    assert "4van5" in reading.words(pdf)
