"""What a command writes: words or one JSON document on standard output, errors beside it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from bot.problems import Problem, sentence
from locales.catalogue import SOURCE_LANGUAGE, catalogue

_GAP = "  "


class Failure(Exception):
    """The command cannot go on; the message is one clear Dutch sentence."""


def fail(problem: Problem) -> Failure:
    return Failure(in_words(problem))


def in_words(problem: Problem) -> str:
    return sentence(problem, catalogue(SOURCE_LANGUAGE))


def say(line: str = "") -> None:
    """A name in another script must not stop a terminal that cannot show it."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(line.encode(encoding, "replace").decode(encoding) + "\n")
    sys.stdout.flush()  # `demo` and `serve` go on for hours, and a script may be reading


def warn(line: str) -> None:
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(line.encode(encoding, "replace").decode(encoding) + "\n")


def write_json(document: object) -> None:
    """Plain ASCII when the terminal is: escapes are JSON too."""
    plain = (sys.stdout.encoding or "utf-8").replace("-", "").casefold() != "utf8"
    say(json.dumps(document, ensure_ascii=plain, indent=2))


def write_table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    lines = [list(heads), *(list(row) for row in rows)]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        cells = (cell + " " * (widths[at] - _width(cell)) for at, cell in enumerate(line))
        say(_GAP.join(cells).rstrip())


def _width(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)
