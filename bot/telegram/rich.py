"""Text with a little weight in it, escaped only at the edge, and cut where paragraphs end."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MAX_TEXT = 4096  # Bot API: sendMessage, characters after entities are parsed
FULL = MAX_TEXT - 256  # leaves room for a word that is put before it when it goes (removing.py)
SHORTEST_CUT = MAX_TEXT // 2  # a cut earlier than this leaves more messages than reading needs


class Style(StrEnum):
    PLAIN = ""
    BOLD = "b"
    ITALIC = "i"
    QUOTE = "blockquote"
    CODE = "code"  # a tap copies it


@dataclass(frozen=True, slots=True)
class Span:
    """Words in one style, not yet escaped."""

    text: str
    style: Style = Style.PLAIN

    def html(self) -> str:
        escaped = html.escape(self.text, quote=False)
        return f"<{self.style}>{escaped}</{self.style}>" if self.style else escaped


Paragraph = tuple[Span, ...]


def plain(text: str) -> Paragraph:
    return (Span(text),)


def bold(text: str) -> Paragraph:
    return (Span(text, Style.BOLD),)


def italic(text: str) -> Paragraph:
    return (Span(text, Style.ITALIC),)


def quote(text: str) -> Paragraph:
    """Somebody's own words, as typed."""
    return (Span(text, Style.QUOTE),)


def length(paragraph: Paragraph) -> int:
    """As Telegram counts: UTF-16 units, tags not counted."""
    return sum(len(span.text.encode("utf-16-le", "surrogatepass")) // 2 for span in paragraph)


def to_html(paragraphs: Iterable[Paragraph]) -> str:
    """Paragraphs with an empty line between them."""
    return "\n\n".join("".join(span.html() for span in paragraph) for paragraph in paragraphs)


def messages(paragraphs: Sequence[Paragraph]) -> list[str]:
    """HTML of as many messages as it takes, cut between paragraphs; a paragraph that is itself too
    long is cut at its lines or spaces, each piece in its own tags."""
    pages: list[list[Paragraph]] = [[]]
    room = FULL
    for paragraph in (piece for whole in paragraphs for piece in _pieces(whole)):
        size = length(paragraph) + 2
        if size > room and pages[-1]:
            pages.append([])
            room = FULL
        pages[-1].append(paragraph)
        room -= size
    return [to_html(page) for page in pages if page]


def _pieces(paragraph: Paragraph) -> list[Paragraph]:
    if length(paragraph) + 2 <= FULL:
        return [paragraph]
    return [(Span(part, span.style),) for span in paragraph for part in _cut(span.text)]


def _cut(text: str) -> list[str]:
    parts: list[str] = []
    limit = FULL - 2
    while length(plain(text)) > limit:
        end = _fits(text, limit)
        cut = max(text.rfind(sign, SHORTEST_CUT // 2, end) for sign in ("\n", " "))
        end = cut if cut > 0 else end
        parts.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*parts, text] if text else parts


def _fits(text: str, limit: int) -> int:
    """How many characters of the text fit in so many UTF-16 units."""
    units = 0
    for index, sign in enumerate(text):
        units += 2 if ord(sign) > 0xFFFF else 1
        if units > limit:
            return index
    return len(text)
