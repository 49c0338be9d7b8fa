"""Everything that is known about one person, on paper: sober, in the person's own language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from exports.text import language_of
from exports.typeset import typeset


@dataclass(frozen=True, slots=True)
class Line:
    """`language` is that of the text when the person typed it, "" when it is ours."""

    label: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def pdf(
    title: str,
    lead: str,
    author: str,
    language: str,
    sections: Sequence[Section],
    made_at: datetime,
) -> bytes:
    """`author` is the school. `language` is that of our own words. Blocking."""
    data = {
        "title": title,
        "lead": lead,
        "author": author,
        "language": language,
        "sections": [
            {"title": section.title, "lines": [_line(line, language) for line in section.lines]}
            for section in sections
        ],
    }
    return typeset("gegevens", data, {}, made_at)


def _line(line: Line, language: str) -> dict[str, str]:
    spoken = language_of(line.text, line.language) if line.language else language
    return asdict(line) | {"language": spoken}
