"""People come in by a code, and are led to their first question."""

from __future__ import annotations

from conversations.people import Slot
from tests.bot.telegram.conftest import Stage


async def test_a_leerling_opens_the_link_and_reads_who_reads_along(stage: Stage) -> None:
    noor = await stage.person("Noor")
    message = await noor.reply()
    assert "Dit werkstuk gaat over jou." in message.text
    assert message.buttons == ["Verder"]
    await noor.tap("Verder")
    message = await noor.reply()
    assert "Praat je via Telegram?" in message.text
    assert message.buttons == ["Beginnen"], "two messages, and no more"
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


async def test_an_ouder_chooses_a_language_before_a_form(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    assert "Waar wilt u verder?" in (await ouder.reply()).text
    await ouder.send("/taal")
    offered = await ouder.reply()
    assert "English" in offered.buttons
    await ouder.tap("English")
    asked = await ouder.reply()
    assert "Waar wilt u" not in asked.text
    assert "Noor" in asked.text
    assert len(asked.buttons) == 2
    await ouder.tap(asked.buttons[0])
    first = await ouder.reply()
    assert first.buttons == ["Go on"]


async def test_an_ouder_with_two_forms_chooses_first(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    message = await ouder.reply()
    assert "Dit gaat over Noor." in message.text
    assert len(message.buttons) == 2
    await ouder.tap(message.buttons[0])
    assert (await ouder.reply()).buttons == ["Verder"]


async def test_stop_says_what_it_does_and_how_everything_goes(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await noor.send("/stop")
    assert (await noor.reply()).text.startswith("Tot later. Alles is bewaard.")
    told = (await noor.reply()).text
    assert "Je antwoorden blijven staan, ook als je deze chat weggooit." in told
    assert "school kan alles wissen" in told
    assert "/herinneringen" in told


async def test_help_names_somebody_to_talk_to(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await noor.send("/hulp")
    told = (await noor.reply()).text
    assert "Kindertelefoon is gratis: 0800-0432, of chat op kindertelefoon.nl" in told
    assert "/stop" in told
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await ouder.reply()
    await ouder.send("/hulp")
    told = (await ouder.reply()).text
    assert "Kindertelefoon" not in told
    assert "de leerkracht" in told


async def test_what_is_known_is_read_on_the_page_and_never_told_in_the_chat(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await noor.send("Ik ben Noortje")
    await noor.reply()
    await noor.send("/gegevens")
    told = await noor.reply()
    assert "“Wat wij van je weten”" in told.text
    assert "Noortje" not in told.text


async def test_the_notice_can_be_read_again_at_any_time(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await noor.send("/privacy")
    told = (await noor.reply()).text
    for words in ("Wie leest het?", "Hoelang bewaren wij het?", "Praat je via Telegram?"):
        assert words in told
    await noor.send("Noor")
    assert "Vraag 2 van 25" in (await noor.reply()).text, "the question still waits"
    school = stage.school
    await school.services.schoolyear.close(None, school.klas)
    await noor.send("/privacy")
    while "Hoelang bewaren wij het?" not in (await noor.reply()).text:
        pass


async def test_an_ouder_reads_the_notice_of_where_they_are(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    choice = await ouder.reply()
    await ouder.send("/privacy")
    both = [(await ouder.reply()).text, (await ouder.reply()).text]
    assert ["rapport over uw kind" in one for one in both] == [True, False]
    await ouder.tap(choice.buttons[1], message=choice)
    await ouder.reply()
    await ouder.send("/privacy")
    assert "stukje van thuis" in (await ouder.reply()).text
    assert ouder.unread == 0


async def test_a_leerkracht_has_no_notice_of_a_family(stage: Stage) -> None:
    juf = await stage.leerkracht()
    await juf.reply()
    await juf.send("/privacy")
    assert "Wie leest het?" not in (await juf.reply()).text
