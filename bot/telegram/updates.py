"""What an update means. Pure: no call is made here.

Updates stay the JSON that they are (Bot API, Update): the library's objects of them cost a third
of the processor that an answer takes, for fields that we never read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.telegram.commands import Called, parse
from conversations.inputs import EditedText, Input, Text, Unsupported

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""Asked for at every poll: Telegram remembers an earlier list."""


PRIVATE = frozenset({"private"})
GROUPS = frozenset({"group", "supergroup"})

LARGEST = 2**53  # Bot API: ids have at most 52 significant bits, so that any language holds them
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """An input as it stands."""

    given: Input


@dataclass(frozen=True, slots=True)
class Photographed:
    """A picture to fetch. `album` is "" for one that came alone; `size` is in bytes, 0 unknown."""

    file_id: str
    size: int
    caption: str
    album: str


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button of the message `message_id`; `query_id` is what stops its hourglass."""

    query_id: str
    data: str


@dataclass(frozen=True, slots=True)
class InGroup:
    """Somebody speaks, or put the bot, in a group."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person stopped the bot."""


Meaning = Said | Photographed | Tapped | Called | InGroup | Blocked


@dataclass(frozen=True, slots=True)
class Incoming:
    """`chat` is where to answer, `message` the id of the message (0: none), `language` what the
    person's client speaks."""

    update: int
    chat: int
    message: int
    meaning: Meaning
    language: str


def read(update: Json) -> Incoming | None:
    """None for what says nothing to us: channel posts, other bots, somebody who comes back. Raises
    KeyError, TypeError, ValueError or AttributeError for what Telegram never sends."""
    kind = next((name for name in ALLOWED if name in update), "")
    about: Json = update.get(kind, {})
    message: Json = about.get("message", {}) if kind == "callback_query" else about
    chat: Json = message.get("chat", {})
    meaning = _meaning(kind, about)
    if meaning is None or chat.get("type") not in {*PRIVATE, *GROUPS}:
        return None
    return Incoming(
        update=_number(update["update_id"]),
        chat=_number(chat["id"]),
        message=_number(message.get("message_id", 0)),
        meaning=InGroup() if chat["type"] in GROUPS else meaning,
        language=_words(about.get("from", {}).get("language_code", "")),
    )


def source(chat: int, message: int) -> str:
    """How a message is named in an answer, so that editing it changes that answer."""
    return f"{chat}:{message}"


def _meaning(kind: str, about: Json) -> Meaning | None:
    match kind:
        case "callback_query":
            return Tapped(_words(about["id"]), _words(about.get("data", "")))
        case "my_chat_member":
            return _membership(about)
        case "edited_message":
            if "text" not in about:
                return None
            return Said(EditedText(_source(about), _words(about["text"])))
        case "message":
            return _message(about)
    return None


def _membership(about: Json) -> Meaning | None:
    gone = about["new_chat_member"]["status"] in {"kicked", "left"}
    private = about["chat"]["type"] in PRIVATE
    if gone == private:
        return Blocked() if gone else InGroup()
    return None


def _message(message: Json) -> Meaning | None:
    text = message.get("text")
    if text is not None:
        return parse(_words(text)) or Said(Text(text, _source(message)))
    return _picture(message) or _other(message)


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or abs(value) > LARGEST:
        raise TypeError("no id")
    return value


def _source(message: Json) -> str:
    return source(message["chat"]["id"], message["message_id"])


def _picture(message: Json) -> Photographed | None:
    file = message.get("document", {})
    if "photo" in message:
        file = max(message["photo"], key=lambda size: size["width"] * size["height"])
    elif not file.get("mime_type", "").startswith("image/"):
        return None
    return Photographed(
        file_id=_words(file["file_id"]),
        size=_number(file.get("file_size", 0)),
        caption=_words(message.get("caption", "")),
        album=_words(message.get("media_group_id", "")),
    )


KINDS = (
    ("sticker", "sticker"),
    ("voice", "voice"),
    ("animation", "video"),
    ("video", "video"),
    ("video_note", "video"),
    ("venue", "location"),
    ("location", "location"),
    ("contact", "contact"),
    ("audio", "file"),
    ("document", "file"),
    ("poll", "file"),
    ("dice", "sticker"),
    ("story", "video"),
)
"""The field of a message, and what it is to people. The first that is there."""


def _other(message: Json) -> Said | None:
    return next((Said(Unsupported(what)) for field, what in KINDS if field in message), None)
