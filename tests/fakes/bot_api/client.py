"""What Telegram's apps make of what people do: messages, and the updates that the bot gets."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

from tests.fakes.bot_api.markup import commands
from tests.fakes.bot_api.models import Chat, Json, Message, StoredFile, User
from tests.fakes.bot_api.world import World

if TYPE_CHECKING:
    from tests.fakes.bot_api.person import Person

TEXT_MOST = 4096  # a client cuts what is typed or pasted into messages of this length
THUMBNAIL = 90  # pixels, the longest side of the smallest size of a photo
UNREADABLE = (1280, 960)  # claimed for bytes that are no picture
STICKER_SIDE = 512


def pieces(text: str) -> list[str]:
    """The messages that a client makes of a typed text."""
    text = text.strip()
    if not text:
        note = "a client sends no empty message"
        raise ValueError(note)
    return [text[at : at + TEXT_MOST] for at in range(0, len(text), TEXT_MOST)]


def say(
    world: World, chat: Chat, user: User, text: str, *, reply_to: Message | None = None
) -> Message:
    message = world.post(chat, user, text=text, entities=commands(text), reply_to=reply_to)
    world.updates.add("message", message.json())
    return message


def show(
    world: World,
    chat: Chat,
    user: User,
    extra: Json,
    file: StoredFile | None,
    reply_to: Message | None = None,
) -> Message:
    """Sends something that is not a text."""
    message = world.post(chat, user, extra=extra, file=file, reply_to=reply_to)
    world.updates.add("message", message.json())
    return message


def edit(world: World, user: User, message: Message, text: str) -> None:
    if message.sender != user or message.deleted:
        note = "a person edits an own message that still stands"
        raise ValueError(note)
    if message.text:
        message.text, message.entities = text.strip(), commands(text)
    else:
        message.extra = {**message.extra, "caption": text.strip()}
    world.redraw(message, message.markup)
    world.updates.add("edited_message", message.json())


def photo(world: World, content: bytes, caption: str, album: str) -> tuple[Json, StoredFile]:
    """A photo in two sizes, the smallest first, as clients upload it."""
    small, width, height = _thumbnail(content)
    sizes = [(small, *_scaled(width, height)), (content, width, height)]
    kept = [(world.keep(data, "photos", ".jpg"), w, h) for data, w, h in sizes]
    extra: Json = {
        "photo": [{**file.json(), "width": w, "height": h} for file, w, h in kept],
        **({"caption": caption} if caption else {}),
        **({"media_group_id": album} if album else {}),
    }
    return extra, kept[-1][0]


def _thumbnail(content: bytes) -> tuple[bytes, int, int]:
    try:
        with Image.open(BytesIO(content)) as image:
            width, height = image.size
            image.draft("RGB", (THUMBNAIL, THUMBNAIL))
            image.thumbnail((THUMBNAIL, THUMBNAIL))
            out = BytesIO()
            image.convert("RGB").save(out, "JPEG")
            return out.getvalue(), width, height
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError):
        return content, *UNREADABLE


def _scaled(width: int, height: int) -> tuple[int, int]:
    factor = THUMBNAIL / max(width, height)
    return max(1, int(width * factor)), max(1, int(height * factor))


def document(
    world: World, content: bytes, name: str, mime: str, caption: str
) -> tuple[Json, StoredFile]:
    file = world.keep(content, "documents", name[name.rfind(".") :] if "." in name else "")
    body = {**file.json(), "file_name": name, "mime_type": mime}
    return {"document": body, **({"caption": caption} if caption else {})}, file


def other(world: World, kind: str, user: User) -> tuple[Json, StoredFile | None]:
    """A sticker, voice message, video, location or contact."""
    if kind == "location":
        return {"location": {"latitude": 52.09, "longitude": 5.12}}, None
    if kind == "contact":
        return {"contact": {"phone_number": "+31600000000", "first_name": user.first_name}}, None
    suffix, more = {
        "sticker": (".webp", _sticker()),
        "voice": (".oga", {"duration": 3, "mime_type": "audio/ogg"}),
        "video": (".mp4", {"duration": 3, "width": 320, "height": 240, "mime_type": "video/mp4"}),
    }[kind]
    file = world.keep(b"\0" * 64, f"{kind}s", suffix)
    return {kind: {**file.json(), **more}}, file


def _sticker() -> Json:
    return {
        "width": STICKER_SIDE,
        "height": STICKER_SIDE,
        "is_animated": False,
        "is_video": False,
        "type": "regular",
        "emoji": "\N{THUMBS UP SIGN}",
    }


def membership(world: World, person: Person, status: str) -> Json:
    """The my_chat_member update for blocking ("kicked") and unblocking ("member")."""

    def member(state: str) -> Json:
        body: Json = {"user": world.bot.json(), "status": state}
        return body | ({"until_date": 0} if state == "kicked" else {})

    return {
        "chat": person.chat.json(),
        "from": person.user.json(),
        "date": int(world.now()),
        "old_chat_member": member("kicked" if status == "member" else "member"),
        "new_chat_member": member(status),
    }
