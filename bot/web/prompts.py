"""The question of now as the page draws it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from bot import photo_words
from bot.talks import Remark
from bot.web.slips import Json, photos, slip
from bot.web.wording import Wording
from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    ScaleValue,
    TextValue,
)
from conversations.events import Prompt
from conversations.questionnaire import Kind, Pass, Question


def prompt(
    wording: Wording, shown: Prompt, today: date, remarks: Mapping[str, Remark] | None = None
) -> Json:
    """Everything of the current question; `turn` goes back with what the person answers.
    `remarks` are the notes of the leerkracht by question id."""
    question = shown.question
    asked = wording.asked(question, shown.asked, shown.piped)
    value = shown.answer.value if shown.answer else None
    heading = wording.own(question.heading)
    return {
        "question": question.id,
        "kind": "group" if shown.group else str(question.kind),
        "turn": shown.turn,
        "asked": heading if shown.group else asked,
        "hint": wording.own(question.hint),
        "limit": _limit(wording, question),
        "waits_for": shown.waits_for,
        "editing": shown.editing,
        "can_go_back": shown.can_go_back,
        "private": _private(wording, question),
        "minimum": question.limits.minimum,
        "maximum": question.limits.maximum,
        "text": value.text if isinstance(value, TextValue) else "",
        "stands": slip(wording, question, shown.answer) if shown.answer else None,
        "choices": [
            {"id": one.id, "text": wording.own(one.text), "exclusive": one.exclusive}
            for one in question.choices
        ],
        "picked": _picked(shown, value if isinstance(value, ChoiceValue) else None),
        "other": _other(wording, shown, value if isinstance(value, ChoiceValue) else None),
        "scale": _scale(wording, question, shown.answer),
        "group": [_item(wording, item, answer) for item, answer in shown.group],
        "photos": photos(wording, value),
        "drawing": question.drawing_only,
        "day": value.day.isoformat() if isinstance(value, DateValue) else "",
        "today": today.isoformat(),
        "yesterday": (today - timedelta(days=1)).isoformat(),
        "passes": [_pass(wording, reason, value) for reason in shown.passes],
        "nudge": _nudge(wording) if shown.nudged else "",
        "can_finish": shown.can_finish,
        "remark": _remark(wording, shown, remarks or {}),
    }


def _remark(wording: Wording, shown: Prompt, remarks: Mapping[str, Remark]) -> Json | None:
    """What the leerkracht wrote at this answer, in their words and marked as theirs."""
    asked = (shown.question, *(item for item, _ in shown.group))
    note = next((remarks[item.id] for item in asked if item.id in remarks), None)
    if note is None:
        return None
    t = wording.t
    if note.by:
        head = t.text("{who} schrijft bij dit antwoord:", who=note.by)
    elif wording.polite:
        head = t.text("De leerkracht schrijft bij dit antwoord:")
    else:
        head = t.text("Je juf of meester schrijft bij dit antwoord:")
    if wording.polite:
        hint = t.text("U kunt uw antwoord veranderen. Of u laat het zoals het is.")
    else:
        hint = t.text("Je kunt je antwoord veranderen. Of je laat het zoals het is.")
    return {"head": head, "note": note.note, "hint": hint, "keep": t.text("Zo laat ik het")}


def _limit(wording: Wording, question: Question) -> str:
    """How many may be chosen, or that it is to be a drawing; said once, under the question."""
    t, limits = wording.t, question.limits
    if question.drawing_only and question.drawing is None:
        return photo_words.draw(t)
    if question.kind is not Kind.CHOICES:
        return ""
    if limits.minimum == limits.maximum:
        return t.plural("Kies er {count}.", "Kies er {count}.", limits.maximum)
    if limits.minimum > 0:
        return t.text("Kies er {least} tot {most}.", least=limits.minimum, most=limits.maximum)
    return t.plural("Kies er hoogstens {count}.", "Kies er hoogstens {count}.", limits.maximum)


def _private(wording: Wording, question: Question) -> str:
    if not question.sensitive:
        return ""
    t = wording.t
    if wording.polite:
        return t.text(
            "Dit antwoord ziet de leerkracht pas als die het opent. "
            "Het gaat niet mee met het werkstuk van uw kind."
        )
    return t.text("Dit antwoord ziet je juf of meester pas als die het opent.")


def _nudge(wording: Wording) -> str:
    t = wording.t
    if wording.polite:
        return t.text("Dank u. Kunt u er nog één ding bij vertellen?")
    return t.text("Mooi. Kun je er nog één ding bij vertellen?")


def _picked(shown: Prompt, value: ChoiceValue | None) -> list[str]:
    """The unconfirmed selection, else what was answered."""
    return list(shown.picked or (value.chosen if value else ()))


def _other(wording: Wording, shown: Prompt, value: ChoiceValue | None) -> Json | None:
    question = shown.question
    if not question.other:
        return None
    label = wording.own(question.other_label) or wording.t.text("iets anders")
    text = shown.other or (value.other if value and not shown.picked else "")
    return {"label": label, "text": text, "open": shown.waits_for == "other" or bool(text)}


def _scale(wording: Wording, question: Question, answer: Answer | None) -> Json | None:
    if question.scale is None:
        return None
    steps = question.scale.steps
    return {
        "steps": [
            {"step": step, "word": wording.step(question, step)} for step in range(1, steps + 1)
        ],
        "every": len(question.scale.labels) == steps,
        "at": answer.value.step if answer and isinstance(answer.value, ScaleValue) else 0,
    }


def _item(wording: Wording, question: Question, answer: Answer | None) -> Json:
    return {
        "question": question.id,
        "text": wording.own(question.text),
        "scale": _scale(wording, question, answer),
        "passed": bool(answer and isinstance(answer.value, PassValue)),
    }


def _pass(wording: Wording, reason: Pass, value: object) -> Json:
    t = wording.t
    words = {
        Pass.SKIPPED: t.text("Overslaan"),
        Pass.TELL_MYSELF: t.text("Ik vertel het zelf"),
        Pass.IN_CONVERSATION: t.text("Liever in een gesprek"),
        Pass.UNKNOWN: t.text("Weet ik niet"),
    }
    return {
        "reason": str(reason),
        "text": words[reason],
        "answer": reason is not Pass.SKIPPED,
        "chosen": isinstance(value, PassValue) and value.reason is reason,
    }
