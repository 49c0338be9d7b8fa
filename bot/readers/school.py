"""The links of a school's directeur: only the operator makes and revokes them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot import codes, phrases
from bot.access import Action, Target, may
from bot.names import plain
from bot.problems import Problem
from bot.readers import terms
from bot.readers.door import address
from bot.readers.links import MAX_NAME, state
from bot.readers.model import Handed, Mentor
from bot.recording import record
from conversations.people import Participant, ReaderKind, School
from storage import klassen, readers
from storage.store import Store, Unit


class DirecteurLinks:
    """One per process. `actor` None is the operator, and nobody else may."""

    def __init__(self, store: Store, clock: Callable[[], datetime], link_base: str) -> None:
        self._store = store
        self._clock = clock
        self._link_base = link_base

    async def make(self, actor: Participant | None, school: str, name: str) -> Handed | Problem:
        """For a year. `school` is a name or an id. Audited."""
        if not 0 < len(plain(name)) <= MAX_NAME:
            return Problem.of("bad_reader_name", maximum=str(MAX_NAME))
        code, phrase = codes.new_code(), phrases.new_phrase()
        kept = await asyncio.to_thread(phrases.hashed, phrase)

        def work(unit: Unit) -> Handed | Problem:
            found = _school(unit, actor, school)
            if isinstance(found, Problem):
                return found
            now = self._clock()
            until = terms.latest(now)
            end, kind = terms.end_of(until), ReaderKind.DIRECTEUR
            link = readers.add(unit, found.id, kind, plain(name), code, kept, end, now)
            record(unit, actor, "let directeur read", "", now)
            return Handed(link.reader, address(self._link_base, code), phrase, until)

        return await self._store.transact(work)

    async def of_school(self, actor: Participant | None, school: str) -> list[Mentor] | Problem:
        """In the order in which they were made; nobody's leerlingen."""

        def work(unit: Unit) -> list[Mentor] | Problem:
            found = _school(unit, actor, school)
            if isinstance(found, Problem):
                return found
            now = self._clock()
            return [
                Mentor(
                    link.reader,
                    state(link, now),
                    terms.last_day(link.expires_at),
                    link.visited_at,
                    vo_school="",
                    sensitive=False,
                    leerlingen=(),
                )
                for link in readers.of_school(unit, found.id)
            ]

        return await self._store.read(work)

    async def revoke(
        self, actor: Participant | None, school: str, reader_id: str
    ) -> Problem | None:
        """At once."""

        def work(unit: Unit) -> Problem | None:
            found = _school(unit, actor, school)
            if isinstance(found, Problem):
                return found
            link = readers.link(unit, reader_id)
            if link is None or link.klas_id or link.reader.school_id != found.id:
                return Problem("unknown_reader")
            readers.revoke(unit, reader_id, self._clock())
            record(unit, actor, "revoked directeur link", "", self._clock())
            return None

        return await self._store.transact(work)


def _school(unit: Unit, actor: Participant | None, name_or_id: str) -> School | Problem:
    found = klassen.find_school(unit, name_or_id)
    if found is None:
        return Problem.of("unknown_school", name=plain(name_or_id))
    if not may(actor, Action.LET_DIRECTEUR_READ, Target(school_id=found.id)):
        return Problem("not_allowed")
    return found
