"""Groups, channels, the leerkracht's desk, menus, and the longest texts."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.app import now
from bot.assistant.passing import Passed
from bot.desk import Desk
from bot.replies import Refusal, Reply
from bot.telegram.channel import TelegramChannel
from conversations.people import Channel, Slot
from conversations.questionnaire import Limits, Question, Questionnaire
from tests.bot.telegram.conftest import Stage, eventually, open_stage, read_notice
from tests.bot.telegram.test_answering import text_of, to_gezin
from tests.fakes.bot_api import BotApi


async def test_a_group_hears_once_that_this_is_no_place(stage: Stage) -> None:
    noor = await stage.at_first_question("Noor")
    group = stage.api.group("Groep 8b ouders", noor)
    await group.say(noor, "/start@warme_overdracht_bot")
    await group.say(noor, "/overzicht@warme_overdracht_bot")
    await stage.api.settled()
    await eventually(
        lambda: any(
            call.params["chat_id"] == group.chat.id for call in stage.api.called("sendMessage")
        )
    )
    said = [
        call for call in stage.api.called("sendMessage") if call.params["chat_id"] == group.chat.id
    ]
    assert len(said) == 1
    assert "In een groep praat ik met niemand over een werkstuk." in said[0].params["text"]


async def test_what_a_leerkracht_says_goes_to_the_desk(stage: Stage) -> None:
    juf = await stage.leerkracht()
    message = await juf.reply()
    assert message.text == "Bureau: /start"
    await juf.tap("Wie is waar?", message=message)
    assert (await juf.reply()).text == "Bureau: wie"
    await juf.send("/klas Groep 8c")
    assert (await juf.reply()).text == "Bureau: /klas Groep 8c"
    await juf.send("Noor, Sem en Mila")
    await juf.reply()
    await juf.sticker()
    assert (await juf.reply()).text == "Bureau: /start"
    await juf.send_document(b"PK", "klassenlijst.xlsx")
    assert (await juf.reply()).text == "Bureau: /bestand"
    assert stage.desk.heard == [
        "/start", "wie", "/klas Groep 8c", "Noor, Sem en Mila", "/start", "/bestand",
    ]  # fmt: skip


async def test_a_withdrawn_code_ends_the_desk_at_once(stage: Stage) -> None:
    juf = await stage.leerkracht()
    await juf.reply()
    assistant = stage.school.services.assistant
    await assistant.leave(Channel.TELEGRAM, str(juf.id), stage.school.leerkracht.id)
    await juf.send("wie")
    assert (await juf.reply()).text.startswith("Deze chat is hier niet meer van iemand.")
    assert "wie" not in stage.desk.heard


async def test_a_file_of_the_desk_arrives(stage: Stage) -> None:
    juf = await stage.leerkracht()
    await juf.reply()
    await juf.send("pdf")
    message = await juf.reply()
    assert message.file
    assert message.file.content == b"%PDF-1.7"


async def test_menus_follow_language_and_role(stage: Stage) -> None:
    noor, sem = stage.stranger(), stage.stranger(language_code="en")
    await eventually(lambda: "skip" in [item["command"] for item in sem.menu])
    assert "overslaan" in [item["command"] for item in noor.menu]
    juf = await stage.leerkracht()
    await juf.reply()
    await eventually(lambda: "overslaan" not in [item["command"] for item in juf.menu])


async def test_the_web_door_is_offered_at_a_sensitive_question(tmp_path: Path, api: BotApi) -> None:
    web = "https://overdracht.voorbeeld.nl"
    async with open_stage(tmp_path, "Noor", api=api, public_url=web) as stage:
        ouder = await stage.person("Noor", Slot.OUDER_1)
        code = (await stage.school.card("Noor", Slot.OUDER_1)).code.replace("-", "")
        await ouder.tap((await ouder.reply()).buttons[0])
        await read_notice(ouder)
        await ouder.send("/overzicht")
        await ouder.reply()
        await ouder.tap("8")
        question = await ouder.reply()
        assert "Antwoorden in de webchat" in question.buttons
        await ouder.tap("Antwoorden in de webchat", message=question)
        message = await ouder.reply()
        assert "Hij werkt één keer" in message.text
        link = message.keyboard[0][0]["url"]
        assert link.startswith(f"{web}/eenmalig/")
        assert code not in link, "the code would stay readable in the chat"
        await ouder.tap("Antwoorden in de webchat", message=question)
        again = (await ouder.reply()).keyboard[0][0]["url"]
        ours = stage.school.services.assistant
        first, second = [one.rpartition("/")[2] for one in (link, again)]
        assert isinstance(await ours.pass_through(first, "", "browser"), Refusal)
        inside = await ours.pass_through(second, "", "browser")
        assert isinstance(inside, Passed)
        seen = await ours.look(Channel.WEB, "browser")
        assert isinstance(seen, Reply)
        assert seen.view.prompt is not None
        assert seen.view.prompt.question.id == "spanning"
        await ouder.send("/gegevens")
        known = (await ouder.reply()).keyboard[0][0]["url"]
        assert known.startswith(f"{web}/eenmalig/")


async def test_a_text_of_9000_characters_ends_in_one_answer(tmp_path: Path, api: BotApi) -> None:
    """Longer than any form allows today, so that the client cuts it within what fits."""
    async with open_stage(tmp_path, "Noor", "Sem", api=api) as stage:
        forms = stage.school.services.questionnaires
        forms["dit-ben-ik"] = roomy(forms["dit-ben-ik"], "gezin_wie")
        noor, sem = await to_gezin(stage, "Noor"), await to_gezin(stage, "Sem")
        text = "".join(f"{number:05d} woont bij mij. " for number in range(429))[:9000].strip()
        await asyncio.gather(noor.send(text), sem.send("Ik woon met opa en oma."))
        message = await noor.reply()
        assert "Toegevoegd aan je antwoord op vraag 4." in message.text
        assert "Vraag 5 van 25" in message.text
        await stage.api.settled()
        await stage.nothing_owed()
        stored = await stage.werkstuk("Noor")
        assert text_of(stored["gezin_wie"]).replace("\n", "").replace(" ", "") == text.replace(
            " ", ""
        )
        assert "gezin_samen" not in stored
        await noor.send("Samen koken we elke vrijdag.")
        while "Vraag 6 van 25" not in message.text:
            message = await noor.reply()
        assert "Vraag 5 van 25" in (await sem.reply()).text


def roomy(form: Questionnaire, question_id: str) -> Questionnaire:
    def question(item: Question) -> Question:
        return replace(item, limits=Limits(10, 20_000)) if item.id == question_id else item

    chapters = tuple(
        replace(chapter, questions=tuple(map(question, chapter.questions)))
        for chapter in form.chapters
    )
    return replace(form, chapters=chapters)


async def test_the_desk_itself_makes_a_klas_and_shows_who_is_where(stage: Stage) -> None:
    services = stage.school.services
    await stage.stop_channel()
    channel = TelegramChannel(
        services.assistant,
        Desk(services),
        stage.settings,
        services.questionnaires,
        now,
        services.planning,
        services.second_step,
        services.objections,
        services.photo_permission,
        services.rights,
    )
    running = asyncio.create_task(channel.run())
    juf = await stage.leerkracht()
    menu = await juf.reply()
    assert "Hoe staat het ervoor" in menu.buttons
    await juf.tap("Leerlingen toevoegen", message=menu)
    await juf.reply()
    await juf.send("Mila\nYara")
    while "Mila" not in (message := await juf.reply()).text:
        pass
    await juf.send("/start")
    await juf.tap("Hoe staat het ervoor", message=await juf.reply())
    board = await juf.reply()
    assert all(name in board.text for name in ("Noor", "Sem", "Mila", "Yara")), message.text
    await channel.stop()
    await running
