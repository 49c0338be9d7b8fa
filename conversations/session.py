"""Where one person is in one questionnaire: plain, serialisable, no answers in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.answers import Value
from conversations.questionnaire import Audience


class Status(StrEnum):
    """`new`: invited, has not come in. `notice`: reads who reads along. `active`: is asked.
    `review`: reads everything back. `submitted`: handed in, read-only until re-opened."""

    NEW = "new"
    NOTICE = "notice"
    ACTIVE = "active"
    REVIEW = "review"
    SUBMITTED = "submitted"


class Mode(StrEnum):
    """What the next text at the current question means."""

    ANSWER = "answer"
    APPEND = "append"
    OTHER = "other"
    DESCRIBE = "describe"


@dataclass(frozen=True, slots=True)
class LastText:
    """The text stored last, so that it can be moved to the answer it belongs to.

    `before` is what stood at `question` until then (None: nothing).
    """

    question: str
    text: str
    source: str
    at: datetime
    before: Value | None


@dataclass(frozen=True, slots=True)
class Session:
    """`turn` rises with every prompt. `focus` is a question asked out of order ("" when the next
    one is computed). `picked` is the selection not yet confirmed with "Klaar"."""

    questionnaire: str
    version: int
    audience: Audience
    language: str = "nl"
    status: Status = Status.NEW
    turn: int = 0
    focus: str = ""
    mode: Mode = Mode.ANSWER
    notice_screen: int = 0
    picked: tuple[str, ...] = ()
    nudged: frozenset[str] = frozenset()
    reviewed: frozenset[str] = frozenset()
    paused: bool = False
    last_text: LastText | None = None
    submitted_at: datetime | None = None

    def to_json(self) -> dict[str, object]:
        """Plain JSON; `from_json` reads it back to an equal Session."""
        raise NotImplementedError

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Session:
        raise NotImplementedError
