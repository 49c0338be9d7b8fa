"""Photos and files, in both directions."""

from __future__ import annotations

from io import BytesIO

import aiohttp
import pytest
from PIL import Image

from tests.fakes.bot_api import BotApi, Person
from tests.fakes.conftest import Ask

MEGABYTE = 1024 * 1024


@pytest.fixture
async def anna(api: BotApi) -> Person:
    anna = api.person(11, "Anna")
    await anna.start()
    return anna


async def test_a_photo_comes_in_sizes_and_is_downloaded(
    api: BotApi, ask: Ask, anna: Person, picture: bytes, http: aiohttp.ClientSession
) -> None:
    await anna.send_photo(picture, "mijn hond")
    message = (await ask("getUpdates"))[-1]["message"]
    small, large = message["photo"]
    assert (small["width"], large["width"], large["file_size"]) == (90, 640, len(picture))
    assert message["caption"] == "mijn hond"
    path = (await ask("getFile", file_id=large["file_id"]))["file_path"]
    async with http.get(f"{api.url}/file/bot{api.token}/{path}") as response:
        assert await response.read() == picture
    for token, missing in (("1:x", path), (api.token, "photos/file_99.jpg")):
        async with http.get(f"{api.url}/file/bot{token}/{missing}") as response:
            assert response.status in {401, 404}


async def test_an_album_is_separate_updates_with_one_group(
    ask: Ask, anna: Person, picture: bytes
) -> None:
    for _ in range(3):
        await anna.send_photo(picture, album="zomer")
    messages = [update["message"] for update in (await ask("getUpdates"))[1:]]
    assert [message["media_group_id"] for message in messages] == ["zomer"] * 3


async def test_above_20_megabytes_nothing_is_given(ask: Ask, anna: Person) -> None:
    await anna.send_document(b"\0" * (25 * MEGABYTE), "groot.jpg", "image/jpeg")
    document = (await ask("getUpdates"))[-1]["message"]["document"]
    assert document["file_size"] == 25 * MEGABYTE
    assert await ask("getFile", file_id=document["file_id"]) == "400 Bad Request: file is too big"
    assert await ask("getFile", file_id="x") == "400 Bad Request: invalid file_id"


async def upload(
    api: BotApi, http: aiohttp.ClientSession, kind: str, content: bytes, caption: str = ""
) -> str:
    form = aiohttp.FormData()
    form.add_field("chat_id", "11")
    form.add_field("caption", caption)
    form.add_field(kind, content, filename="werkstuk.pdf")
    url = f"{api.url}/bot{api.token}/send{kind.title()}"
    async with http.post(url, data=form) as response:
        body = await response.json()
    return "ok" if body["ok"] else str(body["description"])


async def test_what_a_bot_may_upload(
    api: BotApi, anna: Person, picture: bytes, http: aiohttp.ClientSession
) -> None:
    assert await upload(api, http, "document", b"%PDF", "Je werkstuk") == "ok"
    got = await anna.reply()
    assert (got.caption, got.extra["document"]["file_name"]) == ("Je werkstuk", "werkstuk.pdf")
    assert got.file
    assert got.file.content == b"%PDF"
    assert "non-empty" in await upload(api, http, "document", b"")
    assert "caption is too long" in await upload(api, http, "document", b"x", "a" * 1025)
    assert await upload(api, http, "photo", picture, "a" * 1024) == "ok"
    assert "IMAGE_PROCESS_FAILED" in await upload(api, http, "photo", b"tekst")
    out = BytesIO()
    Image.new("1", (3000, 100)).save(out, "PNG")
    assert "PHOTO_INVALID_DIMENSIONS" in await upload(api, http, "photo", out.getvalue())


async def test_a_file_is_sent_again_by_its_id(ask: Ask, anna: Person, picture: bytes) -> None:
    sent = await anna.send_photo(picture)
    file_id = sent.extra["photo"][-1]["file_id"]
    assert (await ask("sendPhoto", chat_id=11, photo=file_id))["photo"][0]["file_id"] == file_id
    assert "wrong file identifier" in await ask("sendPhoto", chat_id=11, photo="x")
    assert "failed to get" in await ask("sendPhoto", chat_id=11, photo="https://x.nl/a.jpg")
    assert "there is no photo" in await ask("sendPhoto", chat_id=11)
