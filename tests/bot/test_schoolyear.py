"""A klas is closed, and the next schooljaar begun."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import now
from bot.assistant import Refusal, Reply, Welcome
from bot.demo.sample import WERKSTUK, Stage
from bot.problems import Problem
from bot.schoolyear import NewYear
from conversations.inputs import Start
from conversations.people import Channel, Klas, Participant, Role, Slot
from storage import due, participants
from tests.bot.school import School, add_klas, open_school

NEXT = "2027-2028"
WEB = Channel.WEB


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, "Noor", "Yusuf") as opened:
        yield opened


async def closed(school: School) -> Klas:
    done = await school.services.schoolyear.close(school.leerkracht, school.klas)
    assert isinstance(done, Klas)
    return done


async def klassen(school: School) -> list[tuple[str, str, bool]]:
    found = await school.services.classroom.klassen(None)
    return [(klas.name, klas.schooljaar, klas.closed) for _, klas in found]


async def staff_of(school: School, klas: Klas) -> list[Participant]:
    return await school.services.store.read(lambda unit: participants.leerkrachten(unit, klas.id))


async def test_in_a_closed_klas_nothing_is_asked_and_everything_is_kept(school: School) -> None:
    services = school.services
    await school.wrote("Noor")
    for name in ("Noor", "Yusuf"):
        code = (await school.card(name, Slot.LEERLING)).code
        assert isinstance(await services.assistant.join(WEB, name, code), Welcome)
    assert isinstance(await services.assistant.say(WEB, "Yusuf", Start(), "1"), Reply)

    assert (await closed(school)).closed
    assert await services.assistant.say(WEB, "Yusuf", Start(), "2") == Refusal("closed")
    assert await services.assistant.look(WEB, "Yusuf") == Refusal("closed")
    here = await services.assistant.welcome(WEB, "Yusuf")
    assert isinstance(here, Welcome) and here.over
    copy = await services.copies.own(WEB, "Noor", WERKSTUK)
    assert copy is not None and copy.startswith(b"%PDF")

    room, noor = services.classroom, school.dossier("Noor")
    assert not isinstance(
        await room.read(school.leerkracht, noor, WERKSTUK, Slot.LEERLING), Problem
    )
    assert not isinstance(await room.export(school.leerkracht, school.klas), Problem)
    assert not isinstance(await room.board(school.leerkracht, school.klas), Problem)


async def test_a_card_of_a_closed_klas_opens_no_conversation_but_for_its_leerkracht(
    school: School,
) -> None:
    codes = {card.participant.role: card.code for card in await school.cards()}
    await closed(school)
    join = school.services.assistant.join
    for role in (Role.LEERLING, Role.OUDER):
        assert await join(Channel.TELEGRAM, f"chat van {role}", codes[role]) == Refusal("closed")
        here = f"toestel van {role}"
        came = await join(Channel.WEB, here, codes[role])
        assert isinstance(came, Welcome)
        assert came.over  # to the own copy, and to nothing else
        look = school.services.assistant.look
        assert await look(Channel.WEB, here, questionnaire=WERKSTUK) == Refusal("closed")
    assert isinstance(await join(WEB, "toestel van juf", codes[Role.LEERKRACHT]), Welcome)


async def test_what_is_over_says_so(school: School) -> None:
    await school.wrote("Noor")
    await closed(school)
    over = Problem("klas_is_closed")
    room, noor = school.services.classroom, school.dossier("Noor")
    juf, klas = school.leerkracht, school.klas
    assert await room.invite(juf, klas, list(Role)) == over
    assert await room.add_leerlingen(juf, klas, ["Bo"]) == ([], [over])
    assert await room.reopen(juf, noor, WERKSTUK, Slot.LEERLING) == over
    cards = await room.invite(juf, klas, [Role.LEERKRACHT])
    assert isinstance(cards, list) and cards, "a colleague may still come to read"


async def test_reminders_of_a_closed_klas_are_done(school: School) -> None:
    store, klas = school.services.store, school.klas
    coming = now() + timedelta(days=3)
    await store.transact(lambda unit: due.plan(unit, klas.id, due.Kind.REMINDER, [coming]))
    await closed(school)
    assert await store.read(lambda unit: due.open_until(unit, coming)) == []


async def test_closing_twice_is_once_and_too_soon_can_be_undone(school: School) -> None:
    await closed(school)
    await closed(school)
    opened = await school.services.schoolyear.open_again(school.leerkracht, school.klas)
    assert isinstance(opened, Klas) and not opened.closed
    await school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")


async def test_a_leerkracht_starts_the_own_klas_anew(school: School) -> None:
    services, juf = school.services, school.leerkracht
    colleague = await services.team.add(juf, school.klas, "Meester Bas", "ib'er")
    assert isinstance(colleague, Participant)
    browser = (await school.cards(Role.LEERKRACHT))[0].code
    await services.assistant.join(WEB, "browser van juf", browser)
    await services.assistant.join(Channel.TELEGRAM, "chat van juf", browser)

    planned = await services.schoolyear.plan(juf, "", NEXT)
    assert isinstance(planned, NewYear)
    (step,) = planned.steps
    assert (step.old.id, step.new, step.staff, step.leerlingen) == (school.klas.id, None, 2, 2)
    assert await klassen(school) == [("Groep 8b", "2026-2027", False)]

    done = await services.schoolyear.start(juf, "", NEXT)
    assert isinstance(done, NewYear)
    assert await klassen(school) == [("Groep 8b", NEXT, False), ("Groep 8b", "2026-2027", True)]
    new = done.steps[0].new
    assert new is not None
    assert [(one.name, one.function) for one in await staff_of(school, new)] == [
        (juf.name, ""),
        ("Meester Bas", "ib'er"),
    ]
    for channel, address in ((WEB, "browser van juf"), (Channel.TELEGRAM, "chat van juf")):
        here = await services.assistant.welcome(channel, address)
        assert isinstance(here, Welcome)
        assert [person.klas.id for person in here.people] == [new.id, school.klas.id]
    board = await services.classroom.board((await staff_of(school, new))[0], new)
    assert not isinstance(board, Problem) and board.rows == ()


async def test_starting_twice_is_once(school: School) -> None:
    for actor, name in ((school.leerkracht, ""), (None, "de voorbeeldboom")):
        for _ in range(2):
            done = await school.services.schoolyear.start(actor, name, NEXT)
            assert isinstance(done, NewYear)
    assert isinstance(done, NewYear) and done.steps == ()
    assert await klassen(school) == [("Groep 8b", NEXT, False), ("Groep 8b", "2026-2027", True)]


async def test_a_whole_school_in_one_step_and_no_other(school: School) -> None:
    services = school.services
    await add_klas(services, klas="Groep 8c", school="De Voorbeeldboom")
    await add_klas(services, klas="Groep 8a", school="Een andere school")
    made = await services.classroom.create_klas(None, "Groep 8c", "De Voorbeeldboom", NEXT)
    assert isinstance(made, Klas)
    before = [one.id for one in await staff_of(school, made)]
    done = await services.schoolyear.start(None, "De Voorbeeldboom", NEXT)
    assert isinstance(done, NewYear)
    assert {step.old.name: step.made for step in done.steps} == {
        "Groep 8b": True,
        "Groep 8c": False,
    }
    assert sorted(await klassen(school)) == [
        ("Groep 8a", "2026-2027", False),
        ("Groep 8b", "2026-2027", True),
        ("Groep 8b", NEXT, False),
        ("Groep 8c", "2026-2027", True),
        ("Groep 8c", NEXT, False),
    ]
    assert [one.id for one in await staff_of(school, made)] == before


@pytest.mark.parametrize(
    ("year", "reason"),
    [("", "bad_schooljaar"), ("2027", "bad_schooljaar"), ("2027-2029", "bad_schooljaar")]
    + [(year, "schooljaar_not_later") for year in ("2026-2027", "2020-2021")],
)
async def test_a_year_that_cannot_be(school: School, year: str, reason: str) -> None:
    done = await school.services.schoolyear.start(school.leerkracht, "", year)
    assert isinstance(done, Problem) and done.reason == reason
    assert await klassen(school) == [("Groep 8b", "2026-2027", False)]


async def test_only_for_the_own_klas(school: School) -> None:
    other = await add_klas(school.services, klas="Groep 8c", school="De Voorbeeldboom")
    service = school.services.schoolyear
    refused = Problem("not_allowed")
    assert await service.close(other.leerkracht, school.klas) == refused
    assert await service.open_again(other.leerkracht, school.klas) == refused
    child = (await school.card("Noor", Slot.LEERLING)).participant
    assert await service.close(child, school.klas) == refused
    assert await service.start(child, "", NEXT) == refused
    done = await service.start(other.leerkracht, "De Voorbeeldboom", NEXT)
    assert isinstance(done, NewYear)
    assert [step.old.name for step in done.steps] == ["Groep 8c"], "never that of a colleague"
    unknown = await service.start(None, "Nergens", NEXT)
    assert isinstance(unknown, Problem) and unknown.reason == "unknown_school"
