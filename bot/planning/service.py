"""Planning: when a questionnaire has to be ready, and when who is behind hears of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime

from bot.access import Action, Target, may
from bot.planning import schedule
from bot.planning.model import Planned, State
from bot.planning.moments import Calendar
from bot.problems import Problem
from conversations.people import Klas, Participant
from conversations.questionnaire import Questionnaire
from storage import audit, due, klassen, plans
from storage.due import Kind
from storage.plans import Plan
from storage.store import Store, Unit

PLANNING = "planning"
"""The topic of the hub on which the job hears that a moment was planned."""


class Planning:
    """One per process. `changed` is called after each commit with the id of what changed."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        calendar: Calendar,
        changed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._calendar = calendar
        self._changed = changed

    async def planned(self, actor: Participant | None, klas: Klas) -> list[Planned] | Problem:
        """Every questionnaire, in the order of the program."""

        def work(unit: Unit) -> list[Planned] | Problem:
            if (problem := _refused(unit, actor, klas)) and problem.reason != "klas_is_closed":
                return problem
            made = plans.of_klas(unit, klas.id)
            return [
                self._shown(unit, klas, made[form.id]) if form.id in made else Planned(form)
                for form in self._questionnaires.values()
            ]

        return await self._store.read(work)

    async def preview(
        self, actor: Participant | None, klas: Klas, form: str, deadline: date, days: Iterable[int]
    ) -> Planned | Problem:
        """What `plan` would make of it; nothing is kept."""

        def work(unit: Unit) -> Planned | Problem:
            wanted = self._wanted(unit, actor, klas, form, deadline, days)
            return wanted if isinstance(wanted, Problem) else self._shown(unit, klas, wanted)

        return await self._store.read(work)

    async def plan(
        self, actor: Participant | None, klas: Klas, form: str, deadline: date, days: Iterable[int]
    ) -> Planned | Problem:
        """Sets the plan, or another in its place, with a due row for every moment that is still to
        come. What was sent stays sent; what is late and not sent yet stays, when it is still
        among the moments."""

        def work(unit: Unit) -> Planned | Problem:
            wanted = self._wanted(unit, actor, klas, form, deadline, days)
            if isinstance(wanted, Problem):
                return wanted
            shown = self._shown(unit, klas, wanted)
            plans.save(unit, klas.id, wanted)
            coming = [item.at for item in shown.moments if item.at and item.state is State.COMES]
            due.plan(unit, klas.id, Kind.REMINDER, coming, form)
            self._record(unit, actor, "planned")
            return shown

        return self._told(klas, await self._store.transact(work))

    async def unplan(self, actor: Participant | None, klas: Klas, form: str) -> Planned | Problem:
        """No deadline any more, and nobody is reminded."""

        def work(unit: Unit) -> Planned | Problem:
            if problem := _refused(unit, actor, klas):
                return problem
            if form not in self._questionnaires:
                return Problem.of("unknown_questionnaire", name=form)
            plans.remove(unit, klas.id, form)
            due.plan(unit, klas.id, Kind.REMINDER, (), form)
            self._record(unit, actor, "unplanned")
            return Planned(self._questionnaires[form])

        return self._told(klas, await self._store.transact(work))

    # -- inside the transaction ----------------------------------------------------------------

    def _wanted(
        self,
        unit: Unit,
        actor: Participant | None,
        klas: Klas,
        form: str,
        deadline: date,
        days: Iterable[int],
    ) -> Plan | Problem:
        if problem := _refused(unit, actor, klas):
            return problem
        if form not in self._questionnaires:
            return Problem.of("unknown_questionnaire", name=form)
        return schedule.checked(form, deadline, days, klas.schooljaar, self._clock())

    def _shown(self, unit: Unit, klas: Klas, plan: Plan) -> Planned:
        now = self._clock()
        rows = due.of_klas(unit, klas.id, Kind.REMINDER, plan.questionnaire)
        return Planned(
            questionnaire=self._questionnaires[plan.questionnaire],
            deadline=plan.deadline,
            days_before=plan.days_before,
            moments=schedule.moments(
                self._calendar,
                plan,
                done=[row.at for row in rows if row.done_at],
                late=[row.at for row in rows if row.done_at is None and row.at <= now],
                now=now,
            ),
            school_day=self._calendar.is_school_day(plan.deadline),
        )

    def _record(self, unit: Unit, actor: Participant | None, act: str) -> None:
        who = (actor.id, actor.role.value) if actor else ("", "operator")
        audit.record(unit, *who, act, "", "desk" if actor else "cli", self._clock())

    def _told(self, klas: Klas, outcome: Planned | Problem) -> Planned | Problem:
        if isinstance(outcome, Planned):
            self._changed(PLANNING)
            self._changed(klas.id)
        return outcome


def _refused(unit: Unit, actor: Participant | None, klas: Klas) -> Problem | None:
    """Why nothing may be planned here. The klas may have been closed since it was looked up."""
    if not may(actor, Action.PLAN, Target(school_id=klas.school_id, klas_id=klas.id)):
        return Problem("not_allowed")
    now = klassen.klas(unit, klas.id)
    if now is None or now.closed:
        return Problem("klas_is_closed")
    return None
