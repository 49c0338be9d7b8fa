"""Photos only when the ouders allow it: whose word counts, who may speak for whom, what is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import open_services
from bot.assistant import Reply, Welcome
from bot.photo_permission import OfLeerling, OwnWord
from bot.problems import Problem, sentence
from bot.settings import Settings
from conversations.people import Channel, Permission, Slot
from locales.catalogue import catalogue
from storage import audit, dossiers, photo_words
from tests.bot.school import School, add_klas, open_school

ASKED = "Wil je een foto of tekening van jezelf toevoegen?"
DRAWN = "Wil je een tekening van jezelf toevoegen?"


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, "Noor", "Sem") as school:
        yield school


async def in_chat(school: School, slot: Slot, leerling: str = "Noor") -> str:
    """Somebody's browser."""
    browser = f"van {leerling} {slot}"
    card = await school.card(leerling, slot)
    assert isinstance(
        await school.services.assistant.join(Channel.WEB, browser, card.code), Welcome
    )
    return browser


async def says(school: School, slot: Slot, *, allowed: bool) -> OwnWord | Problem:
    person = (await school.card("Noor", slot)).participant
    return await school.services.photo_permission.say(
        Channel.WEB, await in_chat(school, slot), person.id, allowed=allowed
    )


async def photo_question(school: School) -> str:
    noor = await in_chat(school, Slot.LEERLING)
    reply = await school.services.assistant.look(Channel.WEB, noor)
    assert isinstance(reply, Reply)
    question = reply.questionnaire.question("mij_foto")
    assert question is not None
    return question.text


async def standing(school: School) -> Permission:
    found = await school.services.store.read(
        lambda unit: dossiers.dossier(unit, school.dossier("Noor"))
    )
    assert found is not None
    return found.photos


async def test_silence_is_a_drawing(school: School) -> None:
    assert await standing(school) is Permission.UNSAID
    assert await photo_question(school) == DRAWN


async def test_one_yes_is_enough_and_one_no_counts_for_more(school: School) -> None:
    await says(school, Slot.OUDER_1, allowed=True)
    assert await photo_question(school) == ASKED
    await says(school, Slot.OUDER_2, allowed=False)
    assert await standing(school) is Permission.REFUSED
    assert await photo_question(school) == DRAWN
    await says(school, Slot.OUDER_1, allowed=True)
    assert await photo_question(school) == DRAWN, "saying it again does not outvote the other"
    await says(school, Slot.OUDER_2, allowed=True)
    assert await photo_question(school) == ASKED


async def test_of_the_other_ouder_nothing_is_told_but_what_holds(school: School) -> None:
    said = await says(school, Slot.OUDER_1, allowed=True)
    assert isinstance(said, OwnWord) and said.allowed
    await says(school, Slot.OUDER_2, allowed=False)
    own = await school.services.photo_permission.own(
        Channel.WEB, await in_chat(school, Slot.OUDER_1)
    )
    assert own is not None and own.word is not None
    assert (own.word.slot, own.word.allowed, own.allowed) == (Slot.OUDER_1, True, False)


@pytest.mark.parametrize("slot", [Slot.OUDER_2, Slot.LEERLING])
async def test_nobody_speaks_for_an_ouder(school: School, slot: Slot) -> None:
    ouder = (await school.card("Noor", Slot.OUDER_1)).participant
    other = await in_chat(school, slot)
    said = await school.services.photo_permission.say(Channel.WEB, other, ouder.id, allowed=True)
    assert said == Problem("not_allowed")
    stranger = await school.services.photo_permission.say(
        Channel.WEB, "van niemand", ouder.id, allowed=True
    )
    assert stranger == Problem("not_allowed")
    assert await standing(school) is Permission.UNSAID


async def test_a_leerling_does_not_allow_it_to_themselves(school: School) -> None:
    me = (await school.card("Noor", Slot.LEERLING)).participant
    noor, said = await in_chat(school, Slot.LEERLING), school.services.photo_permission
    assert await said.say(Channel.WEB, noor, me.id, allowed=True) == Problem("not_allowed")
    assert await said.own(Channel.WEB, noor) is None


async def test_an_ouders_own_no_is_only_undone_by_that_ouder(school: School) -> None:
    await says(school, Slot.OUDER_1, allowed=False)
    record = school.services.photo_permission.record
    for paper in (True, None):
        refused = await record(school.leerkracht, school.dossier("Noor"), Slot.OUDER_1, paper)
        assert isinstance(refused, Problem)
        assert "Alleen de ouder" in sentence(refused, catalogue("nl"))
    assert await standing(school) is Permission.REFUSED
    await says(school, Slot.OUDER_1, allowed=True)
    assert await standing(school) is Permission.GIVEN


