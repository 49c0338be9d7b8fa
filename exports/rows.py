"""Answers as rows for the sober documents: the question at the left, the answer at the right.

A row is plain JSON: `draw` names the function in templates/okr_ouders.typ ("text", "items",
"photos" or "nothing"), `note` is a quiet line below.
"""

from __future__ import annotations

from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    PhotoValue,
    ScaleValue,
    TextValue,
)
from conversations.questionnaire import Question
from exports import words
from exports.answered import choices, step_word
from exports.model import Sheet
from exports.pictures import photo_name
from exports.text import language_of

Row = dict[str, object]


def _nothing(said: str) -> Row:
    return {"draw": "nothing", "text": said}


def row(sheet: Sheet, question: Question, answer: Answer | None) -> Row:
    """What stands in the row of this question; a sensitive answer only when the sheet has it."""
    withheld = question.sensitive and not sheet.include_sensitive
    asked = answer.asked if answer else question.text
    return {
        "number": "" if question.part_of else str(question.number),
        "label": question.print_text,
        "asked": question.text if withheld else asked,
        "note": "",
        **(_nothing(words.WITHHELD) if withheld else _drawn(sheet, question, answer)),
    }


NOT_RELEVANT: Row = {"asked": "", "number": "", "note": "", **_nothing(words.NOT_RELEVANT)}
"""The row of a question that an earlier answer made needless."""


def _drawn(sheet: Sheet, question: Question, answer: Answer | None) -> Row:
    match answer.value if answer else None:
        case TextValue() as value if answer:
            return _text(value.text, answer.language)
        case DateValue(day=day):
            return _text(words.day(day), "nl")
        case ChoiceValue() as value:
            return {"draw": "items", "items": choices(question, value)}
        case ScaleValue(step=step):
            return _text(_rated(question, step), "nl")
        case PhotoValue() as value if value.photos:
            return {
                "draw": "photos",
                "photos": [
                    {
                        "file": photo_name(photo.id),
                        "alt": photo.description or words.ALT_PHOTO.format(asked=question.text),
                    }
                    for photo in value.photos
                    if photo.id in sheet.photos
                ],
            }
        case PassValue(reason=reason):
            return _nothing(words.PASSED[reason])
    return _nothing(words.NOT_ANSWERED)


def _text(text: str, spoken: str) -> Row:
    language = language_of(text, spoken)
    note = words.AS_TYPED.format(language=words.language_name(language))
    return {
        "draw": "text",
        "text": text,
        "language": language,
        "note": "" if language == "nl" else note,
    }


def _rated(question: Question, step: int) -> str:
    scale = question.scale
    of = f"{step} van {scale.steps}" if scale else str(step)
    if word := step_word(question, step):
        return f"{word} ({of})"
    if scale and scale.labels:
        return f"{of} (1 = {scale.labels[0]}, {scale.steps} = {scale.labels[-1]})"
    return of
