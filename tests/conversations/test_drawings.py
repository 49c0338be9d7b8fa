"""The same questionnaire for a leerling of whom no photo may be given."""

from __future__ import annotations

from dataclasses import replace

from conversations import inputs, loader
from conversations.answers import Photo, PhotoValue
from conversations.questionnaire import Drawing, Kind
from tests.conversations.talk import PASFOTO, SMALL, Talk

WORDS = Drawing("Wil je jezelf tekenen?", "Op papier.")
ASKING = replace(
    SMALL,
    chapters=tuple(
        replace(
            chapter,
            questions=tuple(
                replace(item, drawing=WORDS, hint="Lach maar.") if item is PASFOTO else item
                for item in chapter.questions
            ),
        )
        for chapter in SMALL.chapters
    ),
)


def test_our_own_photo_questions_ask_for_a_drawing() -> None:
    form = loader.load_all(None)["dit-ben-ik"]
    asked = {item.id: item for item in form.drawings_only.questions if item.kind is Kind.PHOTO}

    assert set(asked) == {"mij_foto", "school_foto", "kan_trots_foto"}
    for item in asked.values():
        assert item.drawing_only
        assert "tekening" in item.text
        assert "foto" not in item.text


def test_all_else_is_the_same_questionnaire() -> None:
    photos = {item.id for item in ASKING.questions if item.kind is Kind.PHOTO}
    others = [item for item in ASKING.questions if item.id not in photos]

    assert [it for it in ASKING.drawings_only.questions if it.id not in photos] == others
    assert [it.id for it in ASKING.drawings_only.questions] == [it.id for it in ASKING.questions]
    assert ASKING.drawings_only is ASKING.drawings_only, "made once"


def test_a_school_without_words_for_it_keeps_its_question() -> None:
    foto = SMALL.drawings_only.question("foto")

    assert foto is not None
    assert (foto.text, foto.hint, foto.drawing_only) == ("Vraag foto?", "", True)


def test_a_drawing_goes_in_as_a_picture_and_keeps_what_was_asked() -> None:
    talk = Talk.at("pasfoto", ASKING.drawings_only)
    assert talk.prompt.asked == WORDS.text
    assert talk.prompt.question.hint == "Op papier."

    talk.say(inputs.SendPhoto(Photo("p1", "Ik met een hoed")))

    assert talk.answers["pasfoto"].asked == WORDS.text
    assert talk.value("pasfoto") == PhotoValue((Photo("p1", "Ik met een hoed"),))


def test_a_yes_or_a_no_in_between_changes_the_words_and_loses_nothing() -> None:
    talk = Talk.at("pasfoto", ASKING)
    assert talk.prompt.asked == PASFOTO.text

    talk.form = ASKING.drawings_only

    assert talk.prompt.asked == WORDS.text
    talk.say(inputs.SendPhoto(Photo("p1", "Ik")))
    talk.form = ASKING
    assert talk.value("pasfoto") == PhotoValue((Photo("p1", "Ik"),))
