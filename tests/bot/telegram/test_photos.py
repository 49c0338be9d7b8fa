"""Photos and drawings: fetched and made ready before anything is stored."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from conversations.answers import PhotoValue
from tests.bot.telegram.conftest import Stage
from tests.fakes.bot_api import Person


@pytest.fixture
def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(out, "JPEG")
    return out.getvalue()


async def to_photo(stage: Stage) -> Person:
    noor = await stage.at_first_question("Noor")
    await noor.send("Noor")
    assert "foto of tekening" in (await noor.reply()).text
    return noor


async def to_two_photos(stage: Stage) -> Person:
    noor = await to_photo(stage)
    await noor.send("/overzicht")
    await noor.reply()
    await noor.tap("14")
    assert "bij die herinnering" in (await noor.reply()).text
    return noor


async def photos_of(stage: Stage, question: str) -> int:
    value = (await stage.werkstuk("Noor"))[question].value
    assert isinstance(value, PhotoValue)
    return len(value.photos)


async def test_a_photo_and_what_is_on_it(stage: Stage, picture: bytes) -> None:
    noor = await to_photo(stage)
    await noor.send_photo(picture)
    message = await noor.reply()
    assert message.text.startswith("Bewaard.")
    assert "Wat is erop te zien?" in message.text
    await noor.send("Ik op mijn skeelers")
    assert "Vraag 3 van 25" in (await noor.reply()).text
    value = (await stage.werkstuk("Noor"))["mij_foto"].value
    assert isinstance(value, PhotoValue)
    assert value.photos[0].description == "Ik op mijn skeelers"


async def test_an_image_sent_as_a_file_with_a_caption(stage: Stage, picture: bytes) -> None:
    noor = await to_photo(stage)
    await noor.send_document(picture, "tekening.jpg", "image/jpeg", "Mijn kat")
    assert "Vraag 3 van 25" in (await noor.reply()).text
    value = (await stage.werkstuk("Noor"))["mij_foto"].value
    assert isinstance(value, PhotoValue)
    assert value.photos[0].description == "Mijn kat"


async def test_an_album_over_the_maximum_keeps_what_fits(stage: Stage, picture: bytes) -> None:
    noor = await to_two_photos(stage)
    for _ in range(4):
        await noor.send_photo(picture, album="kamp")
    heard = [(await noor.reply()).text for _ in range(4)]
    assert sum("Deze heb ik niet bewaard" in text for text in heard) == 2
    assert await photos_of(stage, "school_foto") == 2


async def test_a_photo_of_25_mb_gets_a_kind_word(stage: Stage) -> None:
    noor = await to_photo(stage)
    await noor.send_document(b"\xff\xd8" + bytes(25 * 1024 * 1024), "groot.jpg", "image/jpeg")
    assert "te groot, meer dan 20 MB" in (await noor.reply()).text
    assert "mij_foto" not in await stage.werkstuk("Noor")


async def test_a_text_file_called_jpg(stage: Stage) -> None:
    noor = await to_photo(stage)
    await noor.send_document(b"geen foto", "foto.jpg", "image/jpeg")
    assert "geen foto die ik kan lezen" in (await noor.reply()).text


async def test_a_photo_that_does_not_come_over(stage: Stage, picture: bytes) -> None:
    noor = await to_photo(stage)
    stage.api.cut("file", after=False, times=1)
    await noor.send_photo(picture)
    assert "Wat is erop te zien?" in (await noor.reply()).text


async def test_others_do_not_wait_for_a_slow_photo(stage: Stage, picture: bytes) -> None:
    noor, sem = await to_photo(stage), await stage.at_first_question("Sem")
    stage.api.delay("getFile", 2.0)
    await noor.send_photo(picture)
    await sem.send("Sem")
    assert "Vraag 2 van 25" in (await sem.reply(1.5)).text
    assert noor.unread == 0
    assert "Wat is erop te zien?" in (await noor.reply()).text
