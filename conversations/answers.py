"""What people answered: small values that serialise to plain JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from conversations.questionnaire import Pass


@dataclass(frozen=True, slots=True)
class TextPart:
    """One message of a text answer. `source` is the channel's id of that message ("" when none),
    so that an edit of the message changes this part and no other."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class TextValue:
    """Short or long text, in the parts in which it came."""

    parts: tuple[TextPart, ...]

    @property
    def text(self) -> str:
        """The whole answer, a line a part."""
        return "\n".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class ChoiceValue:
    """Picked choice ids in the order of the questionnaire, and the person's own word for "anders"."""

    chosen: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class ScaleValue:
    """A step, from 1 upward."""

    step: int


@dataclass(frozen=True, slots=True)
class Photo:
    """A stored picture by its id, with the person's own description (the alt text)."""

    id: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class PhotoValue:
    photos: tuple[Photo, ...]


@dataclass(frozen=True, slots=True)
class DateValue:
    day: date


@dataclass(frozen=True, slots=True)
class PassValue:
    """Dealt with, but not in words: skipped, "ik vertel het zelf", "liever in een gesprek"."""

    reason: Pass


Value = TextValue | ChoiceValue | ScaleValue | PhotoValue | DateValue | PassValue


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with the question as it was asked (Dutch text, after piping), the language in
    which the person talked (a tag such as "nl") and when it was last changed (UTC)."""

    question: str
    asked: str
    value: Value
    language: str
    at: datetime

    def to_json(self) -> dict[str, object]:
        """Plain JSON; `from_json` reads it back to an equal Answer."""
        raise NotImplementedError

    @classmethod
    def from_json(cls, data: Mapping[str, object]) -> Answer:
        raise NotImplementedError


Answers = Mapping[str, Answer]
"""One contributor's answers to one questionnaire, by question id (irrelevant ones included)."""
