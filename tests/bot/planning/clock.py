"""A school whose planning lives by a clock that a test sets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.planning.moments import Calendar
from bot.planning.service import Planning
from locales.catalogue import HOME
from tests.bot.school import School, open_school

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"


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
    def planning(self) -> Planning:
        services = self.school.services
        return Planning(
            services.store, services.questionnaires, self.clock, self.calendar, self.heard.append
        )


@asynccontextmanager
async def planned_school(
    folder: Path, *names: str, now: str = "2027-06-01 12:00", calendar: Calendar | None = None
) -> AsyncIterator[Planned]:
    async with open_school(folder, *names) as school:
        yield Planned(school, Clock(here(now)), calendar or Calendar())
