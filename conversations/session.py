"""Where one person is in one questionnaire: plain, serialisable, no answers in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

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
    """What the next text at the current question means. `nudge`: the answer stands but is short;
    a text is added to it, and "Zo is het goed" (Done) leaves it."""

    ANSWER = "answer"
    APPEND = "append"
    NUDGE = "nudge"
    OTHER = "other"
    DESCRIBE = "describe"


@dataclass(frozen=True, slots=True)
class LastText:
    """The part of a long text that was stored last, by its index in TextValue.parts, so that a
    continuation finds it and can be moved (Reassign). Gone after any other move."""

    question: str
    part: int


@dataclass(frozen=True, slots=True)
class Session:
    """`turn` rises whenever another question, notice screen or review comes on screen.

    `focus` is a question asked out of order or held on screen ("" when the next one is computed).
    `picked` and `other` are the selection not yet confirmed with "Klaar". `begun` holds the
    chapters whose intro was said. `refused` is the source of the text that was refused at the
    current question, so that editing that message is a second try. `reopened`: by the leerkracht,
    and the person has not come in since. `discuss` are the questions with a note of the
    leerkracht that the person has not changed or left so yet, in order.
    """

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
    other: str = ""
    nudged: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    paused: bool = False
    last_text: LastText | None = None
    refused: str = ""
    submitted_at: datetime | None = None
    reopened: bool = False
    discuss: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Plain JSON; `from_json` reads it back to an equal Session."""
        last = self.last_text
        return {
            "questionnaire": self.questionnaire,
            "version": self.version,
            "audience": self.audience.value,
            "language": self.language,
            "status": self.status.value,
            "turn": self.turn,
            "focus": self.focus,
            "mode": self.mode.value,
            "notice_screen": self.notice_screen,
            "picked": list(self.picked),
            "other": self.other,
            "nudged": sorted(self.nudged),
            "begun": sorted(self.begun),
            "paused": self.paused,
            "last_text": [last.question, last.part] if last else None,
            "refused": self.refused,
            "submitted_at": self.submitted_at.isoformat() if self.submitted_at else None,
            "reopened": self.reopened,
            "discuss": list(self.discuss),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Session:
        """KeyError or ValueError when the data was not made by `to_json`."""
        last, submitted = data["last_text"], data["submitted_at"]
        return cls(
            questionnaire=data["questionnaire"],
            version=data["version"],
            audience=Audience(data["audience"]),
            language=data["language"],
            status=Status(data["status"]),
            turn=data["turn"],
            focus=data["focus"],
            mode=Mode(data["mode"]),
            notice_screen=data["notice_screen"],
            picked=tuple(data["picked"]),
            other=data["other"],
            nudged=frozenset(data["nudged"]),
            begun=frozenset(data["begun"]),
            paused=data["paused"],
            last_text=LastText(*last) if last else None,
            refused=data["refused"],
            submitted_at=datetime.fromisoformat(submitted) if submitted else None,
            # A session of before 24 November 2026 has none of these.
            reopened=data.get("reopened", False),
            discuss=tuple(data.get("discuss", ())),
        )
