"""What a mentor and a leerling can talk about, out of the leerling's own answers. Which questions
take part is said in the questionnaire (`guide_text`), never here by their id.

An item is plain JSON: `heading` above it, `rows` of what was said, and `guide`, the sentence with
which the mentor opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    ScaleValue,
    TextValue,
)
from conversations.people import Slot
from conversations.piping import asked, piped
from conversations.questionnaire import Audience, Kind, Pass, PrintStyle, Question
from conversations.relevance import relevant
from exports import words
from exports.answered import heading, printable_choices, printed
from exports.blocks import is_group_item
from exports.model import Contribution, Sheet
from exports.rows import rated
from exports.text import language_of, printable

Item = dict[str, object]
Row = dict[str, str]

MOST_ITEMS = 10
"""One page holds no more; our own questionnaire has five."""
MOST_OPENERS = 5
"""More would be a list to work through, not a conversation."""

BESIDE = frozenset({PrintStyle.HIGHLIGHT, PrintStyle.QUESTION})


def known(sheet: Sheet) -> list[Item]:
    """What the leerling wants the mentor to know: it comes before everything else."""
    return _items(sheet, frozenset({PrintStyle.HIGHLIGHT}))


def topics(sheet: Sheet) -> list[Item]:
    return _items(sheet, frozenset(PrintStyle) - BESIDE)


def questions(sheet: Sheet) -> list[Item]:
    """What the leerling asks the mentor, to be answered."""
    return _items(sheet, frozenset({PrintStyle.QUESTION}))


def own_words(sheet: Sheet) -> list[str]:
    """The words with which the leerling described itself."""
    part = leerling(sheet)
    return [
        text
        for question in _asked(sheet, part)
        if question.print_style is PrintStyle.WORDS
        for text in _chosen(question, part.answers.get(question.id) if part else None)
    ]


def openers(sheet: Sheet) -> list[str]:
    """Questions that were passed over, those of the guide first: one may ask, nothing must."""
    part = leerling(sheet)
    left = [
        question
        for question in _asked(sheet, part)
        if _may_be_asked_again(question) and _passed_over(part, question)
    ]
    left.sort(key=lambda question: not question.guide_text)  # the rest stays in its order
    return [_opener(sheet, part, question) for question in left[:MOST_OPENERS]]


def leerling(sheet: Sheet) -> Contribution | None:
    return next((item for item in printed(sheet) if item.slot is Slot.LEERLING), None)


def _items(sheet: Sheet, styles: frozenset[PrintStyle]) -> list[Item]:
    part = leerling(sheet)
    if part is None:
        return []
    made: list[Item] = []
    inside = (
        question
        for question in _asked(sheet, part)
        if question.guide_text and question.print_style in styles
    )
    for _, group in groupby(inside, key=_together):
        made += _item(sheet, part, list(group))
    return made[:MOST_ITEMS]


def _together(question: Question) -> str:
    return question.part_of if is_group_item(question) else question.id


def _item(sheet: Sheet, part: Contribution, group: list[Question]) -> list[Item]:
    """Nothing when nothing was said."""
    first = group[0]
    if is_group_item(first):
        rows = [row for question in group for row in _row(part, question)]
        above = first.print_text or first.heading
        return [{"heading": above, "rows": rows, "guide": first.guide_text}] if rows else []
    own = _row(part, first)
    more = [row for question in _follow_ups(sheet, part, first) for row in _row(part, question)]
    if own:
        return [_topic(own[0], more, first.guide_text)]
    return [_topic(more[0], more[1:], "")] if more else []  # the sentence is about what was skipped


def _topic(first: Row, more: list[Row], sentence: str) -> Item:
    """The label of the first row is the heading of the whole."""
    rows = [{**first, "label": ""}, *more]
    return {"heading": first["label"], "rows": rows, "guide": sentence}


def _follow_ups(sheet: Sheet, part: Contribution, parent: Question) -> Iterator[Question]:
    return (
        question
        for question in _asked(sheet, part)
        if question.part_of == parent.id and not question.guide_text
    )


def _row(part: Contribution, question: Question) -> list[Row]:
    answer = part.answers.get(question.id)
    said = _said(question, answer)
    if answer is None or not printable(said):
        return []
    label = answer.asked if is_group_item(question) else heading(question, answer)
    return [{"label": label, "text": said, "language": language_of(said, answer.language)}]


def _said(question: Question, answer: Answer | None) -> str:
    match answer.value if answer else None:
        case TextValue() as value:
            return value.text
        case ChoiceValue():
            return ", ".join(_chosen(question, answer))
        case ScaleValue(step=step):
            return rated(question, step)
        case DateValue(day=day):
            return words.day(day)
        case PassValue(reason=Pass.TELL_MYSELF):
            return words.TELL_MYSELF
    return ""


def _chosen(question: Question, answer: Answer | None) -> list[str]:
    value = answer.value if answer else None
    return printable_choices(question, value) if isinstance(value, ChoiceValue) else []


def _asked(sheet: Sheet, part: Contribution | None) -> list[Question]:
    if part is None:
        return []
    return [
        question
        for question in relevant(sheet.questionnaire, Audience.LEERLING, part.answers)
        if sheet.include_sensitive or not question.sensitive
    ]


def _may_be_asked_again(question: Question) -> bool:
    """Not a picture, not what is also asked at home, not the name."""
    return (
        question.kind is not Kind.PHOTO
        and Audience.OUDER not in question.audiences
        and question.print_style is not PrintStyle.NAME
    )


def _passed_over(part: Contribution | None, question: Question) -> bool:
    answer = part.answers.get(question.id) if part else None
    return answer is None or answer.value == PassValue(Pass.SKIPPED)


def _opener(sheet: Sheet, part: Contribution | None, question: Question) -> str:
    answers = part.answers if part else {}
    text = asked(question, piped(sheet.questionnaire, question, answers))
    return f"{question.heading} {text}" if is_group_item(question) else text
