"""Changing leerlingen: each change says which version it was made on, so that two leerkrachten at
once never overwrite each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.access import Action, Target, may
from bot.classroom import roster
from bot.problems import Problem
from bot.recording import record
from conversations.people import Dossier, Klas, Participant
from storage import dossiers, klassen, participants
from storage.store import Store, Unit


class Leerlingen:
    """One per process. `changed` is called after each commit with the ids of the people and the
    klassen whose pages have to look again."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], changed: Callable[[str], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed

    async def ask_okr(
        self, actor: Participant | None, dossier_id: str, version: int, *, on: bool
    ) -> Dossier | Problem:
        """Whether the ouders are asked for the OKR section: only for a leerling with a specific
        onderwijsbehoefte. What was written before it was switched off is kept, unread."""

        def work(unit: Unit) -> Dossier | Problem:
            found = _claimed(unit, actor, dossier_id, version)
            return found if isinstance(found, Problem) else self._switched(unit, actor, found, on)

        done = await self._store.transact(work)
        if isinstance(done, Dossier):
            await self._tell([done])
        return done

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
                if not _may_change(actor, klas, dossier):
                    return Problem("not_allowed")
                asked[dossier.id] = dossier
            for one in asked.values():
                dossiers.claim(unit, one.id, one.version)
            return [self._switched(unit, actor, one, on) for one in asked.values()]

        done = await self._store.transact(work)
        if isinstance(done, list):
            await self._tell(done)
        return done

    def _switched(
        self, unit: Unit, actor: Participant | None, dossier: Dossier, on: bool
    ) -> Dossier:
        if dossier.okr is not on:
            dossiers.ask_okr(unit, dossier.id, on=on)
            act = "okr on" if on else "okr off"
            record(unit, actor, act, dossier.id, self._clock())
        return _now(unit, dossier.id)

    async def _tell(self, leerlingen: Sequence[Dossier]) -> None:
        people = await self._store.read(
            lambda unit: [
                person.id for one in leerlingen for person in participants.of_dossier(unit, one.id)
            ]
        )
        for topic in [*people, *{one.klas_id for one in leerlingen}]:
            self._changed(topic)


def _claimed(
    unit: Unit, actor: Participant | None, dossier_id: str, version: int
) -> Dossier | Problem:
    """The leerling, of whom the next change is the actor's."""
    dossier = dossiers.dossier(unit, dossier_id)
    klas = klassen.klas(unit, dossier.klas_id) if dossier else None
    if dossier is None or klas is None:
        return Problem("unknown_person")
    if not _may_change(actor, klas, dossier):
        return Problem("not_allowed")
    if not dossiers.claim(unit, dossier.id, version):
        return Problem.of("changed_meanwhile", name=dossier.name)
    return dossier


def _may_change(actor: Participant | None, klas: Klas, dossier: Dossier) -> bool:
    return may(actor, Action.CHANGE_LEERLING, Target(klas.school_id, klas.id, dossier.id))


def _now(unit: Unit, dossier_id: str) -> Dossier:
    dossier = dossiers.dossier(unit, dossier_id)
    if dossier is None:
        raise LookupError("it was changed in this very unit of work")
    return dossier
