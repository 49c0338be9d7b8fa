"""The board as the klas goes from a class list to the mentors' hands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import now
from bot.classroom import KlasBoard, Standing, State, overview
from bot.classroom.overview import Order, Part
from bot.demo.sample import WERKSTUK, Stage
from conversations.people import Klas, Role, Slot
from storage.store import Unit
from tests.bot import facts
from tests.bot.school import School, add_klas, open_school

OKR = "okr-ouders"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def board(school: School) -> KlasBoard:
    found = await school.services.classroom.board(school.leerkracht, school.klas)
    assert isinstance(found, KlasBoard)
    return found


async def standing(
    school: School, leerling: str, slot: Slot = Slot.LEERLING, form: str = WERKSTUK
) -> Standing:
    return next(
        one
        for row in (await board(school)).rows
        for one in row.standings
        if (row.dossier.name, one.participant.slot, one.questionnaire) == (leerling, slot, form)
    )


async def needs(school: School, at: datetime | None = None) -> overview.Needs:
    forms = school.services.questionnaires
    return overview.needs(await board(school), forms, at or now())


def names(items: tuple[overview.Item, ...]) -> list[str]:
    return [dossier.name for dossier, _ in items]


async def test_a_werkstuk_from_no_card_to_received(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:

        async def state() -> State:
            return (await standing(school, "Noor")).state

        assert await state() is State.NOT_INVITED
        await school.cards(Role.LEERLING)
        assert await state() is State.INVITED
        await school.wrote("Noor", stage=Stage.BUSY, mij_naam="Noor")
        assert await state() is State.BEGUN
        await school.wrote("Noor", stage=Stage.REVIEW)
        assert await state() is State.REVIEW
        await school.wrote("Noor")
        assert await state() is State.TO_READ
        dossier = school.dossier("Noor")
        await school.services.classroom.read(school.leerkracht, dossier, WERKSTUK, Slot.LEERLING)
        assert await state() is State.READ
        await facts.remarked(school, "Noor", WERKSTUK, now())
        assert await state() is State.DISCUSS
        await school.services.store.transact(
            lambda unit: unit.connection.execute("UPDATE remark SET settled_at = 1")
        )
        await facts.handed_over(school, "Noor", WERKSTUK, now())
        assert await state() is State.HANDED_OVER
        await school.services.store.transact(
            lambda unit: unit.connection.execute("UPDATE handover SET received_at = 1")
        )
        assert await state() is State.RECEIVED
        never_written = await standing(school, "Noor", Slot.OUDER_1)
        assert never_written.state is State.INVITED


async def test_a_card_that_was_taken_back_invites_nobody_but_who_came_in_is_in(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        await school.cards(Role.LEERLING)
        await facts.blocked(school, "Yusuf", Slot.LEERLING, now())
        await school.services.store.transact(
            lambda unit: unit.connection.execute("UPDATE invitation SET revoked_at = 1")
        )
        assert (await standing(school, "Noor")).state is State.NOT_INVITED
        assert (await standing(school, "Yusuf")).state is State.INVITED


async def test_what_is_handed_in_after_the_hand_over_is_to_be_read(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await facts.handed_over(school, "Noor", WERKSTUK, now() - DAY, now() - DAY)
        await school.wrote("Noor")
        assert (await standing(school, "Noor")).state is State.TO_READ


async def test_bespreek_eerst_waits_and_comes_back(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        for name in ("Noor", "Yusuf"):
            await school.wrote(name, stage=Stage.REVIEW)
            await facts.remarked(school, name, WERKSTUK, now())
        await school.wrote("Noor")
        found = await needs(school)
        assert names(found.answered) == ["Noor"]
        assert names(found.discuss) == ["Yusuf"]
        assert names(found.to_read[Part.WERKSTUK]) == ["Noor"]
        dossier = school.dossier("Noor")
        await school.services.classroom.read(school.leerkracht, dossier, WERKSTUK, Slot.LEERLING)
        assert names((await needs(school)).answered) == []


async def test_who_cannot_be_reached_is_named_until_they_hand_in(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Sem") as school:
        for name in ("Noor", "Sem"):
            await facts.blocked(school, name, Slot.OUDER_1, now())
        await facts.blocked(school, "Sem", Slot.LEERLING, now())
        assert names((await needs(school)).unreachable) == ["Noor", "Sem", "Sem"]
        await school.wrote("Sem")
        assert names((await needs(school)).unreachable) == ["Noor", "Sem"]


async def test_a_near_deadline_counts_who_is_not_ready(tmp_path: Path) -> None:
    today = datetime(2027, 6, 14, 7, tzinfo=UTC)
    async with open_school(tmp_path, "Noor", "Yusuf", "Zofia") as school:
        await school.wrote("Noor")
        await school.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
        await facts.due_on(school, WERKSTUK, today.date() + 15 * DAY)
        assert (await needs(school, today)).near == ()
        (near,) = (await needs(school, today + DAY)).near
        assert near.days == 14
        assert [one.name for one in near.not_begun] == ["Zofia"]
        assert [one.name for one in near.busy] == ["Yusuf"]
        (past,) = (await needs(school, today + 17 * DAY)).near
        assert past.days == -2


async def test_a_day_begins_at_midnight_in_the_netherlands(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await facts.due_on(school, WERKSTUK, date(2027, 6, 18))
        late = datetime(2027, 6, 17, 22, 30, tzinfo=UTC)  # half past twelve at night
        (near,) = (await needs(school, late)).near
        assert near.days == 0


@pytest.mark.parametrize(("days", "overdue"), [(13, []), (15, ["Noor"])])
async def test_a_mentor_who_does_not_say_ontvangen(
    tmp_path: Path, days: int, overdue: list[str]
) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        for name in ("Noor", "Yusuf"):
            await school.wrote(name)
        await school.wrote("Noor", Slot.OUDER_1)
        await facts.handed_over(school, "Noor", WERKSTUK, now())
        await facts.handed_over(school, "Yusuf", WERKSTUK, now(), now())
        assert names((await needs(school, now() + days * DAY)).overdue) == overdue


async def test_who_was_reminded_lately(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        at = now()
        await facts.reminded(school, "Noor", Slot.OUDER_2, at)
        one = await standing(school, "Noor", Slot.OUDER_2)
        assert overview.lately(one, at + 2 * DAY)
        assert not overview.lately(one, at + 4 * DAY)
        assert not overview.lately(await standing(school, "Noor"), at)


async def test_the_total(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Daan", "Ivy") as school:
        for name in ("Noor", "Daan"):
            await school.wrote(name)
            await school.wrote(name, Slot.OUDER_1)
        await school.wrote("Noor", Slot.OUDER_2)
        await school.wrote("Daan", Slot.OUDER_1, OKR)
        await facts.handed_over(school, "Noor", WERKSTUK, now())
        await facts.handed_over(school, "Daan", WERKSTUK, now(), now())
        found = overview.total((await board(school)).rows, school.services.questionnaires)
        assert (found.werkstuk, found.home, found.okr, found.leerlingen) == (2, 2, 1, 3)
        assert (found.okr_asked, found.received) == (3, 1)


async def test_every_order(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Zofia", "Öykü", "bo", "Éva") as school:
        await school.wrote("Zofia")
        await school.wrote("bo", stage=Stage.BUSY, mij_naam="bo")
        await facts.goes_to(school, "bo", "Vathorst College")
        await facts.goes_to(school, "Öykü", "Atlas College")
        rows = (await board(school)).rows

        def order(by: Order) -> list[str]:
            found = overview.ordered(rows, by, school.services.questionnaires)
            return [row.dossier.name for row in found]

        assert order(Order.LIST) == ["Zofia", "Öykü", "bo", "Éva"]
        assert order(Order.NAME) == ["bo", "Éva", "Öykü", "Zofia"]
        assert order(Order.STATE) == ["Öykü", "Éva", "bo", "Zofia"]
        assert order(Order.LAST) == ["bo", "Zofia", "Öykü", "Éva"]
        assert order(Order.VO_SCHOOL) == ["Öykü", "bo", "Zofia", "Éva"]


async def test_the_work_of_the_database_does_not_grow_with_the_klas(tmp_path: Path) -> None:
    counts, tables = [], set()
    async with open_school(tmp_path, "Noor") as small:
        children = [f"Kind{chr(97 + at // 26)}{chr(97 + at % 26)}" for at in range(60)]
        big = await add_klas(small.services, *children, klas="Groep 8c", school="De Voorbeeldboom")
        for school in (small, big):
            await school.wrote(school.leerlingen[0].name, stage=Stage.BUSY, mij_naam="A")
            asked: list[str] = []
            reader = small.services.store._reader
            await reader.set_trace_callback(asked.append)
            assert len((await board(school)).rows) == len(school.leerlingen)
            await reader.set_trace_callback(lambda _: None)
            counts.append(len(asked))
            tables |= {one for one in asked if "FROM answer" in one or "FROM photo " in one}
    assert counts[0] == counts[1]
    assert not tables, "no dossier is opened for the board"


async def test_a_dossier_that_is_half_erased_is_as_good_as_gone(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:

        def erased_and_killed(unit: Unit) -> None:
            unit.vault.destroy_keys([school.dossier("Noor")])

        await school.services.store.transact(erased_and_killed)
        assert [row.dossier.name for row in (await board(school)).rows] == ["Yusuf"]


async def test_of_a_closed_klas_only_reading_is_left(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        await school.wrote("Noor")
        await facts.blocked(school, "Yusuf", Slot.LEERLING, now())
        await facts.due_on(school, WERKSTUK, now().date())
        before = await needs(school)
        assert before.near and before.unreachable and before.not_begun
        closed = await school.services.schoolyear.close(school.leerkracht, school.klas)
        assert isinstance(closed, Klas)
        found = await school.services.classroom.board(school.leerkracht, closed)
        assert isinstance(found, KlasBoard)
        after = overview.needs(found, school.services.questionnaires, now())
        assert not (after.near or after.unreachable or after.not_begun or after.not_invited)
        assert names(after.to_read[Part.WERKSTUK]) == ["Noor"]
