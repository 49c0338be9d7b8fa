"""Earlier answers in a question's text: `{vak_leuk}` becomes "gym, taal en lezen"."""

from __future__ import annotations

from conversations.answers import Answers, ChoiceValue, TextValue
from conversations.events import Piped
from conversations.questionnaire import PLACEHOLDER, Question, Questionnaire


def piped(questionnaire: Questionnaire, question: Question, answers: Answers) -> tuple[Piped, ...]:
    """What stands for each placeholder; a channel translates from this."""
    names = PLACEHOLDER.findall(question.text)
    return tuple(_quote(questionnaire, name, answers) for name in names)


def asked(question: Question, parts: tuple[Piped, ...]) -> str:
    """The question's Dutch text with the parts filled in."""
    if not parts:
        return question.text
    words = {part.name: joined((*part.choices, *part.words)) for part in parts}
    return PLACEHOLDER.sub(lambda match: words.get(match[1], match[0]), question.text)


def joined(items: tuple[str, ...]) -> str:
    """ "gym, taal en lezen", in Dutch."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} en {items[-1]}"


def _quote(questionnaire: Questionnaire, name: str, answers: Answers) -> Piped:
    answer, source = answers.get(name), questionnaire.question(name)
    match answer.value if answer else None:
        case ChoiceValue(chosen, other) if source is not None:
            texts = tuple(it.text for it in source.choices if it.id in chosen)
            return Piped(name, texts, (other,) if other else ())
        case TextValue() as value:
            return Piped(name, (), (" ".join(value.text.split()),))
        case _:
            return Piped(name, ())
