"""What an update means. Pure: no call is made here."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Chat, ChatMember, Message, PhotoSize, Update

from bot.telegram.commands import Called, parse
from conversations.inputs import EditedText, Input, Text, Unsupported

ALLOWED = ("message", "edited_message", "callback_query", "my_chat_member")
"""Asked for at every poll: Telegram remembers an earlier list."""


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


def read(update: Update) -> Incoming | None:
    """None for what says nothing to us: channel posts, other bots, somebody who comes back."""
    chat, meaning = update.effective_chat, _meaning(update)
    if chat is None or meaning is None or chat.type == Chat.CHANNEL:
        return None
    if chat.type != Chat.PRIVATE:
        meaning = InGroup()
    message, user = update.effective_message, update.effective_user
    return Incoming(
        update=update.update_id,
        chat=chat.id,
        message=message.message_id if message else 0,
        meaning=meaning,
        language=(user.language_code or "") if user else "",
    )


def source(chat: int, message: int) -> str:
    """How a message is named in an answer, so that editing it changes that answer."""
    return f"{chat}:{message}"


def _meaning(update: Update) -> Meaning | None:
    if update.callback_query is not None:
        return Tapped(update.callback_query.id, update.callback_query.data or "")
    if update.my_chat_member is not None:
        gone = update.my_chat_member.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}
        private = update.my_chat_member.chat.type == Chat.PRIVATE
        return Blocked() if gone and private else InGroup() if not gone and not private else None
    if update.edited_message is not None:
        return _edited(update.edited_message)
    return _message(update.message) if update.message else None


def _edited(message: Message) -> Meaning | None:
    if message.text is None:
        return None
    return Said(EditedText(source(message.chat_id, message.message_id), message.text))


def _message(message: Message) -> Meaning | None:
    if message.text is not None:
        called = parse(message.text)
        return called or Said(Text(message.text, source(message.chat_id, message.message_id)))
    return _picture(message) or _other(message)


def _picture(message: Message) -> Photographed | None:
    album, caption = message.media_group_id or "", message.caption or ""
    if message.photo:
        largest: PhotoSize = max(message.photo, key=lambda size: size.width * size.height)
        return Photographed(largest.file_id, largest.file_size or 0, caption, album)
    document = message.document
    if document and (document.mime_type or "").startswith("image/"):
        return Photographed(document.file_id, document.file_size or 0, caption, album)
    return None


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
"""The field of a message, and what it is to people. The first that is set."""


def _other(message: Message) -> Said | None:
    for field, what in KINDS:
        if getattr(message, field) is not None:
            return Said(Unsupported(what))
    return None
