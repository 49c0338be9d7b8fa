"""Typed words: for the question on screen, for a named one, or the rest of the last answer."""

from __future__ import annotations

from conversations import wording
from conversations.answers import TextPart, TextValue
from conversations.constraints import EMPTY, QUESTION_GONE, TOO_EARLY
from conversations.events import Changed, Extended, Rejected
from conversations.inputs import Reassign, Text
from conversations.moves.writing import fits, parts_of, take
from conversations.questionnaire import Question
from conversations.relevance import given as is_given
from conversations.scene import Scene
from conversations.screen import TEXT_KINDS
from conversations.session import LastText, Mode


def say(scene: Scene, given: Text) -> None:
    """In a mode other than `answer` the person asked for these words: they cannot be too early."""
    if given.early and scene.session.mode is Mode.ANSWER:
        _continue(scene, given)
        return
    before = scene.session
    question = scene.target(given.question)
    if question is None:
        _nowhere(scene, given)
        return
    take(scene, question, given.text, wording.message_id(given.source))
    moved = before.turn != scene.session.turn
    if moved and isinstance(scene.events[-1], Rejected):
        scene.restore(before)


def reassign(scene: Scene, given: Reassign) -> None:
    """The continuation was an answer to the question on screen after all."""
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    last, source = scene.session.last_text, _last_question(scene)
    parts = parts_of(scene, source.id) if source else ()
    movable = last is not None and 0 < last.part < len(parts) and _takes_words(scene, question)
    if last is None or source is None or not movable:
        scene.stale()
        return
    part = parts[last.part]
    if not fits(scene, question, (part,)):
        return
    scene.store(source, TextValue((*parts[: last.part], *parts[last.part + 1 :])))
    scene.say(Changed(source))
    take(scene, question, part.text, part.source)


def _continue(scene: Scene, given: Text) -> None:
    """Sent before the question on screen could be read: it goes on where the last text ended."""
    words, source = wording.clean(given.text), wording.message_id(given.source)
    question = _last_question(scene)
    parts = parts_of(scene, question.id) if question else ()
    if question is None or not parts:
        scene.reject(TOO_EARLY, scene.current)
        return
    if not words:
        scene.reject(EMPTY, question)
        return
    parts = (*parts, TextPart(words, source))
    if not fits(scene, question, parts):
        return
    scene.store(question, TextValue(parts))
    scene.set(last_text=LastText(question.id, len(parts) - 1))
    current = scene.current
    movable = current is not None and _takes_words(scene, current)
    scene.say(Extended(question, current.id if current and movable else ""))


def _nowhere(scene: Scene, given: Text) -> None:
    if given.question:
        scene.reject(QUESTION_GONE)
        scene.repeat()
    else:
        scene.no_question()


def _last_question(scene: Scene) -> Question | None:
    last = scene.session.last_text
    return scene.screen.path.questions.get(last.question) if last else None


def _takes_words(scene: Scene, question: Question) -> bool:
    return question.kind in TEXT_KINDS and not is_given(scene.screen.answers.get(question.id))
