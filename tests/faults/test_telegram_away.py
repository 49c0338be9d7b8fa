"""Telegram is away for an hour, played in less than a second: nothing is lost, nothing is said
twice, and nobody keeps knocking."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.planning.model import Digest
from bot.telegram import calls, delivery, poller, request
from conversations.people import Slot
from tests.bot.telegram.conftest import eventually, open_stage
from tests.bot.telegram.test_answering import text_of, to_gezin
from tests.bot.web.browser import Browser
from tests.bot.web.desktop import client_of
from tests.fakes.bot_api import BotApi

HOUR = 0.6  # seconds, of which the pauses below are the same part as the real ones
FIRST_PAUSE, LONGEST_PAUSE, STALE = 0.02, 0.1, 0.3
ANSWER, MORE = "Ik woon met mijn moeder en Boef.", "We koken elke vrijdag samen."
AGAIN = "We waren even weg. We waren hier gebleven:"
FOREVER = 100_000


def refused(api: BotApi) -> None:
    api.go_down()


def bad_gateway(api: BotApi) -> None:
    api.fail("*", 502, times=FOREVER)


def cut(api: BotApi) -> None:
    api.cut("*", after=False, times=FOREVER)


def silent(api: BotApi) -> None:
    api.delay("*", 30, times=FOREVER)


@pytest.mark.parametrize("away", [refused, bad_gateway, cut, silent])
async def test_an_hour(
    tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch, away: Callable[[BotApi], None]
) -> None:
    for module in (delivery, poller):
        monkeypatch.setattr(module, "FIRST_PAUSE", FIRST_PAUSE)
        monkeypatch.setattr(module, "LONGEST_PAUSE", LONGEST_PAUSE)
    monkeypatch.setattr(delivery, "STALE_SECONDS", STALE)
    for module in (calls, request):
        monkeypatch.setattr(module, "READ_SECONDS", LONGEST_PAUSE)
    monkeypatch.setattr(poller, "LONG_POLL_SECONDS", 0)
    async with (
        open_stage(tmp_path, "Noor", "Sem", api=api) as stage,
        client_of(stage.school) as client,
    ):
        noor, juf = await to_gezin(stage, "Noor"), await stage.leerkracht()
        sem = await stage.at_first_question("Sem")
        await juf.reply()
        await stage.planning.choose_digest(stage.school.leerkracht, Digest.ONCE)
        api.fail("sendMessage", 502, times=FOREVER)
        for person, text in ((noor, ANSWER), (sem, "Sem")):
            await person.send(text)
        await api.settled()
        away(api)
        await eventually(lambda: stage.channel.health.condition == "unreachable")
        before = api.served
        await asyncio.sleep(HOUR)
        assert api.served - before <= HOUR / LONGEST_PAUSE + 8, "the poller alone looks"
        assert "niet bereikbaar" in stage.channel.health.sentence
        page = Browser(client)
        await page.join((await stage.school.card("Noor", Slot.LEERLING)).code.replace("-", ""))
        await page.look()
        asked = page.now["question"]
        await page.say("Text", text=MORE, question=asked)
        await stage.school.wrote("Sem", Slot.OUDER_1)
        api.faults.clear()
        if api.is_down:
            api.come_up()
        await eventually(lambda: stage.channel.health.condition == "running")
        again = await noor.reply(10)
        assert again.text.startswith(AGAIN)
        assert "Vraag 6 van 25" in again.text, "where she is now, not what was asked an hour ago"
        assert (await sem.reply(10)).text.startswith(AGAIN)
        assert "Een ouder van Sem heeft" in (await juf.reply(10)).text
        await stage.nothing_owed()
        assert (noor.unread, sem.unread, juf.unread) == (0, 0, 0), "nothing twice"
        stored = await stage.werkstuk("Noor")
        assert text_of(stored["gezin_wie"]) == ANSWER
        assert text_of(stored[asked]) == MORE
        await noor.send("Voetballen, elke dag.")
        assert (await noor.reply()).text.startswith("Bewaard."), "and it goes on"


async def test_what_is_sent_meanwhile_is_kept_by_telegram_and_answered_in_order(
    tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(poller, "FIRST_PAUSE", FIRST_PAUSE)
    monkeypatch.setattr(poller, "LONGEST_PAUSE", LONGEST_PAUSE)
    async with open_stage(tmp_path, "Noor", "Sem", api=api) as stage:
        noor, sem = await to_gezin(stage, "Noor"), await to_gezin(stage, "Sem")
        api.go_down()
        await eventually(lambda: stage.channel.health.condition == "unreachable")
        for person in (noor, sem):
            await person.send(ANSWER)
        api.come_up()
        for person in (noor, sem):
            assert "Vraag 5 van 25" in (await person.reply(10)).text
        await stage.nothing_owed()
        assert (noor.unread, sem.unread) == (0, 0)
        for name in ("Noor", "Sem"):
            assert text_of((await stage.werkstuk(name))["gezin_wie"]) == ANSWER
