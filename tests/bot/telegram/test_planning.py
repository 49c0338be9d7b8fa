"""Reminders and digests as they arrive on a phone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.replies import Welcome
from bot.telegram.broadcasts import LOOK_SECONDS
from conversations.people import Channel, Slot
from storage.messages import State
from tests.bot.planning.clock import Planned, planned_on
from tests.bot.telegram.conftest import PATIENCE, Stage, eventually
from tests.bot.telegram.test_answering import to_words

FRIDAY, WEDNESDAY = "2027-06-11 08:30", "2027-06-16 08:30"
NOOR = (
    "Dag Noor. “Dit ben ik” is nog niet ingeleverd. Inleveren kan tot en met vrijdag 18 juni. "
    "Alles wat je schreef, is er nog."
)
BUTTONS = ["Verder", "Geen herinneringen meer"]


@pytest.fixture
async def planned(stage: Stage) -> AsyncIterator[Planned]:
    """Noor's klas has a deadline, and the channel lives by the clock of the test."""
    planned = planned_on(stage.school, "2027-06-01 12:00")
    await planned.plan()
    await stage.stop_channel()
    stage.planning = planned.planning
    stage.start_channel()
    yield planned


async def test_a_reminder_leads_to_the_question(stage: Stage, planned: Planned) -> None:
    noor = await to_words(stage, "Noor")
    where = noor.last.text
    await planned.at(FRIDAY)
    message = await noor.reply()
    assert message.text == NOOR
    assert message.buttons == BUTTONS
    await noor.tap("Verder", message=message)
    back = await noor.reply()
    assert "Welkom terug" in back.text
    assert where.splitlines()[-1] in back.text
    await stage.nothing_owed()
    await planned.at("2027-06-14 08:30")
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_an_ouder_of_two_children_lands_at_the_right_child(
    stage: Stage, planned: Planned
) -> None:
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.reply()
    await ouder.start((await stage.school.card("Sem", Slot.OUDER_1)).code.replace("-", ""))
    await ouder.reply()
    await planned.at(FRIDAY)
    message = await ouder.reply()
    assert message.text == (
        "“Een stukje van thuis” over Noor is nog niet ingeleverd. Inleveren kan tot en met vrijdag "
        "18 juni. Wat u al schreef, is bewaard."
    )
    await ouder.tap("Verder", message=message)
    assert "een stukje van thuis" in (await ouder.reply()).text
    here = await stage.school.services.assistant.welcome(Channel.TELEGRAM, str(ouder.id))
    assert isinstance(here, Welcome)
    assert here.dossier is not None
    assert (here.dossier.name, here.current_form) == ("Noor", "dit-ben-ik")
    assert ouder.unread == 0


async def test_no_more_and_yet_again(stage: Stage, planned: Planned) -> None:
    noor = await stage.at_first_question("Noor")
    await planned.at(FRIDAY)
    await noor.tap("Geen herinneringen meer", message=await noor.reply())
    answer = await noor.reply()
    assert answer.text == "Goed. Je krijgt geen herinneringen meer. Verder verandert er niets."
    await planned.at(WEDNESDAY)
    await stage.nothing_owed()
    assert noor.unread == 0
    await noor.send("/herinneringen")
    assert (await noor.reply()).text == answer.text
    await noor.tap("Toch weer herinneringen", message=noor.last)
    assert "krijgt een herinnering" in (await noor.reply()).text
    await planned.plan(days=(0,))
    await planned.at("2027-06-18 08:30")
    assert (await noor.reply()).text == NOOR


async def test_who_blocked_the_bot_is_shown_to_the_leerkracht(
    stage: Stage, planned: Planned
) -> None:
    juf = await stage.leerkracht()
    await juf.reply()
    noor = await stage.at_first_question("Noor")
    noor.chat.state = "blocked"  # Telegram says nothing about it until we write
    await planned.at(FRIDAY)
    await stage.nothing_owed()
    late = await planned.planning.behind(stage.school.leerkracht, stage.school.klas)
    assert isinstance(late, dict)
    assert late["dit-ben-ik"][0].on_paper
    assert juf.unread == 0
    await planned.at("2027-06-14 15:15")
    assert (await juf.reply()).text == (
        "Groep 8b: dit is er nieuw\n\nNiet meer te bereiken in Telegram, geef een brief (1)\nNoor"
    )
    await planned.at(WEDNESDAY)
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_one_digest_with_counts_and_names(stage: Stage, planned: Planned) -> None:
    juf = await stage.leerkracht()
    await juf.reply()
    await planned.hands_in("Noor", "2027-06-10 10:00")
    await planned.hands_in("Sem", "2027-06-10 11:00")
    await planned.at("2027-06-10 15:15")
    message = await juf.reply()
    assert message.text == "Groep 8b: dit is er nieuw\n\nDit ben ik: ingeleverd (2)\nNoor en Sem"
    assert juf.unread == 0


async def test_telegram_away_until_after_school(stage: Stage, planned: Planned) -> None:
    """What could not be sent in school hours waits for the next ones."""
    noor = await stage.at_first_question("Noor")
    stage.api.fail("sendMessage", 502)
    assert await planned.at("2027-06-11 15:29")
    await eventually(lambda: stage.api.faults.happened)
    planned.clock.set("2027-06-11 15:31")
    async with asyncio.timeout(PATIENCE):
        while (await planned.owed())[0].state is not State.OWED:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await asyncio.sleep(LOOK_SECONDS + 0.5)
    assert noor.unread == 0, "not after school"
    planned.clock.set("2027-06-14 08:30")
    assert (await noor.reply()).text == NOOR
    await stage.nothing_owed()


async def test_handed_in_while_telegram_was_away(stage: Stage, planned: Planned) -> None:
    noor = await stage.at_first_question("Noor")
    await stage.stop_channel()
    await planned.at(FRIDAY)
    await planned.hands_in("Noor", "2027-06-11 09:00")
    stage.start_channel()
    await stage.nothing_owed()
    assert noor.unread == 0


async def test_one_that_may_have_arrived_is_recognised_as_a_repeat(
    stage: Stage, planned: Planned
) -> None:
    noor = await stage.at_first_question("Noor")
    await stage.stop_channel()
    await planned.at(FRIDAY)
    (row,) = await planned.owed()
    await stage.school.services.assistant.mark([row.id], State.SENDING)
    stage.start_channel()
    assert (await noor.reply()).text == f"Misschien stond dit er al: we waren even weg.\n\n{NOOR}"
    await stage.nothing_owed()
    assert noor.unread == 0
