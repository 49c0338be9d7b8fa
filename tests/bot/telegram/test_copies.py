"""Who hands in over Telegram has the own copy at once, where the school lets files go out there."""

from __future__ import annotations

from pathlib import Path

from bot.demo.sample import Stage as Far
from conversations.people import Slot
from tests.bot.telegram.conftest import open_stage
from tests.bot.written import OKR, ouderdeel, werkstuk
from tests.exports import reading
from tests.fakes.bot_api import BotApi, Message, Person

SECRET = "Vol hard praten in de gang."


async def handed_in(person: Person) -> Message:
    """Reads on to the end, hands in, and gives what the bot says then."""
    message = await person.reply()
    while "Inleveren" not in message.buttons:
        await person.tap(message.buttons[0], message=message)
        message = await person.reply()
    await person.tap("Inleveren", message=message)
    return await person.reply()


def pdf_in(message: Message, name: str) -> bytes:
    assert message.extra["document"]["file_name"] == name
    assert message.file
    assert message.file.content.startswith(b"%PDF")
    return message.file.content


async def test_a_leerling_gets_the_werkstuk_and_may_ask_for_it_again(
    tmp_path: Path, api: BotApi
) -> None:
    async with open_stage(tmp_path, "Noor", api=api, files=True) as stage:
        await werkstuk(stage.school, "Noor", Far.REVIEW)
        noor = await stage.person("Noor")
        closing = await handed_in(noor)
        assert "Ingeleverd" in closing.text
        assert "Jouw exemplaar (pdf)" in closing.buttons
        copy = pdf_in(await noor.reply(), "dit-ben-ik.pdf")
        assert "Ikbengoedinrennen." in reading.words(copy)
        await noor.tap("Jouw exemplaar (pdf)", message=closing)
        assert pdf_in(await noor.reply(), "dit-ben-ik.pdf")


async def test_what_was_said_in_confidence_does_not_come_back_in_a_file(
    tmp_path: Path, api: BotApi
) -> None:
    async with open_stage(tmp_path, "Noor", api=api, files=True) as stage:
        await ouderdeel(stage.school, "Noor", Slot.OUDER_1, Far.REVIEW, spanning=SECRET)
        ouder = await stage.person("Noor", Slot.OUDER_1)
        assert "Uw exemplaar (pdf)" in (await handed_in(ouder)).buttons
        copy = pdf_in(await ouder.reply(), f"{OKR}.pdf")
        words = reading.words(copy)
        assert "Rekenenendoorzetten." in words
        assert reading.squashed(SECRET) not in words
        assert reading.squashed("Dit antwoord staat niet in dit exemplaar.") in words


async def test_without_files_nothing_goes_out_and_it_is_said_where_the_copy_is(
    tmp_path: Path, api: BotApi
) -> None:
    async with open_stage(tmp_path, "Noor", "Sem", api=api) as stage:
        await werkstuk(stage.school, "Noor", Far.REVIEW)
        noor = await stage.person("Noor")
        closing = await handed_in(noor)
        assert "Je eigen exemplaar krijg je van je juf of meester." in closing.text
        assert closing.buttons == ["Overzicht"]
        await noor.send("/overzicht")
        assert (await noor.reply()).file is None
    async with open_stage(tmp_path / "b", "Sem", api=api, public_url="https://x.nl") as stage:
        await werkstuk(stage.school, "Sem", Far.REVIEW)
        sem = await stage.person("Sem")
        closing = await handed_in(sem)
        assert "Jouw exemplaar (webchat)" in closing.buttons
        assert "krijg je van" not in closing.text
