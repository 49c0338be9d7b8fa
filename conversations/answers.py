"""What people answered: small values that serialise to plain JSON and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
    """Picked choice ids in the order of the questionnaire, and the person's own word for "anders".

    Nothing picked and no own word is an answer too ("geen van deze"), where the minimum is 0.
    """

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
    """The pictures in the order in which they came. None left counts as no answer."""

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
    """An answer with the question as it was asked (Dutch text after piping; of an item of a group
    of scales the item's own text), the language in which the person talked (a tag such as "nl")
    and when it was last changed (UTC)."""

    question: str
    asked: str
    value: Value
    language: str
    at: datetime

    def to_json(self) -> dict[str, object]:
        """Plain JSON; `from_json` reads it back to an equal Answer."""
        return {
            "question": self.question,
            "asked": self.asked,
            "value": value_to_json(self.value),
            "language": self.language,
            "at": self.at.isoformat(),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Answer:
        """KeyError or ValueError when the data was not made by `to_json`."""
        return cls(
            question=data["question"],
            asked=data["asked"],
            value=value_from_json(data["value"]),
            language=data["language"],
            at=datetime.fromisoformat(data["at"]),
        )


def value_to_json(value: Value) -> dict[str, object]:
    """One object with a "kind" beside the fields of the value."""
    match value:
        case TextValue(parts):
            return {"kind": "text", "parts": [[part.text, part.source] for part in parts]}
        case ChoiceValue(chosen, other):
            return {"kind": "choice", "chosen": list(chosen), "other": other}
        case ScaleValue(step):
            return {"kind": "scale", "step": step}
        case PhotoValue(photos):
            return {"kind": "photo", "photos": [[photo.id, photo.description] for photo in photos]}
        case DateValue(day):
            return {"kind": "date", "day": day.isoformat()}
        case PassValue(reason):
            return {"kind": "pass", "reason": reason.value}


def value_from_json(data: Mapping[str, Any]) -> Value:
    """The reverse of `value_to_json`; ValueError for a kind that does not exist."""
    match data["kind"]:
        case "text":
            return TextValue(tuple(TextPart(text, source) for text, source in data["parts"]))
        case "choice":
            return ChoiceValue(tuple(data["chosen"]), data["other"])
        case "scale":
            return ScaleValue(data["step"])
        case "photo":
            return PhotoValue(tuple(Photo(id_, words) for id_, words in data["photos"]))
        case "date":
            return DateValue(date.fromisoformat(data["day"]))
        case "pass":
            return PassValue(Pass(data["reason"]))
    raise ValueError("no such kind of answer", data["kind"])


Answers = Mapping[str, Answer]
"""One contributor's answers to one questionnaire, by question id (irrelevant ones included)."""
