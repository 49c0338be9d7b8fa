"""Objecting to handing over, as conversations in the chat."""

from __future__ import annotations

from collections.abc import Sequence

from bot.demo.sample import Stage as Filled
from bot.handover import LeftOut, Order, Why
from bot.objections import Decision, Objection
from bot.problems import Problem
from conversations.people import Channel, Slot
from storage import audit, objections
from storage.news import Digest
from tests.bot.school import sample_answers
from tests.bot.telegram.conftest import Stage
from tests.fakes.bot_api import Person

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
REASON = "Ik wil daar opnieuw beginnen."


async def stored(stage: Stage) -> Sequence[Objection]:
    dossier = stage.school.dossier("Noor")
    return await stage.school.services.store.read(lambda unit: objections.of_dossier(unit, dossier))


async def settled(stage: Stage, decision: Decision, answer: str = "") -> None:
    school, one = stage.school, (await stored(stage))[0]
    seen = (one.part.questionnaire, one.part.slot, one.by, one.at.isoformat())
    done = await school.services.objections.settle(
        school.leerkracht, school.klas, one.part.dossier_id, seen, decision, answer
    )
    assert isinstance(done, Objection)


async def left_out(stage: Stage) -> object:
    school = stage.school
    made = await school.services.bundles.make(None, Order(school.klas), lambda _: None)
    if isinstance(made, Problem):
        return made
    made[0].close()
    return made[1].left_out


async def child(stage: Stage) -> Person:
    await stage.school.wrote("Noor")
    noor = await stage.person("Noor")
    await noor.reply()
    return noor


async def test_a_leerling_objects_says_why_and_withdraws(stage: Stage) -> None:
    noor = await child(stage)
    await noor.send("/bezwaar")
    asked = await noor.reply()
    assert "Dan kun je bezwaar maken." in asked.text
    assert asked.buttons == ["Maak bezwaar"]
    await noor.tap("Maak bezwaar", message=asked)
    told = await noor.reply()
    assert "Je werkstuk wordt nu niet doorgegeven." in told.text
    assert "/bezwaar en daarna waarom" in told.text
    assert told.buttons == ["Trek het bezwaar in"]
    assert await left_out(stage) == Problem("objected")

    await noor.send(f"/bezwaar {REASON}")
    thanks = await noor.reply()
    assert "leest waarom je bezwaar maakt" in thanks.text
    assert "uit deze chat gehaald" in thanks.text
    assert REASON not in thanks.text
    assert [one.reason for one in await stored(stage)] == [REASON]

    await noor.tap("Maak bezwaar", message=asked)  # the old button once more: nothing is lost
    assert "wordt nu niet doorgegeven" in (await noor.reply()).text
    assert [one.reason for one in await stored(stage)] == [REASON]

    await noor.tap("Trek het bezwaar in", message=told)
    assert "weer worden doorgegeven" in (await noor.reply()).text
    assert await stored(stage) == []
    assert await left_out(stage) == (LeftOut("Sem", Why.NOTHING),)
    dossier = stage.school.dossier("Noor")
    acts = await stage.school.services.store.read(
        lambda unit: [(it.act, it.channel) for it in audit.of_dossier(unit, dossier)]
    )
    assert (f"objected {WERKSTUK} leerling", Channel.TELEGRAM) in acts
    assert (f"withdrew objection {WERKSTUK} leerling", Channel.TELEGRAM) in acts


async def test_the_answer_of_the_school_comes_in_the_chat(stage: Stage) -> None:
    noor = await child(stage)
    await noor.send("/bezwaar")
    await noor.tap("Maak bezwaar", message=await noor.reply())
    await noor.reply()
    await settled(stage, Decision.GOES, "Anders krijg je in de brugklas geen hulp bij lezen.")
    news = await noor.reply()
    assert "je werkstuk gaat toch mee" in news.text
    assert "geen hulp bij lezen" in news.text
    assert "Vertel het thuis." in news.text
    assert news.buttons == ["Maak opnieuw bezwaar", "Trek het bezwaar in"]
    await noor.tap("Maak opnieuw bezwaar", message=news)
    assert "wordt nu niet doorgegeven" in (await noor.reply()).text
    assert [one.decision for one in await stored(stage)] == [Decision.OPEN]


async def test_an_ouder_objects_to_the_whole_or_to_the_own_part(stage: Stage) -> None:
    await stage.school.wrote("Noor")
    okr = sample_answers("Amira", Slot.OUDER_1, OKR)
    await stage.school.wrote("Noor", Slot.OUDER_1, OKR, Filled.SUBMITTED, **okr)
    ouder = await stage.person("Noor", Slot.OUDER_1)
    await ouder.reply()
    await ouder.send("/bezwaar")
    whole, own = await ouder.reply(), await ouder.reply()
    assert "Het werkstuk van Noor" in whole.text
    assert "U krijgt het werkstuk daardoor niet te lezen." in whole.text
    assert "Alleen dit deel gaat dan niet mee." in own.text
    await ouder.tap("Maak bezwaar", message=own)
    assert "Dit wordt nu niet doorgegeven aan de nieuwe school." in (await ouder.reply()).text
    found = await stored(stage)
    assert [(one.part.questionnaire, one.part.slot) for one in found] == [(OKR, Slot.OUDER_1)]
    assert await left_out(stage) == (LeftOut("Sem", Why.NOTHING),)  # the werkstuk goes


async def test_the_leerkracht_hears_that_there_is_one_and_not_why(stage: Stage) -> None:
    services, school = stage.school.services, stage.school
    noor = await child(stage)
    juf = await stage.leerkracht()
    await juf.reply()
    await services.planning.choose_digest(school.leerkracht, Digest.ONCE)
    await noor.send("/bezwaar")
    await noor.tap("Maak bezwaar", message=await noor.reply())
    await noor.reply()
    await noor.send(f"/bezwaar {REASON}")
    await noor.reply()
    heard = await juf.reply()
    assert "Bezwaar tegen doorgeven" in heard.text
    assert "Noor" in heard.text
    assert REASON not in heard.text


async def test_a_reason_without_an_objection_and_one_too_long_are_said(stage: Stage) -> None:
    noor = await child(stage)
    await noor.send("/bezwaar zomaar")
    assert "Er staat geen bezwaar open." in (await noor.reply()).text
    await noor.send("/bezwaar")
    await noor.tap("Maak bezwaar", message=await noor.reply())
    await noor.reply()
    await noor.send("/bezwaar " + "nee " * 200)
    assert "Dit is te lang: 799 tekens." in (await noor.reply()).text
    assert [one.reason for one in await stored(stage)] == [""]


async def test_objecting_goes_on_when_the_schooljaar_is_over(stage: Stage) -> None:
    noor = await child(stage)
    await stage.school.services.schoolyear.close(stage.school.leerkracht, stage.school.klas)
    await noor.send("/bezwaar")
    await noor.tap("Maak bezwaar", message=await noor.reply())
    assert "wordt nu niet doorgegeven" in (await noor.reply()).text
