"""What a directeur sees of a school with eight klassen: numbers only."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.app import now
from bot.demo.sample import WERKSTUK, Stage
from bot.problems import Problem
from bot.school_counts import Counts, SchoolOverview
from conversations.people import Klas, Reader, ReaderKind, Slot
from storage import erasure
from storage.parts import Part
from tests.bot import facts
from tests.bot.school import School, add_klas, open_school

OKR = "okr-ouders"
SCHOOL = "De Voorbeeldboom"
CHILDREN = ("Noor", "Yusuf", "Daan")
KLASSEN = tuple(f"Groep 8{letter}" for letter in "bcdefghi")


def directeur(school_id: str) -> Reader:
    return Reader("d", school_id, ReaderKind.DIRECTEUR, "Mevrouw Jansen")


async def counts(school: School) -> dict[str, Counts]:
    who = directeur(school.klas.school_id)
    found = await school.services.school_counts.of(who, school.klas.school_id)
    assert isinstance(found, SchoolOverview)
    return {klas.name: one for klas, one in found.klassen}


async def test_eight_klassen_in_numbers(tmp_path: Path) -> None:
    async with open_school(tmp_path, *CHILDREN) as first:
        services = first.services
        others = [
            await add_klas(services, *CHILDREN, klas=name, school=SCHOOL, okr=False)
            for name in KLASSEN[1:]
        ]
        await add_klas(services, "Finn", klas="Groep 8z", school="Een andere school")
        for name in ("Noor", "Daan"):
            await first.wrote(name)
        await first.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf")
        await first.wrote("Noor", Slot.OUDER_1)
        await first.wrote("Noor", Slot.OUDER_2)
        await first.wrote("Daan", Slot.OUDER_1, OKR)
        noor = first.dossier("Noor")
        await services.classroom.read(first.leerkracht, noor, WERKSTUK, Slot.LEERLING)
        await facts.handed_over(first, "Daan", WERKSTUK, now(), now())

        found = await counts(first)
        assert tuple(found) == KLASSEN
        one = found["Groep 8b"]
        assert (one.leerlingen, one.begun, one.submitted, one.read) == (3, 3, 2, 2)
        assert (one.home, one.okr, one.okr_asked) == (1, 1, 3)
        assert (one.handed_over, one.received) == (1, 1)
        assert one.last_activity and now() - one.last_activity < timedelta(minutes=5)
        assert found["Groep 8i"] == Counts(leerlingen=3)

        whole = await services.school_counts.of(None, "de voorbeeldboom")
        assert isinstance(whole, SchoolOverview)
        assert (whole.total.leerlingen, whole.total.submitted) == (24, 2)
        assert not any(name in repr(whole) for name in CHILDREN), "no name of anybody"
        closed = await services.schoolyear.close(None, others[0].klas)
        assert isinstance(closed, Klas)
        whole = await services.school_counts.of(None, SCHOOL)
        assert isinstance(whole, SchoolOverview) and whole.total.leerlingen == 21


async def test_what_was_handed_over_counts_after_it_is_erased(tmp_path: Path) -> None:
    async with open_school(tmp_path, *CHILDREN) as school:
        await school.wrote("Daan", Slot.OUDER_1, OKR)
        await facts.handed_over(school, "Daan", OKR, now(), None)
        before = (await counts(school))["Groep 8b"]
        part = Part(school.dossier("Daan"), OKR, Slot.OUDER_1)
        await school.services.store.transact(lambda u: erasure.erase_parts(u, [part], now()))
        after = (await counts(school))["Groep 8b"]
        assert (before.okr, after.okr, after.okr_asked) == (1, 1, 3)


async def test_what_is_switched_off_is_not_counted(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Daan") as school:
        await school.wrote("Daan", Slot.OUDER_1, OKR)
        assert (await counts(school))["Groep 8b"].okr == 1
        await facts.not_asked(school, "Daan")
        one = (await counts(school))["Groep 8b"]
        assert (one.okr, one.okr_asked) == (0, 0)


async def test_the_work_of_the_database_does_not_grow_with_the_school(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Daan") as school:
        asked: list[int] = []
        for size in (0, 3):
            for at in range(size):
                await add_klas(
                    school.services, *CHILDREN, klas=f"Groep 8-{at}", school=SCHOOL, okr=False
                )
            lines: list[str] = []
            reader = school.services.store._reader
            await reader.set_trace_callback(lines.append)
            await counts(school)
            await reader.set_trace_callback(lambda _: None)
            asked.append(len(lines))
        assert asked[0] == asked[1]


async def test_for_the_own_school_only(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Daan") as school:
        other = await add_klas(
            school.services, klas="Groep 8z", school="Een andere school", okr=False
        )
        of = school.services.school_counts.of
        refused = Problem("not_allowed")
        mine = school.klas.school_id
        assert await of(directeur(other.klas.school_id), mine) == refused
        assert await of(Reader("m", mine, ReaderKind.MENTOR, "Mentor"), mine) == refused
        assert await of(school.leerkracht, mine) == refused
        assert await of((await school.card("Daan", Slot.OUDER_1)).participant, mine) == refused
        unknown = await of(None, "Nergens")
        assert isinstance(unknown, Problem) and unknown.reason == "unknown_school"
