"""How far a person is, and everything so far in order."""

from __future__ import annotations

from conversations.answers import Answers
from conversations.events import Line, Outline, Place
from conversations.piping import asked, piped
from conversations.questionnaire import Audience, Chapter, Question, Questionnaire
from conversations.relevance import Route, dealt_with, route


def counts(questionnaire: Questionnaire, audience: Audience, answers: Answers) -> tuple[int, int]:
    """(done, total) of the numbered questions that this audience is asked."""
    return counts_on(questionnaire, audience, route(questionnaire, audience, answers), answers)


def counts_on(
    questionnaire: Questionnaire, audience: Audience, path: Route, answers: Answers
) -> tuple[int, int]:
    """The same, for who has the route that these answers give."""
    questions = questionnaire.for_audience(audience)
    total = len(questionnaire.numbers(audience))
    return total - len(open_numbers(questions, path, answers)), total


def open_numbers(questions: tuple[Question, ...], path: Route, answers: Answers) -> set[int]:
    """The numbers among these with a part still to answer, or that may yet have one."""
    return {
        item.number
        for item in questions
        if item.id in path.undecided
        or (item.id in path.questions and not dealt_with(answers.get(item.id)))
    }


def place(
    questionnaire: Questionnaire,
    audience: Audience,
    path: Route,
    answers: Answers,
    question: Question,
) -> Place:
    """Where this question stands."""
    questions = questionnaire.for_audience(audience)
    ranks = questionnaire.numbers(audience)
    items = group(path, question)
    return Place(
        number=ranks.get(question.number, question.number),
        total=len(ranks),
        done=len(ranks) - len(open_numbers(questions, path, answers)),
        chapter=questionnaire.chapter_of(question.id),
        part=items.index(question) + 1 if items else 1,
        parts=len(items) or 1,
    )


def group(path: Route, question: Question) -> tuple[Question, ...]:
    """The items of the group of scales that this one belongs to, in order; () when in none."""
    if not (question.heading and question.part_of):
        return ()
    return tuple(
        item
        for item in path.questions.values()
        if item.part_of == question.part_of and item.heading == question.heading
    )


def outline(
    questionnaire: Questionnaire, audience: Audience, path: Route, answers: Answers
) -> tuple[Outline, ...]:
    """All chapters that have a question for this audience."""
    found = (_chapter(questionnaire, audience, path, answers, it) for it in questionnaire.chapters)
    return tuple(chapter for chapter in found if chapter.total)


def _chapter(
    questionnaire: Questionnaire,
    audience: Audience,
    path: Route,
    answers: Answers,
    chapter: Chapter,
) -> Outline:
    questions = tuple(item for item in chapter.questions if audience in item.audiences)
    total = len({item.number for item in questions})
    return Outline(
        chapter=chapter,
        lines=tuple(
            _line(questionnaire, item, answers) for item in questions if item.id in path.questions
        ),
        done=total - len(open_numbers(questions, path, answers)),
        total=total,
    )


def _line(questionnaire: Questionnaire, question: Question, answers: Answers) -> Line:
    parts = piped(questionnaire, question, answers)
    return Line(question, asked(question, parts), answers.get(question.id), parts)
