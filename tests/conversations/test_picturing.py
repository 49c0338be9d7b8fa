"""Photos, drawings and their descriptions."""

from __future__ import annotations

import pytest

from conversations import inputs
from conversations.answers import PassValue, Photo, PhotoValue
from conversations.events import Asked
from conversations.questionnaire import Pass
from tests.conversations.talk import Talk


def test_a_photo_is_kept_at_once_and_then_described() -> None:
    talk = Talk.at("foto")
    talk.send("p1")
    assert talk.heard == ["Recorded", "asked foto"]
    prompt = talk.event(Asked).prompt
    assert (prompt.waits_for, prompt.describing, prompt.can_finish) == ("describe", "p1", True)
    talk.text("Mijn hond")
    assert talk.heard == ["Changed", "asked foto"]
    assert talk.value("foto") == PhotoValue((Photo("p1", "Mijn hond"),))
    talk.send("p2")
    talk.text("Mijn kat")
    assert talk.heard == ["Changed", "asked pasfoto"]


def test_an_album_is_taken_and_described_one_by_one() -> None:
    talk = Talk.at("foto")
    talk.send("p1", "p2")
    assert talk.prompt.describing == "p2"
    talk.text("Twee")
    assert talk.prompt.describing == "p1"
    talk.text("Een")
    assert talk.value("foto") == PhotoValue((Photo("p1", "Een"), Photo("p2", "Twee")))
    assert talk.at_question == "pasfoto"


def test_one_too_many_is_refused() -> None:
    talk = Talk.at("foto")
    talk.send("p1", "p2", "p3")
    assert talk.heard == ["too_many_photos"]
    assert talk.value("foto") == PhotoValue((Photo("p1"), Photo("p2")))


def test_where_one_fits_the_new_one_takes_its_place() -> None:
    talk = Talk.at("pasfoto")
    talk.send("p1", "p2")
    assert talk.value("pasfoto") == PhotoValue((Photo("p2"),))


def test_done_goes_on_without_a_description_or_without_any_photo() -> None:
    talk = Talk.at("foto")
    talk.send("p1")
    talk.done()
    assert talk.at_question == "pasfoto"
    talk.done()
    assert talk.value("pasfoto") == PassValue(Pass.SKIPPED)


def test_a_caption_is_the_description() -> None:
    talk = Talk.at("pasfoto")
    talk.say(inputs.SendPhoto(Photo("p1", "Ik\nop de fiets")))
    assert talk.value("pasfoto") == PhotoValue((Photo("p1", "Ik op de fiets"),))
    assert talk.at_question == "zin"


def test_a_caption_that_is_too_long_is_said_and_asked_again() -> None:
    talk = Talk.at("pasfoto")
    talk.say(inputs.SendPhoto(Photo("p1", "x" * 201)))
    assert talk.heard == ["Recorded", "too_long", "asked pasfoto"]
    assert talk.value("pasfoto") == PhotoValue((Photo("p1"),))


def test_words_without_a_photo_and_a_photo_without_its_question() -> None:
    talk = Talk.at("foto")
    talk.text("Ik heb er geen")
    assert talk.heard == ["photo_wanted"]
    other = Talk.at("kleur")
    other.send("p1")
    assert other.heard == ["no_photo_here"]
    assert other.at_question == "kleur"


def test_a_photo_for_a_named_question() -> None:
    talk = Talk.at("kleur")
    talk.say(inputs.SendPhoto(Photo("p1"), "pasfoto"))
    assert talk.heard == ["Recorded", "asked pasfoto"]
    talk.say(inputs.SendPhoto(Photo("p2"), "naam"))
    assert talk.heard == ["no_photo_here"]
    talk.say(inputs.SendPhoto(Photo("p2"), "zomaar"))
    assert talk.heard == ["question_gone", "asked pasfoto"]


def test_a_photo_is_taken_away_on_screen() -> None:
    talk = Talk.at("foto")
    talk.send("p1", "p2")
    talk.say(inputs.RemovePhoto("p1"))
    assert talk.heard == ["Changed", "Selected"]
    assert talk.value("foto") == PhotoValue((Photo("p2"),))
    talk.say(inputs.RemovePhoto("p2"))
    assert talk.at_question == "foto"
    assert talk.prompt.can_finish is False


def test_a_photo_taken_away_elsewhere_leaves_the_question_skipped() -> None:
    talk = Talk.at("foto")
    talk.send("p1")
    talk.done()
    turn = talk.turn
    talk.say(inputs.RemovePhoto("p1"))
    assert talk.heard == ["Changed"]
    assert (talk.turn, talk.at_question) == (turn, "pasfoto")
    assert talk.value("foto") == PassValue(Pass.SKIPPED)


def test_a_description_from_its_own_field_stays_on_the_question() -> None:
    talk = Talk.at("pasfoto")
    talk.send("p1")
    talk.say(inputs.DescribePhoto("p1", " Ik "))
    assert talk.heard == ["Changed", "Selected"]
    assert talk.value("pasfoto") == PhotoValue((Photo("p1", "Ik"),))
    talk.done()
    assert talk.at_question == "zin"


@pytest.mark.parametrize(
    ("description", "heard"), [("", "empty"), ("x" * 201, "too_long"), ("\ud800", "empty")]
)
def test_descriptions_that_cannot_be_kept(description: str, heard: str) -> None:
    talk = Talk.at("pasfoto")
    talk.send("p1")
    talk.say(inputs.DescribePhoto("p1", description))
    assert talk.heard == [heard]


def test_a_photo_that_is_not_there() -> None:
    talk = Talk.at("foto")
    talk.say(inputs.RemovePhoto("p9"))
    assert talk.heard == ["photo_gone"]
    talk.say(inputs.DescribePhoto("p9", "Iets"))
    assert talk.heard == ["photo_gone"]
