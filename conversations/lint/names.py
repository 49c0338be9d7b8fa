"""V201-V204: the names (ids) by which answers are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.lint.subject import Complaint, Subject
from conversations.source import Where

MAX_ID = 24  # two ids, a turn and a seat share the 64 bytes of a Telegram button
ID = re.compile(rf"[a-z][a-z0-9_]{{0,{MAX_ID - 1}}}", re.ASCII)


def unique_ids(subject: Subject) -> Iterator[Complaint]:
    """V201: no two questions, parts or groups, no two chapters, with the same id."""
    for names in (_question_ids(subject), _chapter_ids(subject)):
        seen: set[str] = set()
        for name, where in names:
            if name in seen:
                yield Complaint(
                    subject.source.line(*where),
                    f'de id "{name}" is hierboven al gebruikt; geef deze een andere.',
                )
            seen.add(name)


def id_shape(subject: Subject) -> Iterator[Complaint]:
    """V202: short and plain, so that an id fits a button of every channel."""
    for name, where in (
        *_chapter_ids(subject),
        *_question_ids(subject),
        *_choice_ids(subject),
    ):
        if not ID.fullmatch(name):
            yield Complaint(
                subject.source.line(*where),
                f'de id "{name}" kan niet; gebruik hoogstens {MAX_ID} kleine letters, cijfers '
                "en _, en begin met een letter.",
            )


def letters_in_order(subject: Subject) -> Iterator[Complaint]:
    """V203: the chapters are A, B, C ... as people see them."""
    for at, chapter in enumerate(subject.questionnaire.chapters):
        wanted = chr(ord("A") + at)
        if chapter.letter != wanted:
            yield Complaint(
                subject.source.line("hoofdstukken", at, "letter"),
                f"dit hoofdstuk heeft de letter {chapter.letter}; maak er {wanted} van.",
            )


def known_lists(subject: Subject) -> Iterator[Complaint]:
    """V204: a list that a question takes its choices from stands under "lijsten"."""
    lists = subject.data.get("lijsten", {})
    for item in subject.items():
        name = item.data.get("lijst", "")
        if name and name not in lists:
            yield Complaint(
                subject.line(item, "lijst"),
                f'de lijst "{name}" bestaat niet; zet hem onder "lijsten:" of verbeter de naam.',
            )
        for double in sorted(lists.get(name, {}).keys() & item.data.get("keuzes", {}).keys()):
            yield Complaint(
                subject.line(item, "keuzes", double),
                f'de keuze "{double}" staat ook in de lijst "{name}"; haal er één weg.',
            )


def _chapter_ids(subject: Subject) -> Iterator[tuple[str, Where]]:
    for at, chapter in enumerate(subject.questionnaire.chapters):
        yield chapter.id, ("hoofdstukken", at, "id")


def _question_ids(subject: Subject) -> Iterator[tuple[str, Where]]:
    group: Where = ()
    for item in subject.items():
        if item.question.heading and item.where != group:
            group = item.where
            yield item.question.part_of, (*group, "id")
        own = item.own if item.question.heading else (*item.where, "id")
        yield item.question.id, own


def _choice_ids(subject: Subject) -> Iterator[tuple[str, Where]]:
    for name, choices in subject.data.get("lijsten", {}).items():
        yield from ((choice, ("lijsten", name, choice)) for choice in choices)
    for item in subject.items():
        for choice in item.data.get("keuzes", {}):
            yield choice, (*item.where, "keuzes", choice)
