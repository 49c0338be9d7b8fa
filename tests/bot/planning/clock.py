"""A school whose planning lives by a clock that a test sets."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from bot.assistant import Assistant
from bot.demo.person import Person
from bot.demo.sample import Stage, Visit
from bot.planning.job import Job
from bot.planning.model import Planned as Shown
from bot.planning.moments import Calendar
from bot.planning.sending import Sending
from bot.planning.service import Planning
from bot.replies import Owed, Welcome
from conversations.people import Channel, Role, Slot
from locales.catalogue import HOME
from tests.bot.school import School, open_school, sample_answers

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
DEADLINE = date(2027, 6, 18)


def here(written: str) -> datetime:
    """A moment as the clock on the wall says it."""
    return datetime.fromisoformat(written).replace(tzinfo=HOME)


@dataclass
class Clock:
    """What time it is until it is set again."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def set(self, written: str) -> None:
        self.now = here(written)


@dataclass
class Planned:
    """`heard` are the topics on which a change was told."""

    school: School
    clock: Clock
    calendar: Calendar
    heard: list[str] = field(default_factory=list)

    @property
    def job(self) -> Job:
        """A new one each time, as after a restart."""
        services = self.school.services
        sending = Sending(services.questionnaires, frozenset(Role))
        return Job(services.store, sending, self.calendar, services.hub, self.clock)

    @property
    def planning(self) -> Planning:
        services = self.school.services
        return Planning(
            services.store, services.questionnaires, self.clock, self.calendar, self.heard.append
        )

    async def plan(
        self, deadline: date = DEADLINE, days: Iterable[int] = (7, 2), form: str = WERKSTUK
    ) -> Shown:
        school = self.school
        made = await self.planning.plan(school.leerkracht, school.klas, form, deadline, days)
        assert isinstance(made, Shown), made
        return made

    async def at(self, written: str) -> list[tuple[str, str]]:
        """What the job makes us owe at this moment: (chat, kind), and no more than once."""
        before = set(await self._owed())
        self.clock.set(written)
        await self.job.look()
        owed = await self._owed()
        await self.job.look()
        assert await self._owed() == owed, "looking again does nothing again"
        return [(row.address, row.kind) for key, row in owed.items() if key not in before]

    async def owed(self) -> list[Owed]:
        return list((await self._owed()).values())

    async def _owed(self) -> dict[str, Owed]:
        found = await self.school.services.assistant.owed(Channel.TELEGRAM)
        return {row.id: row for row in found}

    @property
    def assistant(self) -> Assistant:
        """Lives by the same clock."""
        services = self.school.services
        return Assistant(
            services.store, services.questionnaires, self.clock, calendar=self.calendar
        )

    async def hands_in(self, name: str, at: str) -> None:
        """A leerling does the least that is asked, and hands in."""
        self.clock.set(at)
        code = (await self.school.card(name, Slot.LEERLING)).code
        said = sample_answers("Noor", Slot.LEERLING, WERKSTUK)
        visit = Visit(name, Slot.LEERLING, WERKSTUK, Stage.SUBMITTED, 0, "nl", said)
        await Person(self.assistant, visit, code).fill_in()

    async def comes(self, name: str, chat: str, slot: Slot = Slot.LEERLING) -> None:
        """Somebody opens the link on their card in Telegram."""
        code = (await self.school.card(name, slot)).code
        welcome = await self.school.services.assistant.join(Channel.TELEGRAM, chat, code)
        assert isinstance(welcome, Welcome)

    async def juf_comes(self, chat: str = "juf") -> None:
        card = (await self.school.cards(Role.LEERKRACHT))[0]
        await self.school.services.assistant.join(Channel.TELEGRAM, chat, card.code)


@asynccontextmanager
async def planned_school(
    folder: Path, *names: str, now: str = "2027-06-01 12:00", calendar: Calendar | None = None
) -> AsyncIterator[Planned]:
    async with open_school(folder, *names) as school:
        yield planned_on(school, now, calendar)


def planned_on(school: School, now: str, calendar: Calendar | None = None) -> Planned:
    return Planned(school, Clock(here(now)), calendar or Calendar())
