"""A day, by button or typed."""

from __future__ import annotations

from datetime import date

from conversations import wording
from conversations.answers import DateValue
from conversations.constraints import FUTURE_DATE, NOT_A_DATE
from conversations.inputs import GiveDate
from conversations.questionnaire import Kind, Question
from conversations.scene import Scene


def give_date(scene: Scene, given: GiveDate) -> None:
    question = scene.tapped(given.question, given.turn)
    if question is None:
        return
    if question.kind is not Kind.DATE:
        scene.stale()
    else:
        _give(scene, question, given.day)


def say(scene: Scene, question: Question, words: str) -> None:
    """ "18-3-2027", "18 maart 2027", "gisteren"."""
    _give(scene, question, wording.day_of(words, scene.now))


def _give(scene: Scene, question: Question, day: date | None) -> None:
    if day is None or day < wording.EARLIEST:
        scene.reject(NOT_A_DATE, question)
    elif day > wording.today(scene.now):
        scene.reject(FUTURE_DATE, question)
    else:
        scene.record(question, DateValue(day))
        scene.advance()
