"""Which questions apply, given the answers so far.

A question applies when its condition holds and every answer that its text quotes was given.
Answers of questions that do not apply are kept, but neither asked, shown nor exported.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from conversations.answers import Answer, Answers, ChoiceValue, PassValue, PhotoValue
from conversations.questionnaire import Audience, Condition, Question, Questionnaire


@dataclass(frozen=True, slots=True)
class Route:
    """The questions that apply, by id, in the order in which they are asked.

    `undecided` holds the ids of those that an answer still to come may make relevant.
    """

    questions: dict[str, Question]
    undecided: frozenset[str]


class _Holds(Enum):
    YES = "yes"
    NO = "no"
    OPEN = "open"


def given(answer: Answer | None) -> bool:
    """Answered in substance: not passed, not emptied."""
    return dealt_with(answer) and not isinstance(answer.value if answer else None, PassValue)


def dealt_with(answer: Answer | None) -> bool:
    """Answered or passed: not asked again."""
    if answer is None:
        return False
    return not isinstance(answer.value, PhotoValue) or bool(answer.value.photos)


def relevant(
    questionnaire: Questionnaire, audience: Audience, answers: Answers
) -> tuple[Question, ...]:
    """The questions that apply, in order: what an export or an overview shows."""
    return tuple(route(questionnaire, audience, answers).questions.values())


def route(questionnaire: Questionnaire, audience: Audience, answers: Answers) -> Route:
    """In one pass: a condition looks only at earlier questions."""
    asked: dict[str, Question] = {}
    undecided: set[str] = set()
    conditions = questionnaire.conditions
    for question in questionnaire.for_audience(audience):
        needed = conditions[question.id]
        holds = _holds(needed, asked, undecided, answers) if needed else _Holds.YES
        if holds is _Holds.YES:
            asked[question.id] = question
        elif holds is _Holds.OPEN:
            undecided.add(question.id)
    return Route(asked, frozenset(undecided))


def _holds(
    conditions: tuple[Condition, ...],
    asked: dict[str, Question],
    undecided: set[str],
    answers: Answers,
) -> _Holds:
    found = {_met(condition, asked, undecided, answers) for condition in conditions}
    if _Holds.NO in found:
        return _Holds.NO
    return _Holds.OPEN if _Holds.OPEN in found else _Holds.YES


def _met(
    condition: Condition, asked: dict[str, Question], undecided: set[str], answers: Answers
) -> _Holds:
    if condition.question in undecided:
        return _Holds.OPEN
    if condition.question not in asked:
        return _Holds.NO
    answer = answers.get(condition.question)
    if answer is None or not dealt_with(answer):
        return _Holds.OPEN
    return _Holds.YES if _satisfies(answer, condition) else _Holds.NO


def _satisfies(answer: Answer, condition: Condition) -> bool:
    if not given(answer):
        return False
    value = answer.value
    chosen = frozenset(value.chosen) if isinstance(value, ChoiceValue) else frozenset()
    if condition.any_of and not condition.any_of & chosen:
        return False
    return not condition.none_of & chosen
