"""What is owed arrives: once, in order, and after trouble in words that people recognise."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.planning.model import Digest
from bot.telegram import channel
from conversations.people import Channel, Role, Slot
from tests.bot.telegram.conftest import Stage, eventually, open_stage
from tests.bot.telegram.test_answering import text_of, to_gezin
from tests.fakes.bot_api import BotApi

ANSWER = "Ik woon met mijn moeder en Boef."
AGAIN = "We waren even weg. We waren hier gebleven:"


async def test_a_word_from_telegram_to_wait_is_obeyed(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.fail("sendMessage", 429, retry_after=1)
    before = asyncio.get_running_loop().time()
    await noor.send(ANSWER)
    assert "Vraag 5 van 25" in (await noor.reply()).text
    assert asyncio.get_running_loop().time() - before >= 1
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_others_do_not_wait_for_one_who_must(stage: Stage) -> None:
    noor, sem = await to_gezin(stage, "Noor"), await to_gezin(stage, "Sem")
    stage.api.fail("sendMessage", 429, retry_after=2)
    await noor.send(ANSWER)
    await stage.api.settled()
    await sem.send(ANSWER)
    assert "Vraag 5 van 25" in (await sem.reply(1)).text
    assert "Vraag 5 van 25" in (await noor.reply()).text


async def test_telegram_out_of_order_for_a_moment(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.fail("sendMessage", 502, times=2)
    await noor.send(ANSWER)
    message = await noor.reply()
    assert message.text.startswith("Bewaard.")
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_a_reply_that_may_have_arrived_is_not_sent_bare_again(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.cut("sendMessage", after=True)
    await noor.send(ANSWER)
    assert (await noor.reply()).text.startswith("Bewaard.")
    again = await noor.reply()
    assert again.text.startswith(AGAIN)
    assert "Vraag 5 van 25" in again.text
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_who_blocked_the_bot_is_written_to_no_more(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    await noor.send(ANSWER)
    await noor.block_bot()
    await stage.api.settled()
    await stage.nothing_owed()
    assert text_of((await stage.werkstuk("Noor"))["gezin_wie"]) == ANSWER
    await noor.unblock_bot()
    await noor.start()
    assert "Welkom terug" in (await noor.reply()).text


async def test_after_a_crash_everyone_is_shown_where_they_are_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "STOP_SECONDS", 0.1)
    noor = await to_gezin(stage, "Noor")
    stage.api.delay("sendMessage", 30)
    await noor.send(ANSWER)
    await stage.api.settled()
    stage.running.cancel()  # the send hangs, so the reply is cut off
    await asyncio.wait([stage.running])
    assert await stage.school.services.assistant.owed(Channel.TELEGRAM)
    stage.start_channel()
    message = await noor.reply()
    assert message.text.startswith(AGAIN)
    assert "Vraag 5 van 25" in message.text
    await stage.nothing_owed()
    await noor.send("Samen koken we elke vrijdag.")
    assert "Vraag 6 van 25" in (await noor.reply()).text
    assert noor.unread == 0


async def test_who_went_on_in_the_meantime_is_not_shown_it_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(channel, "STOP_SECONDS", 0.1)
    noor = await to_gezin(stage, "Noor")
    stage.api.cut("sendMessage", after=True)
    stage.api.fail("sendMessage", 502, times=50)
    await noor.send(ANSWER)
    assert "Vraag 5 van 25" in (await noor.reply()).text
    stage.running.cancel()
    await asyncio.wait([stage.running])
    stage.api.faults.clear()
    await noor.send("Samen koken we elke vrijdag.")
    stage.start_channel()
    assert "Vraag 6 van 25" in (await noor.reply(10)).text
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_the_leerkracht_hears_who_handed_in_and_never_what(stage: Stage) -> None:
    juf = await stage.leerkracht()
    await juf.reply()
    await stage.planning.choose_digest(stage.school.leerkracht, Digest.ONCE)
    ouder = await stage.person("Noor", Slot.OUDER_1)
    message = await ouder.reply()
    await ouder.tap(message.buttons[1])
    message = await ouder.reply()
    while message.buttons in (["Verder"], ["Beginnen"]):
        await ouder.tap(message.buttons[0], message=message)
        message = await ouder.reply()
    await ouder.send("Noor is thuis heel zorgzaam voor haar broertje.")
    message = await ouder.reply()
    while "Inleveren" not in message.buttons:
        await ouder.tap("Overslaan", message=message)
        message = await ouder.reply()
    await ouder.tap("Inleveren")
    assert "Ingeleverd" in (await ouder.reply()).text
    assert (await juf.reply()).text == "Een ouder van Noor heeft Een stukje van thuis ingeleverd."


async def test_reopening_is_told_and_leads_back(stage: Stage) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[1])
    message = await ouder.reply()
    while "Inleveren" not in message.buttons:
        label = "Overslaan" if "Overslaan" in message.buttons else message.buttons[0]
        await ouder.tap(label, message=message)
        message = await ouder.reply()
    await ouder.tap("Inleveren")
    await ouder.reply()
    school = stage.school
    await school.services.classroom.reopen(
        school.leerkracht, school.leerlingen[0].id, "dit-ben-ik", Slot.OUDER_1, "thuis_stukje"
    )
    news = await ouder.reply()
    assert news.text == "De leerkracht heeft Een stukje van thuis weer opengezet."
    await ouder.tap("Verder", message=news)
    assert "Vraag 1 van 1" in (await ouder.reply()).text


@pytest.mark.parametrize("status", [401, 404])
async def test_a_wrong_token_is_said_and_tried_no_more_than_now_and_then(
    tmp_path: Path, api: BotApi, status: int
) -> None:
    token = "110201543:AAHwrong" if status == 401 else "nonsense"
    async with open_stage(tmp_path, "Noor", api=api, token=token) as stage:
        await eventually(lambda: stage.channel.health.condition == "wrong_token")
        assert "OVERDRACHT_TELEGRAM_TOKEN" in stage.channel.health.sentence
        await asyncio.sleep(0.3)
        assert len(api.called("getMe")) == 1
        assert not stage.running.done()


async def test_another_program_with_the_same_token(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.fail("getUpdates", 409, times=2)
    await noor.send("/hulp")
    await eventually(lambda: stage.channel.health.condition == "conflict")
    assert "409" in stage.channel.health.sentence
    while "Hulp" not in (await noor.reply(10)).text:
        pass
    await eventually(lambda: stage.channel.health.condition == "running")


async def test_telegram_away_for_a_while(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    stage.api.go_down()
    await eventually(lambda: stage.channel.health.condition == "unreachable")
    await noor.send(ANSWER)
    stage.api.come_up()
    assert "Vraag 5 van 25" in (await noor.reply(10)).text
    assert stage.channel.health.condition == "running"


async def test_updates_in_another_order_are_all_answered(stage: Stage) -> None:
    noor, sem = await to_gezin(stage, "Noor"), await to_gezin(stage, "Sem")
    stage.api.go_down()
    stage.api.reorder_updates(polls=1)
    await noor.send(ANSWER)
    await sem.send(ANSWER)
    stage.api.come_up()
    assert "Vraag 5 van 25" in (await noor.reply(10)).text
    assert "Vraag 5 van 25" in (await sem.reply(10)).text
    await stage.api.settled()
    await stage.nothing_owed()
    assert (noor.unread, sem.unread) == (0, 0)


async def test_a_webhook_of_before_is_removed(tmp_path: Path, api: BotApi) -> None:
    api.world.updates.webhook_url = "https://voorbeeld.nl/oud"
    async with open_stage(tmp_path, "Noor", api=api) as stage:
        await eventually(lambda: stage.channel.health.condition == "running")
        assert api.called("deleteWebhook")


async def test_a_goodbye_leaves_nothing_owed_and_nothing_to_repeat(stage: Stage) -> None:
    noor = await to_gezin(stage, "Noor")
    await noor.send(ANSWER)
    await stage.api.settled()
    await stage.stop_channel()
    assert "Vraag 5 van 25" in (await noor.reply()).text
    assert not await stage.school.services.assistant.owed(Channel.TELEGRAM)
    stage.start_channel()
    await eventually(lambda: stage.channel.health.condition == "running")
    await asyncio.sleep(0.2)
    assert noor.unread == 0


async def test_no_log_holds_token_name_code_or_answer(
    stage: Stage, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    noor = await to_gezin(stage, "Noor")
    stage.api.cut("sendMessage", after=False)
    stage.api.fail("sendMessage", 400)
    await noor.send(ANSWER)
    await noor.reply()
    stage.api.go_down()
    await eventually(lambda: stage.channel.health.condition == "unreachable")
    stage.api.come_up()
    await eventually(lambda: stage.channel.health.condition == "running")
    code = (await stage.school.cards(Role.LEERLING))[0].code
    out, err = capfd.readouterr()
    logged = "\n".join((out, err, caplog.text))
    for secret in (stage.api.token, "Noor", ANSWER, code, code.replace("-", "")):
        assert secret not in logged
