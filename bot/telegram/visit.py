"""What came in, with where it belongs."""

from __future__ import annotations

from dataclasses import dataclass

from bot.telegram.conversation import Place
from bot.telegram.updates import Incoming


@dataclass(frozen=True, slots=True)
class Visit:
    """An incoming thing and its place in the conversation."""

    incoming: Incoming
    place: Place

    @property
    def address(self) -> str:
        return str(self.place.chat)
