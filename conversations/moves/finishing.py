""" "Klaar", and the ways of not answering."""

from __future__ import annotations

from conversations.answers import PassValue
from conversations.constraints import NOT_OFFERED, NOTHING_YET, REQUIRED
from conversations.events import Passed
from conversations.inputs import Done, PassOn
from conversations.moves.choosing import confirm
from conversations.moves.rating import is_complete, onward
from conversations.questionnaire import Kind, Pass, Question
from conversations.relevance import given as is_given
from conversations.scene import Scene, selection


def done(scene: Scene, given: Done) -> None:
    """Keeps what stands and goes on."""
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    scene.settle(question, *scene.screen.group(question))
    if scene.screen.group(question):
        _finish_group(scene, question)
    elif question.kind is Kind.CHOICES:
        confirm(scene, question, selection(question, scene.session))
    elif not scene.screen.is_open(question):
        scene.advance()
    elif question.kind is Kind.PHOTO and not question.required:
        _pass(scene, question, Pass.SKIPPED)
        scene.advance()
    else:
        scene.reject(NOTHING_YET, question)


def pass_on(scene: Scene, given: PassOn) -> None:
    """Skipping keeps the words that stand; "ik vertel het zelf" takes their place, for somebody
    who chooses to tell it does not want it written."""
    if scene.outdated(given.turn):
        return
    current = scene.current
    question = scene.screen.on_screen(given.question) if given.question else current
    if question is None:
        scene.stale()
        return
    scene.settle(question)
    skipping = given.reason is Pass.SKIPPED
    was_complete = is_complete(scene, question)
    if skipping and is_given(scene.screen.answers.get(question.id)):
        onward(scene, question, current, was_complete=False)
    elif given.reason in scene.screen.passes(question):
        _pass(scene, question, given.reason)
        onward(scene, question, current, was_complete=was_complete)
    else:
        scene.reject(REQUIRED if skipping else NOT_OFFERED, question)


def _finish_group(scene: Scene, question: Question) -> None:
    unrated = [item for item in scene.screen.group(question) if scene.screen.is_open(item)]
    required = next((item for item in unrated if item.required), None)
    if required is not None:
        scene.reject(REQUIRED, required)
        return
    for item in unrated:
        scene.store(item, PassValue(Pass.SKIPPED))
    if unrated:
        scene.say(Passed(unrated[0], Pass.SKIPPED))
    scene.advance()


def _pass(scene: Scene, question: Question, reason: Pass) -> None:
    scene.store(question, PassValue(reason))
    scene.say(Passed(question, reason))
