"""What an ouder says in confidence leaves the chat, whatever happens to the bot or to Telegram."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image

from bot.telegram import channel
from conversations.people import Channel, Slot
from tests.bot.telegram.conftest import Stage, eventually, read_notice
from tests.bot.telegram.test_answering import text_of
from tests.bot.telegram.test_others import roomy
from tests.fakes.bot_api import Message, Person

SECRET = "Bij drukte, hij wordt dan heel stil."
GONE = "Ik heb uw bericht uit deze chat gehaald."
NOT_GONE = "Telegram liet mij uw bericht niet weghalen."
DAYS = 24 * 3600


async def at_question(stage: Stage, number: str = "8") -> tuple[Person, Message]:
    """An ouder before a sensitive question of the OKR section."""
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.tap((await ouder.reply()).buttons[0])
    await read_notice(ouder)
    await ouder.send("/overzicht")
    overview = await ouder.reply()
    await ouder.tap(number, message=overview)
    return ouder, await ouder.reply()


LONG = " ".join(f"Bij drukte nummer {number}." for number in range(300))
"""A client makes two messages of it."""


def with_room(stage: Stage) -> Stage:
    """Longer than the form allows today."""
    forms = stage.school.services.questionnaires
    forms["okr-ouders"] = roomy(forms["okr-ouders"], "spanning")
    return stage


def left(ouder: Person) -> list[Message]:
    return [it for it in ouder.screen if not it.from_bot and "Bij drukte" in it.text]


def drawing() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "JPEG")
    return made.getvalue()


async def killed(stage: Stage) -> None:
    stage.running.cancel()
    await asyncio.wait([stage.running])
    stage.api.faults.clear()


@pytest.fixture(autouse=True)
def _no_time_to_finish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "STOP_SECONDS", 0.1)


async def test_a_bot_killed_before_removing_still_removes_it(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.delay("deleteMessage", 30)
    said = await ouder.send(SECRET)
    await stage.api.settled()
    await killed(stage)
    assert left(ouder) == [said]
    stage.start_channel()
    again = await ouder.reply()
    assert left(ouder) == []
    assert again.text.startswith("We waren even weg.")
    await stage.nothing_owed()
    stored = await stage.answers("Noor", "okr-ouders", Slot.OUDER_1)
    assert text_of(stored["spanning"]) == SECRET


async def test_it_is_removed_as_well_for_who_wrote_on_before_the_bot_was_back(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.delay("deleteMessage", 30)
    said = await ouder.send(SECRET)
    await stage.api.settled()
    await killed(stage)
    await ouder.send("/hulp")
    stage.start_channel()
    while "Hulp" not in (await ouder.reply(10)).text:
        pass
    await stage.nothing_owed()
    assert said.deleted


async def test_two_days_later_telegram_keeps_it_and_that_is_said(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.delay("deleteMessage", 30)
    said = await ouder.send(SECRET)
    await stage.api.settled()
    await killed(stage)
    stage.api.pass_time(3 * DAYS)
    stage.start_channel()
    again = await ouder.reply()
    assert again.text.startswith(NOT_GONE)
    assert "We waren even weg." in again.text
    assert not said.deleted
    await stage.nothing_owed()


async def test_two_days_later_it_is_said_to_who_wrote_on_as_well(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.delay("deleteMessage", 30)
    await ouder.send(SECRET)
    await stage.api.settled()
    await killed(stage)
    stage.api.pass_time(3 * DAYS)
    await ouder.send("/hulp")
    stage.start_channel()
    await stage.api.settled()
    await stage.nothing_owed()
    await eventually(lambda: any(NOT_GONE in it.text for it in ouder.screen))
    assert sum(NOT_GONE in it.text for it in ouder.screen) == 1


@pytest.mark.parametrize("after", [True, False])
async def test_a_connection_that_breaks_is_no_refusal(stage: Stage, *, after: bool) -> None:
    """`after`: Telegram removed it, and its answer got lost; removing again finds nothing."""
    ouder, _ = await at_question(stage)
    stage.api.cut("deleteMessage", after=after)
    said = await ouder.send(SECRET)
    assert (await ouder.reply()).text.startswith(GONE)
    assert said.deleted


async def test_telegram_in_trouble_is_no_refusal(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.fail("deleteMessage", 502)
    stage.api.fail("deleteMessage", 429, retry_after=1)
    said = await ouder.send(SECRET)
    assert (await ouder.reply(10)).text.startswith(GONE)
    assert said.deleted


async def test_a_long_answer_in_two_messages_leaves_as_a_whole(stage: Stage) -> None:
    ouder, _ = await at_question(with_room(stage))
    await ouder.send(LONG)
    assert (await ouder.reply()).text.startswith(GONE)
    await stage.nothing_owed()
    assert left(ouder) == []
    stored = await stage.answers("Noor", "okr-ouders", Slot.OUDER_1)
    assert text_of(stored["spanning"]).endswith("nummer 299.")


async def test_a_first_part_that_stays_is_not_called_gone_with_the_second(stage: Stage) -> None:
    ouder, _ = await at_question(with_room(stage))
    stage.api.fail("deleteMessage", 400)
    await ouder.send(LONG)
    assert (await ouder.reply()).text.startswith(NOT_GONE)
    await stage.nothing_owed()
    assert len(left(ouder)) == 1


async def test_a_changed_message_leaves_too(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.fail("deleteMessage", 400)
    said = await ouder.send(SECRET)
    assert (await ouder.reply()).text.startswith(NOT_GONE)
    await ouder.edit(said, "Bij drukte en bij ruzie.")
    message = await ouder.reply()
    assert message.text.startswith(GONE)
    assert "ruzie" not in str([it.text for it in ouder.screen])
    stored = await stage.answers("Noor", "okr-ouders", Slot.OUDER_1)
    assert text_of(stored["spanning"]) == "Bij drukte en bij ruzie."
    assert said.deleted


async def test_it_is_owed_until_it_is_gone(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    stage.api.delay("deleteMessage", 30)
    await ouder.send(SECRET)
    await stage.api.settled()
    await killed(stage)
    owed = await stage.school.services.assistant.owed(Channel.TELEGRAM)
    assert len(owed) == 1
    assert SECRET not in str(owed)
    stage.start_channel()
    await ouder.reply()
    await stage.nothing_owed()


STAYS = "Uw bericht staat nog in deze chat."


async def test_what_cannot_be_kept_is_left_and_that_is_said(stage: Stage) -> None:
    ouder, _ = await at_question(stage)
    await ouder.voice()
    assert STAYS in (await ouder.reply()).text
    picture = await ouder.send_photo(drawing(), "Zo ziet hij eruit als hij schrikt")
    message = await ouder.reply()
    assert "past geen foto" in message.text
    assert STAYS in message.text
    assert not picture.deleted
    await ouder.send("/overslaan")
    assert STAYS not in (await ouder.reply()).text


async def test_words_where_only_buttons_fit_are_not_kept_and_that_is_said(stage: Stage) -> None:
    ouder, _ = await at_question(stage, "12")
    await ouder.send("Ja, hij heeft epilepsie.")
    message = await ouder.reply()
    assert STAYS in message.text
    await ouder.send("/overzicht")
    await ouder.reply()
    await ouder.tap("5")
    await ouder.reply()
    await ouder.voice()
    assert STAYS not in (await ouder.reply()).text, "nothing is asked in confidence there"
