"""What a bot may post: text, photo, document, and "is typing"."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from PIL import Image, UnidentifiedImageError

from tests.fakes.bot_api.errors import ApiError, bad_request
from tests.fakes.bot_api.keyboards import check_markup
from tests.fakes.bot_api.markup import commands, read_formatted, units
from tests.fakes.bot_api.models import Chat, Json, Message, StoredFile
from tests.fakes.bot_api.params import Params, Upload
from tests.fakes.bot_api.world import World

TEXT_MOST = 4096
CAPTION_MOST = 1024
PHOTO_BYTES = 10 * 1024 * 1024
DOCUMENT_BYTES = 50 * 1024 * 1024
PHOTO_SIDES = 10_000  # width and height together, in pixels
PHOTO_RATIO = 20
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}


def formatted(params: Params, name: str, entities: str, most: int) -> tuple[str, list[Json]]:
    """The text after parsing, at most `most` UTF-16 units long; may be empty."""
    text, found = read_formatted(
        params.text(name), params.text("parse_mode"), params.json(entities)
    )
    if units(text) > most:
        what = "message is too long" if name == "text" else "message caption is too long"
        raise bad_request(what)
    return text, found or commands(text)


def reply_target(world: World, chat: Chat, params: Params) -> Message | None:
    """The message that is answered; None when none is named or its absence is allowed."""
    wanted = params.json("reply_parameters") or {}
    message_id = int(wanted.get("message_id") or params.integer("reply_to_message_id"))
    if not message_id:
        return None
    found = chat.messages.get(message_id)
    if found and not found.deleted:
        return found
    if wanted.get("allow_sending_without_reply") or params.boolean("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def send_message(world: World, params: Params) -> Json:
    chat = world.chat(params)
    text, entities = formatted(params, "text", "entities", TEXT_MOST)
    if not text:
        raise bad_request("message text is empty")
    markup = check_markup(params.json("reply_markup"))
    target = reply_target(world, chat, params)
    world.limits.spend(chat)
    return world.post(
        chat, world.bot, text=text, entities=entities, markup=markup, reply_to=target
    ).json()


def send_photo(world: World, params: Params) -> Json:
    return _send_file(world, params, "photo")


def send_document(world: World, params: Params) -> Json:
    return _send_file(world, params, "document")


def _send_file(world: World, params: Params, kind: str) -> Json:
    chat = world.chat(params)
    caption, entities = formatted(params, "caption", "caption_entities", CAPTION_MOST)
    markup = check_markup(params.json("reply_markup"))
    target = reply_target(world, chat, params)
    file, body = _photo(world, params) if kind == "photo" else _document(world, params)
    world.limits.spend(chat)
    extra: Json = {kind: body} | ({"caption": caption} if caption else {})
    return world.post(
        chat, world.bot, entities=entities, extra=extra, markup=markup, reply_to=target, file=file
    ).json()


def _given(world: World, params: Params, name: str) -> Upload | StoredFile:
    """An upload of this call, or a file that Telegram has already."""
    value = params.text(name)
    if value.startswith("attach://"):
        name = value.removeprefix("attach://")
    if name in params.uploads:
        if not params.uploads[name].content:
            raise bad_request("file must be non-empty")
        return params.uploads[name]
    if not value:
        why = f"there is no {name} in the request"
        raise bad_request(why)
    if value in world.files:
        return world.files[value]
    if re.match(r"https?://", value):
        raise bad_request("failed to get HTTP URL content")
    raise bad_request("wrong file identifier/HTTP URL specified")


def _photo(world: World, params: Params) -> tuple[StoredFile, list[Json]]:
    given = _given(world, params, "photo")
    if len(given.content) > PHOTO_BYTES:
        raise bad_request("file is too big for a photo")
    try:
        width, height = Image.open(BytesIO(given.content)).size
    except (UnidentifiedImageError, OSError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > PHOTO_SIDES or max(width, height) > PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    file = given if isinstance(given, StoredFile) else world.keep(given.content, "photos", ".jpg")
    return file, [{**file.json(), "width": width, "height": height}]


def _document(world: World, params: Params) -> tuple[StoredFile, Json]:
    given = _given(world, params, "document")
    if len(given.content) > DOCUMENT_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if isinstance(given, StoredFile):
        return given, given.json()
    file = world.keep(given.content, "documents", _suffix(given.name))
    return file, {**file.json(), "file_name": given.name, "mime_type": given.mime}


def _suffix(name: str) -> str:
    found = re.search(r"\.[A-Za-z0-9]{1,8}$", name)
    return found.group() if found else ""


def send_chat_action(world: World, params: Params) -> bool:
    chat = world.chat(params)
    if params.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat.tell("action", None)
    return True


METHODS: dict[str, Any] = {
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendChatAction": send_chat_action,
}
