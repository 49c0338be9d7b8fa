"""Every event has words, in both forms of address and all languages, within Telegram's limits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import get_args

import pytest

from bot.replies import Reply
from bot.telegram import rich
from bot.telegram.messages import Message
from bot.telegram.render import RENDERERS, Origin, Scene, render
from bot.telegram.render.refusals import SENTENCES
from conversations import engine, loader
from conversations.answers import Answer, ChoiceValue, TextPart, TextValue
from conversations.constraints import REASONS
from conversations.events import Event, OverviewShown, Recorded, Rejected, ReviewShown
from conversations.inputs import Choose, Continue, Input, Review, ShowOverview, Start, Text
from conversations.people import Dossier, Klas, Participant, Role, Slot, Theme
from conversations.questionnaire import Audience, Kind, Questionnaire
from conversations.session import Session, Status

NOW = datetime(2027, 6, 2, 10, tzinfo=UTC)
TODAY = date(2027, 6, 2)
FORMS = loader.load_all(None)


def reply(
    form: Questionnaire, role: Role, session: Session, answers: dict[str, Answer], *events: Event
) -> Reply:
    slot = Slot.LEERLING if role is Role.LEERLING else Slot.OUDER_1
    return Reply(
        participant=Participant("p1", role, "k1", "d1", slot, "", "nl"),
        dossier=Dossier("d1", "k1", "Noor", Theme.ZEE, 1),
        klas=Klas("k1", "s1", "Groep 8b", "2026-2027"),
        questionnaire=form,
        session=session,
        answers=answers,
        events=events,
    )


def talk(
    form_id: str, role: Role, *given: Input, language: str = "nl"
) -> tuple[Reply, list[Message]]:
    """The last reply to these inputs, and its messages."""
    form = FORMS[form_id]
    audience = Audience.LEERLING if role is Role.LEERLING else Audience.OUDER
    session = Session(form.id, form.version, audience, language=language)
    answers: dict[str, Answer] = {}
    events: tuple[Event, ...] = ()
    for one in given:
        turn = engine.resume(form, session, answers, one, NOW)
        session, answers, events = turn.session, {**answers, **turn.changed}, turn.events
    said = reply(form, role, session, answers, *events)
    return said, render(Scene.of(said, TODAY))


def all_answered(form: Questionnaire, words: str) -> dict[str, Answer]:
    answers = {}
    for question in form.questions:
        value = (
            ChoiceValue((question.choices[0].id,))
            if question.kind in {Kind.CHOICE, Kind.CHOICES}
            else TextValue((TextPart(words),))
        )
        if question.kind in {Kind.CHOICE, Kind.CHOICES, Kind.SHORT_TEXT, Kind.LONG_TEXT}:
            answers[question.id] = Answer(question.id, question.text, value, "nl", NOW)
    return answers


def test_every_class_of_event_has_exactly_one_renderer() -> None:
    assert set(RENDERERS) == set(get_args(Event))
    assert len(set(RENDERERS.values())) == len(RENDERERS)


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCES) == set(REASONS)


@pytest.mark.parametrize("role", [Role.LEERLING, Role.OUDER])
@pytest.mark.parametrize("reason", REASONS)
def test_a_refusal_is_said_in_the_right_form_of_address(reason: str, role: Role) -> None:
    form = FORMS["dit-ben-ik" if role is Role.LEERLING else "okr-ouders"]
    params = (("length", 900), ("maximum", 700), ("minimum", 1), ("steps", 5), ("count", 2))
    session = Session(form.id, 1, Audience(role.value), status=Status.ACTIVE)
    said = reply(form, role, session, {}, Rejected(reason, params))
    (message,) = render(Scene.of(said, TODAY))
    words = set(message.text.lower().replace(",", " ").replace(".", " ").split())
    assert not words & ({"u", "uw"} if role is Role.LEERLING else {"je", "jij", "jouw"})
    assert "{" not in message.text


@pytest.mark.parametrize("form", FORMS.values(), ids=lambda it: it.id)
@pytest.mark.parametrize("shown", ["overview", "review"])
def test_the_longest_answers_still_fit(form: Questionnaire, shown: str) -> None:
    answers = all_answered(form, "<b>Ik</b> & " + "héél lange tekst 🎈 " * 90)
    audience = form.author
    session = Session(form.id, 1, audience, status=Status.REVIEW)
    outline = engine.view(form, session, answers).outline
    event = OverviewShown(outline) if shown == "overview" else ReviewShown(outline, True, 4, ())
    role = Role.LEERLING if audience is Audience.LEERLING else Role.OUDER
    messages = render(Scene.of(reply(form, role, session, answers, event), TODAY))
    assert all(message.text for message in messages)
    assert all(not message.rows for message in messages[:-1])
    assert sum(len(row) for row in messages[-1].rows) <= 100
    assert (
        max(
            len(
                message.text.replace("&lt;", "<")
                .replace("&amp;", "&")
                .replace("&gt;", ">")
                .replace("<b>", "")
                .replace("</b>", "")
            )
            for message in messages
        )
        <= rich.MAX_TEXT
    )


def test_a_sensitive_answer_is_never_repeated() -> None:
    form = FORMS["okr-ouders"]
    answers = all_answered(form, "GEHEIM")
    sensitive = [question for question in form.questions if question.sensitive]
    session = Session(form.id, 1, Audience.OUDER, status=Status.REVIEW, turn=3)
    outline = engine.view(form, session, answers).outline
    events: list[Event] = [
        *(Recorded(question) for question in sensitive),
        ReviewShown(outline, True, 3, ()),
    ]
    text = "\n".join(
        m.text for m in render(Scene.of(reply(form, Role.OUDER, session, answers, *events), TODAY))
    )
    lines = [line.question for chapter in outline for line in chapter.lines]
    hidden = [question for question in lines if question.sensitive and question.id in answers]
    assert hidden
    assert text.count("ingevuld (wordt hier niet getoond)") == len(hidden)
    assert text.count("GEHEIM") == sum(
        isinstance(answers[q.id].value, TextValue)
        for q in form.questions
        if q.id in answers and not q.sensitive
    )


def test_a_whole_questionnaire_speaks_english() -> None:
    _, messages = talk("okr-ouders", Role.OUDER, Start(), language="en")
    assert "school" in messages[0].text
    said, messages = talk("okr-ouders", Role.OUDER, Start(), ShowOverview(), language="en")
    assert said.events


def test_several_choices_are_redrawn_in_place() -> None:
    form = FORMS["dit-ben-ik"]
    audience = Audience.LEERLING
    session = Session(
        form.id, form.version, audience, status=Status.ACTIVE, focus="vak_leuk", turn=5
    )
    turn = engine.resume(form, session, {}, Choose("vak_leuk", 5, "gym"), NOW)
    said = reply(form, Role.LEERLING, turn.session, {}, *turn.events)
    (message,) = render(Scene.of(said, TODAY, Origin(tapped=77, turn=5, question="vak_leuk")))
    assert message.redraw == 77
    assert "✓ gym" in [button.text for row in message.rows for button in row]


def test_one_scale_stands_in_one_row() -> None:
    form = FORMS["dit-ben-ik"]
    session = Session(
        form.id, 1, Audience.LEERLING, status=Status.ACTIVE, focus="vo_gevoel", turn=5
    )
    view = engine.view(form, session, {})
    assert view.prompt
    turn = engine.resume(form, session, {}, Continue(99), NOW)
    (message,) = render(Scene.of(reply(form, Role.LEERLING, turn.session, {}, *turn.events), TODAY))
    assert [button.text for button in message.rows[0]] == ["1", "2", "3", "4", "5"]
    assert "1 = nog geen zin" in message.text


def test_reading_a_chapter_back_keeps_the_question() -> None:
    said, messages = talk(
        "dit-ben-ik", Role.LEERLING, Start(), *[Continue()] * 4, Text("Noor"), Review("over_mij")
    )
    assert said.session.status is Status.ACTIVE
    assert messages[-1].text.startswith("<b>A. Over mij</b>")
