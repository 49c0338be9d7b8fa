"""A step on a scale, alone or in a group of scales."""

from __future__ import annotations

from conversations import wording
from conversations.answers import ScaleValue, Value
from conversations.constraints import CHOOSE_STEP
from conversations.inputs import Rate
from conversations.questionnaire import Kind, Question
from conversations.scene import Scene
from conversations.session import Mode


def rate(scene: Scene, given: Rate) -> None:
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    steps = question.scale.steps if question.scale else 0
    if question.kind is not Kind.SCALE or not 1 <= given.step <= steps:
        scene.stale()
    else:
        _give(scene, question, ScaleValue(given.step))


def say(scene: Scene, question: Question, words: str) -> None:
    """ "4", or the word of a step."""
    step = wording.step_of(question, words)
    if step is None:
        scene.reject(CHOOSE_STEP, question, steps=question.scale.steps if question.scale else 0)
    else:
        _give(scene, question, ScaleValue(step))


def onward(scene: Scene, question: Question, shown: Question | None, *, was_complete: bool) -> None:
    """After an item: the next open one of its group, else on. `shown` was on screen before. A group
    that was complete stays until Done, so that more than one item can be changed."""
    items = scene.screen.group(question)
    following = next((item for item in items if scene.screen.is_open(item)), None)
    if shown is not None and shown in items and scene.screen.is_open(shown):
        scene.stay(shown, Mode.ANSWER, redraw=True)
    elif following is not None:
        scene.stay(following, Mode.ANSWER)
    elif items and was_complete:
        scene.stay(question, Mode.ANSWER, redraw=True)
    else:
        scene.advance()


def is_complete(scene: Scene, question: Question) -> bool:
    """Whether every item of the group is dealt with; False outside a group."""
    items = scene.screen.group(question)
    return bool(items) and not any(map(scene.screen.is_open, items))


def _give(scene: Scene, question: Question, value: Value) -> None:
    was_complete, shown = is_complete(scene, question), scene.current
    standing = scene.screen.answers.get(question.id)
    if standing is None or standing.value != value:
        scene.record(question, value)
    onward(scene, question, shown, was_complete=was_complete)
