"""The schooljaar is over while chats are open."""

from __future__ import annotations

import pytest

from conversations.people import Klas, Role, Slot
from tests.bot.school import add_klas
from tests.bot.telegram.conftest import Stage
from tests.bot.telegram.test_removed import do

WORD = "Het schooljaar is voorbij."


async def close(stage: Stage) -> None:
    services, school = stage.school.services, stage.school
    assert isinstance(await services.schoolyear.close(school.leerkracht, school.klas), Klas)


@pytest.mark.parametrize("what", ["types", "taps", "photo", "command"])
async def test_whatever_comes_gets_a_kind_word_and_nothing_is_stored(
    stage: Stage, what: str
) -> None:
    noor = await stage.at_first_question("Noor")
    if what == "taps":
        await noor.send("Noor")
        await noor.reply()
    before = await stage.werkstuk("Noor")
    await close(stage)
    await do(noor, what)
    said = await noor.reply()
    assert WORD in said.text and said.buttons == []
    assert await stage.werkstuk("Noor") == before


async def test_a_card_of_last_year_lets_nobody_in(stage: Stage) -> None:
    code = (await stage.school.card("Sem", Slot.LEERLING)).code
    await close(stage)
    sem = stage.stranger()
    await sem.start(code.replace("-", ""))
    assert WORD in (await sem.reply()).text
    await sem.send("Sem")
    assert "kennen elkaar nog niet" in (await sem.reply()).text


async def test_an_ouder_of_two_is_led_to_the_other_child(stage: Stage) -> None:
    other = await add_klas(
        stage.school.services, "Bo", klas="Groep 8c", school="De Voorbeeldboom", okr=False
    )
    bo = next(card for card in await other.cards(Role.OUDER))
    ouder = stage.stranger()
    await ouder.start(bo.code.replace("-", ""))
    await ouder.reply()
    await ouder.send(f"/start {(await stage.school.card('Noor', Slot.OUDER_1)).code}")
    await ouder.reply()
    await close(stage)
    await ouder.send("Zij is heel sterk in rekenen.")
    told = await ouder.reply()
    assert WORD in told.text and told.buttons == ["Bo (ouder)"]
    await ouder.tap("Bo (ouder)", message=told)
    assert WORD not in (await ouder.reply()).text
