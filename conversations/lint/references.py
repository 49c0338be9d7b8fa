"""V205-V208 and V216: what points at another question points at something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import Formatter

from conversations import notice
from conversations.lint.subject import Complaint, Item, Subject
from conversations.questionnaire import Condition, Kind

IN_WORDS = {Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.CHOICE, Kind.CHOICES}
NAME = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)


def earlier_conditions(subject: Subject) -> Iterator[Complaint]:
    """V205: "alleen_als" names a question that everybody who gets this one had before."""
    for item, earlier in _with_earlier(subject):
        condition = item.question.relevant
        if condition and not _asked_before(item, condition.question, earlier):
            yield Complaint(
                subject.line(item, "alleen_als", "vraag"),
                f'"{condition.question}" is geen eerdere vraag voor dezelfde lezer; noem een '
                "vraag die hierboven staat.",
            )


def condition_choices(subject: Subject) -> Iterator[Complaint]:
    """V206: the choices of "alleen_als" exist."""
    for item, earlier in _with_earlier(subject):
        condition = item.question.relevant
        target = earlier.get(condition.question) if condition else None
        if condition is None or target is None:
            continue
        known = {choice.id for choice in target.question.choices}
        for word, wanted in _wanted(condition):
            for missing in sorted(wanted - known):
                yield Complaint(
                    subject.line(item, "alleen_als", word),
                    f'"{missing}" is geen keuze bij "{condition.question}"; neem een keuze die '
                    "daar staat.",
                )


def piping(subject: Subject) -> Iterator[Complaint]:
    """V207: {id} in a question names an earlier question that surely has an answer in words."""
    for item, earlier in _with_earlier(subject):
        for name in piped(item.question.text):
            if name is None:
                yield Complaint(
                    subject.source.line(*item.own),
                    "de accolades { } kloppen niet; zet er alleen de id van een eerdere vraag in.",
                )
            elif not _can_be_piped(item, name, earlier):
                yield Complaint(
                    subject.source.line(*item.own),
                    f'"{{{name}}}" is geen eerdere vraag met een antwoord in woorden; noem een '
                    "vraag die hierboven staat.",
                )
            elif not _is_there(item, earlier[name]):
                yield Complaint(
                    subject.source.line(*item.own),
                    f'"{name}" kan leeg zijn; zet bij deze vraag "alleen_als: {{vraag: {name}}}".',
                )


def settings_named(subject: Subject) -> Iterator[Complaint]:
    """V216: {name} in the notice names something that the settings of the school say."""
    form = subject.questionnaire
    told = [
        (text, ("welkom", audience, at))
        for audience, screens in form.notice.items()
        for at, text in enumerate(screens)
    ]
    beside = [(text, ("in_telegram", audience)) for audience, text in form.in_telegram.items()]
    known = ", ".join(f"{{{name}}}" for name in sorted(notice.NAMES))
    for text, where in (*told, *beside):
        if any(name not in notice.NAMES for name in piped(text)):
            yield Complaint(
                subject.source.line(*where),
                f"de accolades {{ }} kloppen hier niet; gebruik er een van deze: {known}.",
            )


def sensitive_stays(subject: Subject) -> Iterator[Complaint]:
    """V208: a sensitive answer is never repeated in another question."""
    for item, earlier in _with_earlier(subject):
        for name in piped(item.question.text):
            if name in earlier and earlier[name].question.sensitive:
                yield Complaint(
                    subject.source.line(*item.own),
                    f'"{name}" is een gevoelige vraag; laat het antwoord hier niet terugkomen.',
                )


def piped(text: str) -> list[str | None]:
    """The names in braces; None for braces that are not a plain name."""
    try:
        fields = list(Formatter().parse(text))
    except ValueError:
        return [None]
    return [
        name if NAME.fullmatch(name) and not spec and not conversion else None
        for _, name, spec, conversion in fields
        if name is not None
    ]


def _with_earlier(subject: Subject) -> Iterator[tuple[Item, dict[str, Item]]]:
    earlier: dict[str, Item] = {}
    for item in subject.items():
        yield item, earlier
        earlier.setdefault(item.question.id, item)


def _asked_before(item: Item, name: str, earlier: dict[str, Item]) -> bool:
    return name in earlier and item.question.audiences <= earlier[name].question.audiences


def _can_be_piped(item: Item, name: str, earlier: dict[str, Item]) -> bool:
    return _asked_before(item, name, earlier) and earlier[name].question.kind in IN_WORDS


def _is_there(item: Item, target: Item) -> bool:
    """Whether the earlier answer cannot be missing when this question is asked."""
    question, condition = target.question, item.question.relevant
    asked_for = condition is not None and condition.question == question.id
    return asked_for or (question.required and not question.passes and question.relevant is None)


def _wanted(condition: Condition) -> tuple[tuple[str, frozenset[str]], ...]:
    return (("keuze", condition.any_of), ("niet", condition.none_of))
