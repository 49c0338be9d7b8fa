"""People come in by a code, and are led to their first question."""

from __future__ import annotations

from conversations.people import Slot
from tests.bot.telegram.conftest import Stage


async def test_a_leerling_opens_the_link_and_reads_who_reads_along(stage: Stage) -> None:
    noor = await stage.person("Noor")
    message = await noor.reply()
    assert "Dit werkstuk gaat over jou." in message.text
    assert message.buttons == ["Verder"]
    for _ in range(3):
        await noor.tap("Verder")
        message = await noor.reply()
    await noor.tap("Beginnen")
    question = await noor.reply()
    assert "Vraag 1 van 25 · Over mij" in question.text
    assert "Hoe wil je dat je mentor jou noemt?" in question.text


async def test_an_answer_and_the_next_question_are_one_message(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    before = len(stage.api.called("sendMessage"))
    await noor.send("Noor")
    message = await noor.reply()
    assert message.text.startswith("Bewaard.")
    assert "Vraag 2 van 25" in message.text
    assert len(stage.api.called("sendMessage")) == before + 1
    stored = await stage.werkstuk("Noor")
    assert stored["mij_naam"].asked == "Hoe wil je dat je mentor jou noemt?"


async def test_a_typed_code_opens_as_well(stage: Stage) -> None:
    sem = stage.stranger()
    await sem.send("hallo?")
    assert "code" in (await sem.reply()).text
    card = await stage.school.card("Sem", Slot.LEERLING)
    await sem.send(card.code.lower())
    assert "Dit werkstuk gaat over jou." in (await sem.reply()).text


async def test_a_wrong_code_gets_a_kind_word(stage: Stage) -> None:
    somebody = stage.stranger()
    await somebody.start("WRNGCDWRNGCD")
    assert (await somebody.reply()).text == (
        "Deze code ken ik niet. Kijk nog eens goed op het kaartje van school."
    )


async def test_an_ouder_with_two_forms_chooses_first(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    message = await ouder.reply()
    assert "Dit gaat over Noor." in message.text
    assert len(message.buttons) == 2
    await ouder.tap(message.buttons[0])
    assert (await ouder.reply()).buttons == ["Verder"]
