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
from exports.answered import printable_choices, step_word
from exports.model import Sheet
from exports.pictures import photo_name
from exports.text import language_of, printable

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


def _drawn(  # noqa: PLR0911 - one return a kind of answer
    sheet: Sheet, question: Question, answer: Answer | None
) -> Row:
    match answer.value if answer else None:
        case TextValue() as value if answer:
            return _text(value.text, answer.language)
        case DateValue(day=day):
            return _text(words.day(day), "nl")
        case ChoiceValue() as value if items := printable_choices(question, value):
            return {"draw": "items", "items": items}
        case ScaleValue(step=step):
            return _text(rated(question, step), "nl")
        case PhotoValue() as value if shown := _photos(sheet, question, value):
            return {"draw": "photos", "photos": shown}
        case PassValue(reason=reason):
            return _nothing(words.PASSED[reason])
    return _nothing(words.NOT_ANSWERED)


def _photos(sheet: Sheet, question: Question, value: PhotoValue) -> list[Row]:
    return [
        {
            "file": photo_name(photo.id),
            "alt": printable(photo.description) or words.ALT_PHOTO.format(asked=question.text),
        }
        for photo in value.photos
        if photo.id in sheet.photos
    ]


def _text(text: str, spoken: str) -> Row:
    if not printable(text):
        return _nothing(words.NOT_ANSWERED)
    language = language_of(text, spoken)
    return {
        "draw": "text",
        "text": text,
        "language": language,
        "note": "" if language == "nl" else _as_typed(language, spoken),
    }


def _as_typed(language: str, spoken: str) -> str:
    """Names the language of the conversation; one guessed from the letters has no name."""
    if language == spoken:
        return words.AS_TYPED_IN.format(language=words.language_name(language))
    return words.AS_TYPED


def rated(question: Question, step: int) -> str:
    """The step in words, and where it stands on its scale."""
    scale = question.scale
    of = f"{step} van {scale.steps}" if scale else str(step)
    if word := step_word(question, step):
        return f"{word} ({of})"
    if scale and scale.labels:
        return f"{of} (1 = {scale.labels[0]}, {scale.steps} = {scale.labels[-1]})"
    return of
