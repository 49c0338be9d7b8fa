"""In overleg in Telegram: the ouder hears of it, reads it, and has the last word."""

from __future__ import annotations

from bot.assistant import Reply
from bot.talks import Spot
from conversations.inputs import Continue, Start, Submit
from conversations.people import Slot
from conversations.session import Status
from storage import together
from tests.bot.fitting import fitting
from tests.bot.telegram.conftest import Stage, eventually
from tests.fakes.bot_api import Person

OKR = "okr-ouders"


async def filled_in(stage: Stage) -> tuple[Person, Reply]:
    """The ouder of Noor with a phone, and the section that the leerkracht handed in with them."""
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.reply()
    overleg, juf = stage.school.services.overleg, stage.school.leerkracht
    at = Spot(stage.school.dossier("Noor"), OKR, Slot.OUDER_1)
    reply = await overleg.begin(juf, at)
    said = 0
    while isinstance(reply, Reply) and reply.session.status is not Status.SUBMITTED:
        said += 1
        view = reply.view
        given = (
            fitting(view.prompt)
            if view.prompt
            else Submit(reply.session.turn)
            if view.review
            else Continue()
            if reply.session.status is Status.NOTICE
            else Start()
        )
        reply = await overleg.say(juf, at, given, f"samen-{said}")
    assert isinstance(reply, Reply)
    await eventually(lambda: "samen met de leerkracht" in ouder.last.text)
    return ouder, reply


async def test_the_ouder_reads_it_and_says_yes(stage: Stage) -> None:
    ouder, reply = await filled_in(stage)
    await ouder.tap("Lees het na")
    await eventually(lambda: "Is het zo goed?" in ouder.last.text)
    told = "\n".join(message.text for message in ouder.screen)
    assert "Hij helpt anderen graag en blijft rustig in de groep." in told
    await ouder.tap("Ja, zo is het")
    await eventually(lambda: "We hebben bewaard dat het zo is." in ouder.last.text)
    kept = await stage.school.services.store.read(
        lambda unit: together.of(unit, reply.participant.id, OKR)
    )
    assert kept is not None and kept.confirmed_at is not None
    await ouder.start()
    await eventually(lambda: "U heeft dit ingeleverd." in ouder.last.text)


async def test_the_ouder_changes_something(stage: Stage) -> None:
    ouder, _ = await filled_in(stage)
    await ouder.tap("Lees het na")
    await eventually(lambda: "Is het zo goed?" in ouder.last.text)
    await ouder.tap("Ik wil iets veranderen")
    await eventually(lambda: "voor u alleen" in "\n".join(it.text for it in ouder.screen))
    await eventually(lambda: bool(ouder.last.button("Inleveren")))
    assert "weer opengezet" not in ouder.last.text
    await ouder.tap("Inleveren")
    await eventually(lambda: "Ingeleverd" in ouder.last.text)
