"""V301-V304: what a channel can carry, in every language."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.lint.references import piped
from conversations.lint.subject import Complaint, Item, Subject
from conversations.questionnaire import Kind

MAX_MESSAGE = 4096  # Bot API, sendMessage: text
MAX_CAPTION = 1024  # Bot API, sendPhoto: caption
ROOM = 600  # for what the channel adds: the acknowledgement, place, picked choices, a reminder
MAX_BUTTON = 64  # a wide button in two lines; Telegram's phone apps cut off what comes after


def buttons(subject: Subject) -> Iterator[Complaint]:
    """V301: the text of a choice or step fits a button."""
    for item in subject.items():
        for text, line in _button_texts(subject, item):
            length, language = _longest(subject, text)
            if length > MAX_BUTTON:
                yield Complaint(
                    line,
                    f"deze tekst is {length} tekens{language} en past niet op een knop; maak hem "
                    f"hoogstens {MAX_BUTTON} tekens.",
                )


def questions(subject: Subject) -> Iterator[Complaint]:
    """V302: a question with its hint and the beginning of its chapter is one message."""
    for item in subject.items():
        question = item.question
        most = (MAX_CAPTION if question.kind is Kind.PHOTO else MAX_MESSAGE) - ROOM
        intro = max((_longest(subject, text)[0] for text in item.chapter.intro.values()), default=0)
        wordings = [(question.heading, question.text, question.hint)]
        if question.drawing:
            wordings.append(("", question.drawing.text, question.drawing.hint))
        length = intro + max(
            sum(_longest(subject, text)[0] for text in parts) for parts in wordings
        )
        if length > most:
            yield Complaint(
                subject.source.line(*item.own),
                f"vraag, hint en intro zijn samen {length} tekens; maak ze hoogstens {most}.",
            )


def screens(subject: Subject) -> Iterator[Complaint]:
    """V303: a screen of the welcome, and the closing, is one message."""
    questionnaire = subject.questionnaire
    beside = questionnaire.in_telegram
    shown = [
        *(
            (text + beside.get(audience, ""), ("welkom", audience, at))
            for audience, texts in questionnaire.notice.items()
            for at, text in enumerate(texts)
        ),
        *((text, ("slot", audience)) for audience, text in questionnaire.closing.items()),
    ]
    for text, where in shown:
        length, language = _longest(subject, text)
        if length > MAX_MESSAGE - ROOM:
            yield Complaint(
                subject.source.line(*where),
                f"deze tekst is {length} tekens{language}; maak er twee schermen van, of hoogstens "
                f"{MAX_MESSAGE - ROOM} tekens.",
            )


def translated_names(subject: Subject) -> Iterator[Complaint]:
    """V304: a translation asks for the same earlier answers as the Dutch text."""
    for item in subject.items():
        text = item.question.text
        for language, lookup in subject.translations.items():
            translation = lookup(text)
            if translation is not None and set(piped(translation)) != set(piped(text)):
                yield Complaint(
                    subject.source.line(*item.own),
                    f"de vertaling ({language}) heeft andere {{namen}} dan de vraag; maak ze "
                    f'gelijk: "{translation}".',
                )


def _button_texts(subject: Subject, item: Item) -> Iterator[tuple[str, int]]:
    question = item.question
    for choice in question.choices:
        yield choice.text, subject.choice_line(item, choice)
    if question.other_label:
        yield question.other_label, subject.line(item, "anders")
    for at, label in enumerate(question.scale.labels if question.scale else ()):
        yield label, subject.line(item, "woorden", at)


def _longest(subject: Subject, text: str) -> tuple[int, str]:
    """The length in the language where it is longest, and that language for the sentence."""
    found = (len(text), "")
    for language, lookup in subject.translations.items():
        found = max(found, (len(lookup(text) or ""), f" ({language})"))
    return found
