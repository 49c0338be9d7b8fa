"""The end of a schooljaar and the beginning of the next: klassen are closed, and made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.access import Action, Target, may, may_in
from bot.classroom.klassen import is_schooljaar
from bot.devices import Device, come_along
from bot.names import plain
from bot.problems import Problem
from bot.recording import record
from conversations.people import Klas, Participant, Role, School
from storage import dossiers, due, klassen, participants
from storage.store import Store, Unit


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one klas. `new` None: it is yet to be made; `made`: it is made in this very
    step, with `staff` (leerkrachten and others) in it. The `leerlingen` stay in the old one."""

    old: Klas
    new: Klas | None
    made: bool
    staff: int
    leerlingen: int


@dataclass(frozen=True, slots=True)
class NewYear:
    """`steps` is empty when there is nothing (left) to do."""

    school: School
    schooljaar: str
    steps: tuple[Step, ...]


class Schoolyear:
    """One per process. `changed` hears the id of each klas, and of those who answer in it."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], changed: Callable[[str], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed

    async def close(self, actor: Participant | None, klas: Klas) -> Klas | Problem:
        """Nothing is asked any more: no answer, no invitation, no reminder. What was written can be
        read, exported and handed over, and everybody keeps their own copy. Twice is once."""
        return await self._change(actor, klas, lambda unit: self._close(unit, actor, klas))

    async def open_again(self, actor: Participant | None, klas: Klas) -> Klas | Problem:
        """It was closed too soon. Reminders that were dropped do not come back by themselves."""

        def work(unit: Unit) -> None:
            klassen.open_again(unit, klas.id)
            record(unit, actor, "opened klas again", "", self._clock())

        return await self._change(actor, klas, work)

    async def plan(
        self, actor: Participant | None, school: str, schooljaar: str
    ) -> NewYear | Problem:
        """What `start` would do; changes nothing."""
        return await self._store.read(lambda unit: self._plan(unit, actor, school, schooljaar))

    async def start(
        self, actor: Participant | None, school: str, schooljaar: str, at: Device | None = None
    ) -> NewYear | Problem:
        """Each klas of before `schooljaar` that is still open gets one of the same name and with
        the same staff, and is closed, all in one step or not at all. Of the own klas for a
        leerkracht, who need not name the school and is `at` this device; of the whole school for
        the operator. Twice is once: then there is nothing to do."""

        def work(unit: Unit) -> NewYear | Problem:
            planned = self._plan(unit, actor, school, schooljaar)
            if isinstance(planned, Problem):
                return planned
            return replace(
                planned,
                steps=tuple(self._step(unit, actor, planned, step, at) for step in planned.steps),
            )

        done = await self._store.transact(work)
        if isinstance(done, NewYear):
            for step in done.steps:
                await self._tell(step.old)
        return done

    # -- inside the transaction ----------------------------------------------------------------

    def _plan(
        self, unit: Unit, actor: Participant | None, school: str, schooljaar: str
    ) -> NewYear | Problem:
        if not is_schooljaar(schooljaar):
            return Problem("bad_schooljaar")
        found = _klassen(unit, actor, school)
        if isinstance(found, Problem):
            return found
        owner, there = found
        if actor is not None and there[0].schooljaar >= schooljaar:
            return Problem.of("schooljaar_not_later", schooljaar=there[0].schooljaar)
        next_ones = {
            klas.name.casefold(): klas
            for klas in klassen.of_school(unit, owner.id)
            if klas.schooljaar == schooljaar
        }
        return NewYear(
            owner,
            schooljaar,
            tuple(
                Step(
                    old=klas,
                    new=next_ones.get(klas.name.casefold()),
                    made=False,
                    staff=len(participants.leerkrachten(unit, klas.id)),
                    leerlingen=len(dossiers.of_klas(unit, klas.id)),
                )
                for klas in there
                if not klas.closed and klas.schooljaar < schooljaar
            ),
        )

    def _step(
        self,
        unit: Unit,
        actor: Participant | None,
        year: NewYear,
        step: Step,
        at: Device | None,
    ) -> Step:
        """A klas that is there already has staff of its own, and keeps it."""
        new = step.new or self._made(unit, actor, year, step.old, at)
        self._close(unit, actor, step.old)
        return replace(step, new=new, made=step.new is None)

    def _made(
        self,
        unit: Unit,
        actor: Participant | None,
        year: NewYear,
        old: Klas,
        at: Device | None,
    ) -> Klas:
        now = self._clock()
        klas = klassen.add_klas(unit, year.school, old.name, year.schooljaar, now)
        for person in participants.leerkrachten(unit, old.id):
            beside = participants.add(
                unit,
                Role.LEERKRACHT,
                klas.id,
                None,
                None,
                person.name,
                now,
                function=person.function,
            )
            participants.choose_language(unit, beside.id, person.language)
            mine = actor is not None and actor.id == person.id
            come_along(unit, person, beside, at if mine else None, now, unknown=True)
        record(unit, actor, "began schooljaar", "", now)
        return klas

    def _close(self, unit: Unit, actor: Participant | None, klas: Klas) -> None:
        now = self._clock()
        klassen.close(unit, klas.id, now)
        due.finish_all(unit, klas.id, now)
        record(unit, actor, "closed klas", "", now)

    # -- around it -----------------------------------------------------------------------------

    async def _change(
        self, actor: Participant | None, klas: Klas, work: Callable[[Unit], None]
    ) -> Klas | Problem:
        if not may_in(actor, Action.CLOSE_KLAS, klas):
            return Problem("not_allowed")

        def changed(unit: Unit) -> Klas | None:
            work(unit)
            return klassen.klas(unit, klas.id)

        done = await self._store.transact(changed)
        if done is None:
            return Problem.of("unknown_klas", name=klas.name)
        await self._tell(done)
        return done

    async def _tell(self, klas: Klas) -> None:
        """Open boards, and the pages on which somebody is answering."""

        def answering(unit: Unit) -> list[str]:
            leerlingen = [dossier.id for dossier in dossiers.of_klas(unit, klas.id)]
            found = participants.by_dossier(unit, klas.id, leerlingen)
            return [person.id for people in found.values() for person in people]

        for topic in [klas.id, *await self._store.read(answering)]:
            self._changed(topic)


def _klassen(
    unit: Unit, actor: Participant | None, name: str
) -> tuple[School, list[Klas]] | Problem:
    """The school, and its klassen about which the actor may decide; at least one for a
    leerkracht."""
    own = klassen.klas(unit, actor.klas_id) if actor else None
    school = klassen.school_of(unit, own) if own else klassen.find_school(unit, name)
    if school is None:
        return Problem.of("unknown_school", name=plain(name))
    there = [own] if own else klassen.of_school(unit, school.id)
    own_school = school.id if own else ""
    if any(not _may(actor, klas, own_school) for klas in there):
        return Problem("not_allowed")
    return school, there


def _may(actor: Participant | None, klas: Klas, school_id: str) -> bool:
    target = Target(school_id=klas.school_id, klas_id=klas.id)
    return all(
        may(actor, action, target, actor_school_id=school_id)
        for action in (Action.CLOSE_KLAS, Action.CREATE_KLAS)
    )
