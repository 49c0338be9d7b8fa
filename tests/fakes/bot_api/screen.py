"""What somebody sees of a chat with the bot, and waiting until it changes."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from tests.fakes.bot_api.models import Change, Chat, Json, Message
from tests.fakes.bot_api.world import Tap

PATIENCE = 5.0  # seconds; far above a loopback round trip, far below a hanging test


class Screen:
    """`reply_keyboard` holds the labels of the keyboard that stands in for the phone's own."""

    def __init__(self) -> None:
        self.reply_keyboard: list[str] = []
        self.typing = 0
        self.edits = 0
        self._unread: deque[Message] = deque()
        self._news = asyncio.Event()

    @property
    def chat(self) -> Chat:
        raise NotImplementedError

    async def reply(self, patience: float = PATIENCE) -> Message:
        """The oldest message of the bot that was not read yet; waits for one."""
        await self._wait(lambda: bool(self._unread), patience, "a message")
        return self._unread.popleft()

    async def until(self, condition: Callable[[], object], patience: float = PATIENCE) -> None:
        """Waits until something on the screen is so; looked at again after every change."""
        await self._wait(lambda: bool(condition()), patience, "a change")

    async def toast(self, tap: Tap, patience: float = PATIENCE) -> str:
        """Waits until the bot answers the tap; "" when it answers without words."""
        await self._wait(lambda: tap.answered, patience, "an answer to a tap")
        return tap.text

    @property
    def unread(self) -> int:
        return len(self._unread)

    def read_all(self) -> None:
        self._unread.clear()

    @property
    def screen(self) -> list[Message]:
        """The messages that stand in the chat now, oldest first, as they look after every edit."""
        return [message for message in self.chat.messages.values() if not message.deleted]

    @property
    def last(self) -> Message:
        """The newest message of the bot that still stands."""
        for message in reversed(self.chat.messages.values()):
            if message.from_bot and not message.deleted:
                return message
        note = f"the bot said nothing in {self.chat.title}"
        raise AssertionError(note)

    def transcript(self) -> str:
        """The screen in plain words, for a failing test."""
        return "\n".join(
            f"{m.sender.first_name}: {m.text or m.caption or list(m.extra)}"
            + (f"  {m.buttons}" if m.buttons else "")
            for m in self.screen
        )

    def _notice(self, change: Change, message: Message | None) -> None:
        if change == "sent" and message and message.from_bot:
            self._unread.append(message)
            self._take_keyboard(message)
        self.typing += change == "action"
        self.edits += change == "edited"
        self._news.set()

    def _take_keyboard(self, message: Message) -> None:
        rows = (message.markup or {}).get("keyboard")
        if rows is not None:
            self.reply_keyboard = [
                button if isinstance(button, str) else button["text"]
                for row in rows
                for button in row
            ]
        elif (message.markup or {}).get("remove_keyboard"):
            self.reply_keyboard = []

    async def _wait(self, condition: Callable[[], bool], patience: float, what: str) -> None:
        try:
            async with asyncio.timeout(patience):
                while not condition():
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            note = f"{self.chat.title} waited {patience} s for {what}:\n{self.transcript()}"
            raise AssertionError(note) from None

    def _with_label(self, label: str, message: Message | None) -> tuple[Message, Json]:
        shown = [message] if message else reversed(self.chat.with_buttons.values())
        for candidate in shown:
            button = candidate.button(label)
            if button:
                return candidate, button
        note = f"no button {label!r} in the chat of {self.chat.title}:\n{self.transcript()}"
        raise AssertionError(note)
