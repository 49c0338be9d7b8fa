"""A YAML file as plain data that still knows the line of every part.

Stricter than YAML on purpose, for people who do not write it every day: only whole numbers and
text (so the word `no` stays a word), no double keys, no anchors.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from unicodedata import category

import yaml

Data = dict[str, "Data"] | list["Data"] | str | int
Where = tuple[str | int, ...]
"""The way to a part: keys and positions, such as ("hoofdstukken", 0, "titel")."""

UNREADABLE = {"Cc", "Cs"}  # control characters and half characters, by way of escapes such as \0
MAX_BYTES = 1_000_000  # a questionnaire is about 15 KB; this only stops a wrong file


class SourceError(Exception):
    """The file cannot be read as data; `line` is 1-based, `sentence` is Dutch and for people."""

    def __init__(self, line: int, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line
        self.code = code
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Source:
    """What the file holds, and on which 1-based line each part begins."""

    path: Path
    data: Data
    lines: dict[Where, int]

    def line(self, *where: str | int) -> int:
        """The line of this part, or of the nearest part around it that the file has."""
        for length in range(len(where), -1, -1):
            if (found := self.lines.get(where[:length])) is not None:
                return found
        return 1


def read(path: Path) -> Source:
    """Reads the file. Raises SourceError with code V101, V102 or V103."""
    text = _text(path)
    try:
        _refuse_anchors(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise SourceError(
            mark.line + 1 if mark else 1,
            "V102",
            "dit is geen geldige YAML; kijk naar de spaties aan het begin van de regel en zet een "
            "tekst met een dubbele punt tussen aanhalingstekens.",
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise SourceError(
            1, "V102", "er staan onleesbare tekens in; bewaar het bestand opnieuw als gewone tekst."
        ) from error
    if node is None:
        raise SourceError(
            1, "V102", "het bestand is leeg; begin met een kopie van een vragenlijst."
        )
    lines: dict[Where, int] = {}
    return Source(path, _plain(node, (), lines), lines)


def _refuse_anchors(text: str) -> None:
    """They make data that holds itself, and nobody here needs them."""
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise SourceError(
                event.start_mark.line + 1 if event.start_mark else 1,
                "V102",
                "verwijzingen met * kunnen hier niet; schrijf de tekst uit of maak er een lijst "
                'van onder "lijsten:".',
            )


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise SourceError(1, "V101", "het bestand is te groot voor een vragenlijst.")
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(
            1, "V101", "het bestand is niet te openen; controleer de naam en de rechten."
        ) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            1, "V101", "het bestand is geen UTF-8; kies bij het bewaren de codering UTF-8."
        ) from error


def _plain(node: yaml.Node, where: Where, lines: dict[Where, int]) -> Data:
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, lines)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, at), lines) for at, item in enumerate(node.value)]
    text = str(node.value)
    if any(category(sign) in UNREADABLE and sign not in "\n\t" for sign in text):
        raise SourceError(
            node.start_mark.line + 1,
            "V102",
            "er staan onleesbare tekens in deze tekst; typ hem opnieuw.",
        )
    if node.tag == "tag:yaml.org,2002:int" and text.isdecimal():
        return int(text)
    return text


def _mapping(node: yaml.MappingNode, where: Where, lines: dict[Where, int]) -> Data:
    data: dict[str, Data] = {}
    for key, value in node.value:
        name = str(key.value)
        if name in data:
            raise SourceError(
                key.start_mark.line + 1,
                "V103",
                f'"{name}" staat hier twee keer; haal er één weg.',
            )
        lines[*where, name] = key.start_mark.line + 1
        data[name] = _plain(value, (*where, name), lines)
    return data
