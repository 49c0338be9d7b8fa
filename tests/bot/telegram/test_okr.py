"""An ouder whose form is switched off in the middle of the conversation."""

from __future__ import annotations

from conversations.people import Slot
from tests.bot.telegram.conftest import Stage, read_notice

OKR = "okr-ouders"


async def test_in_telegram_a_kind_word_and_the_form_that_is_left(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await read_notice(ouder)
    services, klas = stage.school.services, stage.school.klas
    await services.leerlingen.ask_okr_of(stage.school.leerkracht, klas, ["Noor"], on=False)
    await ouder.send("Zij is heel sterk in rekenen.")
    told = await ouder.reply()
    assert "wordt nu niet meer gevraagd" in told.text
    assert [button.partition(" (")[0] for button in told.buttons] == ["Een stukje van thuis"]
    assert all(
        "rekenen" not in str(answer.value)
        for answer in (await stage.answers("Noor", OKR, Slot.OUDER_1)).values()
    )
    await ouder.tap(told.buttons[0], message=told)
    assert "niet meer gevraagd" not in (await ouder.reply()).text
