"""Planning: when a questionnaire has to be ready, and when who is behind hears of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import cast

from bot.access import Action, may_in
from bot.forms import is_asked
from bot.notices import DIGEST_NOTICE, REMINDER_NOTICE
from bot.planning import schedule
from bot.planning.behind import behind
from bot.planning.model import Behind, Digest, Planned, Ripe, State, Told
from bot.planning.moments import Calendar, over
from bot.problems import Problem
from bot.recording import record
from bot.replies import Owed
from conversations.people import Channel, Klas, Participant, Role
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import dossiers, due, klassen, news, participants, plans, reminders, sessions
from storage.due import Kind
from storage.plans import Plan
from storage.store import Store, Unit

PLANNING = "planning"
"""The topic of the hub on which the job hears that a moment was planned."""


class Planning:
    """One per process. `changed` is called after each commit with the id of what changed.
    `telegram_roles` are those whom a word in Telegram can reach."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        calendar: Calendar,
        changed: Callable[[str], None] = lambda _: None,
        telegram_roles: frozenset[Role] = frozenset(Role),
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._calendar = calendar
        self._changed = changed
        self._telegram_roles = telegram_roles

    @property
    def by_telegram(self) -> bool:
        """Whether anybody can be reminded at all."""
        return bool(self._telegram_roles)

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
            record(unit, actor, "planned", "", self._clock())
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
            record(unit, actor, "unplanned", "", self._clock())
            return Planned(self._questionnaires[form])

        return self._told(klas, await self._store.transact(work))

    async def behind(
        self, actor: Participant | None, klas: Klas
    ) -> dict[str, list[Behind]] | Problem:
        """Who has not handed in, by questionnaire, and how they would be reached now. Without
        those that are asked of nobody in this klas."""

        def work(unit: Unit) -> dict[str, list[Behind]] | Problem:
            if problem := _refused(unit, actor, klas):
                return problem
            now = self._clock()
            okr = any(dossier.okr for dossier in dossiers.of_klas(unit, klas.id))
            return {
                form.id: behind(unit, klas, form, self._telegram_roles, now)
                for form in self._questionnaires.values()
                if is_asked(form, okr=okr)
            }

        return await self._store.read(work)

    async def remind(
        self, actor: Participant | None, klas: Klas, participant_id: str, *, wanted: bool
    ) -> Participant | Problem:
        """Reminders on or off for one person of this klas."""

        def work(unit: Unit) -> Participant | Problem:
            if problem := _refused(unit, actor, klas):
                return problem
            person = participants.participant(unit, participant_id)
            if person is None or person.dossier_id is None or person.klas_id != klas.id:
                return Problem("unknown_person")
            reminders.want(unit, person.id, wanted=wanted)
            act = "reminders on" if wanted else "reminders off"
            record(unit, actor, act, person.dossier_id, self._clock())
            return person

        person = await self._store.transact(work)
        if isinstance(person, Participant):
            self._changed(klas.id)
        return person

    async def ripe(self, row: Owed) -> Ripe:
        """A reminder or digest that could not be sent at its moment (Telegram was away) waits for
        school hours again; a reminder that means nothing any more is not sent."""
        if row.kind not in {REMINDER_NOTICE, DIGEST_NOTICE}:
            return Ripe.NOW
        now = self._clock()
        if not self._calendar.allowed(now):
            return Ripe.LATER
        if row.kind == DIGEST_NOTICE:
            return Ripe.NOW
        questionnaire = str(row.payload["questionnaire"])

        def work(unit: Unit) -> Ripe:
            person = participants.participant(unit, row.participant_id)
            klas = klassen.klas(unit, person.klas_id) if person else None
            plan = plans.plan(unit, klas.id, questionnaire) if klas else None
            if person is None or klas is None or klas.closed or plan is None:
                return Ripe.NEVER
            session = sessions.load(unit, person, questionnaire)
            handed_in = session is not None and session.status is Status.SUBMITTED
            unwanted = not reminders.wanted(unit, person.id)
            return Ripe.NEVER if handed_in or unwanted or over(plan.deadline, now) else Ripe.NOW

        return await self._store.read(work)

    async def told(self, row: Owed) -> list[Told]:
        """What a digest is about, without who was removed since."""
        items = cast(list[list[str]], row.payload["items"])

        def work(unit: Unit) -> list[Told]:
            people = [participants.participant(unit, who) for _, _, who in items]
            return [
                Told(kind, form, person, dossier.name)
                for (kind, form, _), person in zip(items, people, strict=True)
                if person and person.dossier_id
                if (dossier := dossiers.dossier(unit, person.dossier_id))
            ]

        return await self._store.read(work)

    async def digest(self, leerkracht: Participant) -> Digest:
        """When this leerkracht hears what was handed in."""
        return await self._store.read(lambda unit: news.digest_of(unit, leerkracht.id))

    async def in_telegram(self, leerkracht: Participant) -> bool:
        """Whether a word in Telegram reaches this leerkracht."""
        chats = await self._store.read(
            lambda unit: participants.addresses(unit, leerkracht.id, Channel.TELEGRAM)
        )
        return bool(chats) and leerkracht.role in self._telegram_roles

    async def choose_digest(self, leerkracht: Participant, digest: Digest) -> None:
        """NEVER also drops what was still to be told."""

        def work(unit: Unit) -> None:
            news.choose_digest(unit, leerkracht.id, digest)
            if digest is Digest.NEVER:
                news.drop(unit, leerkracht.id)

        await self._store.transact(work)

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

    def _told(self, klas: Klas, outcome: Planned | Problem) -> Planned | Problem:
        if isinstance(outcome, Planned):
            self._changed(PLANNING)
            self._changed(klas.id)
        return outcome


def _refused(unit: Unit, actor: Participant | None, klas: Klas) -> Problem | None:
    """Why nothing may be planned here. The klas may have been closed since it was looked up."""
    if not may_in(actor, Action.PLAN, klas):
        return Problem("not_allowed")
    now = klassen.klas(unit, klas.id)
    if now is None or now.closed:
        return Problem("klas_is_closed")
    return None
