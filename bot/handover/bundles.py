"""What is made to be handed over: ordered, followed, fetched, and confirmed when it was given."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.access import Action, may_in
from bot.handover import making, pieces
from bot.handover.jobs import Job, Jobs, State
from bot.handover.making import Told
from bot.handover.order import LeftOut, Made, Order
from bot.handover.service import Handover
from bot.phrases import new_phrase
from bot.problems import Problem
from bot.recording import record
from conversations.people import Klas, Participant, Slot
from conversations.questionnaire import Questionnaire
from storage import audit, dossiers
from storage.objections import Decision
from storage.scratch import Scratch
from storage.store import Store, Unit

PHRASE_WORDS = 7
"""Of 512: 63 bits. Whoever has the file can try as fast as they like, so it is longer than what
opens a page that counts the tries."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """How one that was ordered stands. `done` of `total` documents; `name` and `size` (bytes) when
    it is ready; `locked` as long as the pass phrase waits to be shown."""

    id: str
    state: State
    done: int
    total: int
    problem: Problem | None
    name: str
    size: int
    left_out: tuple[LeftOut, ...]
    locked: bool
    fetched: bool
    handed_over: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file to be sent, piece by piece. Blocking: for a worker's thread."""

    name: str
    size: int
    pieces: Iterator[bytes]


