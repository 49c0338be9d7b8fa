"""Duo-leerkrachten and an ib'er share a klas, each with a code of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.classroom import InvitationCard, Problem
from bot.replies import Refusal, Welcome
from bot.team import MAX_COLLEAGUES, MAX_FUNCTION, MAX_NAME
from conversations.people import Channel, Klas, Participant, Role, Slot
from storage import audit
from tests.bot.school import School, add_klas, open_school


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, "Noor") as opened:
        yield opened


async def add(school: School, name: str, function: str = "") -> Participant:
    added = await school.services.team.add(school.leerkracht, school.klas, name, function)
    assert isinstance(added, Participant), added
    return added


async def team(school: School) -> list[tuple[str, str]]:
    found = await school.services.team.members(school.leerkracht, school.klas)
    assert isinstance(found, list)
    return [(one.name, one.function) for one in found]


async def card(school: School, person: Participant, *, renew: bool = False) -> InvitationCard:
    cards = await school.services.classroom.invite(
        school.leerkracht, school.klas, [Role.LEERKRACHT], person=person.id, renew=renew
    )
    assert isinstance(cards, list) and len(cards) == 1
    return cards[0]


async def test_each_has_a_name_a_function_and_a_code(school: School) -> None:
    mine = await school.services.team.change(
        school.leerkracht, school.klas, school.leerkracht.id, " juf  Marieke ", "Leerkracht"
    )
    assert isinstance(mine, Participant)
    omar = await add(school, "meester Omar")
    ib = await add(school, "Hanneke Smit", "ib'er")
    assert await team(school) == [
        ("juf Marieke", ""),
        ("meester Omar", ""),
        ("Hanneke Smit", "ib'er"),
    ]
    codes = {(await card(school, person)).code for person in (mine, omar, ib)}
    assert len(codes) == 3
    welcome = await school.services.assistant.join(
        Channel.WEB, "van Hanneke", (await card(school, ib)).code
    )
    assert isinstance(welcome, Welcome) and welcome.participant == ib
    rows = await school.services.classroom.progress(ib, school.klas)
    assert isinstance(rows, list) and rows[0].dossier.name == "Noor"


async def test_a_new_code_for_one_leaves_the_others(school: School) -> None:
    omar = await add(school, "meester Omar")
    mine, his = await card(school, school.leerkracht), await card(school, omar)
    assert (await card(school, omar, renew=True)).code != his.code
    assert (await card(school, school.leerkracht)).code == mine.code
    refused = await school.services.assistant.join(Channel.WEB, "oud", his.code)
    assert refused == Refusal("revoked_code")


async def test_who_is_removed_is_out_at_once(school: School) -> None:
    assistant = school.services.assistant
    omar = await add(school, "meester Omar")
    code = (await card(school, omar)).code
    for channel, address in ((Channel.WEB, "laptop"), (Channel.TELEGRAM, "7001")):
        assert isinstance(await assistant.join(channel, address, code), Welcome)
    with school.services.hub.subscribe(school.klas.id) as told:
        removed = await school.services.team.remove(school.leerkracht, school.klas, omar.id)
        assert removed == omar and told.is_set()
    for channel, address in ((Channel.WEB, "laptop"), (Channel.TELEGRAM, "7001")):
        assert await assistant.welcome(channel, address) == Refusal("not_known_here")
    assert await assistant.join(Channel.WEB, "later", code) == Refusal("unknown_code")
    assert len(await team(school)) == 1


async def test_never_the_last_one(school: School) -> None:
    service = school.services.team
    last = Problem("last_leerkracht")
    assert await service.remove(school.leerkracht, school.klas, school.leerkracht.id) == last
    omar = await add(school, "meester Omar")
    assert await service.remove(omar, school.klas, school.leerkracht.id) == school.leerkracht
    assert await service.remove(omar, school.klas, omar.id) == last
    gone = await service.remove(omar, school.klas, school.leerkracht.id)
    assert gone == Problem("unknown_person")


@pytest.mark.parametrize(
    ("name", "function", "reason"),
    [
        ("", "", "bad_colleague_name"),
        (" \u200b ", "", "bad_colleague_name"),
        ("123", "", "bad_colleague_name"),
        ("x" * (MAX_NAME + 1), "", "bad_colleague_name"),
        ("juf Eva", "y" * (MAX_FUNCTION + 1), "bad_function"),
        ("MEESTER omar", "", "colleague_exists"),
    ],
)
async def test_a_name_that_cannot_be(school: School, name: str, function: str, reason: str) -> None:
    await add(school, "meester Omar")
    refused = await school.services.team.add(school.leerkracht, school.klas, name, function)
    assert isinstance(refused, Problem) and refused.reason == reason
    changed = await school.services.team.change(
        school.leerkracht, school.klas, school.leerkracht.id, name, function
    )
    assert isinstance(changed, Problem) and changed.reason == reason
    assert await team(school) == [("", ""), ("meester Omar", "")]


async def test_two_who_change_the_same_colleague(school: School) -> None:
    omar = await add(school, "meester Omar")
    seen = (omar.name, omar.function)
    change = school.services.team.change
    first = await change(school.leerkracht, school.klas, omar.id, "Omar Bakr", "ib'er", was=seen)
    assert not isinstance(first, Problem)
    late = await change(school.leerkracht, school.klas, omar.id, "meester Omer", was=seen)
    assert late == Problem.of("changed_meanwhile", name="Omar Bakr")
    assert ("Omar Bakr", "ib'er") in await team(school)


async def test_no_more_than_fit(school: School) -> None:
    for number in range(MAX_COLLEAGUES - 1):
        await add(school, f"juf {chr(ord('A') + number)}")
    full = await school.services.team.add(school.leerkracht, school.klas, "juf Z")
    assert full == Problem.of("team_full", maximum=str(MAX_COLLEAGUES))


async def test_nobody_else_sees_or_changes_the_team(school: School) -> None:
    other = await add_klas(school.services, "Sam", klas="8c", school="De Voorbeeldboom")
    service, refused = school.services.team, Problem("not_allowed")
    ouder = (await school.card("Noor", Slot.OUDER_1)).participant
    kind = (await school.card("Noor", Slot.LEERLING)).participant
    for stranger in (other.leerkracht, ouder, kind):
        assert await service.members(stranger, school.klas) == refused
        assert await service.add(stranger, school.klas, "juf Eva") == refused
        me = school.leerkracht.id
        assert await service.change(stranger, school.klas, me, "juf Eva") == refused
        assert await service.remove(stranger, school.klas, me) == refused
    # And never through the own klas somebody of another.
    mine = await service.change(school.leerkracht, school.klas, other.leerkracht.id, "juf Eva")
    assert mine == Problem("unknown_person")
    assert await team(school) == [("", "")]


async def test_what_was_done_stays_in_the_audit(school: School) -> None:
    omar = await add(school, "meester Omar")
    await school.services.team.change(None, school.klas, omar.id, "meester Omar B.")
    await school.services.team.remove(school.leerkracht, school.klas, omar.id)
    entries = await school.services.store.read(lambda unit: audit.of_dossier(unit, ""))
    acts = [(one.role, one.act) for one in entries if omar.id in one.act]
    assert acts == [
        ("leerkracht", f"added colleague {omar.id}"),
        ("operator", f"changed colleague {omar.id}"),
        ("leerkracht", f"removed colleague {omar.id}"),
    ]


async def test_who_makes_another_klas_is_called_the_same_there(school: School) -> None:
    await school.services.team.change(
        school.leerkracht, school.klas, school.leerkracht.id, "juf Marieke", "bouwcoördinator"
    )
    me = await school.services.team.find(None, school.klas, "JUF marieke")
    assert isinstance(me, Participant)
    made = await school.services.classroom.create_klas(me, "Groep 8d", "")
    assert isinstance(made, Klas)
    there = await school.services.team.members(None, made)
    assert isinstance(there, list)
    assert [(one.name, one.function) for one in there] == [("juf Marieke", "bouwcoördinator")]
