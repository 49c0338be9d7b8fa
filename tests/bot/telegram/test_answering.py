"""Answering in Telegram, also in the ways in which people and phones do it otherwise."""

from __future__ import annotations

import asyncio

from conversations.answers import Answer, ChoiceValue, PassValue, TextValue
from conversations.people import Slot
from tests.bot.telegram.conftest import Stage, read_notice
from tests.fakes.bot_api import Message, Person


def text_of(answer: Answer) -> str:
    assert isinstance(answer.value, TextValue)
    return answer.value.text


async def to_words(stage: Stage, name: str) -> Person:
    """A leerling at question 3, which has several choices."""
    person = await stage.at_first_question(name)
    await person.send(name)
    await person.reply()
    await person.tap("Overslaan")
    assert "Vraag 3 van 25" in (await person.reply()).text
    return person


async def to_gezin(stage: Stage, name: str) -> Person:
    """A leerling at question 4, a long text."""
    person = await to_words(stage, name)
    await person.tap("Overslaan")
    assert "Vraag 4 van 25" in (await person.reply()).text
    return person


async def ticked(person: Person, message: Message, label: str) -> None:
    await person.tap(label, message=message)
    await person.until(lambda: message.button(f"✓ {label}"))


async def test_several_choices_are_ticked_in_the_same_message(stage: Stage) -> None:
    noor = await to_words(stage, "Noor")
    message = noor.last
    await ticked(noor, message, "rustig")
    await ticked(noor, message, "grappig")
    await noor.tap("✓ rustig", message=message)
    await noor.until(lambda: message.button("rustig"))
    assert noor.unread == 0
    await noor.tap("Klaar", message=message)
    assert (await noor.reply()).text.startswith("Bewaard: grappig.")
    value = (await stage.werkstuk("Noor"))["mij_woorden"].value
    assert value == ChoiceValue(("grappig",))


async def test_used_buttons_go(stage: Stage) -> None:
    noor = await to_words(stage, "Noor")
    message = noor.last
    await noor.tap("Overslaan", message=message)
    await noor.until(lambda: not message.buttons)


async def test_a_stale_tap_gets_a_friendly_word_and_the_question(stage: Stage) -> None:
    noor = await to_words(stage, "Noor")
    old = noor.last
    data = next(row[0]["callback_data"] for row in old.keyboard)
    await noor.tap("Overslaan", message=old)
    await noor.reply()
    tap = await noor.tap(data=data, message=old)
    message = await noor.reply()
    assert message.text.startswith("Die knop hoorde bij iets van eerder.")
    assert "Vraag 4 van 25" in message.text
    assert await noor.toast(tap) == ""
    assert isinstance((await stage.werkstuk("Noor"))["mij_woorden"].value, PassValue)


