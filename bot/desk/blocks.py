"""What the desk says, for any channel to draw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.classroom import ExportFile

MAX_ACTION = 54  # ASCII bytes: the 64 of a Telegram button less what its channel adds


@dataclass(frozen=True, slots=True)
class Button:
    """`action` is given back to `Desk.say` when it is tapped."""

    text: str
    action: str


@dataclass(frozen=True, slots=True)
class Block:
    """Text (paragraphs apart by an empty line), rows of buttons under it, a file beside it.

    `expects` is the action that the next typed text belongs to, "" when none: a channel that can
    keeps it and gives it back with the text.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    file: ExportFile | None = None
    expects: str = ""


def rows(buttons: Iterable[Button], wide: int = 1) -> tuple[tuple[Button, ...], ...]:
    """`wide` buttons a row."""
    row = list(buttons)
    return tuple(tuple(row[at : at + wide]) for at in range(0, len(row), wide))


def paragraphs(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)
