"""What is past its day goes: shown first, done when asked, or by itself once an hour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial

from bot.access import Action, may_in
from bot.problems import Problem
from bot.retention import rules
from bot.retention.rules import Going, Written
from bot.retention.terms import Terms
from bot.schoolyear import Schoolyear
from conversations.people import Klas, Participant, School
from conversations.questionnaire import Questionnaire
from locales.catalogue import HOME
from storage import audit, clock, erasure, handovers, klassen, moves, parts, upgrading
from storage.clock import Clock
from storage.erasure import Counts
from storage.store import Store, Unit

_LAST_DAY = 28  # that every month has


@dataclass(frozen=True, slots=True)
class KlasPlan:
    """Everything in a klas with its day, the first day first; `closes` is when the klas is closed,
    None when it is."""

    school: School
    klas: Klas
    closes: date | None
    going: tuple[Going, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """The proof: how much went, of how many klassen, and how many entries of the audit."""

    counts: Counts
    klassen: int = 0
    audit: int = 0

    def __bool__(self) -> bool:
        return self.counts != Counts() or self.audit > 0


class Retention:
    """One per process. `changed` is called with the id of each klas in which something went."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        terms: Terms,
        schoolyear: Schoolyear,
        changed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._schoolyear = schoolyear
        self._changed = changed
        self.terms = terms

    def kept_until(self, klas: Klas, questionnaire: Questionnaire) -> date:
        """See `Terms.kept_until`."""
        return self.terms.kept_until(klas, questionnaire)

    @property
    def today(self) -> date:
        return _day(self._clock())

    async def planned(self, actor: Participant | None) -> list[KlasPlan] | Problem:
        """Of every klas in which something stands. Changes nothing."""

        def work(unit: Unit) -> list[KlasPlan] | Problem:
            found = []
            for klas in klassen.all_klassen(unit):
                if not may_in(actor, Action.ERASE_KLAS, klas):
                    return Problem("not_allowed")
                made = _day(klassen.made_at(unit, klas))
                closes = None if klas.closed else rules.closing_day(self.terms, klas, made)
                going = tuple(self._plan(unit, klas))
                found.append(KlasPlan(klassen.school_of(unit, klas), klas, closes, going))
            return [item for item in found if item.going]

        return await self._store.read(work)

    async def clock(self) -> Clock:
        """How far the clock can be believed. Changes nothing."""
        seen = await self._store.read(clock.look)
        return clock.advanced(seen, self._clock())

    async def beat(self) -> Clock:
        """To be called now and then while the program runs: a jump of the clock is noticed."""
        return await self._store.transact(lambda unit: clock.beat(unit, self._clock()))

    async def run(
        self, actor: Participant | None = None, *, until: datetime | None = None
    ) -> Done | Problem:
        """Closes the klassen of a schooljaar that is over and erases what is past its day, each
        klas in a transaction of its own; also what an earlier erasure left behind that was cut
        off. `until` is the moment that the clock can be believed at (see `beat`); None: a person
        asks for it, who has seen the date, and so says that it is right."""
        found = await self.planned(actor)
        if isinstance(found, Problem):
            return found
        await self._store.transact(lambda unit: erasure.finish(unit, self._clock()))
        if until is None:
            await self._store.transact(lambda unit: clock.believe(unit, self._clock()))
        today = _day(until or self._clock())
        for item in found:
            if item.closes is not None and item.closes <= today:
                await self._schoolyear.close(actor, item.klas)
        touched = [item.klas for item in found if rules.due(item.going, today)]
        counts = Counts()
        for klas in touched:
            counts += await self._store.transact(partial(self._erase, klas=klas, today=today))
            self._changed(klas.id)
        before = months_before(today, self.terms.audit_months)
        old = await self._store.transact(lambda unit: audit.forget(unit, before))
        if touched:
            upgrading.forget_undivided(self._store.folder)  # one file, in the first two weeks
            await self._store.empty_log()
        return Done(counts, len(touched), old)

    def _erase(self, unit: Unit, klas: Klas, today: date) -> Counts:
        """Looks again: since the plan was made something may have been handed in."""
        now = rules.due(self._plan(unit, klas), today)
        whole = [item.dossier_id for item in now if item.part is None]
        pieces = [item.part for item in now if item.part is not None]
        counts = Counts()
        if pieces:
            counts += erasure.erase_parts(unit, pieces, self._clock())
        if whole:
            counts += erasure.erase_dossiers(unit, whole, self._clock())
        return counts

    def _plan(self, unit: Unit, klas: Klas) -> list[Going]:
        return rules.plan(
            self.terms,
            klas,
            _day(klassen.made_at(unit, klas)),
            self._questionnaires,
            erasure.dossier_ids(unit, klas.id),
            _written(unit, klas),
        )


def _written(unit: Unit, klas: Klas) -> Iterable[Written]:
    handed = handovers.of_klas(unit, klas.id)
    moved = moves.of_klas(unit, klas.id)
    for part, submitted_at in parts.of_klas(unit, klas.id).items():
        went = handed.get((part.dossier_id, part.questionnaire))
        yield Written(
            part,
            None if submitted_at is None else _day(submitted_at),
            None if went is None else _day(went.handed_over_at),
            rules.earlier_schooljaar(klas, submitted_at, moved.get(part.dossier_id, ())),
        )


def months_before(day: date, months: int) -> datetime:
    """The begin of that day, so many months earlier; never later than that."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    earlier = date(year, month + 1, min(day.day, _LAST_DAY))
    return datetime.combine(earlier, time(), HOME).astimezone(UTC)


def _day(moment: datetime) -> date:
    return moment.astimezone(HOME).date()
