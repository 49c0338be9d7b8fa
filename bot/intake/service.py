"""The class list of a klas: shown first, added when somebody says so."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.access import Action, may_in
from bot.classroom import klassen, roster
from bot.intake import kinds, lists, preview, sheets, text
from bot.intake.grid import MAX_LIST_BYTES, Grid
from bot.intake.lists import Listed
from bot.intake.preview import Chosen, Line, Preview, State
from bot.problems import Problem
from conversations.people import Dossier, Klas, Participant
from storage import dossiers
from storage.store import Store, Unit


@dataclass(frozen=True, slots=True)
class Added:
    """Who is in the klas now, and the rows that are not, with why."""

    added: tuple[Dossier, ...]
    left: tuple[Line, ...] = ()


class Intake:
    """One per process. Nothing of a list is kept between `read` and `confirm`: whoever shows the
    preview gives the rows back. So a restart loses nothing, and what was never confirmed is
    nowhere. `changed` hears the id of the klas after each change."""

    def __init__(
        self, store: Store, clock: Callable[[], datetime], changed: Callable[[str], None]
    ) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed
        self._line = asyncio.Semaphore()  # one file at a time: an odd one may take seconds

    async def read(
        self, actor: Participant | None, klas: Klas, given: bytes | str
    ) -> Preview | Problem:
        """A file (CSV or XLSX), or a list as somebody pasted it; nothing is changed. A Problem
        when it is no class list, with what to do instead."""
        if not may_in(actor, Action.ADD_LEERLINGEN, klas):
            return Problem("not_allowed")
        if klas.closed:
            return Problem("klas_is_closed")
        async with self._line:
            listed = await asyncio.to_thread(_listed, given)
        if isinstance(listed, Problem):
            return listed
        known = await self._store.read(lambda unit: _names(unit, klas))
        return preview.of(listed, klas, known)

    async def confirm(
        self, actor: Participant | None, klas: Klas, chosen: Sequence[Chosen]
    ) -> Added | Problem:
        """Adds who can be added. A row that is not good (any more: somebody else may have added
        the same list meanwhile) comes back with the reason."""
        if not may_in(actor, Action.ADD_LEERLINGEN, klas):
            return Problem("not_allowed")

        def work(unit: Unit) -> Added | Problem:
            if klassen.is_closed(unit, klas):
                return Problem("klas_is_closed")
            return self._add(unit, klas, chosen)

        done = await self._store.transact(work)
        if isinstance(done, Added):
            self._changed(klas.id)
        return done

    async def add_good(
        self, actor: Participant | None, klas: Klas, given: bytes | str
    ) -> Added | Problem:
        """For who types names and wants no questions: the good rows at once, all others back."""
        seen = await self.read(actor, klas, given)
        if isinstance(seen, Problem):
            return seen
        done = await self.confirm(actor, klas, ticked(seen))
        if isinstance(done, Problem):
            return done
        left = tuple(line for line in seen.lines if not line.chosen)
        return Added(done.added, (*left, *done.left))

    def _add(self, unit: Unit, klas: Klas, chosen: Sequence[Chosen]) -> Added:
        known = _names(unit, klas)
        room = roster.MAX_LEERLINGEN - len(known)
        added: list[Dossier] = []
        left: list[Line] = []
        for line in preview.again(chosen, known):
            if line.state is not State.GOOD:
                left.append(line)
            elif len(added) >= room:
                left.append(preview.full(line, roster.MAX_LEERLINGEN))
            else:
                added.append(
                    roster.leerling(
                        unit, klas, line.name, self._clock(), language=line.language, okr=line.okr
                    )
                )
        return Added(tuple(added), tuple(left))


def ticked(seen: Preview) -> list[Chosen]:
    """What a preview would add as it stands."""
    return [
        Chosen(line.name, line.name, line.number, line.language, line.okr)
        for line in seen.lines
        if line.chosen
    ]


def _listed(given: bytes | str) -> Listed | Problem:
    grid = text.pasted(given) if isinstance(given, str) else _grid(given)
    return grid if isinstance(grid, Problem) else lists.read(grid)


def _grid(content: bytes) -> Grid | Problem:
    if len(content) > MAX_LIST_BYTES:
        return Problem("file_too_large")
    workbook = kinds.is_workbook(content)
    if isinstance(workbook, Problem):
        return workbook
    return sheets.read(content) if workbook else text.read(content)


def _names(unit: Unit, klas: Klas) -> list[str]:
    return [dossier.name for dossier in dossiers.of_klas(unit, klas.id)]
