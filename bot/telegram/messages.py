"""A message as it is kept in a row until Telegram has it: plain JSON, and its meaning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

SAY = "say"
REDRAW = "redraw"
"""The kinds of row: a new message, or the same message with another text and keyboard."""


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is callback data; `url` opens a page. Exactly one of them is set."""

    text: str
    data: str = ""
    url: str = ""

    def to_json(self) -> dict[str, str]:
        """As the Bot API takes it."""
        action = {"url": self.url} if self.url else {"callback_data": self.data}
        return {"text": self.text, **action}


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is HTML. What surrounds it:

    `redraw`: the id of the message to change instead of sending one (0: send).
    `erase`: the id of the person's own message, removed first; `erased` or `not_erased` (HTML)
    then stands before the text.
    `bare`: the id of an earlier message of ours whose buttons are used up. `bare_first`: they
    must go (a sensitive choice is readable in them), else they go when there is time.
    """

    text: str
    rows: Rows = ()
    redraw: int = 0
    erase: int = 0
    erased: str = ""
    not_erased: str = ""
    bare: int = 0
    bare_first: bool = False

    def with_text(self, text: str) -> Message:
        return replace(self, text=text)

    def to_payload(self) -> tuple[str, dict[str, object]]:
        """(kind, JSON): fields that say nothing are left out."""
        fields: dict[str, object] = {
            name: value
            for name in ("text", "redraw", "erase", "erased", "not_erased", "bare", "bare_first")
            if (value := getattr(self, name))
        }
        fields["rows"] = [[[item.text, item.data, item.url] for item in row] for row in self.rows]
        return (REDRAW if self.redraw else SAY), fields

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Message:
        rows = tuple(tuple(Button(*item) for item in row) for row in payload["rows"])
        return cls(**{"text": "", **payload, "rows": rows})
