"""A person with a Telegram client, for tests: sends, taps, edits, and sees what the bot shows."""

from __future__ import annotations

import re

from tests.fakes.bot_api import client
from tests.fakes.bot_api.methods.settings import scope_key
from tests.fakes.bot_api.models import Chat, Json, Message, User
from tests.fakes.bot_api.screen import Screen
from tests.fakes.bot_api.world import Tap, World

START_CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")  # what a t.me link may carry


class Person(Screen):
    """Chats with the bot in private. Every verb is one thing that a person does in the app."""

    def __init__(self, world: World, user: User) -> None:
        super().__init__()
        self._world = world
        self.user = user
        self._chat = Chat(user.id, "private", user.first_name, user.language_code)
        self._chat.watchers.append(self._notice)

    @property
    def chat(self) -> Chat:
        return self._chat

    @property
    def id(self) -> int:
        return self.user.id

    # What this person does

    async def start(self, code: str = "") -> Message:
        """Opens t.me/<bot>?start=CODE and presses Start; a client follows no other codes."""
        if code and not START_CODE.fullmatch(code):
            message = f"a start link carries 1-64 of A-Z a-z 0-9 _ -, not {code!r}"
            raise ValueError(message)
        self.chat.state = "open"
        return await self.send(f"/start {code}".strip())

    async def send(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Types and sends; the client trims and splits. Gives the last message that it made."""
        self._open()
        for piece in client.pieces(text):
            message = client.say(self._world, self.chat, self.user, piece, reply_to=reply_to)
        return message

    async def tap(self, label: str = "", *, data: str = "", message: Message | None = None) -> Tap:
        """Taps the newest button with this label, or a button by its data that may be gone by now.

        `message` narrows it to one message: with `data` that makes a stale tap.
        """
        self._open()
        if data:
            message = message or self._with_data(data)
            return self._world.tap(self.chat, self.user, message, data)
        found, button = self._with_label(label, message)
        if "callback_data" not in button:
            note = f"the button {label!r} opens {button.get('url', 'something else')}"
            raise AssertionError(note)
        return self._world.tap(self.chat, self.user, found, button["callback_data"])

    async def edit(self, message: Message, text: str) -> None:
        """Changes an own earlier message."""
        self._open()
        client.edit(self._world, self.user, message, text)

    async def send_photo(
        self, content: bytes, caption: str = "", *, album: str = "", reply_to: Message | None = None
    ) -> Message:
        """Photos with the same `album` belong together, as when several are picked at once."""
        self._open()
        extra, file = client.photo(self._world, content, caption, album)
        return client.show(self._world, self.chat, self.user, extra, file, reply_to)

    async def send_document(
        self, content: bytes, name: str, mime: str = "application/octet-stream", caption: str = ""
    ) -> Message:
        self._open()
        extra, file = client.document(self._world, content, name, mime, caption)
        return client.show(self._world, self.chat, self.user, extra, file)

    async def sticker(self) -> Message:
        return self._show("sticker")

    async def voice(self) -> Message:
        return self._show("voice")

    async def video(self) -> Message:
        return self._show("video")

    async def location(self) -> Message:
        return self._show("location")

    async def contact(self) -> Message:
        return self._show("contact")

    async def block_bot(self) -> None:
        self._open()
        self.chat.state = "blocked"
        self._world.updates.add("my_chat_member", client.membership(self._world, self, "kicked"))

    async def unblock_bot(self) -> None:
        self.chat.state = "open"
        self._world.updates.add("my_chat_member", client.membership(self._world, self, "member"))

    def leave_telegram(self) -> None:
        self.chat.state = "deactivated"

    # What this person sees

    @property
    def menu(self) -> list[Json]:
        """The commands that this person's client shows: the narrowest scope that has any."""
        commands = self._world.settings.commands
        chat_scope: Json = {"type": "chat", "chat_id": self.id}
        for scope in (chat_scope, {"type": "all_private_chats"}, {"type": "default"}):
            for language in (self.user.language_code, ""):
                found = commands.get((scope_key(scope), language))
                if found:
                    return found
        return []

    # Inside

    def _open(self) -> None:
        if self.chat.state != "open":
            note = f"{self.user.first_name} cannot write: {self.chat.state}"
            raise ValueError(note)
        self._world.chats.setdefault(self.chat.id, self.chat)

    def _show(self, kind: str) -> Message:
        self._open()
        extra, file = client.other(self._world, kind, self.user)
        return client.show(self._world, self.chat, self.user, extra, file)

    def _with_data(self, data: str) -> Message:
        for candidate in reversed(self.chat.with_buttons.values()):
            if any(b.get("callback_data") == data for row in candidate.keyboard for b in row):
                return candidate
        return self.last
