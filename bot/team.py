"""Who works with a klas: the leerkrachten who share it, an ib'er. Each has a code of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.access import Action, may_in
from bot.names import plain
from bot.problems import Problem
from bot.recording import record
from conversations.people import Klas, Participant, Role
from storage import participants
from storage.store import Store, Unit

MAX_NAME = 60  # signs: "juf Anne-Fleur van den Bogaard-Jansen" signs a letter on one line
MAX_FUNCTION = 40
MAX_COLLEAGUES = 12  # a klas with more has no owner any more, and every one of them reads all of it
USUAL_FUNCTION = "leerkracht"  # kept as "": most are just that


class Team:
    """One per process. `changed` is called after each commit with the id of the klas."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], changed: Callable[[str], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed

    async def members(self, actor: Participant | None, klas: Klas) -> list[Participant] | Problem:
        """In the order in which they came. The first has no name until somebody gives it."""
        if not may_in(actor, Action.SEE_KLAS, klas):
            return Problem("not_allowed")
        return await self._store.read(lambda unit: participants.leerkrachten(unit, klas.id))

    async def find(
        self, actor: Participant | None, klas: Klas, name_or_id: str
    ) -> Participant | Problem:
        """By id, or by name without regard to case."""
        found = await self.members(actor, klas)
        if isinstance(found, Problem):
            return found
        wanted = plain(name_or_id).casefold()
        for person in found:
            if wanted and wanted in {person.id, person.name.casefold()}:
                return person
        return Problem.of("unknown_colleague", name=plain(name_or_id)[:MAX_NAME])

    async def add(
        self, actor: Participant | None, klas: Klas, name: str, function: str = ""
    ) -> Participant | Problem:
        """Comes in with the code of the own invitation (`Classroom.invite`)."""

        def work(unit: Unit) -> Participant | Problem:
            there = participants.leerkrachten(unit, klas.id)
            wanted = _wanted(there, name, function)
            if isinstance(wanted, Problem):
                return wanted
            if len(there) >= MAX_COLLEAGUES:
                return Problem.of("team_full", maximum=str(MAX_COLLEAGUES))
            now = self._clock()
            called, works_as = wanted
            added = participants.add(
                unit, Role.LEERKRACHT, klas.id, None, None, called, now, function=works_as
            )
            record(unit, actor, f"added colleague {added.id}", "", now)
            return added

        return await self._change(actor, klas, work)

    async def change(
        self,
        actor: Participant | None,
        klas: Klas,
        person_id: str,
        name: str,
        function: str = "",
        *,
        was: tuple[str, str] | None = None,
    ) -> Participant | Problem:
        """Another name or function; the code and the devices stay. `was`: the name and function
        that the actor saw. When they are others by now, nothing happens."""

        def work(unit: Unit) -> Participant | Problem:
            there = participants.leerkrachten(unit, klas.id)
            now = next((person for person in there if person.id == person_id), None)
            if now is None:
                return Problem("unknown_person")
            if was not in {None, (now.name, now.function)}:
                return Problem.of("changed_meanwhile", name=now.name)
            others = [person for person in there if person.id != person_id]
            wanted = _wanted(others, name, function)
            if isinstance(wanted, Problem):
                return wanted
            called, works_as = wanted
            participants.rename(unit, person_id, called)
            participants.set_function(unit, person_id, works_as)
            record(unit, actor, f"changed colleague {person_id}", "", self._clock())
            return next(
                person
                for person in participants.leerkrachten(unit, klas.id)
                if person.id == person_id
            )

        return await self._change(actor, klas, work)

    async def remove(
        self, actor: Participant | None, klas: Klas, person_id: str
    ) -> Participant | Problem:
        """Signed out everywhere, and the code opens nothing any more. Never the last one. What
        this person did stays in the audit."""

        def work(unit: Unit) -> Participant | Problem:
            there = participants.leerkrachten(unit, klas.id)
            person = next((item for item in there if item.id == person_id), None)
            if person is None:
                return Problem("unknown_person")
            if len(there) == 1:
                return Problem("last_leerkracht")
            participants.remove(unit, person_id)
            record(unit, actor, f"removed colleague {person_id}", "", self._clock())
            return person

        return await self._change(actor, klas, work)

    async def _change(
        self,
        actor: Participant | None,
        klas: Klas,
        work: Callable[[Unit], Participant | Problem],
    ) -> Participant | Problem:
        if not may_in(actor, Action.CHANGE_STAFF, klas):
            return Problem("not_allowed")
        done = await self._store.transact(work)
        if isinstance(done, Participant):
            self._changed(klas.id)
        return done


def _wanted(others: list[Participant], name: str, function: str) -> tuple[str, str] | Problem:
    """The name and function as they are kept, when they can be."""
    called, works_as = plain(name), plain(function)
    if not any(sign.isalpha() for sign in called) or len(called) > MAX_NAME:
        return Problem.of("bad_colleague_name", maximum=str(MAX_NAME))
    if len(works_as) > MAX_FUNCTION:
        return Problem.of("bad_function", maximum=str(MAX_FUNCTION))
    if called.casefold() in {person.name.casefold() for person in others}:
        return Problem.of("colleague_exists", name=called)
    return called, "" if works_as.casefold() == USUAL_FUNCTION else works_as
