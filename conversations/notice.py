"""What is told before the first question, as paragraphs. Pure: texts in, texts out.

A screen of the notice is plain text. An empty line divides paragraphs; the first line of a
paragraph that has more lines is its heading. In braces stand what a school's settings say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ERASED = "wissen"
DRAFTS_ERASED = "concept"
DAYS = "dagen"
CONTACT = "contact"
NAMES = frozenset({ERASED, DRAFTS_ERASED, DAYS, CONTACT})
"""The day on which what is handed in goes at the latest; the day on which goes what is not handed
in; how many days after the hand-over an ouder's part goes already; who answers questions."""

_BETWEEN = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`heading` "" when there is none. `text` may hold several lines."""

    heading: str
    text: str


def paragraphs(screen: str) -> tuple[Paragraph, ...]:
    """Of one screen, in order."""
    blocks = (block.strip() for block in _BETWEEN.split(screen.strip()))
    return tuple(_paragraph(block) for block in blocks if block)


def _paragraph(block: str) -> Paragraph:
    first, _, rest = block.partition("\n")
    return Paragraph(first.strip(), rest.strip()) if rest else Paragraph("", block)
