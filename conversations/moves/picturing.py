"""Photos and drawings, and what can be seen on them."""

from __future__ import annotations

from dataclasses import replace

from conversations import wording
from conversations.answers import PassValue, Photo, PhotoValue
from conversations.constraints import (
    DESCRIPTION_MAXIMUM,
    EMPTY,
    NO_PHOTO_HERE,
    PHOTO_GONE,
    PHOTO_WANTED,
    QUESTION_GONE,
    TOO_LONG,
    TOO_MANY_PHOTOS,
)
from conversations.events import Changed
from conversations.inputs import DescribePhoto, RemovePhoto, SendPhoto
from conversations.questionnaire import Kind, Pass, Question
from conversations.scene import Scene
from conversations.screen import described_next
from conversations.session import Mode, Status


def send(scene: Scene, given: SendPhoto) -> None:
    """One more; where only one fits it takes the place of the old one."""
    before = scene.session
    question = scene.target(given.question)
    if question is None:
        _nowhere(scene, given)
        return
    standing = _photos(scene, question)
    maximum = question.limits.maximum
    if question.kind is not Kind.PHOTO:
        scene.restore(before)
        scene.reject(NO_PHOTO_HERE, question)
        return
    others = () if maximum == 1 else tuple(it for it in standing if it.id != given.photo.id)
    if len(others) >= maximum:
        scene.restore(before)
        scene.reject(TOO_MANY_PHOTOS, question, maximum=maximum)
        return
    words = wording.one_line(given.photo.description)
    kept = words if len(words) <= DESCRIPTION_MAXIMUM else ""
    scene.record(question, PhotoValue((*others, Photo(given.photo.id, kept))))
    if words != kept:
        scene.reject(TOO_LONG, question, length=len(words), maximum=DESCRIPTION_MAXIMUM)
    _after(scene, question)


def remove(scene: Scene, given: RemovePhoto) -> None:
    """An optional question that is left without any, and is not on screen, counts as skipped."""
    question = _holder(scene, given.photo_id)
    if question is None:
        scene.reject(PHOTO_GONE)
        return
    left = tuple(it for it in _photos(scene, question) if it.id != given.photo_id)
    shown = scene.screen.on_screen(question.id) is not None
    skipped = not left and not shown and not question.required
    scene.store(question, PassValue(Pass.SKIPPED) if skipped else PhotoValue(left))
    scene.say(Changed(question))
    if shown:
        scene.stay(question, Mode.ANSWER, redraw=True)
    elif not left and question.required and question.id in scene.screen.path.questions:
        scene.ask(question)
    elif scene.session.status is Status.REVIEW:
        scene.repeat()


def describe(scene: Scene, given: DescribePhoto) -> None:
    """From a field beside the picture: the screen stays until Done."""
    question = _holder(scene, given.photo_id)
    if question is None:
        scene.reject(PHOTO_GONE)
    elif _described(scene, question, given.photo_id, given.description) and scene.screen.on_screen(
        question.id
    ):
        scene.stay(question, Mode.ANSWER, redraw=True)


def say(scene: Scene, question: Question, words: str, source: str) -> None:
    """Words at a picture are its description."""
    standing = scene.screen.answers.get(question.id)
    photo_id = described_next(standing)
    if not photo_id:
        scene.refuse_words(PHOTO_WANTED, question, source)
    elif _described(scene, question, photo_id, words, source):
        _after(scene, question)


def _described(
    scene: Scene, question: Question, photo_id: str, description: str, source: str = ""
) -> bool:
    words = wording.one_line(description)
    if not words:
        scene.refuse_words(EMPTY, question, source)
        return False
    if len(words) > DESCRIPTION_MAXIMUM:
        length = len(words)
        scene.refuse_words(TOO_LONG, question, source, length=length, maximum=DESCRIPTION_MAXIMUM)
        return False
    photos = tuple(
        replace(it, description=words) if it.id == photo_id else it
        for it in _photos(scene, question)
    )
    scene.store(question, PhotoValue(photos))
    scene.say(Changed(question))
    return True


def _after(scene: Scene, question: Question) -> None:
    """Describe what is not described yet; then room for more, else on."""
    photos = _photos(scene, question)
    if any(not it.description for it in photos):
        scene.stay(question, Mode.DESCRIBE)
    elif len(photos) < question.limits.maximum:
        scene.stay(question, Mode.ANSWER)
    else:
        scene.advance()


def _nowhere(scene: Scene, given: SendPhoto) -> None:
    if given.question:
        scene.reject(QUESTION_GONE)
        scene.repeat()
    else:
        scene.no_question()


def _photos(scene: Scene, question: Question) -> tuple[Photo, ...]:
    answer = scene.screen.answers.get(question.id)
    value = answer.value if answer else None
    return value.photos if isinstance(value, PhotoValue) else ()


def _holder(scene: Scene, photo_id: str) -> Question | None:
    for answer in scene.screen.answers.values():
        value = answer.value
        if isinstance(value, PhotoValue) and any(it.id == photo_id for it in value.photos):
            return scene.screen.questionnaire.question(answer.question)
    return None
