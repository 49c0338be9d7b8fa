"""What this channel needs of the staff's desk, which both channels share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.devices import Device
from conversations.people import Participant


class DeskButton(Protocol):
    """`action` comes back to the desk when it is tapped: ASCII without a |, at most 54 bytes."""

    @property
    def text(self) -> str: ...

    @property
    def action(self) -> str: ...


class DeskFile(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def content(self) -> bytes: ...


class DeskBlock(Protocol):
    """A piece of what the desk says: plain text, rows of buttons under it, a file beside it."""

    @property
    def text(self) -> str: ...

    @property
    def buttons(self) -> Sequence[Sequence[DeskButton]]: ...

    @property
    def file(self) -> DeskFile | None: ...


class Desk(Protocol):
    """What a leerkracht says, and what the school's program answers."""

    async def say(self, participant: Participant, said: str, *, at: Device) -> Sequence[DeskBlock]:
        """`said` is a typed text, a command or the action of a button; `at` is the chat."""
        ...
