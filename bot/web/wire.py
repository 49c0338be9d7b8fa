"""What the page sends: JSON to an Input, strictly. `{"type": "Rate", "question": ..., ...}`."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date
from types import MappingProxyType
from typing import Any, get_type_hints

from conversations import inputs
from conversations.inputs import Input
from conversations.questionnaire import Pass

# Reopen and TakeBack are asked of other services; SendPhoto comes with bytes; EditedText and
# Unsupported are Telegram's.
ACCEPTED = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (
            inputs.Start,
            inputs.Text,
            inputs.Choose,
            inputs.ChooseOther,
            inputs.ChooseAll,
            inputs.Rate,
            inputs.RemovePhoto,
            inputs.DescribePhoto,
            inputs.GiveDate,
            inputs.Done,
            inputs.PassOn,
            inputs.Back,
            inputs.Edit,
            inputs.Append,
            inputs.Reassign,
            inputs.ShowOverview,
            inputs.Review,
            inputs.Continue,
            inputs.Submit,
            inputs.Pause,
            inputs.Help,
            inputs.ChooseLanguage,
        )
    }
)
MAX_ID = 128  # the page's own ids are UUIDs; anything longer is not ours


class NotUnderstoodError(ValueError):
    """The page sent something that is no input. It says what, never the content."""

    def __str__(self) -> str:
        return " ".join(map(str, self.args))


@dataclass(frozen=True, slots=True)
class Said:
    """One post of the page. `id` is the page's own message id: the delivery. `who` and `form` are
    the participant and the questionnaire that the page shows."""

    id: str
    who: str
    form: str
    given: Input


def read(body: bytes) -> Said:
    """Raises NotUnderstoodError for anything that the page would never send."""
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise NotUnderstoodError("the body is not JSON") from None
    if not isinstance(data, dict):
        raise NotUnderstoodError("the body is not an object")
    unknown = set(data) - {"id", "who", "form", "input"}
    if unknown:
        raise NotUnderstoodError("the body has unknown fields")
    return Said(
        id=identifier(data.get("id"), "id"),
        who=identifier(data.get("who"), "who"),
        form=identifier(data.get("form"), "form"),
        given=_input(data.get("input")),
    )


def identifier(value: object, name: str) -> str:
    """A short id that is there."""
    if not isinstance(value, str) or not 0 < len(value) <= MAX_ID or not value.isprintable():
        raise NotUnderstoodError(name, "is missing or no id")
    return value


def _input(data: object) -> Input:
    if not isinstance(data, dict):
        raise NotUnderstoodError("input is not an object")
    kind: Any = ACCEPTED.get(str(data.get("type")))
    if kind is None:
        raise NotUnderstoodError("input has an unknown type")
    given = {name: value for name, value in data.items() if name != "type"}
    known = {field.name: field for field in fields(kind)}
    if set(given) - set(known):
        raise NotUnderstoodError("input has unknown fields")
    hints = get_type_hints(kind)
    values: dict[str, object] = {}
    for name, field in known.items():
        if name in given:
            values[name] = _value(given[name], hints[name], name)
        elif field.default is MISSING:
            raise NotUnderstoodError("input lacks", name)
    made: Input = kind(**values)
    return made


def _value(value: object, wanted: object, name: str) -> object:
    reader = _READERS.get(wanted)
    if reader is None:
        raise TypeError("no reader for", wanted)
    try:
        return reader(value)
    except (ValueError, TypeError):
        raise NotUnderstoodError(name, "is not what it should be") from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _number(value: object) -> int:
    # SQLite and every turn or step fit in 32 bits; a longer number is not ours.
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) >= 2**31:
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    return tuple(_text(item) for item in value)


_READERS: dict[object, Callable[[object], object]] = {
    str: _text,
    bool: _truth,
    bool | None: lambda value: None if value is None else _truth(value),
    int: _number,
    int | None: lambda value: None if value is None else _number(value),
    tuple[str, ...]: _texts,
    date: lambda value: date.fromisoformat(_text(value)),
    Pass: lambda value: Pass(_text(value)),
}
