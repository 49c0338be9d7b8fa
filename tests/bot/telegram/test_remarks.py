"""A note of the leerkracht above its question, in the chat."""

from __future__ import annotations

from dataclasses import replace

from bot.telegram.messages import Message
from bot.telegram.render import Scene, render
from conversations import engine
from conversations.inputs import Choose, Reopen, Start
from conversations.people import Role
from conversations.questionnaire import Audience
from conversations.session import Session, Status
from storage.remarks import Remark
from tests.bot.telegram.test_render import FORMS, NOW, TODAY, all_answered, reply

NOTE = "Kunt u een voorbeeld geven?"


def at(question: str, form_id: str, role: Role, by: str = "", *, web_door: bool = False) -> Message:
    """What somebody reads who comes in and finds a note at this question."""
    form = FORMS[form_id]
    audience = Audience.LEERLING if role is Role.LEERLING else Audience.OUDER
    answers = all_answered(form, "Een antwoord.")
    handed_in = Session(form.id, form.version, audience, status=Status.SUBMITTED)
    opened = engine.resume(form, handed_in, answers, Reopen(discuss=(question,)), NOW)
    turn = engine.resume(form, opened.session, answers, Start(), NOW)
    said = reply(form, role, turn.session, answers, *turn.events)
    notes = {question: Remark(question, NOTE, by, "1", NOW)}
    return render(Scene.of(replace(said, remarks=notes), TODAY, web_door=web_door))[-1]


def labels(message: Message) -> list[str]:
    return [button.text for row in message.rows for button in row]


def test_the_words_stand_above_the_question_and_it_may_be_left_so() -> None:
    message = at("goed_in", "dit-ben-ik", Role.LEERLING)
    head, question = "Je juf of meester schrijft bij dit antwoord:", "Waar ben jij goed in?"
    assert message.text.index(head) < message.text.index(NOTE) < message.text.index(question)
    assert "Zo laat ik het" in labels(message)


def test_who_wrote_it_is_named_when_that_is_known() -> None:
    message = at("sterk", "okr-ouders", Role.OUDER, by="juf Marieke")
    assert "juf Marieke schrijft bij dit antwoord:" in message.text
    assert "U kunt uw antwoord veranderen." in message.text
    nameless = at("sterk", "okr-ouders", Role.OUDER)
    assert "De leerkracht schrijft bij dit antwoord:" in nameless.text


def test_at_a_sensitive_question_the_words_wait_in_the_web_chat() -> None:
    away = at("spanning", "okr-ouders", Role.OUDER, web_door=True)
    assert NOTE not in away.text and "in de webchat" in away.text
    here = at("spanning", "okr-ouders", Role.OUDER)
    assert NOTE in here.text, "where there is no web chat to open"


def test_of_several_choices_klaar_takes_the_place_of_leaving_it_so_once_one_is_tapped() -> None:
    form = FORMS["dit-ben-ik"]
    answers = all_answered(form, "Een antwoord.")
    handed_in = Session(form.id, form.version, Audience.LEERLING, status=Status.SUBMITTED)
    opened = engine.resume(form, handed_in, answers, Reopen(discuss=("vak_leuk",)), NOW)
    question = form.question("vak_leuk")
    assert question is not None
    other = question.choices[1].id
    tapped = Choose("vak_leuk", opened.session.turn, other)
    turn = engine.resume(form, opened.session, answers, tapped, NOW)
    before = reply(form, Role.LEERLING, opened.session, answers, *opened.events)
    after = reply(form, Role.LEERLING, turn.session, answers, *turn.events)
    notes = {"vak_leuk": Remark("vak_leuk", NOTE, "", "1", NOW)}
    first, then = [
        labels(render(Scene.of(replace(said, remarks=notes), TODAY))[-1])
        for said in (before, after)
    ]
    assert "Zo laat ik het" in first and "Klaar" not in first
    assert "Klaar" in then and "Zo laat ik het" not in then
