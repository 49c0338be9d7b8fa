"""An answer as the page shows it: one shape per kind of answer, never per question."""

from __future__ import annotations

from bot import photo_words
from bot.web.wording import Wording
from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    PhotoValue,
    ScaleValue,
    TextValue,
    Value,
)
from conversations.questionnaire import Pass, Question

Json = dict[str, object]


def slip(wording: Wording, question: Question, answer: Answer) -> Json:
    """`shape` says how to draw it; the other fields are what is on it."""
    value = answer.value
    if isinstance(value, TextValue):
        return {"shape": "text", "parts": [part.text for part in value.parts]}
    if isinstance(value, ChoiceValue):
        return {"shape": "marks", "marks": wording.picked(question, value)}
    if isinstance(value, ScaleValue):
        return {"shape": "words", "text": _step(wording, question, value)}
    if isinstance(value, PhotoValue):
        return {"shape": "photos", "photos": photos(wording, value)}
    if isinstance(value, DateValue):
        return {"shape": "words", "text": wording.t.day(value.day)}
    return {"shape": "aside", "text": passed(wording, value)}


def photos(wording: Wording, value: Value | None) -> list[Json]:
    """The pictures of an answer, with the own description as alt text where there is one. `note`
    says of a photo that it is not allowed any more."""
    if not isinstance(value, PhotoValue):
        return []
    t = wording.t
    own = t.text("Uw foto of tekening") if wording.polite else t.text("Jouw foto of tekening")
    return [
        {
            "id": photo.id,
            "src": f"/foto/{photo.id}",
            "alt": photo.description or own,
            "description": photo.description,
            "note": photo_words.kept_back(t, je=not wording.polite)
            if photo.id in wording.withheld
            else "",
        }
        for photo in value.photos
    ]


def _step(wording: Wording, question: Question, value: ScaleValue) -> str:
    word = wording.step(question, value.step)
    steps = question.scale.steps if question.scale else value.step
    if question.scale and len(question.scale.labels) == steps:
        return word
    counted = wording.t.text("{step} van {steps}", step=value.step, steps=steps)
    return f"{counted} · {word}" if word else counted


def passed(wording: Wording, value: PassValue) -> str:
    """What was said instead of an answer."""
    t = wording.t
    return {
        Pass.SKIPPED: t.text("Overgeslagen"),
        Pass.TELL_MYSELF: t.text("Ik vertel het zelf."),
        Pass.IN_CONVERSATION: t.text("Liever in een gesprek."),
        Pass.UNKNOWN: t.text("Weet ik niet."),
    }[value.reason]
