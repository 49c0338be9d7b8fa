"""Where leerlingen go, what went and what is there, as the leerkracht sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.demo.sample import WERKSTUK, Stage
from bot.handover import Choice, Chosen, Handover, Overview, Ready
from bot.problems import Problem
from conversations.people import Dossier, Slot, VoSchool
from storage import dossiers
from tests.bot.school import School, add_klas, open_school

NAMES = ("Amira", "Bo", "Chaima")


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, *NAMES) as made:
        yield made


def service(school: School) -> Handover:
    return school.services.handover


async def overview(school: School) -> Overview:
    found = await service(school).overview(school.leerkracht, school.klas)
    assert isinstance(found, Overview)
    return found


async def add(school: School, name: str) -> VoSchool:
    made = await service(school).add_vo_school(school.leerkracht, school.klas, name)
    assert isinstance(made, VoSchool), made
    return made


async def as_it_is(school: School, name: str) -> Dossier:
    found = await school.services.store.read(
        lambda unit: dossiers.dossier(unit, school.dossier(name))
    )
    assert found is not None
    return found


async def goes_to(school: School, name: str, vo_school: str) -> None:
    dossier = await as_it_is(school, name)
    choice = Choice(dossier.id, "", dossier.version, vo_school)
    done = await service(school).choose(school.leerkracht, school.klas, [choice])
    assert isinstance(done, Chosen)
    assert not done.problems


async def test_leerlingen_stand_with_their_school_and_who_has_none_comes_last(
    school: School,
) -> None:
    await goes_to(school, "Bo", "Lyceum Westveld")
    await goes_to(school, "Chaima", "College De Overzijde")
    found = await overview(school)
    assert [
        (group.vo_school and group.vo_school.name, [line.dossier.name for line in group.lines])
        for group in found.groups
    ] == [("College De Overzijde", ["Chaima"]), ("Lyceum Westveld", ["Bo"]), (None, ["Amira"])]
    assert [one.name for one in found.vo_schools] == ["College De Overzijde", "Lyceum Westveld"]


async def test_a_klas_is_chosen_at_once_and_what_was_so_already_stays(school: School) -> None:
    overzijde = await add(school, "College De Overzijde")
    choices = [Choice(school.dossier(name), overzijde.id, 1) for name in NAMES]
    done = await service(school).choose(school.leerkracht, school.klas, choices)
    assert isinstance(done, Chosen)
    assert [one.name for one in done.changed] == list(NAMES)
    again = await service(school).choose(school.leerkracht, school.klas, choices)
    assert again == Chosen((), ())


async def test_two_leerkrachten_at_once_never_overwrite_each_other(school: School) -> None:
    overzijde, westveld = await add(school, "Overzijde"), await add(school, "Westveld")
    room = service(school)
    mine = [Choice(school.dossier(name), overzijde.id, 1) for name in ("Amira", "Bo")]
    theirs = [Choice(school.dossier(name), westveld.id, 1) for name in ("Bo", "Chaima")]
    await room.choose(school.leerkracht, school.klas, mine)
    done = await room.choose(school.leerkracht, school.klas, theirs)
    assert isinstance(done, Chosen)
    assert [one.name for one in done.changed] == ["Chaima"]
    assert done.problems == (Problem.of("changed_meanwhile", name="Bo"),)
    assert (await as_it_is(school, "Bo")).vo_school_id == overzijde.id


async def test_a_school_that_left_the_list_is_no_choice(school: School) -> None:
    gone = await add(school, "Overzijde")
    room = service(school)
    assert await room.remove_vo_school(school.leerkracht, school.klas, gone.id) is None
    choice = Choice(school.dossier("Bo"), gone.id, 1)
    done = await room.choose(school.leerkracht, school.klas, [choice])
    assert done == Chosen((), (Problem("unknown_vo_school"),))


@pytest.mark.parametrize("name", ["", "   ", "W" * 81, "\u202e"])
async def test_a_school_without_a_good_name_is_not_added(school: School, name: str) -> None:
    made = await service(school).add_vo_school(school.leerkracht, school.klas, name)
    assert made == Problem.of("bad_vo_school_name", maximum="80")


async def test_the_list_is_kept_by_the_basisschool(school: School) -> None:
    await add(school, "College De Overzijde")
    same = await add_klas(school.services, "Dex", klas="Groep 8a", school="De Voorbeeldboom")
    other = await add_klas(school.services, "Eva", klas="Groep 8", school="De Wilg")
    room = school.services.handover
    seen = await room.vo_schools(same.leerkracht, same.klas)
    assert isinstance(seen, list)
    assert [one.name for one in seen] == ["College De Overzijde"]
    assert await room.vo_schools(other.leerkracht, other.klas) == []


async def test_a_name_of_a_school_is_put_right(school: School) -> None:
    made, other = await add(school, "Colege"), await add(school, "Westveld")
    room = service(school)
    renamed = await room.rename_vo_school(school.leerkracht, school.klas, made.id, "College")
    assert renamed == VoSchool(made.id, "College")
    taken = await room.rename_vo_school(school.leerkracht, school.klas, made.id, other.name)
    assert taken == Problem.of("vo_school_exists", name="Westveld")
    await goes_to(school, "Bo", "Westveld")
    used = await room.remove_vo_school(school.leerkracht, school.klas, other.id)
    assert used == Problem("vo_school_in_use")


@pytest.mark.parametrize(
    ("given", "kept"),
    [("033 123 45 67", "033 123 45 67"), ("+31 (0)33-1234567", "+31 (0)33-1234567"), ("", "")],
)
async def test_the_phone_of_the_school_is_kept(school: School, given: str, kept: str) -> None:
    assert await service(school).set_phone(school.leerkracht, school.klas, given) is None
    assert (await overview(school)).school.phone == kept


@pytest.mark.parametrize("given", ["bel maar", "12", "033 123 45 67 toestel 12", "0" * 25])
async def test_what_is_no_phone_is_said(school: School, given: str) -> None:
    told = await service(school).set_phone(school.leerkracht, school.klas, given)
    assert told == Problem("bad_phone")


async def test_what_is_ready_is_told_without_an_answer(school: School) -> None:
    await school.wrote("Amira")
    await school.wrote("Amira", Slot.OUDER_2, stage=Stage.SUBMITTED, thuis_stukje="Lief kind.")
    await school.wrote("Bo", stage=Stage.BUSY, mij_naam="Bo")
    lines = {line.dossier.name: line for line in (await overview(school)).groups[0].lines}
    assert (lines["Amira"].werkstuk, lines["Amira"].home) == (Ready.SUBMITTED, Ready.SUBMITTED)
    assert (lines["Bo"].werkstuk, lines["Bo"].home) == (Ready.CONCEPT, Ready.NOTHING)
    assert lines["Chaima"].werkstuk is Ready.NOTHING


async def test_what_went_is_received_until_the_leerling_writes_again(school: School) -> None:
    await school.wrote("Amira")
    room, me, klas = service(school), school.leerkracht, school.klas
    amira = school.dossier("Amira")
    assert await room.hand_over(me, klas, [amira], WERKSTUK) == 0  # no VO school yet
    await goes_to(school, "Amira", "Overzijde")
    early = await room.receive(me, klas, amira, WERKSTUK)
    assert early == Problem.of("not_handed_over", name="Amira")
    assert await room.hand_over(me, klas, [amira], WERKSTUK) == 1
    assert await room.receive(me, klas, amira, WERKSTUK) is None
    group = (await overview(school)).groups[0]
    assert (group.ready, group.handed_over, group.received) == (1, 1, 1)
    assert group.lines[0].to == group.vo_school
    await school.services.classroom.reopen(me, amira, WERKSTUK, Slot.LEERLING)
    group = (await overview(school)).groups[0]
    assert group.lines[0].again
    assert (group.ready, group.handed_over, group.received) == (0, 0, 0)


async def test_a_slip_is_taken_back(school: School) -> None:
    await school.wrote("Amira")
    await goes_to(school, "Amira", "Overzijde")
    room, me, klas = service(school), school.leerkracht, school.klas
    amira = school.dossier("Amira")
    await room.hand_over(me, klas, [amira], WERKSTUK)
    await room.receive(me, klas, amira, WERKSTUK)
    assert await room.receive(me, klas, amira, WERKSTUK, there=False) is None
    assert (await overview(school)).groups[0].lines[0].received_at is None
    assert await room.take_back(me, klas, amira, WERKSTUK) is None
    assert (await overview(school)).groups[0].lines[0].handed_over_at is None


async def test_another_leerkracht_reaches_nothing_of_it(school: School) -> None:
    other = await add_klas(school.services, "Dex", klas="Groep 8a", school="De Voorbeeldboom")
    room, juf, bo = service(school), other.leerkracht, school.dossier("Bo")
    vo_school = await add(school, "Overzijde")
    choice = Choice(bo, vo_school.id, 1)
    no = Problem("not_allowed")
    assert await room.overview(juf, school.klas) == no
    assert await room.choose(juf, school.klas, [choice]) == no
    assert await room.hand_over(juf, school.klas, [bo], WERKSTUK) == no
    assert await room.take_back(juf, school.klas, bo, WERKSTUK) == no
    assert await room.receive(juf, school.klas, bo, WERKSTUK) == no
    assert await room.set_phone(juf, school.klas, "033 123 45 67") == no
    assert await room.add_vo_school(juf, school.klas, "Westveld") == no
    assert await room.rename_vo_school(juf, school.klas, vo_school.id, "X") == no
    assert await room.remove_vo_school(juf, school.klas, vo_school.id) == no
    # The own klas with a leerling of another is no way round.
    foreign = await room.choose(juf, other.klas, [choice])
    assert foreign == Chosen((), (Problem("unknown_person"),))
    assert await room.hand_over(juf, other.klas, [bo], WERKSTUK) == 0
    assert await room.take_back(juf, other.klas, bo, WERKSTUK) == Problem("unknown_person")
    assert await room.receive(juf, other.klas, bo, WERKSTUK) == Problem("unknown_person")
    assert (await as_it_is(school, "Bo")).vo_school_id == ""


async def test_a_questionnaire_that_is_none_is_said(school: School) -> None:
    told = await service(school).hand_over(None, school.klas, [], "bestaat-niet")
    assert told == Problem.of("unknown_questionnaire", name="bestaat-niet")
    assert service(school).werkstuk == WERKSTUK
