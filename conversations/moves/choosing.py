"""One choice, several choices, and the own word for "anders"."""

from __future__ import annotations

from dataclasses import replace

from conversations import wording
from conversations.answers import ChoiceValue
from conversations.constraints import (
    CHOOSE,
    CHOOSE_AT_LEAST,
    NO_OTHER,
    OTHER_MAXIMUM,
    TOO_LONG,
    TOO_MANY_CHOICES,
)
from conversations.inputs import Choose, ChooseAll, ChooseOther
from conversations.questionnaire import Kind, Question
from conversations.scene import Scene, selection
from conversations.session import Mode

CHOICE_KINDS = frozenset({Kind.CHOICE, Kind.CHOICES})


def choose(scene: Scene, given: Choose) -> None:
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    if question.choice(given.choice) is None:
        scene.stale()
    else:
        _pick(scene, question, given.choice, given.wanted)


def choose_other(scene: Scene, given: ChooseOther) -> None:
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    if question.kind not in CHOICE_KINDS or not question.other:
        scene.stale()
    else:
        _other(scene, question)


def choose_all(scene: Scene, given: ChooseAll) -> None:
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    if question.kind not in CHOICE_KINDS or not all(map(question.choice, given.chosen)):
        scene.stale()
        return
    other = wording.one_line(given.other)
    if other and not question.other:
        scene.reject(NO_OTHER, question)
    elif len(other) > OTHER_MAXIMUM:
        scene.reject(TOO_LONG, question, length=len(other), maximum=OTHER_MAXIMUM)
    else:
        picked = replace(scene.session, picked=tuple(given.chosen), other=other)
        confirm(scene, question, selection(question, picked))


def say(scene: Scene, question: Question, words: str, source: str) -> None:
    """A choice named in words is tapped; the own word comes only after "anders"."""
    word = wording.one_line(words)
    own = scene.session.mode is Mode.OTHER
    choice = wording.choice_of(question, word, numbers=not own)
    if choice is not None:
        _pick(scene, question, choice.id)
    elif own and len(word) > OTHER_MAXIMUM:
        scene.refuse_words(TOO_LONG, question, source, length=len(word), maximum=OTHER_MAXIMUM)
    elif own:
        _own_word(scene, question, word)
    elif question.other and wording.is_same(word, question.other_label or "anders"):
        _other(scene, question)
    else:
        scene.refuse_words(CHOOSE, question, source)


def confirm(scene: Scene, question: Question, value: ChoiceValue) -> None:
    """Stores a whole selection when it is within the limits."""
    count = len(value.chosen) + bool(value.other)
    one = question.kind is Kind.CHOICE
    minimum, maximum = (1, 1) if one else (question.limits.minimum, question.limits.maximum)
    alone = any(it.exclusive for it in question.choices if it.id in value.chosen)
    if count < minimum:
        scene.reject(CHOOSE_AT_LEAST, question, minimum=minimum)
    elif count > (1 if alone else maximum):
        scene.reject(TOO_MANY_CHOICES, question, maximum=1 if alone else maximum)
    else:
        standing = scene.screen.answers.get(question.id)
        if standing is None or standing.value != value:
            scene.record(question, value)
        scene.advance()


def _pick(scene: Scene, question: Question, choice_id: str, wanted: bool | None = None) -> None:
    if question.kind is Kind.CHOICE:
        confirm(scene, question, ChoiceValue((choice_id,)))
        return
    picked, other = scene.session.picked, scene.session.other
    choice = question.choice(choice_id)
    if wanted is (choice_id in picked):
        pass  # a second tap on the same button: only shown again
    elif choice_id in picked:
        picked = tuple(it for it in picked if it != choice_id)
    elif choice is not None and choice.exclusive:
        picked, other = (choice_id,), ""
    else:
        picked = (*_shared(question, picked), choice_id)
    _select(scene, question, picked, other)


def _other(scene: Scene, question: Question) -> None:
    if question.kind is Kind.CHOICES and scene.session.other:
        _select(scene, question, scene.session.picked, "")
    elif _full(question, _shared(question, scene.session.picked), "?"):
        scene.reject(TOO_MANY_CHOICES, question, maximum=question.limits.maximum)
    else:
        scene.stay(question, Mode.OTHER)


def _own_word(scene: Scene, question: Question, word: str) -> None:
    if question.kind is Kind.CHOICE:
        confirm(scene, question, ChoiceValue((), word))
    else:
        _select(scene, question, _shared(question, scene.session.picked), word)


def _select(scene: Scene, question: Question, picked: tuple[str, ...], other: str) -> None:
    if _full(question, picked, other):
        scene.reject(TOO_MANY_CHOICES, question, maximum=question.limits.maximum)
        return
    scene.set(picked=picked, other=other)
    scene.stay(question, Mode.ANSWER, redraw=True)


def _shared(question: Question, picked: tuple[str, ...]) -> tuple[str, ...]:
    """Without the choices that stand alone."""
    alone = {choice.id for choice in question.choices if choice.exclusive}
    return tuple(it for it in picked if it not in alone)


def _full(question: Question, picked: tuple[str, ...], other: str) -> bool:
    return question.kind is Kind.CHOICES and len(picked) + bool(other) > question.limits.maximum
