"""Answers as blocks for the werkstuk's template: what is drawn follows from the kind of the
answer and the question's print style, never from the question's id.

A block is plain JSON: `draw` names the function in templates/blocks.typ, `frame` what stands
round it, `follows` that it belongs to the block before it. Skipped answers have no block.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    Photo,
    PhotoValue,
    ScaleValue,
    TextValue,
)
from conversations.people import Slot
from conversations.questionnaire import Kind, Pass, PrintStyle, Question
from exports import words
from exports.answered import heading, printable_choices, step_word
from exports.model import ExportPhoto
from exports.pictures import photo_name
from exports.text import language_of, printable

Block = dict[str, object]

FRAMES = {
    PrintStyle.HIGHLIGHT: "highlight",
    PrintStyle.QUESTION: "question",
    PrintStyle.HOME: "home",
}


def block(
    question: Question, answer: Answer, photos: Mapping[str, ExportPhoto], slot: Slot
) -> list[Block]:
    """How this answer is drawn; nothing when there is nothing to show."""
    drawn = _drawn(question, answer, photos)
    if drawn is None:
        return []
    made = _framed(question, heading(question, answer), bool(question.part_of), drawn)
    if made["frame"] == "home" and slot is not Slot.LEERLING:
        made["byline"] = words.BY_OUDER
    return [made]


def is_group_item(question: Question) -> bool:
    """One of several scales that are drawn as the rows of one block."""
    return question.kind is Kind.SCALE and bool(question.heading)


def steps(items: Sequence[tuple[Question, Answer]]) -> list[Block]:
    """A group of scales: one heading, a row for each item that was rated."""
    rows: list[Block] = [
        {
            "item": answer.asked,
            "step": answer.value.step,
            "of": question.scale.steps,
            "word": step_word(question, answer.value.step),
        }
        for question, answer in items
        if isinstance(answer.value, ScaleValue) and question.scale
    ]
    if not rows:
        return []
    first = items[0][0]
    above = first.print_text or first.heading
    return [_framed(first, above, False, {"draw": "steps", "rows": rows})]


def byline(question: Question, answer: Answer) -> str:
    """ "Geschreven door: moeder", from the choice that follows a stukje van thuis."""
    if not isinstance(answer.value, ChoiceValue):
        return ""
    who = ", ".join(printable_choices(question, answer.value))
    return f"{heading(question, answer)}: {who}" if who else ""


def _framed(question: Question, above: str, follows: bool, drawn: Block) -> Block:
    frame = FRAMES.get(question.print_style, "")
    return {"heading": above, "frame": frame, "follows": follows, **drawn}


def _drawn(  # noqa: PLR0911 - one return a kind of answer
    question: Question, answer: Answer, photos: Mapping[str, ExportPhoto]
) -> Block | None:
    match answer.value:
        case TextValue() as value:
            return _story(value.text, answer.language)
        case DateValue(day=day):
            return _story(words.day(day), "nl")
        case ChoiceValue() as value:
            return _choice(question, value)
        case ScaleValue(step=step):
            return _rounds(question, step)
        case PhotoValue() as value:
            return _photos([item for item in value.photos if item.id in photos], photos, answer)
        case PassValue(reason=Pass.TELL_MYSELF):
            return {"draw": "headline", "text": words.TELL_MYSELF}
        case PassValue():
            return None


def _story(text: str, spoken: str) -> Block | None:
    if not printable(text):
        return None
    return {"draw": "story", "text": text, "language": language_of(text, spoken)}


def _choice(question: Question, value: ChoiceValue) -> Block | None:
    items = printable_choices(question, value)
    if not items:
        return None
    if question.print_style is PrintStyle.WORDS:
        return {"draw": "words", "items": items}
    liked = question.print_style is not PrintStyle.DISLIKED
    return {"draw": "pills", "items": items, "liked": liked}


def _rounds(question: Question, step: int) -> Block | None:
    scale = question.scale
    if scale is None:
        return None
    word = step_word(question, step)
    ends = [scale.labels[0], scale.labels[-1]] if scale.labels and not word else []
    return {"draw": "rounds", "step": step, "of": scale.steps, "word": word, "ends": ends}


def _photos(
    shown: Sequence[Photo], photos: Mapping[str, ExportPhoto], answer: Answer
) -> Block | None:
    if not shown:
        return None
    drawn = [
        {
            "id": photo.id,
            "file": photo_name(photo.id),
            "width": photos[photo.id].width,
            "height": photos[photo.id].height,
            "caption": photo.description,
            "alt": printable(photo.description) or words.ALT_PHOTO.format(asked=answer.asked),
        }
        for photo in shown
    ]
    return {"draw": "photos", "photos": drawn}
