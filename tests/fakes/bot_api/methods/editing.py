"""Changing and deleting what was sent."""

from __future__ import annotations

from typing import Any

from tests.fakes.bot_api.errors import bad_request
from tests.fakes.bot_api.keyboards import check_markup
from tests.fakes.bot_api.methods.sending import CAPTION_MOST, TEXT_MOST, formatted
from tests.fakes.bot_api.models import Chat, Json, Message
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import World

DELETABLE_SECONDS = 48 * 3600
MOST_AT_ONCE = 100
SAME = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)


def _own(world: World, chat: Chat, params: Params) -> Message:
    message = world.message(chat, params.integer("message_id"), "message to edit not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return message


def _inline(params: Params) -> Json | None:
    markup = check_markup(params.json("reply_markup"))
    if markup and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup if markup and any(markup["inline_keyboard"]) else None


def edit_message_text(world: World, params: Params) -> Json:
    """Without a reply_markup the keyboard goes, as on Telegram."""
    chat = world.chat(params)
    message = _own(world, chat, params)
    text, entities = formatted(params, "text", "entities", TEXT_MOST)
    if not text:
        raise bad_request("message text is empty")
    if not message.text:
        raise bad_request("there is no text in the message to edit")
    markup = _inline(params)
    if (text, entities, markup) == (message.text, message.entities, message.markup):
        raise bad_request(SAME)
    world.limits.spend(chat)
    message.text, message.entities = text, entities
    world.redraw(message, markup)
    return message.json()


def edit_message_caption(world: World, params: Params) -> Json:
    chat = world.chat(params)
    message = _own(world, chat, params)
    caption, entities = formatted(params, "caption", "caption_entities", CAPTION_MOST)
    if message.text:
        raise bad_request("there is no caption in the message to edit")
    markup = _inline(params)
    if (caption, entities, markup) == (message.caption, message.entities, message.markup):
        raise bad_request(SAME)
    world.limits.spend(chat)
    message.extra = {**message.extra, "caption": caption}
    message.entities = entities
    world.redraw(message, markup)
    return message.json()


def edit_message_reply_markup(world: World, params: Params) -> Json:
    chat = world.chat(params)
    message = _own(world, chat, params)
    markup = _inline(params)
    if markup == message.markup:
        raise bad_request(SAME)
    world.limits.spend(chat)
    world.redraw(message, markup)
    return message.json()


def _check_deletable(world: World, message: Message) -> None:
    """A bot may delete its own messages and, in a private chat, those of the person."""
    theirs = not message.from_bot and message.chat.type != "private"
    if theirs or world.now() - message.date > DELETABLE_SECONDS:
        raise bad_request("message can't be deleted for everyone")


def delete_message(world: World, params: Params) -> bool:
    chat = world.chat(params)
    message = world.message(chat, params.integer("message_id"), "message to delete not found")
    _check_deletable(world, message)
    world.remove(message)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """Messages that are gone are passed over in silence."""
    chat = world.chat(params)
    ids = params.json("message_ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= MOST_AT_ONCE:
        raise bad_request("there are no messages to delete or too many")
    found = [m for m in map(chat.messages.get, ids) if m and not m.deleted]
    for message in found:
        _check_deletable(world, message)
    for message in found:
        world.remove(message)
    return True


METHODS: dict[str, Any] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
