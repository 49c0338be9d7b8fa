"""Who writes after what they wrote was erased on its day."""

from __future__ import annotations

from bot.app import now
from conversations.people import Slot
from storage import erasure
from storage.parts import Part
from tests.bot.telegram.conftest import Stage, read_notice


async def erase(stage: Stage, leerling: str, form: str, slot: Slot) -> None:
    part = Part(stage.school.dossier(leerling), form, slot)
    await stage.school.services.store.transact(
        lambda unit: erasure.erase_parts(unit, [part], now())
    )


async def test_a_leerling_reads_that_it_is_done(stage: Stage) -> None:
    noor = await stage.person("Noor", Slot.LEERLING)
    await read_notice(noor)
    await erase(stage, "Noor", "dit-ben-ik", Slot.LEERLING)
    for said in ("Noor", "/start", "/overzicht"):
        await noor.send(said)
        told = await noor.reply()
        assert "Wat je schreef, is hier gewist" in told.text
        assert told.buttons == []


async def test_an_ouder_keeps_the_form_that_is_left(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await read_notice(ouder)
    await erase(stage, "Noor", "okr-ouders", Slot.OUDER_1)
    await ouder.send("Zij is heel sterk in rekenen.")
    told = await ouder.reply()
    assert "Wat u schreef, is hier gewist" in told.text
    assert [button.partition(" (")[0] for button in told.buttons] == ["Een stukje van thuis"]
    await ouder.tap(told.buttons[0], message=told)
    assert "gewist" not in (await ouder.reply()).text
