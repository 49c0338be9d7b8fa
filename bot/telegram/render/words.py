"""Questions and answers as words in the person's language."""

from __future__ import annotations

from bot.telegram.render.scene import Scene
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
from conversations.events import Piped
from conversations.questionnaire import Pass, Question
from locales.catalogue import SOURCE_LANGUAGE, Catalogue


def question_text(
    t: Catalogue, question: Question, asked: str, piped: tuple[Piped, ...] = ()
) -> str:
    """The question with the earlier answers that it repeats filled in."""
    if t.language.code == SOURCE_LANGUAGE:
        return asked
    parts = {item.name: t.list((*map(t.text, item.choices), *item.words)) for item in piped}
    return t.text(question.text, **parts)


def answer_text(scene: Scene, question: Question, answer: Answer) -> str:
    """What was answered, for reading back. Never called for a sensitive question."""
    return value_text(scene, question, answer.value)


def holds_withheld(scene: Scene, answer: Answer) -> bool:
    """Whether a photo is in it that nobody else sees (any more)."""
    value = answer.value
    return isinstance(value, PhotoValue) and any(
        it.id in scene.reply.withheld for it in value.photos
    )


def value_text(scene: Scene, question: Question, value: Value) -> str:
    t = scene.t
    match value:
        case TextValue():
            return value.text
        case ChoiceValue(chosen, other):
            picked = [t.text(item.text) for item in question.choices if item.id in chosen]
            return t.list((*picked, *([other] if other else []))) or t.text("geen van deze")
        case ScaleValue(step):
            return _step_read_back(t, question, step)
        case PhotoValue(photos):
            return t.plural("{count} foto of tekening", "{count} foto's of tekeningen", len(photos))
        case DateValue(day):
            return t.day(day)
        case PassValue(reason):
            return pass_text(scene, reason)


def _step_read_back(t: Catalogue, question: Question, step: int) -> str:
    words = step_text(t, question, step)
    if question.scale is None or not words.isdigit():
        return words
    return t.text("{stap} van {stappen}", stap=step, stappen=question.scale.steps)


def step_text(t: Catalogue, question: Question, step: int) -> str:
    """The step's own word, or the number where only the two ends have words."""
    scale = question.scale
    if scale is None or len(scale.labels) != scale.steps:
        return str(step)
    return t.text(scale.labels[step - 1])


def pass_text(scene: Scene, reason: Pass) -> str:
    t = scene.t
    match reason:
        case Pass.SKIPPED:
            return t.text("overgeslagen")
        case Pass.TELL_MYSELF:
            return t.text("vertel ik zelf")
        case Pass.IN_CONVERSATION:
            return t.text("liever in een gesprek")
        case Pass.UNKNOWN:
            return t.text("weet ik niet")


def pass_label(t: Catalogue, reason: Pass) -> str:
    """The words on the button."""
    match reason:
        case Pass.SKIPPED:
            return t.text("Overslaan")
        case Pass.TELL_MYSELF:
            return t.text("Ik vertel het zelf")
        case Pass.IN_CONVERSATION:
            return t.text("Liever in een gesprek")
        case Pass.UNKNOWN:
            return t.text("Weet ik niet")