class Bundles:
    """One per process; close it before the store. `actor` None is the operator."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        handover: Handover,
    ) -> None:
        self._store = store
        self._forms = questionnaires
        self._clock = clock
        self._handover = handover
        self._jobs = Jobs()

    async def start(
        self, actor: Participant, order: Order, *, lock: bool = False
    ) -> Bundle | Problem:
        """Begins to make it. One at a time for each person."""
        refused = await self._refused(actor, order)
        if refused is not None:
            return refused
        phrase = new_phrase(PHRASE_WORDS) if lock else ""
        job = Job(actor.id, order.klas.id, phrase=phrase)
        wanted = replace(order, phrase=phrase)

        def work(told: Told) -> tuple[Scratch, Made] | Problem:
            def planned(total: int) -> None:
                job.total = total

            return self._made(wanted, planned, told)

        return self._jobs.start(job, work) or _shown(job)

    def of(self, actor: Participant, klas: Klas) -> list[Bundle]:
        """What this person ordered for this klas, newest first."""
        if not may_in(actor, Action.EXPORT, klas):
            return []
        return [_shown(job) for job in self._jobs.of(actor.id, klas.id)]

    def one(self, actor: Participant, klas: Klas, bundle_id: str) -> Bundle | Problem:
        job = self._job(actor, klas, bundle_id)
        return _shown(job) if job else Problem("bundle_gone")

    async def settled(self, actor: Participant, klas: Klas, bundle_id: str, seconds: float) -> None:
        """Waits until it is made, at most so long: a small one is ready on the very next page."""
        job = self._job(actor, klas, bundle_id)
        if job is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(job.ended.wait(), seconds)

    def forget(self, actor: Participant, klas: Klas, bundle_id: str) -> None:
        """Stops it, or throws away what lies ready."""
        job = self._job(actor, klas, bundle_id)
        if job is not None:
            self._jobs.forget(job)

    def phrase(self, actor: Participant, klas: Klas, bundle_id: str) -> str | Problem:
        """What opens it, given once and kept nowhere after that."""
        job = self._job(actor, klas, bundle_id)
        if job is None:
            return Problem("bundle_gone")
        if not job.phrase:
            return Problem("phrase_shown")
        phrase, job.phrase = job.phrase, ""
        return phrase

    async def fetch(self, actor: Participant, klas: Klas, bundle_id: str) -> Fetched | Problem:
        """Audited. Not when somebody in it was erased meanwhile."""
        job = self._job(actor, klas, bundle_id)
        if job is None or job.made is None or job.file is None:
            return Problem("bundle_gone")
        made, file = job.made, job.file
        if not await self._recorded(actor, klas, job.made):
            self._jobs.forget(job)
            return Problem("erased_meanwhile")
        job.fetched = True
        return Fetched(made.name, file.size, file.pieces())

    async def confirm(self, actor: Participant, klas: Klas, bundle_id: str) -> int | Problem:
        """It was given to the VO school. For how many leerlingen that was marked."""
        job = self._job(actor, klas, bundle_id)
        if job is None or job.made is None:
            return Problem("bundle_gone")
        if not job.fetched:
            return Problem("fetch_first")
        if not await self._is_as_it_was(klas, job.made):
            self._jobs.forget(job)
            return Problem("erased_meanwhile")
        marked = await self.given(actor, klas, job.made)
        job.handed_over = not isinstance(marked, Problem)
        return marked

    async def make(
        self, actor: Participant | None, order: Order, told: Told, *, lock: bool = False
    ) -> tuple[Scratch, Made, str] | Problem:
        """At once, for the command line: the file (to be closed), what it is, and its pass phrase
        ("" without a lock). Audited. `told` hears in a worker's thread."""
        refused = await self._refused(actor, order)
        if refused is not None:
            return refused
        wanted = replace(order, phrase=new_phrase(PHRASE_WORDS) if lock else "")
        result = await asyncio.to_thread(self._made, wanted, lambda _total: None, told)
        if isinstance(result, Problem):
            return result
        file, made = result
        await self._recorded(actor, order.klas, made)
        return file, made, wanted.phrase

    async def given(self, actor: Participant | None, klas: Klas, made: Made) -> int | Problem:
        """What was made went to the VO schools. For how many leerlingen that was marked."""
        marked = 0
        for form in dict.fromkeys(form for _, form, _ in made.went):
            of = [dossier_id for dossier_id, other, _ in made.went if other == form]
            done = await self._handover.hand_over(actor, klas, of, form, made.made_at)
            if isinstance(done, Problem):
                return done
            marked = max(marked, done)
        return marked

    async def close(self) -> None:
        """Stops what is being made."""
        await self._jobs.close()

    def _job(self, actor: Participant, klas: Klas, bundle_id: str) -> Job | None:
        """One of their own, of a klas that is (still) theirs."""
        if not may_in(actor, Action.EXPORT, klas):
            return None
        return self._jobs.find(actor.id, klas.id, bundle_id)

    def _made(
        self, order: Order, planned: Callable[[int], None], told: Told
    ) -> tuple[Scratch, Made] | Problem:
        begun = self._clock()  # before the snapshot: what is handed in after it is not in it
        with self._store.snapshot() as unit:
            plan = pieces.plan(unit, order, self._forms, begun)
            planned(plan.count)
            return making.make(plan, self._store.folder, told)

    async def _refused(self, actor: Participant | None, order: Order) -> Problem | None:
        klas = order.klas
        if not may_in(actor, Action.EXPORT, klas):
            return Problem("not_allowed")
        if not order.werkstuk and not order.okr:
            return Problem("nothing_chosen")
        if not order.dossier_id:
            return None
        found = await self._store.read(lambda unit: dossiers.dossier(unit, order.dossier_id))
        return None if found and found.klas_id == klas.id else Problem("unknown_person")

    async def _recorded(self, actor: Participant | None, klas: Klas, made: Made) -> bool:
        """False when it is not as it was any more."""

        def work(unit: Unit) -> bool:
            if not all(_as_it_was(unit, klas.id, made, item) for item in made.went):
                return False
            for dossier_id in dict.fromkeys(dossier_id for dossier_id, *_ in made.went):
                record(unit, actor, "exported", dossier_id, self._clock())
            return True

        return await self._store.transact(work)

    async def _is_as_it_was(self, klas: Klas, made: Made) -> bool:
        return await self._store.read(
            lambda unit: all(_as_it_was(unit, klas.id, made, item) for item in made.went)
        )


def _as_it_was(unit: Unit, klas_id: str, made: Made, went: tuple[str, str, str]) -> bool:
    """Still of this klas, going to the same VO school, and nothing of it taken back, erased or
    objected to, nor a photo in it that an ouder does not allow any more."""
    dossier_id, form, to = went
    dossier = dossiers.dossier(unit, dossier_id)
    if dossier is None or dossier.klas_id != klas_id or dossier.vo_school_id != to:
        return False
    undone = (
        f"took back {form} ",
        f"erased {form}",
        f"objected {form} ",
        *(f"settled objection {slot} {Decision.STAYS}" for slot in Slot),
        "photos no ",
        "photos unsaid ",
    )
    return not any(
        entry.at > made.made_at and entry.act.startswith(undone)
        for entry in audit.of_dossier(unit, dossier_id)
    )


def _shown(job: Job) -> Bundle:
    made = job.made
    return Bundle(
        id=job.id,
        state=job.state,
        done=job.done,
        total=job.total,
        problem=job.problem,
        name=made.name if made else "",
        size=job.file.size if job.file else 0,
        left_out=made.left_out if made else (),
        locked=bool(job.phrase),
        fetched=job.fetched,
        handed_over=job.handed_over,
    )
