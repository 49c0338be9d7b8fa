"""Typed words made safe to keep, and read as a choice, a step or a day. Otherwise as typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from conversations.questionnaire import Choice, Question

HERE = ZoneInfo("Europe/Amsterdam")
"""Where "today" is: a day given just after midnight is not a day in the future."""

EARLIEST = date(2000, 1, 1)
"""No leerling, rapport or form of ours is older; an earlier year is a slip of the finger."""

SOURCE_MAXIMUM = 64
"""Characters of a channel's message id; longer is no id of ours."""

_UNKEEPABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NUMERIC = re.compile(r"(\d{1,4})[-/. ]+(\d{1,2})[-/. ]+(\d{1,4})")
_WORDED = re.compile(r"(\d{1,2})\.?[- ]+([a-z]{3,9})\.?[- ,]+(\d{4}|\d{2})")
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ALSO = {"mrt": "maa", "mar": "maa", "may": "mei", "oct": "okt"}
_NEAR = {"vandaag": 0, "gisteren": 1, "eergisteren": 2}


def clean(text: str) -> str:
    """Without NUL, other control characters (but line ends and tabs) and lone surrogates, which no
    store, page or print can hold; without blanks around it. "" when nothing readable is left."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = _UNKEEPABLE.sub("", lines).strip()
    return kept if any(_is_readable(sign) for sign in kept) else ""


def one_line(text: str) -> str:
    """Cleaned, in one line: names, own words and descriptions stand on buttons and in captions."""
    return " ".join(clean(text).split())


def message_id(source: str) -> str:
    """The channel's id of a message, or "" when it is nothing that can be kept and found again."""
    sound = len(source) <= SOURCE_MAXIMUM and source.isascii() and source.isprintable()
    return source if sound else ""


def is_same(words: str, label: str) -> bool:
    """Whether these are the words of that button, whatever their case."""
    return _plain(words) == _plain(label)


def choice_of(question: Question, words: str, *, numbers: bool = True) -> Choice | None:
    """The choice whose text this is, or whose place in the list ("2")."""
    said = _plain(words)
    named = next((it for it in question.choices if _plain(it.text) == said), None)
    if named is not None or not numbers:
        return named
    place = _number(said)
    return question.choices[place - 1] if 1 <= place <= len(question.choices) else None


def step_of(question: Question, words: str) -> int | None:
    """The step that this names, by its number or its word."""
    if question.scale is None:
        return None
    said, labels = _plain(words), question.scale.labels
    steps = {1: labels[0], question.scale.steps: labels[-1]} if labels else {}
    if len(labels) == question.scale.steps:
        steps = dict(enumerate(labels, start=1))
    named = next((step for step, label in steps.items() if _plain(label) == said), None)
    number = _number(said)
    return named or (number if 1 <= number <= question.scale.steps else None)


def today(now: datetime) -> date:
    """The day on which people here read this UTC moment."""
    return now.astimezone(HERE).date()


def day_of(words: str, now: datetime) -> date | None:
    """ "18-3-2027", "18 maart 2027", "gisteren"; None when it is no day."""
    said = words.casefold().strip()
    if said in _NEAR:
        return today(now) - timedelta(days=_NEAR[said])
    try:
        if found := _NUMERIC.fullmatch(said):
            return _date(*found.groups())
        if found := _WORDED.fullmatch(said):
            day, month, year = found.groups()
            return _date(day, str(_MONTHS.index(_ALSO.get(month[:3], month[:3])) + 1), year)
    except ValueError:
        return None
    return None


def _date(first: str, month: str, last: str) -> date:
    if len(first) == 4:
        return date(int(first), int(month), int(last))
    return date(int(last) + (2000 if len(last) <= 2 else 0), int(month), int(first))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(".!? ")


def _number(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) <= 2 else 0


def _is_readable(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) not in {"Cf", "Mn"}
