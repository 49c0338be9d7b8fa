"""What a directeur sees: counts per klas of the own school. No name of anybody, no answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.access import Action, Target, may
from bot.classroom.board import read_act
from bot.classroom.model import Standing, State
from bot.classroom.overview import Part, part_of
from bot.names import plain
from bot.problems import Problem
from conversations.people import Klas, Participant, Reader, School
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import klassen, school_counts
from storage.school_counts import Begun
from storage.store import Store, Unit

_GONE = frozenset({State.HANDED_OVER, State.RECEIVED})


@dataclass(frozen=True, slots=True)
class Counts:
    """For how many leerlingen it is so. `begun`, `submitted`, `read`, `handed_over` and `received`
    are of the werkstuk; `okr` of the OKR section, handed in by any of the ouders of the
    `okr_asked`."""

    leerlingen: int = 0
    begun: int = 0
    submitted: int = 0
    read: int = 0
    home: int = 0
    okr_asked: int = 0
    okr: int = 0
    handed_over: int = 0
    received: int = 0
    last_activity: datetime | None = None

    def __add__(self, other: Counts) -> Counts:
        moments = [one.last_activity for one in (self, other) if one.last_activity]
        return Counts(
            leerlingen=self.leerlingen + other.leerlingen,
            begun=self.begun + other.begun,
            submitted=self.submitted + other.submitted,
            read=self.read + other.read,
            home=self.home + other.home,
            okr_asked=self.okr_asked + other.okr_asked,
            okr=self.okr + other.okr,
            handed_over=self.handed_over + other.handed_over,
            received=self.received + other.received,
            last_activity=max(moments, default=None),
        )


@dataclass(frozen=True, slots=True)
class SchoolOverview:
    """`klassen` with the newest schooljaar first, then by name."""

    school: School
    klassen: tuple[tuple[Klas, Counts], ...]

    @property
    def total(self) -> Counts:
        """Of the klassen that are not closed."""
        return sum((counts for klas, counts in self.klassen if not klas.closed), Counts())


class SchoolCounts:
    """One per process."""

    def __init__(self, store: Store, questionnaires: Mapping[str, Questionnaire]) -> None:
        self._store = store
        self._questionnaires = questionnaires

    async def of(self, actor: Participant | Reader | None, school: str) -> SchoolOverview | Problem:
        """`school` by name or id."""

        def work(unit: Unit) -> SchoolOverview | Problem:
            found = klassen.find_school(unit, school)
            if found is None:
                return Problem.of("unknown_school", name=plain(school))
            if not may(actor, Action.SEE_SCHOOL, Target(school_id=found.id)):
                return Problem("not_allowed")
            return self._overview(unit, found)

        return await self._store.read(work)

    def _overview(self, unit: Unit, school: School) -> SchoolOverview:
        leerlingen = school_counts.leerlingen(unit, school.id)
        standings: dict[str, list[Standing]] = {}
        for klas_id, one in self._standings(unit, school):
            standings.setdefault(klas_id, []).append(one)
        return SchoolOverview(
            school,
            tuple(
                (klas, self._counts(leerlingen.get(klas.id, (0, 0)), standings.get(klas.id, ())))
                for klas in klassen.of_school(unit, school.id)
            ),
        )

    def _standings(self, unit: Unit, school: School) -> Iterable[tuple[str, Standing]]:
        """Those that still count, without a name."""
        reads = school_counts.reads(unit, school.id)
        gone = school_counts.handed_over(unit, school.id)
        erased = school_counts.erased(unit, school.id)
        for row in [*school_counts.begun(unit, school.id), *erased]:
            form = self._questionnaires.get(row.questionnaire)
            if form is None:
                continue
            went, received = gone.get((row.dossier_id, form.id), (None, None))
            one = Standing(
                participant=_nameless(row),
                questionnaire=form.id,
                status=row.status,
                done=row.done,
                total=row.total,
                updated_at=row.updated_at,
                submitted_at=row.submitted_at,
                read_at=reads.get((row.dossier_id, read_act(form, row.slot))),
                invited=True,
                handed_over_at=went,
                received_at=received,
            )
            if row.okr or part_of(one, self._questionnaires) is not Part.OKR:
                yield row.klas_id, one

    def _counts(self, leerlingen: tuple[int, int], standings: Iterable[Standing]) -> Counts:
        items = list(standings)

        def count(part: Part, holds: Callable[[Standing], bool]) -> int:
            return len(
                {
                    one.participant.dossier_id
                    for one in items
                    if part_of(one, self._questionnaires) is part and holds(one)
                }
            )

        return Counts(
            leerlingen=leerlingen[0],
            begun=count(Part.WERKSTUK, lambda one: one.status is not Status.NEW),
            submitted=count(Part.WERKSTUK, _submitted),
            read=count(Part.WERKSTUK, lambda one: _submitted(one) and not one.unread),
            home=count(Part.HOME, _submitted),
            okr_asked=leerlingen[1],
            okr=count(Part.OKR, _submitted),
            handed_over=count(Part.WERKSTUK, lambda one: one.state in _GONE),
            received=count(Part.WERKSTUK, lambda one: one.state is State.RECEIVED),
            last_activity=max((one.updated_at for one in items if one.updated_at), default=None),
        )


def _submitted(standing: Standing) -> bool:
    return standing.status is Status.SUBMITTED


def _nameless(row: Begun) -> Participant:
    return Participant(
        row.participant_id, row.role, row.klas_id, row.dossier_id, row.slot, name="", language="nl"
    )
