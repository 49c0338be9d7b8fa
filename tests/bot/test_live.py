"""Whatever moves on the board wakes every open one, whichever door it came through."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import now
from bot.demo.sample import WERKSTUK, Stage
from bot.handover.model import Choice
from bot.talks import Spot
from conversations.people import Channel, Role, Slot
from tests.bot import facts
from tests.bot.school import School, open_school

Act = Callable[[School], Awaitable[object]]


def noor(school: School) -> str:
    return school.dossier("Noor")


async def blocks(school: School) -> None:
    code = (await school.card("Noor", Slot.OUDER_1)).code
    await school.services.assistant.join(Channel.TELEGRAM, "12", code)
    await school.services.assistant.unreachable(Channel.TELEGRAM, "12")


async def goes_to(school: School) -> None:
    one = school.leerlingen[0]
    choice = Choice(one.id, "", one.version, new_name="Farelcollege")
    await school.services.handover.choose(None, school.klas, [choice])


async def hands_over(school: School) -> None:
    await facts.goes_to(school, "Noor", "Farelcollege")
    await school.services.handover.hand_over(None, school.klas, [noor(school)], WERKSTUK)


async def is_there(school: School) -> None:
    await facts.handed_over(school, "Noor", WERKSTUK, now())
    await school.services.handover.receive(None, school.klas, noor(school), WERKSTUK)


ACTS: dict[str, Act] = {
    "a leerling answers": lambda s: s.wrote("Yusuf", stage=Stage.BUSY, mij_naam="Yusuf"),
    "an ouder blocks the bot": blocks,
    "a leerkracht reads": lambda s: s.services.classroom.read(
        s.leerkracht, noor(s), WERKSTUK, Slot.LEERLING
    ),
    "it is opened again": lambda s: s.services.classroom.reopen(
        s.leerkracht, noor(s), WERKSTUK, Slot.LEERLING
    ),
    "a note is written": lambda s: s.services.talks.remark(
        s.leerkracht, Spot(noor(s), WERKSTUK, Slot.LEERLING, "mij_naam"), "Zullen we praten?"
    ),
    "leerlingen are added": lambda s: s.services.classroom.add_leerlingen(None, s.klas, ["Bo"]),
    "a list is read in": lambda s: s.services.intake.add_good(None, s.klas, "Bo\nSem"),
    "cards are made": lambda s: s.services.classroom.invite(None, s.klas, [Role.LEERLING]),
    "the okr is switched off": lambda s: s.services.leerlingen.ask_okr(
        None, noor(s), s.leerlingen[0].version, on=False
    ),
    "a deadline is set": lambda s: s.services.planning.plan(
        None, s.klas, WERKSTUK, now().date() + timedelta(days=20), (7, 2)
    ),
    "a VO school is chosen": goes_to,
    "a werkstuk is handed over": hands_over,
    "a mentor has it": is_there,
    "the klas is closed": lambda s: s.services.schoolyear.close(None, s.klas),
}


@pytest.mark.parametrize("act", ACTS)
async def test_every_change_is_heard(tmp_path: Path, act: str) -> None:
    async with open_school(tmp_path, "Noor", "Yusuf") as school:
        await school.wrote("Noor")
        with school.services.hub.subscribe(school.klas.id) as changed:
            done = await ACTS[act](school)
            assert changed.is_set(), done
