"""A term that was promised is not stretched: not by moving a leerling to next year's klas."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import time_machine

from bot.problems import Problem
from conversations.people import Channel, Dossier, Klas, Slot
from storage import answers, dossiers
from tests.bot.school import School, open_school
from tests.bot.web.desktop import WERKSTUK

JUNE, SEPTEMBER = datetime(2027, 6, 14, 8, tzinfo=UTC), datetime(2027, 9, 6, 8, tzinfo=UTC)


async def next_year(school: School, name: str) -> Klas:
    """The leerling goes on to a klas that was made after the summer."""
    services = school.services
    made = await services.classroom.create_klas(None, "Groep 8b", "De Voorbeeldboom", "2027-2028")
    assert isinstance(made, Klas)
    found = await services.store.read(lambda unit: dossiers.dossier(unit, school.dossier(name)))
    assert isinstance(found, Dossier)
    moved = await services.leerlingen.move(None, found.id, found.version, made.id, None)
    assert isinstance(moved, Dossier), moved
    return made


async def said(school: School, name: str) -> int:
    return len(
        await school.services.store.read(
            lambda unit: answers.load(unit, school.dossier(name), WERKSTUK, Slot.LEERLING)
        )
    )


async def known_until(school: School) -> date:
    found = await school.services.rights.known(Channel.WEB, "chromebook")
    assert found is not None
    return found.forms[0].kept_until


async def test_what_was_handed_in_keeps_the_term_of_its_own_schooljaar(tmp_path: Path) -> None:
    with time_machine.travel(JUNE, tick=False) as clock:
        async with open_school(tmp_path, "Noor", "Yusuf", okr=False) as school:
            await school.wrote("Noor")
            services = school.services
            await services.assistant.join(
                Channel.WEB, "chromebook", (await school.card("Noor", Slot.LEERLING)).code
            )
            assert await known_until(school) == date(2027, 11, 1)
            clock.move_to(SEPTEMBER)
            await services.schoolyear.close(None, school.klas)
            there = await next_year(school, "Noor")
            assert await known_until(school) == date(2027, 11, 1)
            planned = await services.retention.planned(None)
            assert not isinstance(planned, Problem)
            days = {item.part: item.day for one in planned for item in one.going}
            assert date(2027, 11, 1) in days.values()

            clock.move_to(datetime(2027, 10, 31, 8, tzinfo=UTC))
            await services.retention.run()
            assert await said(school, "Noor")
            clock.move_to(datetime(2027, 11, 1, 8, tzinfo=UTC))
            await services.retention.run()
            assert await said(school, "Noor") == 0
            still = await services.store.read(lambda unit: dossiers.of_klas(unit, there.id))
            assert [one.name for one in still] == ["Noor"]  # the leerling is in the klas


async def test_what_is_handed_in_anew_there_has_the_term_of_the_new_one(tmp_path: Path) -> None:
    with time_machine.travel(JUNE, tick=False) as clock:
        async with open_school(tmp_path, "Noor", okr=False) as school:
            await school.wrote("Noor")
            services = school.services
            code = (await school.card("Noor", Slot.LEERLING)).code
            await services.assistant.join(Channel.WEB, "chromebook", code)
            clock.move_to(SEPTEMBER)
            there = await next_year(school, "Noor")
            taken = await services.rights.take_back(Channel.WEB, "chromebook", WERKSTUK)
            assert not isinstance(taken, Problem)
            assert await known_until(school) == date(2028, 8, 1)
            clock.shift(3600)
            await replace(school, klas=there).wrote("Noor")
            assert await known_until(school) == date(2028, 11, 1)
            clock.move_to(datetime(2027, 11, 2, 8, tzinfo=UTC))
            await services.retention.run()
            assert await said(school, "Noor")
