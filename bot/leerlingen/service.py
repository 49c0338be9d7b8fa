"""Changing leerlingen: each change says which version it was made on, so that two leerkrachten at
once never overwrite each other. `actor` None is the operator on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from bot.access import Action, Target, may, may_in
from bot.classroom import roster
from bot.leerlingen import changes
from bot.leerlingen.model import Written
from bot.problems import Problem
from bot.recording import record
from conversations.people import Dossier, Klas, Participant
from storage import dossiers, participants
from storage.store import Store, Unit

Change = Callable[[Unit, Dossier, Klas], Problem | None]


class Leerlingen:
    """One per process. `changed` is called after each commit with the ids of the people and the
    klassen whose pages have to look again.

    A `version` that is not the newest gives Problem "changed_meanwhile", and nothing happens.
    """

    def __init__(
        self, store: Store, clock: Callable[[], datetime], changed: Callable[[str], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed

    async def find(
        self, actor: Participant | None, klas: Klas, name_or_id: str
    ) -> Dossier | Problem:
        """As it is now, without regard to case."""
        if not may_in(actor, Action.SEE_KLAS, klas):
            return Problem("not_allowed")
        return await self._store.read(lambda unit: roster.find(unit, klas, name_or_id))

    async def rename(
        self, actor: Participant | None, dossier_id: str, version: int, name: str
    ) -> Dossier | Problem:
        """The roepnaam, with an initial when it is typed so ("Noor V.")."""

        def change(unit: Unit, dossier: Dossier, _: Klas) -> Problem | None:
            return changes.rename(unit, dossier, name)

        return await self._change(actor, dossier_id, version, "renamed", change)

    async def move(
        self,
        actor: Participant | None,
        dossier_id: str,
        version: int,
        klas_id: str,
        there: Participant | None,
    ) -> Dossier | Problem:
        """To another klas of the same school. A leerkracht works there too, as `there`: nobody
        puts a leerling in a klas that is not theirs. What was written stays, and the codes."""

        def change(unit: Unit, dossier: Dossier, klas: Klas) -> Problem | None:
            if (actor is None) is not (there is None):
                return Problem("not_allowed")
            if not may(there, Action.ADD_LEERLINGEN, Target(klas.school_id, klas_id)):
                return Problem("not_allowed")
            return changes.move(unit, dossier, klas, klas_id, self._clock())

        return await self._change(actor, dossier_id, version, "moved", change)

    async def speak(
        self, actor: Participant | None, dossier_id: str, version: int, language: str
    ) -> Dossier | Problem:
        """The language of the family (a code of `locales`), for the ouders who have not begun."""

        def change(unit: Unit, dossier: Dossier, _: Klas) -> Problem | None:
            return changes.speak(unit, dossier, language)

        return await self._change(actor, dossier_id, version, f"language {language}", change)

    async def family(self, actor: Participant | None, dossier_id: str) -> list[Participant]:
        """The ouders who have not begun, whose language can still be chosen for them."""

        def work(unit: Unit) -> list[Participant]:
            found = changes.find(unit, actor, dossier_id, Action.CHANGE_LEERLING)
            return [] if isinstance(found, Problem) else changes.not_begun(unit, dossier_id)

        return await self._store.read(work)

    async def ask_okr(
        self, actor: Participant | None, dossier_id: str, version: int, *, on: bool
    ) -> Dossier | Problem:
        """Whether the ouders are asked for the OKR section: only for a leerling with a specific
        onderwijsbehoefte. What was written before it was switched off is kept, unread."""

        def change(unit: Unit, dossier: Dossier, _: Klas) -> None:
            dossiers.ask_okr(unit, dossier.id, on=on)

        return await self._change(actor, dossier_id, version, _okr_act(on=on), change)

    async def ask_okr_of(
        self, actor: Participant | None, klas: Klas, leerlingen: Sequence[str], *, on: bool
    ) -> list[Dossier] | Problem:
        """The same for several (names or ids), as they are now: all of them, or none when one is
        not there."""

        def work(unit: Unit) -> list[Dossier] | Problem:
            asked: dict[str, Dossier] = {}
            for name in leerlingen:
                dossier = roster.find(unit, klas, name)
                if isinstance(dossier, Problem):
                    return dossier
                asked[dossier.id] = dossier
            for one in asked.values():
                if one.okr is not on:
                    dossiers.claim(unit, one.id, one.version)
                    dossiers.ask_okr(unit, one.id, on=on)
                    record(unit, actor, _okr_act(on=on), one.id, self._clock())
            return [_now(unit, dossier_id) for dossier_id in asked]

        if not may_in(actor, Action.CHANGE_LEERLING, klas):
            return Problem("not_allowed")
        done = await self._store.transact(work)
        if isinstance(done, list):
            await self._tell(done)
        return done

    async def written(self, actor: Participant | None, dossier_id: str) -> list[Written] | Problem:
        """What `remove` would destroy."""

        def work(unit: Unit) -> list[Written] | Problem:
            found = changes.find(unit, actor, dossier_id, Action.ERASE_LEERLING)
            return found if isinstance(found, Problem) else changes.written(unit, found[0])

        return await self._store.read(work)

    async def remove(
        self, actor: Participant | None, dossier_id: str, version: int
    ) -> Dossier | Problem:
        """Erased: the key is destroyed, and with it all that was written, by the leerling and by
        the ouders. There is no way back. The leerling as it was, or why not."""
        people: list[str] = []

        def work(unit: Unit) -> Dossier | Problem:
            action = Action.ERASE_LEERLING
            found = changes.unchanged(unit, actor, dossier_id, version, action)
            if isinstance(found, Problem):
                return found
            people[:] = [person.id for person in participants.of_dossier(unit, dossier_id)]
            dossiers.erase(unit, dossier_id)
            record(unit, actor, "erased", dossier_id, self._clock())
            return found[0]

        done = await self._store.transact(work)
        if isinstance(done, Dossier):
            self._tell_all([*people, done.klas_id])
        return done

    async def _change(
        self, actor: Participant | None, dossier_id: str, version: int, act: str, change: Change
    ) -> Dossier | Problem:
        def work(unit: Unit) -> tuple[Dossier, Klas] | Problem:
            action = Action.CHANGE_LEERLING
            found = changes.unchanged(unit, actor, dossier_id, version, action)
            if isinstance(found, Problem):
                return found
            if problem := change(unit, *found):
                return problem
            dossiers.claim(unit, dossier_id, version)
            record(unit, actor, act, dossier_id, self._clock())
            return _now(unit, dossier_id), found[1]

        done = await self._store.transact(work)
        if isinstance(done, Problem):
            return done
        dossier, before = done
        await self._tell([dossier], [before.id])
        return dossier

    async def _tell(self, leerlingen: Sequence[Dossier], more: Iterable[str] = ()) -> None:
        people = await self._store.read(
            lambda unit: [
                person.id for one in leerlingen for person in participants.of_dossier(unit, one.id)
            ]
        )
        self._tell_all([*people, *more, *(one.klas_id for one in leerlingen)])

    def _tell_all(self, topics: Iterable[str]) -> None:
        for topic in dict.fromkeys(topics):
            self._changed(topic)


def _okr_act(*, on: bool) -> str:
    return "okr on" if on else "okr off"


def _now(unit: Unit, dossier_id: str) -> Dossier:
    dossier = dossiers.dossier(unit, dossier_id)
    if dossier is None:
        raise LookupError("it was changed in this very unit of work")
    return dossier
