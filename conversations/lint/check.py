"""Runs the rules over files."""

from __future__ import annotations

from pathlib import Path

from conversations import build
from conversations.lint.finding import Finding
from conversations.lint.schema import shape
from conversations.questionnaire import Questionnaire
from conversations.source import SourceError, read


def examine(path: Path) -> tuple[Questionnaire | None, list[Finding]]:
    """The questionnaire, if the file has the shape of one, and all that its rules find."""
    try:
        source = read(path)
    except SourceError as error:
        return None, [Finding(path, error.line, error.code, error.sentence)]
    if findings := list(shape(source)):
        return None, sorted(findings)
    return build.questionnaire(source.data), []  # type: ignore[arg-type]


def check(paths: list[Path]) -> list[Finding]:
    return [finding for path in paths for finding in examine(path)[1]]
