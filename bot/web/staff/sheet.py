"""A contribution laid out for reading: chapters, questions, answers as typed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from bot.classroom import ReadContribution
from bot.desk import words
from conversations.answers import Answer, ChoiceValue, PassValue, Photo, PhotoValue
from conversations.questionnaire import Question
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Line:
    """A question and what was said. `heading` is the shared question above the first of a group
    of scales. `own` is the language that the person talked; `passed`: dealt with, not in words."""

    id: str
    heading: str
    asked: str
    said: str
    photos: tuple[Photo, ...]
    own: str
    passed: bool
    sensitive: bool
    scale: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter with its lines."""

    title: str
    lines: tuple[Line, ...]


def chapters(read: ReadContribution, t: Catalogue) -> list[Part]:
    """Only those in which something was said or passed."""
    form = read.questionnaire
    known = [(form.question(given.question), given) for given in read.answers]
    asked = [(question, given) for question, given in known if question is not None]
    return [
        Part(t.text(title), tuple(_lines(list(group), t)))
        for title, group in groupby(asked, key=lambda item: form.chapter_of(item[0].id).title)
    ]


def _lines(asked: list[tuple[Question, Answer]], t: Catalogue) -> list[Line]:
    lines: list[Line] = []
    before = ""
    for question, given in asked:
        heading = question.heading if question.heading != before else ""
        before = question.heading
        lines.append(_line(question, given, heading, t))
    return lines


def _line(question: Question, given: Answer, heading: str, t: Catalogue) -> Line:
    passed = isinstance(given.value, PassValue)
    photos = given.value.photos if isinstance(given.value, PhotoValue) else ()
    own = not passed and not isinstance(given.value, ChoiceValue)
    return Line(
        id=question.id,
        heading=t.text(heading) if heading else "",
        asked=given.asked,
        said="" if photos else words.answer(question, given, t),
        photos=photos,
        own=given.language if own else t.language.code,
        passed=passed,
        sensitive=question.sensitive and not passed,
        scale=bool(question.heading),
    )