async def test_an_ouder_who_calls_the_school_takes_a_yes_back(school: School) -> None:
    await says(school, Slot.OUDER_1, allowed=True)
    await school.permit("Noor", allowed=False)
    assert await standing(school) is Permission.REFUSED


async def test_a_slip_at_the_wrong_leerling_is_taken_away(school: School) -> None:
    await school.permit("Noor")
    await school.permit("Noor", allowed=None)
    assert await standing(school) is Permission.UNSAID


async def test_what_an_ouder_said_meanwhile_is_not_overwritten(school: School) -> None:
    permission, noor = school.services.photo_permission, school.dossier("Noor")
    seen = await permission.of_leerling(school.leerkracht, noor)
    assert isinstance(seen, OfLeerling)
    await says(school, Slot.OUDER_1, allowed=True)
    late = await permission.record(
        school.leerkracht, noor, Slot.OUDER_1, allowed=False, seen=seen.sign(Slot.OUDER_1)
    )
    assert late == Problem.of("changed_meanwhile", name="Noor")
    assert await standing(school) is Permission.GIVEN


async def test_another_klas_is_told_nothing_and_writes_nothing(school: School) -> None:
    other = await add_klas(school.services, "Finn", klas="Groep 8c", school="De Voorbeeldboom")
    permission, noor = school.services.photo_permission, school.dossier("Noor")
    refused = Problem("not_allowed")
    assert await permission.of_leerling(other.leerkracht, noor) == refused
    assert await permission.of_klas(other.leerkracht, school.klas) == refused
    assert await permission.record(other.leerkracht, noor, Slot.OUDER_1, allowed=True) == refused
    assert await permission.record(None, noor, Slot.LEERLING, allowed=True) == Problem(
        "unknown_person"
    )
    assert await standing(school) is Permission.UNSAID


async def test_each_word_can_be_shown_afterwards(school: School) -> None:
    await says(school, Slot.OUDER_1, allowed=True)
    await school.services.photo_permission.record(
        school.leerkracht, school.dossier("Noor"), Slot.OUDER_2, allowed=False
    )
    entries = await school.services.store.read(
        lambda unit: audit.of_dossier(unit, school.dossier("Noor"))
    )
    said = [(it.act, it.role, it.channel) for it in entries if it.act.startswith("photos")]
    assert said == [
        ("photos yes ouder-1", "ouder", "web"),
        ("photos no ouder-2 paper", "leerkracht", "desk"),
    ]


async def test_with_the_leerling_goes_what_was_said(school: School) -> None:
    await school.permit("Noor")
    noor = school.dossier("Noor")
    await school.services.store.transact(lambda unit: dossiers.erase(unit, noor))
    left = await school.services.store.read(
        lambda unit: (
            photo_words.of_dossier(unit, noor),
            unit.connection.execute("SELECT COUNT(*) FROM photo_word").fetchone(),
        )
    )
    assert left == ({}, (0,))


async def test_a_yes_is_taken_back_after_the_schooljaar_too(school: School) -> None:
    await says(school, Slot.OUDER_1, allowed=True)
    ouder = (await school.card("Noor", Slot.OUDER_1)).participant
    await school.services.schoolyear.close(None, school.klas)
    said = await school.services.photo_permission.say(
        Channel.WEB, f"van Noor {Slot.OUDER_1}", ouder.id, allowed=False
    )
    assert isinstance(said, OwnWord) and not said.allowed
    assert await standing(school) is Permission.REFUSED


async def test_who_is_asked_and_who_is_not(school: School) -> None:
    async def asked(slot: Slot) -> bool:
        browser = await in_chat(school, slot)
        welcome = await school.services.assistant.welcome(Channel.WEB, browser)
        assert isinstance(welcome, Welcome)
        return welcome.asks_photos

    assert [await asked(slot) for slot in Slot] == [False, True, True]
    await says(school, Slot.OUDER_1, allowed=False)
    assert [await asked(slot) for slot in Slot] == [False, False, True]
    await school.permit("Noor", Slot.OUDER_2)
    assert [await asked(slot) for slot in Slot] == [False, False, False]


async def test_a_board_that_arranges_it_otherwise_asks_nobody_and_a_no_still_counts(
    tmp_path: Path,
) -> None:
    settings = Settings(data=tmp_path, photo_permission=False)
    async with open_services(settings, lambda: "voorbeeld_bot") as services:
        school = await add_klas(services, "Noor", klas="Groep 8b", school="De Voorbeeldboom")
        assert await photo_question(school) == ASKED
        browser = await in_chat(school, Slot.OUDER_1)
        welcome = await services.assistant.welcome(Channel.WEB, browser)
        assert isinstance(welcome, Welcome) and not welcome.asks_photos
        await says(school, Slot.OUDER_1, allowed=False)
        assert await photo_question(school) == DRAWN


def test_the_default_is_to_ask() -> None:
    assert Settings().photo_permission
