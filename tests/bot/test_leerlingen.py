"""Changing leerlingen: renamed, moved, removed, and never one leerkracht over another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.assistant import Reply
from bot.classroom import Problem
from bot.leerlingen import Leerlingen
from bot.replies import Refusal, Welcome
from conversations.inputs import Start
from conversations.people import Channel, Dossier, Klas, Participant, Role, Slot
from storage import answers, audit, dossiers, participants
from storage.errors import KeyMissing
from tests.bot.school import School, add_klas, open_school

WERKSTUK = "dit-ben-ik"


@dataclass
class Two:
    """Two klassen of one school that juf teaches both, and one that she does not."""

    school: School
    other: Klas
    there: Participant
    strange: School

    @property
    def service(self) -> Leerlingen:
        return self.school.services.leerlingen

    async def now(self, name: str) -> Dossier:
        found = await self.school.services.store.read(
            lambda unit: dossiers.dossier(unit, self.school.dossier(name))
        )
        assert found is not None
        return found

    async def klas_of(self, klas: Klas) -> list[str]:
        rows = await self.school.services.classroom.progress(None, klas)
        assert isinstance(rows, list)
        return [row.dossier.name for row in rows]

    async def acts(self, dossier_id: str) -> list[tuple[str, str]]:
        entries = await self.school.services.store.read(
            lambda unit: audit.of_dossier(unit, dossier_id)
        )
        return [(one.role, one.act) for one in entries if one.act != "joined"]


@pytest.fixture
async def two(tmp_path: Path) -> AsyncIterator[Two]:
    async with open_school(tmp_path, "Noor", "Finn") as school:
        room = school.services.classroom
        other = await room.create_klas(school.leerkracht, "Groep 8c", "")
        assert isinstance(other, Klas)
        (there,) = await school.services.store.read(
            lambda unit: participants.leerkrachten(unit, other.id)
        )
        strange = await add_klas(school.services, "Sam", klas="Groep 8d", school="De Voorbeeldboom")
        yield Two(school, other, there, strange)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  noortje ", "noortje"),
        ("Noor de Vries", "Noor"),
        ("de Vries, Noor", "Noor"),
        ("Noor V.", "Noor V."),
        ("NOOR", "NOOR"),
    ],
)
async def test_a_new_name_by_the_rules_of_the_class_list(two: Two, typed: str, shown: str) -> None:
    noor = await two.now("Noor")
    done = await two.service.rename(two.school.leerkracht, noor.id, noor.version, typed)
    assert isinstance(done, Dossier)
    assert (done.name, done.version) == (shown, noor.version + 1)
    assert await two.klas_of(two.school.klas) == [shown, "Finn"]
    card = await two.school.card(shown, Slot.LEERLING)
    assert card.participant.name == shown
    assert await two.acts(noor.id) == [("leerkracht", "renamed")]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "no_name"),
        ("12", "no_name"),
        ("x" * 41, "name_too_long"),
        ("Noor<b>", "odd_signs"),
        ("roepnaam", "heading"),
        ("FINN", "name_taken"),
        ("Finn Bakker", "name_taken"),
    ],
)
async def test_a_name_that_cannot_be_changes_nothing(two: Two, typed: str, reason: str) -> None:
    noor = await two.now("Noor")
    refused = await two.service.rename(two.school.leerkracht, noor.id, noor.version, typed)
    assert isinstance(refused, Problem) and refused.reason == reason
    assert await two.now("Noor") == noor


async def test_of_two_at_once_the_second_is_told_and_nothing_of_the_first_is_lost(
    two: Two,
) -> None:
    noor = await two.now("Noor")
    one, other = await asyncio.gather(
        two.service.rename(two.school.leerkracht, noor.id, noor.version, "Noortje"),
        two.service.rename(None, noor.id, noor.version, "Noor V."),
    )
    assert isinstance(one, Dossier) and one.name == "Noortje"
    assert other == Problem.of("changed_meanwhile", name="Noortje")
    late = await two.service.remove(two.school.leerkracht, noor.id, noor.version)
    assert late == Problem.of("changed_meanwhile", name="Noortje")
    assert (await two.now("Noor")).name == "Noortje"


async def test_to_another_klas_with_everything_that_was_written(two: Two) -> None:
    school, services = two.school, two.school.services
    await school.wrote("Noor")
    noor = await two.now("Noor")
    code = (await school.card("Noor", Slot.OUDER_1)).code
    await services.assistant.join(Channel.WEB, "ouder", code)
    with services.hub.subscribe(school.klas.id) as old, services.hub.subscribe(two.other.id) as new:
        moved = await two.service.move(
            school.leerkracht, noor.id, noor.version, two.other.id, two.there
        )
        assert old.is_set() and new.is_set()
    assert isinstance(moved, Dossier) and moved.klas_id == two.other.id
    assert await two.klas_of(school.klas) == ["Finn"]
    assert await two.klas_of(two.other) == ["Noor"]
    read = await services.classroom.read(two.there, noor.id, WERKSTUK, Slot.LEERLING)
    assert not isinstance(read, Problem) and read.answers
    gone = await services.classroom.read(school.leerkracht, noor.id, WERKSTUK, Slot.LEERLING)
    assert gone == Problem("not_allowed")
    cards = await services.classroom.invite(two.there, two.other, [Role.OUDER])
    assert isinstance(cards, list) and cards[0].code == code
    welcome = await services.assistant.welcome(Channel.WEB, "ouder")
    assert isinstance(welcome, Welcome) and welcome.klas == two.other
    assert ("leerkracht", "moved") in await two.acts(noor.id)


async def test_where_nobody_can_be_moved_to(two: Two) -> None:
    school, services = two.school, two.school.services
    elsewhere = await add_klas(services, "Noor", klas="8x", school="De Linde")
    noor = await two.now("Noor")
    me, version = school.leerkracht, noor.version
    moves = {
        (school.klas.id, me): "no_such_move",
        ("nergens", None): "not_allowed",
        (two.strange.klas.id, two.there): "not_allowed",
        (two.strange.klas.id, None): "not_allowed",
        (elsewhere.klas.id, elsewhere.leerkracht): "no_such_move",
    }
    for (klas_id, there), reason in moves.items():
        refused = await two.service.move(me, noor.id, version, klas_id, there)
        assert isinstance(refused, Problem) and refused.reason == reason, reason
    by_operator = await two.service.move(None, noor.id, version, elsewhere.klas.id, None)
    assert by_operator == Problem("no_such_move")
    await services.classroom.add_leerlingen(None, two.other, ["noor"])
    taken = await two.service.move(me, noor.id, version, two.other.id, two.there)
    assert isinstance(taken, Problem) and taken.reason == "name_taken_there"
    assert await two.now("Noor") == noor


async def test_the_operator_moves_to_any_klas_of_the_school(two: Two) -> None:
    noor = await two.now("Noor")
    moved = await two.service.move(None, noor.id, noor.version, two.strange.klas.id, None)
    assert isinstance(moved, Dossier)
    assert await two.klas_of(two.strange.klas) == ["Noor", "Sam"]


async def test_removed_for_good_with_all_that_was_written(two: Two) -> None:
    school, services = two.school, two.school.services
    await school.wrote("Noor")
    noor = await two.now("Noor")
    codes = [(await school.card("Noor", slot)).code for slot in Slot]
    for slot, code in zip(Slot, codes, strict=True):
        assert isinstance(await services.assistant.join(Channel.WEB, f"{slot}", code), Welcome)
    people = [(await school.card("Noor", slot)).participant.id for slot in Slot]
    with services.hub.subscribe(people[0]) as chat, services.hub.subscribe(school.klas.id) as board:
        gone = await two.service.remove(school.leerkracht, noor.id, noor.version)
        assert gone == noor and chat.is_set() and board.is_set()
    assert await two.klas_of(school.klas) == ["Finn"]
    for slot, code in zip(Slot, codes, strict=True):
        known = await services.assistant.welcome(Channel.WEB, f"{slot}")
        assert known == Refusal("not_known_here")
        said = await services.assistant.say(Channel.WEB, f"{slot}", Start(), "1")
        assert said == Refusal("not_known_here")
        refused = await services.assistant.join(Channel.WEB, "later", code)
        assert refused == Refusal("unknown_code")
    for again in (
        await two.service.remove(school.leerkracht, noor.id, noor.version),
        await two.service.rename(school.leerkracht, noor.id, noor.version, "Noortje"),
    ):
        assert again == Problem("unknown_person")

    def without_a_key() -> None:
        services.store._vault.open(noor.id, "dossier", b"")

    with pytest.raises(KeyMissing):
        without_a_key()
    left = await services.store.read(
        lambda unit: answers.load(unit, noor.id, WERKSTUK, Slot.LEERLING)
    )
    assert left == {}
    assert (await two.acts(noor.id))[-1] == ("leerkracht", "erased")


async def test_the_language_of_a_family_until_they_begin(two: Two) -> None:
    school, assistant = two.school, two.school.services.assistant
    noor = await two.now("Noor")
    done = await two.service.speak(school.leerkracht, noor.id, noor.version, "en")
    assert isinstance(done, Dossier)
    assert ("leerkracht", "language en") in await two.acts(noor.id)
    assert (await school.card("Noor", Slot.OUDER_1)).participant.language == "en"
    assert (await school.card("Noor", Slot.LEERLING)).participant.language == "nl"
    code = (await school.card("Noor", Slot.OUDER_1)).code
    await assistant.join(Channel.WEB, "ouder", code)
    reply = await assistant.say(Channel.WEB, "ouder", Start(), "1", questionnaire=WERKSTUK)
    assert isinstance(reply, Reply) and reply.session.language == "en"

    assert [one.slot for one in await two.service.family(school.leerkracht, noor.id)] == [
        Slot.OUDER_2
    ]
    done = await two.service.speak(school.leerkracht, noor.id, done.version, "nl")
    assert isinstance(done, Dossier)
    languages = [
        (await school.card("Noor", slot)).participant.language
        for slot in (Slot.OUDER_1, Slot.OUDER_2)
    ]
    assert languages == ["en", "nl"]
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await school.wrote("Noor", slot, WERKSTUK, thuis_stukje="Zij zingt.")
    late = await two.service.speak(school.leerkracht, noor.id, done.version, "en")
    assert late == Problem.of("family_began", name="Noor")
    unknown = await two.service.speak(school.leerkracht, noor.id, done.version, "xx")
    assert unknown == Problem("unknown_language")


async def test_nobody_else_changes_a_leerling(two: Two) -> None:
    noor, service = await two.now("Noor"), two.service
    ouder = (await two.school.card("Noor", Slot.OUDER_1)).participant
    kind = (await two.school.card("Noor", Slot.LEERLING)).participant
    refused = Problem("not_allowed")
    for stranger in (two.strange.leerkracht, two.there, ouder, kind):
        assert await service.rename(stranger, noor.id, noor.version, "Bo") == refused
        assert await service.remove(stranger, noor.id, noor.version) == refused
        assert await service.speak(stranger, noor.id, noor.version, "en") == refused
        assert await service.family(stranger, noor.id) == []
        assert await service.ask_okr(stranger, noor.id, noor.version, on=False) == refused
        moved = await service.move(
            stranger, noor.id, noor.version, two.strange.klas.id, two.strange.leerkracht
        )
        assert moved == refused
        assert await service.ask_okr_of(stranger, two.school.klas, ["Noor"], on=False) == refused
    assert await two.now("Noor") == noor
