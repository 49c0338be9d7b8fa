"""A year of a klas: what goes on its day, in the real store, and who notices."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import time_machine

from bot.access import Action, Target, may
from bot.classroom import Standing, State
from bot.demo.sample import Stage
from bot.problems import Problem
from bot.replies import Refusal
from bot.retention.erasing import Erased
from bot.retention.service import Done, Retention
from bot.rights.model import Kind
from conversations.people import Channel, Slot
from storage import audit, handovers
from storage.erasure import Counts
from tests.bot.school import School, open_school

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
AUTUMN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@dataclass
class Year:
    school: School
    clock: time_machine.Traveller

    @property
    def retention(self) -> Retention:
        return self.school.services.retention

    async def on(self, year: int, month: int, day: int) -> Done:
        """The housekeeping of that day, at six in the morning."""
        self.clock.move_to(datetime(year, month, day, 4, 0, tzinfo=UTC))
        done = await self.retention.run()
        assert isinstance(done, Done)
        return done

    async def closed(self) -> bool:
        klas = await self.school.services.classroom.find_klas(None, self.school.klas.id)
        assert not isinstance(klas, Problem)
        return klas.closed

    async def all_standings(self, leerling: str) -> list[Standing]:
        rows = await self.school.services.classroom.progress(None, self.school.klas)
        assert not isinstance(rows, Problem)
        return [item for row in rows if row.dossier.name == leerling for item in row.standings]

    async def states(self, leerling: str) -> set[State]:
        """Of the OKR section, of the ouder who wrote in it."""
        return {
            item.state
            for item in await self.all_standings(leerling)
            if item.questionnaire == OKR and item.participant.slot is Slot.OUDER_1
        }

    async def standing(self, leerling: str) -> dict[tuple[Slot | None, str], bool]:
        """In which parts something stands."""
        rows = await self.school.services.classroom.progress(None, self.school.klas)
        assert not isinstance(rows, Problem)
        return {
            (item.participant.slot, item.questionnaire): item.updated_at is not None
            for row in rows
            if row.dossier.name == leerling
            for item in row.standings
        }


@asynccontextmanager
async def a_year(folder: Path) -> AsyncIterator[Year]:
    """Sem handed in all, Daan began; of Sem the OKR section was handed over in March."""
    with time_machine.travel(AUTUMN, tick=False) as clock:
        async with open_school(folder, "Sem", "Daan") as school:
            await school.wrote("Sem")  # with drawings
            await school.wrote("Sem", Slot.OUDER_1, WERKSTUK)
            await school.wrote("Sem", Slot.OUDER_1, OKR)
            await school.wrote("Daan", stage=Stage.BUSY, mij_naam="Daan")
            yield Year(school, clock)


async def hand_over(year: Year) -> None:
    sem = year.school.dossier("Sem")
    year.clock.move_to(datetime(2027, 3, 1, 12, 0, tzinfo=UTC))
    now = datetime.now(UTC)
    await year.school.services.store.transact(
        lambda unit: handovers.hand_over(unit, sem, OKR, "", now)
    )


async def test_the_year_of_a_klas(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        assert not await year.on(2027, 3, 1)
        await hand_over(year)
        assert not await year.on(2027, 3, 30)

        done = await year.on(2027, 3, 31)
        assert done.klassen == 1
        assert done.counts.dossiers == 0
        assert done.counts.answers > 5
        sem = await year.standing("Sem")
        assert sem[Slot.LEERLING, WERKSTUK]
        assert sem[Slot.OUDER_1, WERKSTUK]
        assert not sem[Slot.OUDER_1, OKR]
        assert not await year.on(2027, 7, 31)

        assert not await year.closed()
        assert (await year.on(2027, 8, 1)).counts.answers == 1
        assert await year.closed(), "what is written now would be gone within the hour"
        assert not (await year.standing("Daan"))[Slot.LEERLING, WERKSTUK]
        assert (await year.standing("Sem"))[Slot.LEERLING, WERKSTUK]
        assert not await year.on(2027, 10, 31)

        last = await year.on(2027, 11, 1)
        assert last.counts.dossiers == 2
        assert last.counts.photos > 0
        assert await year.retention.planned(None) == []
        assert not await year.on(2027, 11, 1)


async def test_the_plan_changes_nothing_and_tells_the_days(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        await hand_over(year)
        for _ in range(2):
            (found,) = await year.retention.planned(None)  # type: ignore[misc]
            days = {item.reason.value: item.day for item in found.going}
            assert days == {
                "draft": date(2027, 8, 1),
                "handed_over": date(2027, 3, 31),
                "term": date(2027, 11, 1),
                "dossier": date(2027, 11, 1),
            }
        assert (await year.standing("Sem"))[Slot.OUDER_1, OKR]
        okr = year.school.services.questionnaires[OKR]
        assert year.retention.kept_until(year.school.klas, okr) == date(2027, 8, 1)


async def test_the_board_knows_that_it_went_and_nobody_is_reminded(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        services, klas = year.school.services, year.school.klas
        await hand_over(year)
        assert await year.states("Sem") == {State.HANDED_OVER}
        await year.on(2027, 4, 1)
        assert await year.states("Sem") == {State.HANDED_OVER}, "and not as if never begun"
        late = await services.planning.behind(None, klas)
        assert not isinstance(late, Problem)
        assert "Sem" not in {one.leerling for one in late[OKR]}
        assert "Daan" in {one.leerling for one in late[OKR]}
        assert "Daan" in {one.leerling for one in late[WERKSTUK]}
        await year.on(2027, 8, 1)
        standings = await year.all_standings("Daan")
        assert State.ERASED in {item.state for item in standings}


async def test_an_ouder_is_not_asked_again_what_was_erased(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        say = year.school.services.assistant
        code = (await year.school.card("Sem", Slot.OUDER_1)).code
        for form in (WERKSTUK, OKR):
            welcome = await say.join(Channel.WEB, "telefoon", code)
            assert not isinstance(welcome, Refusal)
            await say.sit(Channel.WEB, "telefoon", welcome.participant.id, form)
            assert not isinstance(await say.look(Channel.WEB, "telefoon"), Refusal)
        await hand_over(year)
        await year.on(2027, 4, 1)
        welcome = await say.welcome(Channel.WEB, "telefoon")
        assert not isinstance(welcome, Refusal)
        assert [form.questionnaire.id for form in welcome.forms] == [WERKSTUK]
        assert await say.look(Channel.WEB, "telefoon") != Refusal("not_known_here")
        for asked in ("", OKR):
            seen = await say.look(Channel.WEB, "telefoon", questionnaire=asked)
            assert isinstance(seen, Refusal) or seen.questionnaire.id == WERKSTUK
        known = await year.school.services.rights.known(Channel.WEB, "telefoon")
        assert known is not None
        assert [form.questionnaire.id for form in known.forms] == [WERKSTUK]
        assert Kind.ERASED in {item.kind for item in known.seen}
        copy = year.school.services.copies.own
        assert await copy(Channel.WEB, "telefoon", OKR) is None


async def test_the_audit_goes_after_its_months_and_stays_a_chain(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        store = year.school.services.store
        before = await store.read(audit.verify)
        await year.on(2027, 11, 1)
        assert (await store.read(audit.verify)).first == before.first
        done = await year.on(2028, 11, 25)
        assert done.audit == before.entries
        after = await store.read(audit.verify)
        assert not after.broken
        assert after.first == before.last + 1
        acts = [entry.act for entry in await store.read(lambda u: audit.of_dossier(u, sem(year)))]
        assert acts == ["erased"], "that it was erased outlives it"


async def test_something_handed_in_at_the_last_moment_is_no_draft(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        year.clock.move_to(datetime(2027, 7, 31, 20, 0, tzinfo=UTC))
        await year.school.wrote("Daan")
        assert (await year.on(2027, 8, 1)).counts.answers > 0  # the OKR section of Sem
        assert (await year.standing("Daan"))[Slot.LEERLING, WERKSTUK]


async def test_an_erasure_that_was_cut_off_is_finished_by_the_housekeeping(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        await year.school.services.store.transact(
            lambda unit: unit.vault.destroy_keys([year.school.dossier("Daan")])
        )
        await year.on(2027, 1, 1)
        assert await year.standing("Daan") == {}
        ids = await year.school.services.store.read(
            lambda unit: unit.connection.execute("SELECT id FROM dossier").fetchall()
        )
        assert ids == [(year.school.dossier("Sem"),)]


async def test_only_the_operator_sees_and_does_it(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        juf, klas = year.school.leerkracht, year.school.klas
        assert not may(juf, Action.ERASE_KLAS, Target(klas.school_id, klas.id))
        for asked in (year.retention.planned(juf), year.retention.run(juf)):
            assert await asked == Problem("not_allowed")
        assert (await year.standing("Sem"))[Slot.LEERLING, WERKSTUK]


async def test_a_klas_by_hand(tmp_path: Path) -> None:
    async with a_year(tmp_path) as year:
        erasing = year.school.services.erasing
        chosen = await erasing.choose(None, year.school.klas, "daan")
        assert not isinstance(chosen, Problem)
        expected = Counts(dossiers=1, answers=1, sessions=1)
        for _ in range(2):
            shown = await erasing.show(None, chosen)
            assert isinstance(shown, Erased)
            assert (shown.counts, shown.done) == (expected, False)
        juf = year.school.leerkracht
        erased = await erasing.erase(juf, chosen)  # a leerkracht may erase a leerling, not a klas
        assert not isinstance(erased, Problem)
        assert (erased.counts, erased.done) == (expected, True)
        whole = await erasing.choose(None, year.school.klas)
        assert not isinstance(whole, Problem)
        assert await erasing.erase(juf, whole) == Problem("not_allowed")
        assert await erasing.choose(juf, year.school.klas) == Problem("not_allowed")


def sem(year: Year) -> str:
    return year.school.dossier("Sem")
