"""Correcting after handing in, in the chat: take back, change, hand in again; or why not."""

from __future__ import annotations

from bot.handover import Choice
from conversations.people import Slot
from tests.bot.telegram.conftest import Stage
from tests.bot.telegram.test_answering import text_of
from tests.fakes.bot_api import Message, Person

FORM = "dit-ben-ik"


async def handed_in(stage: Stage) -> Person:
    """An ouder whose stukje van thuis is in."""
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[1])
    message = await ouder.reply()
    while message.buttons in (["Verder"], ["Beginnen"]):
        await ouder.tap(message.buttons[0], message=message)
        message = await ouder.reply()
    await ouder.send("Noor is thuis heel zorgzaam.")
    message = await ouder.reply()
    while "Inleveren" not in message.buttons:
        await ouder.tap("Overslaan", message=message)
        message = await ouder.reply()
    await ouder.tap("Inleveren")
    await hears(ouder, "Ingeleverd")
    return ouder


async def hears(ouder: Person, words: str) -> Message:
    while words not in (message := await ouder.reply()).text:
        pass
    return message


async def test_take_back_change_and_hand_in_again(stage: Stage) -> None:
    ouder = await handed_in(stage)
    await ouder.send("Noor is ook grappig.")
    assert "/terugnemen" in (await hears(ouder, "U heeft dit ingeleverd")).text
    await ouder.send("/terugnemen")
    offer = await hears(ouder, "Wilt u Een stukje van thuis terugnemen?")
    await ouder.tap("Neem terug", message=offer)
    taken = await hears(ouder, "Het is weer van u alleen.")
    await ouder.tap("Verder", message=taken)
    review = await ouder.reply()
    await ouder.tap("1", message=review)
    await ouder.reply()
    await ouder.send("Noor is thuis heel grappig.")
    again = await ouder.reply()
    await ouder.tap("Inleveren", message=again)
    await hears(ouder, "Ingeleverd")
    stored = await stage.answers("Noor", FORM, Slot.OUDER_1)
    assert text_of(stored["thuis_stukje"]) == "Noor is thuis heel grappig."


async def test_nothing_is_in_yet(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await noor.send("/terugnemen")
    assert "Er is niets ingeleverd." in (await noor.reply()).text


async def test_what_left_the_school_stays(stage: Stage) -> None:
    ouder = await handed_in(stage)
    await ouder.send("/terugnemen")
    offer = await hears(ouder, "terugnemen?")
    handover, klas = stage.school.services.handover, stage.school.klas
    noor = stage.school.leerlingen[0]
    await handover.choose(None, klas, [Choice(noor.id, "", noor.version, "Lyceum Westveld")])
    assert await handover.hand_over(None, klas, [noor.id], FORM) == 1
    await ouder.tap("Neem terug", message=offer)
    assert "Dit is al doorgegeven" in (await ouder.reply()).text
    await ouder.send("/terugnemen")
    assert "Dit is al doorgegeven" in (await ouder.reply()).text


async def test_an_old_button_of_another_takes_nothing_back(stage: Stage) -> None:
    ouder = await handed_in(stage)
    await ouder.send("/terugnemen")
    offer = await hears(ouder, "terugnemen?")
    data = offer.keyboard[0][0]["callback_data"]
    sem = await stage.at_first_question("Sem")
    await sem.tap(data=data, message=sem.screen[-1])
    assert "Er is niets ingeleverd." in (await sem.reply()).text
