"""Runs the rules over files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from conversations import build
from conversations.lint.finding import Finding
from conversations.lint.rules import RULES, is_advice
from conversations.lint.schema import shape
from conversations.lint.subject import Subject, Translations
from conversations.questionnaire import Questionnaire
from conversations.source import SourceError, read


def check(paths: Iterable[Path], translations: Translations | None = None) -> list[Finding]:
    """All findings in these files, in the order of the files and their lines.

    With `translations` (`locales.catalogue.lookups()`) also what other languages lack.
    """
    examined = [(path, *examine(path, translations)) for path in paths]
    doubles = list(same_id((path, item) for path, item, _ in examined if item))
    return [
        finding
        for path, _, findings in examined
        for finding in sorted([*findings, *(item for item in doubles if item.file == path)])
    ]


def same_id(files: Iterable[tuple[Path, Questionnaire]]) -> Iterator[Finding]:
    """V104: within a folder, no two files with the same id: one would silently lose."""
    first: dict[tuple[Path, str], Path] = {}
    for path, questionnaire in files:
        other = first.setdefault((path.parent, questionnaire.id), path)
        if other != path:
            yield Finding(
                path,
                1,
                "V104",
                f'de id "{questionnaire.id}" staat ook in {other.name}; haal één van de twee '
                "bestanden weg.",
            )


def examine(
    path: Path, translations: Translations | None = None
) -> tuple[Questionnaire | None, list[Finding]]:
    """The questionnaire, if the file has the shape of one, and all that the rules find in it."""
    try:
        source = read(path)
    except SourceError as error:
        return None, [Finding(path, error.line, error.code, error.sentence)]
    if findings := sorted(shape(source)):
        return None, findings
    data: Any = source.data
    questionnaire = build.questionnaire(data)
    subject = Subject(questionnaire, source, translations or {})
    findings = [
        Finding(path, line, code, sentence, is_advice(code))
        for code, rule in RULES.items()
        for line, sentence in rule(subject)
    ]
    return questionnaire, sorted(findings)