async def test_a_double_tap_answers_once(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    await noor.send("Noor")
    await noor.reply()
    message = noor.last
    await noor.tap("Overslaan", message=message)
    await noor.tap("Overslaan", message=message)
    assert "Vraag 3 van 25" in (await noor.reply()).text
    assert "Vraag 3 van 25" in (await noor.reply()).text
    assert set(await stage.werkstuk("Noor")) == {"mij_naam", "mij_foto"}


async def test_a_double_tap_on_one_of_several_picks_it_once(stage: Stage) -> None:
    noor = await to_words(stage, "Noor")
    message = noor.last
    data = next(
        button["callback_data"]
        for row in message.keyboard
        for button in row
        if button["text"] == "rustig"
    )
    await noor.tap(data=data, message=message)
    await noor.tap(data=data, message=message)
    await noor.tap("Klaar", message=message)
    assert "Vraag 4 van 25" in (await noor.reply()).text
    value = (await stage.werkstuk("Noor"))["mij_woorden"].value
    assert isinstance(value, ChoiceValue)
    assert value.chosen == ("rustig",)


async def test_an_update_that_comes_twice_is_one_answer(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.repeat_updates(polls=1)
    await noor.send("Ik woon met mijn moeder en Boef.")
    assert "Vraag 5 van 25" in (await noor.reply()).text
    await stage.api.settled()
    await stage.nothing_owed()
    assert noor.unread == 0
    assert (
        text_of((await stage.werkstuk("Noor"))["gezin_wie"]) == "Ik woon met mijn moeder en Boef."
    )


async def test_an_edited_message_changes_its_answer(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    message = await noor.send("Ik woon met mijn moeder en Boef.")
    await noor.reply()
    await noor.edit(message, "Ik woon met mijn moeder en onze hond Boef.")
    assert (await noor.reply()).text == "Je antwoord op vraag 4 is veranderd."
    stored = await stage.werkstuk("Noor")
    assert text_of(stored["gezin_wie"]) == "Ik woon met mijn moeder en onze hond Boef."
    assert "gezin_samen" not in stored


async def test_markup_in_an_answer_is_kept_as_typed(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    typed = "<b>Ik</b> & _wij_ *wonen* in [een](huis) \u202eomgekeerd 👨‍👩‍👧"
    await noor.send(typed)
    await noor.reply()
    await noor.send("/terug")
    message = await noor.reply()
    assert typed in message.text
    assert text_of((await stage.werkstuk("Noor"))["gezin_wie"]) == typed


async def test_a_text_that_is_too_long_is_said_kindly_and_once(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    await noor.send("lang " * 1800)
    message = await noor.reply()
    assert message.text.startswith("Je tekst is te lang: 4096 tekens, er passen er 500.")
    await stage.api.settled()
    await stage.nothing_owed()
    assert noor.unread == 0
    await noor.send("Ik woon met mijn moeder en Boef.")
    assert "Vraag 5 van 25" in (await noor.reply()).text
    assert (
        text_of((await stage.werkstuk("Noor"))["gezin_wie"]) == "Ik woon met mijn moeder en Boef."
    )


async def test_what_is_typed_while_the_bot_is_away_goes_on_with_the_last_answer(
    stage: Stage,
) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.go_down()
    await noor.send("Ik woon met mijn moeder")
    await noor.send("en met onze hond Boef.")
    stage.api.come_up()
    assert "Vraag 5 van 25" in (await noor.reply(15)).text
    message = await noor.reply(15)
    assert message.text == "Toegevoegd aan je antwoord op vraag 4."
    assert message.buttons == ["Nee, dit hoort bij vraag 5"]
    assert text_of((await stage.werkstuk("Noor"))["gezin_wie"]) == (
        "Ik woon met mijn moeder\nen met onze hond Boef."
    )
    await noor.tap("Nee, dit hoort bij vraag 5")
    assert "Bewaard" in (await noor.reply()).text
    stored = await stage.werkstuk("Noor")
    assert text_of(stored["gezin_wie"]) == "Ik woon met mijn moeder"
    assert text_of(stored["gezin_samen"]) == "en met onze hond Boef."


async def test_two_people_at_once_never_mix(stage: Stage) -> None:
    noor, sem = await to_gezin(stage, "Noor"), await to_gezin(stage, "Sem")
    await asyncio.gather(
        noor.send("Ik woon met mijn moeder en Boef."), sem.send("Ik woon met opa en oma.")
    )
    assert "Vraag 5 van 25" in (await noor.reply()).text
    assert "Vraag 5 van 25" in (await sem.reply()).text
    assert text_of((await stage.werkstuk("Noor"))["gezin_wie"]).endswith("Boef.")
    assert text_of((await stage.werkstuk("Sem"))["gezin_wie"]).endswith("oma.")


async def test_who_answers_at_once_is_never_taken_for_early(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    for text in (
        "Ik woon met mijn moeder en Boef.",
        "Samen koken we elke vrijdag.",
        "Skeeleren, omdat het snel gaat.",
    ):
        await noor.send(text)
        assert (await noor.reply()).text.startswith("Bewaard.")
    stored = await stage.werkstuk("Noor")
    assert text_of(stored["hobby_wat"]) == "Skeeleren, omdat het snel gaat."


async def test_what_cannot_be_kept_gets_a_kind_word(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    for send, words in (
        (noor.sticker, "sticker"),
        (noor.voice, "gesproken bericht"),
        (noor.location, "Een plek"),
        (noor.contact, "telefoonnummer"),
        (noor.video, "filmpje"),
    ):
        await send()
        assert words in (await noor.reply()).text
    await noor.send_document(b"geen foto", "werkstuk.docx", "application/msword")
    assert "bestand" in (await noor.reply()).text
    await noor.send("Ik woon met mijn moeder en Boef.")
    assert "Vraag 5 van 25" in (await noor.reply()).text


async def test_commands_in_dutch_and_english(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    for command, words in (
        ("/overzicht", "is beantwoord"),
        ("/hulp", "Hulp"),
        ("/help", "Hulp"),
        ("/pauze", "Tot later"),
        ("/start", "Welkom terug"),
        ("/overslaan", "Overgeslagen."),
        ("/back", "Vraag 4 van 25"),
        ("/onzin", "Hulp"),
    ):
        await noor.send(command)
        assert words in (await noor.reply()).text, command


async def test_another_language(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    await noor.send("/taal")
    message = await noor.reply()
    assert message.buttons == ["Nederlands", "English"]
    await noor.tap("English")
    message = await noor.reply()
    assert "Question 4 of 25" in message.text
    await noor.tap("Skip")
    assert "Question 5 of 25" in (await noor.reply()).text


async def test_a_sensitive_answer_leaves_the_chat(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await read_notice(ouder)
    await ouder.send("/overzicht")
    overview = await ouder.reply()
    await ouder.tap("8", message=overview)
    question = await ouder.reply()
    assert "Dit kan gevoelig zijn." in question.text
    assert "Liever in een gesprek" in question.buttons
    said = await ouder.send("Bij drukte, hij wordt dan heel stil.")
    message = await ouder.reply()
    assert message.text.startswith("Ik heb uw bericht uit deze chat gehaald.")
    assert said.deleted
    stored = await stage.answers("Noor", "okr-ouders", Slot.OUDER_1)
    assert text_of(stored["spanning"]) == "Bij drukte, hij wordt dan heel stil."
    await ouder.send("/overzicht")
    await ouder.reply()
    await ouder.tap("8")
    again = await ouder.reply()
    assert "Hier staat al een antwoord." in again.text
    assert all("heel stil" not in message.text for message in ouder.screen)


async def test_an_own_word_in_confidence_stays_nowhere(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await read_notice(ouder)
    await ouder.send("/overzicht")
    await ouder.reply()
    await ouder.tap("11")
    first = await ouder.reply()
    await ticked(ouder, first, "Hulp in de klas")
    await ouder.tap("Andere hulp", message=first)
    await ouder.reply()
    await ouder.until(lambda: not first.buttons)
    said = await ouder.send("een leesmaatje")
    second = await ouder.reply()
    assert said.deleted
    assert "✓ Andere hulp" in second.buttons
    await ouder.tap("Klaar", message=second)
    await ouder.reply()
    await ouder.until(lambda: not second.buttons)
    shown = str([(message.text, message.buttons) for message in ouder.screen])
    assert "leesmaatje" not in shown
    assert "✓ Hulp in de klas" not in shown
    value = (await stage.answers("Noor", "okr-ouders", Slot.OUDER_1))["hulp"].value
    assert isinstance(value, ChoiceValue)
    assert value.other == "een leesmaatje"


async def test_telegram_may_refuse_to_delete_and_that_is_said(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await read_notice(ouder)
    await ouder.send("/overzicht")
    await ouder.reply()
    await ouder.tap("8")
    await ouder.reply()
    stage.api.fail("deleteMessage", 400)
    said = await ouder.send("Bij drukte, hij wordt dan heel stil.")
    assert (await ouder.reply()).text.startswith("Telegram liet mij uw bericht niet weghalen.")
    assert not said.deleted


async def test_a_child_chosen_earlier_is_not_answered_for_by_an_old_button(stage: Stage) -> None:
    """A family's one phone: two codes at one address."""
    phone = await to_words(stage, "Noor")
    old = phone.last
    card = await stage.school.card("Sem", Slot.LEERLING)
    await phone.start(card.code.replace("-", ""))
    await read_notice(phone)
    await phone.tap("rustig", message=old)
    message = await phone.reply()
    assert message.text.startswith("Die knop hoorde bij iets van eerder.")
    assert "Vraag 1 van 25" in message.text
    await phone.send("/kies")
    message = await phone.reply()
    assert "Noor (leerling)" in message.buttons
    await phone.tap("Noor (leerling)")
    assert "Vraag 3 van 25" in (await phone.reply()).text
