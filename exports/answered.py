"""Which answers a document may show: submitted ones (drafts when asked for), relevant ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.answers import Answer, ChoiceValue
from conversations.people import Slot
from conversations.questionnaire import Audience, Question, Questionnaire
from conversations.relevance import relevant
from exports.model import Contribution, Sheet
from exports.text import printable


def printed(sheet: Sheet) -> tuple[Contribution, ...]:
    """The contributions that are handed in, or all of them in a draft, the leerling's first."""
    shown = (item for item in sheet.contributions if sheet.draft or item.submitted_at is not None)
    return tuple(sorted(shown, key=lambda item: list(Slot).index(item.slot)))


def audience(slot: Slot) -> Audience:
    return Audience.LEERLING if slot is Slot.LEERLING else Audience.OUDER


def answered(
    questionnaire: Questionnaire, contribution: Contribution
) -> Iterator[tuple[Question, Answer]]:
    """What this contributor answered and still counts after all edits, in order."""
    for question in relevant(questionnaire, audience(contribution.slot), contribution.answers):
        answer = contribution.answers.get(question.id)
        if answer is not None:
            yield question, answer


def heading(question: Question, answer: Answer) -> str:
    """The line above an answer in print: the questionnaire's own line for print, as long as the
    question still reads as it was asked, for a photo or for a drawing; else the question as it was
    asked."""
    wordings = [question.text, *([question.drawing.text] if question.drawing else [])]
    unchanged = any(re.fullmatch(_as_pattern(it), answer.asked, re.DOTALL) for it in wordings)
    return question.print_text if question.print_text and unchanged else answer.asked


def choices(question: Question, value: ChoiceValue) -> list[str]:
    """The texts that were picked, the person's own word last. A choice that has left the
    questionnaire since is named by its id rather than lost."""
    picked = [
        choice.text if (choice := question.choice(choice_id)) else choice_id
        for choice_id in value.chosen
    ]
    return [*picked, value.other] if value.other else picked


def printable_choices(question: Question, value: ChoiceValue) -> list[str]:
    return [text for text in choices(question, value) if printable(text)]


def step_word(question: Question, step: int) -> str:
    """The word for this step, "" where the scale only has words for its two ends."""
    scale = question.scale
    if scale is None or len(scale.labels) != scale.steps or not 1 <= step <= scale.steps:
        return ""
    return scale.labels[step - 1]


def _as_pattern(text: str) -> str:
    """The question with anything in the places where earlier answers are put in."""
    return ".*".join(re.escape(part) for part in re.split(r"\{\w+\}", text))
