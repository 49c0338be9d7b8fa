"""A school whose leerlingen go to VO schools, and the mentors there, on a clock of our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.handover import Choice, Chosen
from bot.problems import Problem
from bot.readers import Door, Entered, Handed, Readers, Refused, Shelf, Wish
from bot.retention import Terms
from conversations.people import VoSchool
from storage import dossiers
from tests.bot.school import School

START = datetime(2027, 6, 14, 8, 0, tzinfo=UTC)
SPRANK = "Scholengemeenschap De Sprank"
NAME = "Mevrouw Aksoy"


@dataclass
class Letters:
    """`school` with readers of its own, whose clock `later` moves. `told`: klassen whose pages had
    to look again."""

    school: School
    now: datetime = START
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        services = self.school.services
        self.readers = Readers(
            services.store,
            services.questionnaires,
            lambda: self.now,
            "https://overdracht.example",
            Terms().kept_until,
            self.told.append,
        )

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)

    @property
    def door(self) -> Door:
        return self.readers.door

    async def goes_to(self, leerling: str, vo_school: str = SPRANK) -> VoSchool:
        school = self.school
        found = await school.services.store.read(
            lambda unit: dossiers.dossier(unit, school.dossier(leerling))
        )
        assert found is not None
        handover = school.services.handover
        choice = Choice(found.id, "", found.version, vo_school)
        done = await handover.choose(school.leerkracht, school.klas, [choice])
        assert isinstance(done, Chosen)
        assert not done.problems
        known = await handover.vo_schools(None, school.klas)
        assert not isinstance(known, Problem)
        return next(one for one in known if one.name == vo_school)

    async def mentor(self, *leerlingen: str, vo_school: str = "") -> Handed:
        """A link for these, or for all who go to the VO school with this id."""
        chosen = tuple(self.school.dossier(name) for name in leerlingen)
        wish = Wish(NAME, vo_school, chosen)
        made = await self.readers.mentors.make(self.school.leerkracht, self.school.klas, wish)
        assert isinstance(made, Handed), made
        return made

    async def enter(self, handed: Handed, phrase: str = "") -> Entered | Refused:
        return await self.door.enter(code_of(handed), phrase or handed.phrase)

    async def come_in(self, handed: Handed) -> str:
        entered = await self.enter(handed)
        assert isinstance(entered, Entered), entered
        return entered.token

    async def shelf(self, token: str) -> Shelf:
        found = await self.readers.reading.shelf(token)
        assert found is not None
        return found


def code_of(handed: Handed) -> str:
    return handed.link.rsplit("/", 1)[-1]
