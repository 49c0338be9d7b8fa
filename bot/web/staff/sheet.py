"""A contribution laid out for reading: chapters, questions, answers as typed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby

from bot.classroom import ReadContribution
from bot.desk import words
from bot.talks import Remark
from conversations.answers import Answer, ChoiceValue, PassValue, Photo, PhotoValue
from conversations.questionnaire import Question
from exports.answered import choices
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Line:
    """A question and what was said: words, marks (what was picked) or photos. `own` is the
    language that the person talked; `passed`: dealt with, not in words; `hidden`: a sensitive
    answer that was not asked for."""

    id: str
    asked: str
    said: str
    marks: tuple[str, ...]
    photos: tuple[Photo, ...]
    own: str
    passed: bool
    sensitive: bool
    hidden: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """One question, or a group of scales under one heading: what a note can stand at. `id` is the
    question of the note, `read` the moment of its answer, `changed`: since the note."""

    id: str
    heading: str
    lines: tuple[Line, ...]
    read: str
    remark: Remark | None
    changed: bool

    @property
    def title(self) -> str:
        return self.heading or self.lines[0].asked


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter with its entries."""

    title: str
    entries: tuple[Entry, ...]


_Asked = tuple[Question, Answer]


def chapters(
    read: ReadContribution, t: Catalogue, opened: Collection[str] = frozenset()
) -> list[Part]:
    """Only those in which something was said or passed. `opened` are the questions of which the
    sensitive answers were asked for."""
    form = read.questionnaire
    if read.kept_back:
        return [Part(t.text(form.title), tuple(_notes(read, t)))]
    known = [(form.question(given.question), given) for given in read.answers]
    asked = [(question, given) for question, given in known if question is not None]
    return [
        Part(t.text(title), tuple(_entries(list(group), read, t, opened)))
        for title, group in groupby(asked, key=lambda item: form.chapter_of(item[0].id).title)
    ]


def _entries(
    asked: list[_Asked], read: ReadContribution, t: Catalogue, opened: Collection[str]
) -> Iterator[Entry]:
    def together(item: _Asked) -> str:
        question = item[0]
        return f"{question.part_of}/{question.heading}" if question.heading else question.id

    for _, group in groupby(asked, key=together):
        yield _entry(list(group), read, t, opened)


def _entry(
    items: list[_Asked], read: ReadContribution, t: Catalogue, opened: Collection[str]
) -> Entry:
    noted = next((item for item in items if item[0].id in read.remarks), items[0])
    question, given = noted
    remark = read.remarks.get(question.id)
    return Entry(
        id=question.id,
        heading=t.text(question.heading) if question.heading else "",
        lines=tuple(
            _line(question, given, t, opened=question.id in opened) for question, given in items
        ),
        read=given.at.isoformat(),
        remark=remark,
        changed=remark is not None and any(answer.at > remark.at for _, answer in items),
    )


def _notes(read: ReadContribution, t: Catalogue) -> Iterator[Entry]:
    """The notes, each where its answer will be again."""
    for question in read.questionnaire.questions:
        note = read.remarks.get(question.id)
        if note is not None:
            asked, said = t.text(question.text), t.text("Nog niet opnieuw ingeleverd.")
            line = Line(
                id=question.id,
                asked=asked,
                said=said,
                marks=(),
                photos=(),
                own=t.language.code,
                passed=True,
                sensitive=False,
                hidden=False,
            )
            yield Entry(question.id, "", (line,), "", note, changed=False)


def _line(question: Question, given: Answer, t: Catalogue, *, opened: bool) -> Line:
    value = given.value
    passed = isinstance(value, PassValue)
    sensitive = question.sensitive and not passed
    hidden = sensitive and not opened
    photos = value.photos if isinstance(value, PhotoValue) else ()
    marks = (
        tuple(t.text(item) for item in choices(question, value))
        if isinstance(value, ChoiceValue)
        else ()
    )
    own = not passed and not isinstance(value, ChoiceValue)
    return Line(
        id=question.id,
        asked=given.asked,
        said="" if hidden or photos or marks else words.answer(question, given, t),
        marks=() if hidden else marks,
        photos=() if hidden else photos,
        own=given.language if own else t.language.code,
        passed=passed,
        sensitive=sensitive,
        hidden=hidden,
    )
