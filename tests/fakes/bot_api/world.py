"""Everything that "Telegram" knows: one bot, its chats, files, open button taps and settings."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.bot_api.errors import ApiError, bad_request, forbidden
from tests.fakes.bot_api.limits import Limits
from tests.fakes.bot_api.models import Chat, Json, Message, StoredFile, User
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.updates import Updates
from tests.fakes.bot_api.webhook import Webhook

QUERY_SECONDS = 15.0  # after about so long Telegram calls a button tap "too old"

REFUSALS = {
    "blocked": "bot was blocked by the user",
    "kicked": "bot was kicked from the group chat",
    "deactivated": "user is deactivated",
}


@dataclass(slots=True, eq=False)
class Tap:
    """A tap on a button; `text` is the toast that the bot answered with."""

    id: str
    chat: Chat
    message: Message
    data: str
    at: float
    answered: bool = False
    text: str = ""
    alert: bool = False


@dataclass(slots=True)
class Settings:
    """What the bot told Telegram about itself. Keys are (scope, language) or a language."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)


class World:
    def __init__(self, token: str, username: str, *, limits: bool) -> None:
        self.token = token
        number = int(token.partition(":")[0])
        self.bot = User(number, "Warme Overdracht", username=username, is_bot=True)
        self.skew = 0.0
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.files_by_path: dict[str, StoredFile] = {}
        self.taps: dict[str, Tap] = {}
        self.settings = Settings()
        self.updates = Updates()
        self.webhook = Webhook(self.updates, self.now)
        self.limits = Limits(self.now, on=limits)
        self._message_ids = itertools.count(1)
        self._file_ids = itertools.count(1)
        self._tap_ids = itertools.count(4_000_000_000_000_001)

    def now(self) -> float:
        """Seconds since the epoch, moved by `skew` when a test lets time pass."""
        return time.time() + self.skew

    def chat(self, params: Params) -> Chat:
        """The chat that a call names. Whoever never wrote to the bot is not found."""
        if not params.has("chat_id"):
            raise bad_request("chat_id is empty")
        try:
            found = self.chats.get(int(params.text("chat_id")))
        except ValueError:
            found = None
        if found is None:
            raise bad_request("chat not found")
        if found.migrated_to:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                {"migrate_to_chat_id": found.migrated_to},
            )
        if found.state != "open":
            raise forbidden(REFUSALS[found.state])
        return found

    def message(self, chat: Chat, message_id: int, missing: str) -> Message:
        found = chat.messages.get(message_id)
        if found is None or found.deleted:
            raise bad_request(missing)
        return found

    def post(
        self,
        chat: Chat,
        sender: User,
        *,
        text: str = "",
        entities: list[Json] | None = None,
        extra: Json | None = None,
        markup: Json | None = None,
        reply_to: Message | None = None,
        file: StoredFile | None = None,
    ) -> Message:
        """A new message in the chat, from either side; tells whoever watches the chat."""
        message = Message(
            id=next(self._message_ids),
            chat=chat,
            sender=sender,
            date=int(self.now()),
            text=text,
            entities=entities or [],
            extra=extra or {},
            markup=markup,
            reply_to=reply_to,
            file=file,
        )
        chat.messages[message.id] = message
        if message.keyboard:
            chat.with_buttons[message.id] = message
        chat.tell("sent", message)
        return message

    def redraw(self, message: Message, markup: Json | None) -> None:
        """Gives a message its new keyboard (None: none) after a change."""
        message.markup = markup
        message.edit_date = int(self.now())
        if message.keyboard:
            message.chat.with_buttons[message.id] = message
        else:
            message.chat.with_buttons.pop(message.id, None)
        message.chat.tell("edited", message)

    def remove(self, message: Message) -> None:
        message.deleted = True
        message.chat.with_buttons.pop(message.id, None)
        message.chat.tell("deleted", message)

    def tap(self, chat: Chat, who: User, message: Message, data: str) -> Tap:
        tap = Tap(str(next(self._tap_ids)), chat, message, data, self.now())
        self.taps[tap.id] = tap
        query: Json = {
            "id": tap.id,
            "from": who.json(),
            "chat_instance": str(chat.id * 7919),
            "data": data,
            "message": self._tapped(message),
        }
        self.updates.add("callback_query", query)
        return tap

    def _tapped(self, message: Message) -> Json:
        if message.deleted:
            return {"chat": message.chat.json(), "message_id": message.id, "date": 0}
        return message.json()

    def keep(self, content: bytes, folder: str, suffix: str) -> StoredFile:
        number = next(self._file_ids)
        file = StoredFile(
            id=f"AgACAgQAAx{number:08d}",
            unique_id=f"AQAD{number:08d}",
            path=f"{folder}/file_{number}{suffix}",
            content=content,
            size=len(content),
        )
        self.files[file.id] = self.files_by_path[file.path] = file
        return file

    def me(self) -> dict[str, Any]:
        return {
            **self.bot.json(),
            "can_join_groups": True,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
