"""Changing what stands: ask again, add to it, or the person's own message that reads otherwise."""

from __future__ import annotations

from conversations import wording
from conversations.answers import TextPart, TextValue
from conversations.constraints import CANNOT_APPEND, EMPTY, QUESTION_GONE, TOO_LONG, UNKNOWN_EDIT
from conversations.events import Changed
from conversations.inputs import Append, Edit, EditedText, Text
from conversations.moves.saying import say
from conversations.moves.writing import parts_of
from conversations.questionnaire import Kind, Question
from conversations.scene import Scene
from conversations.screen import TEXT_KINDS
from conversations.session import Mode


def edit(scene: Scene, given: Edit) -> None:
    question = _asked(scene, given.question)
    if question is not None:
        scene.ask(question)


def append(scene: Scene, given: Append) -> None:
    """With nothing to add to, it simply asks."""
    question = _asked(scene, given.question)
    if question is None:
        return
    if question.kind not in TEXT_KINDS:
        scene.reject(CANNOT_APPEND, question)
        return
    scene.ask(question, Mode.APPEND if parts_of(scene, question.id) else Mode.ANSWER)


def edited(scene: Scene, given: EditedText) -> None:
    """Changes the part that the message gave; of a refused message it is the second try."""
    source = wording.message_id(given.source)
    if source and source == scene.session.refused:
        say(scene, Text(given.text, source))
        return
    found = _given_by(scene, source)
    if found is None:
        scene.reject(UNKNOWN_EDIT)
        return
    question, value = found
    short = question.kind is Kind.SHORT_TEXT
    words = wording.one_line(given.text) if short else wording.clean(given.text)
    parts = tuple(TextPart(words, source) if it.source == source else it for it in value.parts)
    length, maximum = len(TextValue(parts).text), question.limits.maximum
    if not words:
        scene.reject(EMPTY, question)
    elif length > maximum:
        scene.reject(TOO_LONG, question, length=length, maximum=maximum)
    else:
        scene.store(question, TextValue(parts))
        scene.say(Changed(question))


def _asked(scene: Scene, question_id: str) -> Question | None:
    question = scene.screen.path.questions.get(question_id)
    if question is None:
        scene.reject(QUESTION_GONE)
        scene.repeat()
    return question


def _given_by(scene: Scene, source: str) -> tuple[Question, TextValue] | None:
    for answer in scene.screen.answers.values() if source else ():
        question, value = scene.screen.questionnaire.question(answer.question), answer.value
        if question is None or not isinstance(value, TextValue):
            continue
        if any(part.source == source for part in value.parts):
            return question, value
    return None
