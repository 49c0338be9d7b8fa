"""Codes guessed in Telegram, as at the door of the web chat (`tests/bot/web/test_limiter.py`)."""

from __future__ import annotations

from bot.limiter import PER_ADDRESS
from conversations.people import Slot
from tests.bot.telegram.conftest import Stage


async def test_who_guesses_on_has_to_wait_and_nobody_else(stage: Stage) -> None:
    card = await stage.school.card("Noor", Slot.LEERLING)
    guesser, sem = stage.stranger(), stage.stranger()
    for _ in range(PER_ADDRESS):
        await guesser.start("WRNGCDWRNGCD")
        assert "ken ik niet" in (await guesser.reply()).text
    for guess in ("WRNGCDWRNGCD", card.code.replace("-", "")):
        await guesser.start(guess)
        assert "Wacht even" in (await guesser.reply()).text
    await guesser.send(card.code)
    assert "Wacht even" in (await guesser.reply()).text
    await sem.start((await stage.school.card("Sem", Slot.LEERLING)).code.replace("-", ""))
    assert "Dit werkstuk gaat over jou." in (await sem.reply()).text


async def test_mistyping_never_shuts_out_who_is_in(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    for _ in range(PER_ADDRESS + 1):
        await noor.start("WRNGCDWRNGCD")
        await noor.reply()
    await noor.send("Noor")
    assert "Bewaard" in (await noor.reply()).text
