"""An ouder says yes or no to photos in the chat; what the child is asked and told then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from conversations.answers import PhotoValue
from conversations.people import Channel, Slot
from conversations.permission import GivenAs
from storage import photos
from tests.bot.telegram.conftest import Stage, open_stage
from tests.fakes.bot_api import BotApi, Person

YES, NO, LATER = "Ja, foto's mogen", "Nee, geen foto's", "Dat beslis ik later"


@pytest.fixture
async def unasked(tmp_path: Path, api: BotApi) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path, "Noor", "Sem", api=api, photos=False) as stage:
        yield stage


@pytest.fixture
def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (320, 240), "teal").save(out, "JPEG")
    return out.getvalue()


async def said(stage: Stage, slot: Slot) -> bool | None:
    rows = await stage.school.services.photo_permission.of_klas(None, stage.school.klas)
    assert isinstance(rows, list)
    word = rows[0].words.get(slot)
    return word.allowed if word else None


async def at_photo(stage: Stage) -> Person:
    noor = await stage.at_first_question("Noor")
    await noor.send("Noor")
    return noor


async def test_an_ouder_is_asked_first_and_then_goes_on(unasked: Stage) -> None:
    ouder = await unasked.person("Noor", Slot.OUDER_1)
    asked = await ouder.reply()
    assert asked.text.startswith("Mogen er foto's in het werkstuk van Noor?")
    assert "U mag gewoon nee zeggen. Dat heeft geen gevolgen" in asked.text
    assert asked.buttons == [YES, NO, LATER]
    await ouder.tap(YES, message=asked)
    assert "Dank u, dat is bewaard. Er mogen foto's in het werkstuk." in (await ouder.reply()).text
    assert "Waar wilt u verder?" in (await ouder.reply()).text
    assert await said(unasked, Slot.OUDER_1) is True


async def test_later_is_an_answer_that_is_not_kept(unasked: Stage) -> None:
    ouder = await unasked.person("Noor", Slot.OUDER_1)
    await ouder.tap(LATER, message=await ouder.reply())
    assert "Waar wilt u verder?" in (await ouder.reply()).text
    assert await said(unasked, Slot.OUDER_1) is None
    await ouder.send("/gegevens")
    await ouder.reply()
    assert (await ouder.reply()).buttons == [YES, NO, LATER]


async def test_a_no_and_the_child_is_asked_for_a_drawing(unasked: Stage, picture: bytes) -> None:
    ouder = await unasked.person("Noor", Slot.OUDER_2)
    await ouder.tap(NO, message=await ouder.reply())
    assert "Een tekening kan altijd." in (await ouder.reply()).text
    noor = await at_photo(unasked)
    asked = await noor.reply()
    assert "Wil je een tekening van jezelf toevoegen?" in asked.text
    assert "Stuur een foto van je tekening, met de paperclip." in asked.text
    await noor.send_photo(picture)
    assert "Wat is erop te zien?" in (await noor.reply()).text
    value = (await unasked.werkstuk("Noor"))["mij_foto"].value
    assert isinstance(value, PhotoValue)
    kept = await unasked.school.services.store.read(
        lambda unit: photos.given_as(unit, unasked.school.dossier("Noor"))
    )
    assert kept[value.photos[0].id] == ("dit-ben-ik", GivenAs.DRAWING)


async def test_it_is_changed_with_gegevens(unasked: Stage) -> None:
    ouder = await unasked.person("Noor", Slot.OUDER_1)
    await ouder.tap(YES, message=await ouder.reply())
    await ouder.reply()
    await ouder.reply()
    await ouder.send("/gegevens")
    await ouder.reply()
    now = await ouder.reply()
    assert "U vindt foto's van Noor goed." in now.text
    assert now.buttons == [NO]
    await ouder.tap(NO, message=now)
    assert "Er mogen geen foto's in het werkstuk." in (await ouder.reply()).text
    assert await said(unasked, Slot.OUDER_1) is False


async def test_the_button_of_somebody_else_says_nothing(unasked: Stage) -> None:
    ouder = await unasked.person("Noor", Slot.OUDER_1)
    data = (await ouder.reply()).keyboard[0][0]["callback_data"]
    noor = await at_photo(unasked)
    shown = await noor.reply()
    await noor.tap(data=data, message=shown)
    await noor.reply()
    other = await unasked.person("Sem", Slot.OUDER_1)
    message = await other.reply()
    await other.tap(data=data, message=message)
    await other.reply()
    assert await said(unasked, Slot.OUDER_1) is None


async def test_a_child_in_the_middle_hears_it_and_can_draw(stage: Stage, picture: bytes) -> None:
    noor = await at_photo(stage)
    await noor.reply()
    await noor.send_photo(picture)
    await noor.reply()
    await noor.send("Ik op mijn skeelers")
    await noor.reply()
    await stage.school.permit("Noor", allowed=False)
    told = await noor.reply()
    assert "Vanaf nu mogen er geen foto's in je werkstuk." in told.text
    await noor.send("/overzicht")
    await noor.reply()
    await noor.tap("2")
    again = await noor.reply()
    assert "Wil je een tekening van jezelf toevoegen?" in again.text
    assert "Deze foto ziet niemand anders" in again.text


async def test_who_was_never_allowed_hears_nothing_of_a_no(unasked: Stage) -> None:
    noor = await at_photo(unasked)
    await noor.reply()
    await unasked.school.permit("Noor", allowed=False)
    await unasked.nothing_owed()
    assert noor.unread == 0
    assert await unasked.school.services.assistant.owed(Channel.TELEGRAM) == []


async def test_an_ouder_of_whom_a_slip_came_back_is_not_asked(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    assert "foto" not in (await ouder.reply()).text
    other = await stage.person("Noor", Slot.OUDER_2)
    assert (await other.reply()).buttons == [YES, NO, LATER]
