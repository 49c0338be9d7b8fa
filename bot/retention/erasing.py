"""Erasing when somebody asks for it: a leerling, a klas, a school. Shown first, done when told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.access import Action, Target, may
from bot.classroom import roster
from bot.names import plain
from bot.problems import Problem
from conversations.people import Dossier, Klas, Participant, School
from storage import erasure, klassen
from storage.erasure import Counts
from storage.store import Store, Unit


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to go: of the leerling, else of the klas, else of the whole school."""

    school: School
    klas: Klas | None = None
    dossier: Dossier | None = None


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, or (`done` False) would go. `klassen` are those that go as a whole."""

    chosen: Chosen
    counts: Counts
    klassen: int
    done: bool


class Erasing:
    """One per process. `changed` is called with the id of each klas in which something went."""

    def __init__(
        self,
        store: Store,
        clock: Callable[[], datetime],
        changed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed

    async def choose(
        self, actor: Participant | None, klas: Klas | None, leerling: str = "", school: str = ""
    ) -> Chosen | Problem:
        """`leerling` is a name or id in the klas; without a klas, `school` is a name."""

        def work(unit: Unit) -> Chosen | Problem:
            if klas is None:
                found = klassen.find_school(unit, school)
                return Chosen(found) if found else Problem.of("unknown_school", name=plain(school))
            of = klassen.school_of(unit, klas)
            dossier = roster.find(unit, klas, leerling) if leerling else None
            if isinstance(dossier, Problem):
                return dossier
            return Chosen(of, klas, dossier)

        chosen = await self._store.read(work)
        if isinstance(chosen, Chosen) and not _may(actor, chosen):
            return Problem("not_allowed")
        return chosen

    async def show(self, actor: Participant | None, chosen: Chosen) -> Erased | Problem:
        """What would go. Changes nothing."""
        if not _may(actor, chosen):
            return Problem("not_allowed")

        def work(unit: Unit) -> Erased:
            if chosen.dossier is not None:
                counts = erasure.count_dossier(unit, chosen.dossier.id)
                return Erased(chosen, counts, 0, done=False)
            going = _klassen(unit, chosen)
            counts = sum((erasure.count_klas(unit, klas) for klas in going), Counts())
            return Erased(chosen, counts, len(going), done=False)

        return await self._store.read(work)

    async def erase(self, actor: Participant | None, chosen: Chosen) -> Erased | Problem:
        """For good; only a name, a count and a line in the audit are left."""
        if not _may(actor, chosen):
            return Problem("not_allowed")

        def work(unit: Unit) -> tuple[Erased, list[Klas]]:
            now = self._clock()
            if chosen.dossier is not None:
                counts = erasure.erase_dossiers(unit, [chosen.dossier.id], now)
                return Erased(chosen, counts, 0, done=True), [chosen.klas] if chosen.klas else []
            going = _klassen(unit, chosen)
            if chosen.klas is not None:
                counts = erasure.erase_klas(unit, chosen.klas, now)
            else:
                counts = erasure.erase_school(unit, chosen.school.id, going, now)
            return Erased(chosen, counts, len(going), done=True), going

        erased, touched = await self._store.transact(work)
        await self._store.empty_log()
        for klas in touched:
            self._changed(klas.id)
        return erased


def _klassen(unit: Unit, chosen: Chosen) -> list[Klas]:
    if chosen.klas is not None:
        return [chosen.klas]
    return [klas for klas in klassen.all_klassen(unit) if klas.school_id == chosen.school.id]


def _may(actor: Participant | None, chosen: Chosen) -> bool:
    action = Action.ERASE_LEERLING if chosen.dossier else Action.ERASE_KLAS
    target = Target(
        school_id=chosen.school.id,
        klas_id=chosen.klas.id if chosen.klas else "",
        dossier_id=chosen.dossier.id if chosen.dossier else "",
    )
    return may(actor, action, target)
