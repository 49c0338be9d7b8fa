"""Users, chats, messages and files in the shapes that Telegram gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Change = Literal["sent", "edited", "deleted", "toast", "action"]


@dataclass(frozen=True, slots=True)
class User:
    id: int
    first_name: str
    language_code: str = "nl"
    username: str = ""
    is_bot: bool = False

    def json(self) -> Json:
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            body["username"] = self.username
        if self.language_code and not self.is_bot:
            body["language_code"] = self.language_code
        return body


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that Telegram holds. `path` is the last part of its download address."""

    id: str
    unique_id: str
    path: str
    content: bytes
    size: int

    def json(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


@dataclass(slots=True, eq=False)
class Message:
    """A message as it stands now. `extra` holds photo, caption, sticker and the like."""

    id: int
    chat: Chat
    sender: User
    date: int
    text: str = ""
    entities: list[Json] = field(default_factory=list)
    extra: Json = field(default_factory=dict)
    markup: Json | None = None
    reply_to: Message | None = None
    edit_date: int = 0
    deleted: bool = False
    file: StoredFile | None = None

    @property
    def from_bot(self) -> bool:
        return self.sender.is_bot

    @property
    def caption(self) -> str:
        return str(self.extra.get("caption", ""))

    @property
    def keyboard(self) -> list[list[Json]]:
        """The inline buttons in their rows; [] when there are none."""
        rows: list[list[Json]] = (self.markup or {}).get("inline_keyboard", [])
        return rows

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline buttons, in reading order."""
        return [button["text"] for row in self.keyboard for button in row]

    def button(self, label: str) -> Json | None:
        return next((b for row in self.keyboard for b in row if b["text"] == label), None)

    def json(self) -> Json:
        body: Json = {
            "message_id": self.id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": self.date,
        }
        if self.text:
            body["text"] = self.text
            if self.entities:
                body["entities"] = self.entities
        elif self.entities:
            body["caption_entities"] = self.entities
        body.update(self.extra)
        if self.edit_date:
            body["edit_date"] = self.edit_date
        if self.keyboard:
            body["reply_markup"] = self.markup
        if self.reply_to:
            body["reply_to_message"] = self.reply_to.json()
        return body


@dataclass(slots=True, eq=False)
class Chat:
    """`state` is "open", "blocked", "kicked" or "deactivated": why the bot may not write."""

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str
    language_code: str = ""
    state: Literal["open", "blocked", "kicked", "deactivated"] = "open"
    migrated_to: int = 0
    messages: dict[int, Message] = field(default_factory=dict)
    with_buttons: dict[int, Message] = field(default_factory=dict)
    watchers: list[Callable[[Change, Message | None], None]] = field(default_factory=list)

    def json(self) -> Json:
        name = "first_name" if self.type == "private" else "title"
        return {"id": self.id, "type": self.type, name: self.title}

    def tell(self, change: Change, message: Message | None) -> None:
        for watcher in self.watchers:
            watcher(change, message)
