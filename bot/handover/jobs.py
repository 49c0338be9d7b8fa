"""What is being made and what lies ready to be fetched: in worker threads, a few at a time.

A job is in memory and its file goes with the process: whoever leaves the page finds it again, and
after a restart it is simply made anew, from answers that were never anywhere else.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum

import structlog
from uuid6 import uuid7

from bot.handover.making import Told
from bot.handover.order import Made
from bot.problems import Problem
from storage.errors import KeyMissing, StoreError
from storage.scratch import Scratch

AT_ONCE = 2  # threads: typesetting keeps one processor busy, and the chats need one as well
MAX_WAITING = 10  # of all leerkrachten together; each takes a minute at most
MAX_READY = 3  # of one leerkracht; the oldest makes room
KEEP_SECONDS = 3600.0  # long enough to fetch it, short enough to be gone the same day

log = structlog.get_logger()

Result = tuple[Scratch, Made] | Problem
Work = Callable[[Told], Result]


class State(StrEnum):
    WAITING = "waiting"
    MAKING = "making"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Cancelled(Exception):
    """Raised in the thread that makes it, after the document that it was at."""


@dataclass(slots=True, eq=False)
class Job:
    """`done` of `total` documents. `phrase` is what opens it, "" when that was shown or when it has
    no lock. `fetched`: somebody downloaded it."""

    owner: str
    klas_id: str
    total: int = 0
    done: int = 0
    state: State = State.WAITING
    phrase: str = ""
    problem: Problem | None = None
    made: Made | None = None
    file: Scratch | None = None
    fetched: bool = False
    handed_over: bool = False
    id: str = field(default_factory=lambda: str(uuid7()))
    stop: threading.Event = field(default_factory=threading.Event)
    future: Future[Result] | None = None
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def open(self) -> bool:
        return self.state in {State.WAITING, State.MAKING}


class Jobs:
    """One per process, used on its event loop."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="handover")
        self._jobs: dict[str, Job] = {}

    def start(self, job: Job, work: Work) -> Problem | None:
        """Problem when this person has one being made, or when too many wait."""
        waiting = [item for item in self._jobs.values() if item.open]
        if any(item.owner == job.owner for item in waiting):
            return Problem("one_at_a_time")
        if len(waiting) >= MAX_WAITING:
            return Problem("too_many_bundles")
        self._make_room(job.owner)
        self._jobs[job.id] = job
        job.future = self._threads.submit(_run, job, work)
        asyncio.wrap_future(job.future).add_done_callback(lambda done: self._ended(job, done))
        return None

    def of(self, owner: str, klas_id: str) -> list[Job]:
        """Newest first; not what is being stopped."""
        return [
            job
            for job in reversed(self._jobs.values())
            if (job.owner, job.klas_id) == (owner, klas_id) and not job.stop.is_set()
        ]

    def find(self, owner: str, klas_id: str, job_id: str) -> Job | None:
        return next((job for job in self.of(owner, klas_id) if job.id == job_id), None)

    def forget(self, job: Job) -> None:
        """Cancelled when it is being made; its file is gone."""
        job.stop.set()
        if job.future is not None:
            job.future.cancel()  # which only stops one that has not begun
        if job.open:
            return
        self._jobs.pop(job.id, None)
        if job.file is not None:
            job.file.close()

    async def close(self) -> None:
        for job in self._jobs.values():
            job.stop.set()
        await asyncio.to_thread(self._threads.shutdown, cancel_futures=True)
        for job in list(self._jobs.values()):
            if job.file is not None:
                job.file.close()
        self._jobs.clear()

    def _make_room(self, owner: str) -> None:
        ready = [job for job in self._jobs.values() if job.owner == owner and not job.open]
        for job in ready[: max(0, len(ready) - MAX_READY + 1)]:
            self.forget(job)

    def _ended(self, job: Job, future: asyncio.Future[Result]) -> None:
        if future.cancelled() or isinstance(future.exception(), Cancelled):
            job.state = State.CANCELLED
            self._jobs.pop(job.id, None)
        elif error := future.exception():
            job.state, job.problem = State.FAILED, _problem(error)
        else:
            self._keep(job, future.result())
        job.ended.set()

    def _keep(self, job: Job, result: Result) -> None:
        if isinstance(result, Problem):
            job.state, job.problem = State.FAILED, result
            return
        job.file, job.made = result
        job.state = State.READY
        asyncio.get_running_loop().call_later(KEEP_SECONDS, self.forget, job)


def _run(job: Job, work: Work) -> Result:
    def told(done: int) -> None:
        job.done = done
        if job.stop.is_set():
            raise Cancelled

    told(0)
    job.state = State.MAKING
    return work(told)


def _problem(error: BaseException) -> Problem:
    if isinstance(error, KeyMissing):
        return Problem("erased_meanwhile")
    if isinstance(error, OSError | StoreError):
        return Problem("no_room_for_bundle")
    log.error("handover.failed", exc_info=error)
    return Problem("bundle_failed")
