"""The second step of a leerkracht in a chat."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image

from bot.second_step import totp
from bot.second_step.service import MOST_TRIES
from conversations.people import Slot
from tests.bot.authenticator import Authenticator
from tests.bot.strict_school import RECOVERY, acts, code_of, later
from tests.bot.telegram.conftest import Stage, eventually, open_stage
from tests.fakes.bot_api import BotApi, Message, Person


@pytest.fixture
async def stage(tmp_path: Path, api: BotApi) -> AsyncIterator[Stage]:
    async with open_stage(tmp_path, "Noor", api=api, second_step=True) as stage:
        yield stage


def scanned(message: Message) -> str:
    """What a telephone reads in the picture."""
    assert message.file
    [found] = zxingcpp.read_barcodes(Image.open(io.BytesIO(message.file.content)))
    return found.text


def key_in(message: Message) -> Authenticator:
    return Authenticator.reading(message.extra["caption"])


def standing(person: Person) -> str:
    """Everything that can be read back in the chat."""
    return "\n".join(f"{one.text} {one.extra}" for one in person.screen)


async def asked(stage: Stage, person: Person) -> Message:
    await person.start(await code_of(stage.school))
    return await person.reply()


async def set_up(stage: Stage) -> tuple[Person, Authenticator, Message]:
    """A leerkracht who is in, the app, and the message with the recovery codes."""
    juf = stage.stranger("Juf")
    picture = await asked(stage, juf)
    app = key_in(picture)
    await juf.send(app.shows())
    codes = await juf.reply()
    assert (await juf.reply()).text.startswith("Bureau:")
    return juf, app, codes


async def test_the_first_time_there_is_a_picture_and_it_goes_away(stage: Stage) -> None:
    juf = stage.stranger("Juf")
    picture = await asked(stage, juf)
    app = key_in(picture)
    uri = urlsplit(scanned(picture))
    assert (uri.scheme, uri.netloc) == ("otpauth", "totp")
    told = parse_qs(uri.query)
    assert told["issuer"] == ["Warme Overdracht"]
    assert (told["digits"], told["period"], told["algorithm"]) == (["6"], ["30"], ["SHA1"])
    assert totp.to_type(app.secret).replace(" ", "") == told["secret"][0]
    digits = app.shows()
    await juf.send(digits)
    codes = await juf.reply()
    assert len(set(RECOVERY.findall(codes.text))) == 8
    assert "niet weghalen" not in codes.text
    assert (await juf.reply()).text.startswith("Bureau:")
    assert told["secret"][0][:4] not in standing(juf) and digits not in standing(juf)
    assert picture.deleted
    # Written over, the codes go too.
    await juf.tap("Ik heb ze opgeschreven")
    await eventually(lambda: codes.deleted)
    assert await acts(stage.school) == ["second step set", "joined"]


async def test_who_is_half_in_can_do_nothing(stage: Stage) -> None:
    juf = stage.stranger("Juf")
    await asked(stage, juf)
    pictures = []
    for words in ("/start", "Wie is waar?", "12345", ""):
        await (juf.send(words) if words else juf.sticker())
        pictures.append(await juf.reply())
        assert "zes cijfers" in pictures[-1].extra["caption"]
    assert stage.desk.heard == []
    # Of the pictures that were sent only the last still stands.
    await eventually(lambda: [it.deleted for it in pictures].count(False) <= 1)


async def test_the_next_chat_is_asked_for_digits_only(stage: Stage) -> None:
    _, app, _ = await set_up(stage)
    phone = stage.stranger("Juf")
    question = await asked(stage, phone)
    assert not question.file
    with later(minutes=1):
        sent = await phone.send(app.shows())
        assert (await phone.reply()).text.startswith("Bureau:")
    assert sent.deleted


async def test_wrong_and_used_digits(stage: Stage) -> None:
    _, app, _ = await set_up(stage)
    phone = stage.stranger("Juf")
    await asked(stage, phone)
    sent = await phone.send(app.never())
    assert "klopt niet" in (await phone.reply()).text
    assert sent.deleted
    await phone.send(app.shows())
    assert "al een keer gebruikt" in (await phone.reply()).text
    for _ in range(MOST_TRIES - 2):
        await phone.send(app.never())
        last = await phone.reply()
    assert "Stuur je code nog een keer" in last.text
    await phone.send(app.shows())
    assert "kennen elkaar nog niet" in (await phone.reply()).text
    assert (await acts(stage.school)).count("second step failed") == MOST_TRIES - 1


async def test_a_recovery_code_opens_too(stage: Stage) -> None:
    _, _, codes = await set_up(stage)
    phone = stage.stranger("Juf")
    await asked(stage, phone)
    code = RECOVERY.findall(codes.text)[0]
    sent = await phone.send(code)
    assert (await phone.reply()).text.startswith("Bureau:")
    assert sent.deleted


async def test_an_honest_word_when_telegram_refuses_to_remove(stage: Stage) -> None:
    juf = stage.stranger("Juf")
    app = key_in(await asked(stage, juf))
    stage.api.fail("deleteMessage", 400, times=2)
    await juf.send(app.shows())
    said = (await juf.reply()).text
    assert "QR-code niet weghalen. Haal het zelf weg" in said
    assert "je cijfers niet weghalen" in said
    await juf.reply()
    stage.api.fail("deleteMessage", 400)
    await juf.tap("Ik heb ze opgeschreven")
    assert "Haal het zelf weg" in (await juf.reply()).text


async def test_a_restart_between_the_two_asks_nobody_to_begin_again(stage: Stage) -> None:
    juf = stage.stranger("Juf")
    picture = await asked(stage, juf)
    app = key_in(picture)
    await stage.stop_channel()
    stage.start_channel()
    await juf.send(app.shows())
    assert RECOVERY.search((await juf.reply()).text)
    assert picture.deleted


async def test_an_ouder_in_the_same_chat_goes_on_until_the_digits_come(stage: Stage) -> None:
    juf = await stage.person("Noor", Slot.OUDER_1)
    await juf.reply()
    app = key_in(await asked(stage, juf))
    await juf.send("/kies")
    assert "Noor" in (await juf.reply()).text
    await juf.send(app.shows())
    assert RECOVERY.search((await juf.reply()).text)
    assert (await juf.reply()).text.startswith("Bureau:")


async def test_a_picture_that_does_not_arrive_is_said(stage: Stage) -> None:
    juf = stage.stranger("Juf")
    stage.api.fail("sendPhoto", 400)
    await juf.start(await code_of(stage.school))
    assert "Dat lukte niet" in (await juf.reply()).text
    picture = await asked(stage, juf)
    assert picture.file
