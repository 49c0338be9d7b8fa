"""What staff do with mentors' links: making, renewing, prolonging, revoking, looking."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from bot import codes, phrases
from bot.access import Action, may_in
from bot.handover.overview import werkstukken
from bot.names import plain
from bot.problems import Problem
from bot.readers import books, terms
from bot.readers.door import LOCKED_AFTER, address
from bot.readers.model import Handed, Mentor, State
from bot.recording import record
from conversations.people import Dossier, Klas, Participant, ReaderKind
from conversations.questionnaire import Questionnaire
from storage import dossiers, readers, vo_schools
from storage.readers import ReadLink
from storage.store import Store, Unit

MAX_NAME = 60  # signs; it stands in a heading

Changed = TypeVar("Changed")
KeptUntil = Callable[[Klas, Questionnaire], date]
"""The day on which what was handed in is erased."""


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom a link is. With `vo_school_id` all leerlingen who go there, else `dossier_ids`.
    `until` None is as long as the werkstukken are kept. `sensitive`: the answers to sensitive
    questions are shared too."""

    name: str
    vo_school_id: str = ""
    dossier_ids: tuple[str, ...] = ()
    until: date | None = None
    sensitive: bool = False


class MentorLinks:
    """One per process. `actor` None is the operator; `changed` hears the id of a klas whose pages
    have to look again."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        link_base: str,
        kept_until: KeptUntil,
        changed: Callable[[str], None],
    ) -> None:
        self._store = store
        self._kept_until = kept_until
        self._forms = werkstukken(questionnaires.values())
        self._clock = clock
        self._link_base = link_base
        self._changed = changed

    @property
    def asks_sensitive(self) -> bool:
        """Whether there is anything that `Wish.sensitive` is about."""
        return any(question.sensitive for form in self._forms for question in form.questions)

    def usual_until(self, klas: Klas) -> tuple[date, date]:
        """The last day when nobody says otherwise, and the latest that there can be."""
        erased = min(self._kept_until(klas, form) for form in self._forms)
        now = self._clock()
        return terms.usual(now, erased), terms.latest(now)

    async def make(self, actor: Participant | None, klas: Klas, wish: Wish) -> Handed | Problem:
        """Audited for each leerling. A werkstuk counts as handed over when the mentor first opens
        it: until then nobody else has it, and who wrote it may take it back."""
        wrong = _refused(actor, klas) or self._wrong(wish)
        if wrong:
            return wrong
        code, phrase = codes.new_code(), phrases.new_phrase()
        kept = await asyncio.to_thread(phrases.hashed, phrase)
        until = wish.until or self.usual_until(klas)[0]

        def work(unit: Unit) -> tuple[ReadLink, tuple[str, ...]] | Problem:
            chosen = _chosen(unit, klas, wish)
            if isinstance(chosen, Problem):
                return chosen
            now = self._clock()
            link = readers.add(
                unit,
                klas.school_id,
                ReaderKind.MENTOR,
                plain(wish.name),
                code,
                kept,
                terms.end_of(until),
                now,
                klas_id=klas.id,
                vo_school_id=_only_school(chosen),
                sensitive=wish.sensitive and self.asks_sensitive,
            )
            readers.let_read(unit, link.reader.id, [dossier.id for dossier in chosen])
            for dossier in chosen:
                record(unit, actor, "let mentor read", dossier.id, now)
            return link, self._to_read(unit, chosen)

        made = await self._store.transact(work)
        if isinstance(made, Problem):
            return made
        self._changed(klas.id)
        link, names = made
        return Handed(link.reader, self._address(code), phrase, until, names)

    async def renew(
        self, actor: Participant | None, klas: Klas, reader_id: str
    ) -> Handed | Problem:
        """Another link and phrase for the same leerlingen; the old ones die. One that is over gets
        a month."""
        code, phrase = codes.new_code(), phrases.new_phrase()
        kept = await asyncio.to_thread(phrases.hashed, phrase)

        def change(unit: Unit, link: ReadLink, now: datetime) -> tuple[ReadLink, tuple[str, ...]]:
            if now >= link.expires_at:
                end = terms.end_of(terms.longer(link.expires_at, now))
                readers.prolong(unit, link.reader.id, end)
                link = replace(link, expires_at=end)
            readers.renew(unit, link.reader.id, code, kept)
            return link, self._to_read(unit, books.dossiers_of(unit, link))

        done = await self._change(actor, klas, reader_id, "renewed mentor link", change)
        if isinstance(done, Problem):
            return done
        link, names = done
        until = terms.last_day(link.expires_at)
        return Handed(link.reader, self._address(code), phrase, until, names)

    async def prolong(
        self, actor: Participant | None, klas: Klas, reader_id: str
    ) -> date | Problem:
        """A month more, at most a year from today; the new last day."""

        def change(unit: Unit, link: ReadLink, now: datetime) -> date:
            until = terms.longer(link.expires_at, now)
            readers.prolong(unit, link.reader.id, terms.end_of(until))
            return until

        return await self._change(actor, klas, reader_id, "prolonged mentor link", change)

    async def revoke(
        self, actor: Participant | None, klas: Klas, reader_id: str
    ) -> ReadLink | Problem:
        """At once: who was reading is out at the next page."""

        def change(unit: Unit, link: ReadLink, now: datetime) -> ReadLink:
            readers.revoke(unit, link.reader.id, now)
            return link

        return await self._change(actor, klas, reader_id, "revoked mentor link", change)

    async def of_klas(self, actor: Participant | None, klas: Klas) -> list[Mentor] | Problem:
        """In the order in which they were made."""
        if wrong := _refused(actor, klas):
            return wrong

        def work(unit: Unit) -> list[Mentor]:
            known = {one.id: one.name for one in vo_schools.of_school(unit, klas.school_id)}
            return [
                self._mentor(unit, link, known.get(link.vo_school_id, ""))
                for link in readers.of_klas(unit, klas.id)
            ]

        return await self._store.read(work)

    def _to_read(self, unit: Unit, leerlingen: Iterable[Dossier]) -> tuple[str, ...]:
        """The names without those to whose werkstuk somebody objects."""
        return tuple(
            one.name
            for one in leerlingen
            if not all(books.is_held(unit, one.id, form.id) for form in self._forms)
        )

    def _mentor(self, unit: Unit, link: ReadLink, vo_school: str) -> Mentor:
        received = [
            (
                dossier.name,
                any(books.received_at(unit, dossier.id, form.id) for form in self._forms),
            )
            for dossier in books.dossiers_of(unit, link)
        ]
        return Mentor(
            link.reader,
            state(link, self._clock()),
            terms.last_day(link.expires_at),
            link.visited_at,
            vo_school,
            link.sensitive,
            tuple(received),
        )

    def _wrong(self, wish: Wish) -> Problem | None:
        if not 0 < len(plain(wish.name)) <= MAX_NAME:
            return Problem.of("bad_reader_name", maximum=str(MAX_NAME))
        now = self._clock()
        if wish.until and not terms.today(now) <= wish.until <= terms.latest(now):
            return Problem("bad_until")
        return None

    def _address(self, code: str) -> str:
        return address(self._link_base, code)

    async def _change(
        self,
        actor: Participant | None,
        klas: Klas,
        reader_id: str,
        act: str,
        change: Callable[[Unit, ReadLink, datetime], Changed],
    ) -> Changed | Problem:
        if wrong := _refused(actor, klas):
            return wrong

        def work(unit: Unit) -> Changed | Problem:
            link = readers.link(unit, reader_id)
            if link is None or link.klas_id != klas.id:
                return Problem("unknown_reader")
            now = self._clock()
            for dossier in books.dossiers_of(unit, link):
                record(unit, actor, act, dossier.id, now)
            return change(unit, link, now)

        return await self._store.transact(work)


def state(link: ReadLink, now: datetime) -> State:
    if link.revoked:
        return State.REVOKED
    if not link.open(now):
        return State.EXPIRED
    return State.LOCKED if link.tries >= LOCKED_AFTER else State.OPEN


def _refused(actor: Participant | None, klas: Klas) -> Problem | None:
    return None if may_in(actor, Action.LET_MENTOR_READ, klas) else Problem("not_allowed")


def _chosen(unit: Unit, klas: Klas, wish: Wish) -> list[Dossier] | Problem:
    """Only of this klas, in the order of its list."""
    everybody = dossiers.of_klas(unit, klas.id)
    if wish.vo_school_id:
        found = [dossier for dossier in everybody if dossier.vo_school_id == wish.vo_school_id]
        return found or Problem("nobody_goes_there")
    if not set(wish.dossier_ids) <= {dossier.id for dossier in everybody}:
        return Problem("unknown_person")
    found = [dossier for dossier in everybody if dossier.id in wish.dossier_ids]
    return found or Problem("nobody_chosen")


def _only_school(chosen: Sequence[Dossier]) -> str:
    """Where all of them go, also when they were picked by hand: the name beside the link. "" when
    they go to several, or it is not known. (Each is bound to their own: `readers.let_read`.)"""
    schools = {dossier.vo_school_id for dossier in chosen}
    return schools.pop() if len(schools) == 1 else ""
