"""Four leerlingen, two of them on their way to College De Overzijde, and what is made for it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.handover import Bundle, Bundles, Fetched, Order, jobs, making
from storage import dossiers
from tests.bot.school import School, open_school
from tests.bot.test_handover import goes_to
from tests.bot.written import werkstuk

NAMES = ("Amira", "Bo", "Chaima", "Daan")
SECRET = "Bang in een volle gang."


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, *NAMES) as made:
        yield made


def bundles(school: School) -> Bundles:
    return school.services.bundles


async def started(school: School, order: Order, *, lock: bool = False) -> Bundle:
    made = await bundles(school).start(school.leerkracht, order, lock=lock)
    assert isinstance(made, Bundle), made
    await bundles(school).settled(school.leerkracht, school.klas, made.id, 60)
    done = bundles(school).one(school.leerkracht, school.klas, made.id)
    assert isinstance(done, Bundle)
    return done


async def content(school: School, made: Bundle) -> bytes:
    fetched = await bundles(school).fetch(school.leerkracht, school.klas, made.id)
    assert isinstance(fetched, Fetched), (fetched, made)
    read = b"".join(fetched.pieces)
    assert len(read) == fetched.size == made.size
    assert fetched.name == made.name
    return read


def order(school: School, **wishes: object) -> Order:
    return Order(school.klas, **wishes)  # type: ignore[arg-type]


async def vo_school_of(school: School, name: str) -> str:
    found = await school.services.store.read(
        lambda unit: dossiers.dossier(unit, school.dossier(name))
    )
    assert found is not None
    return found.vo_school_id


async def two_at_overzijde(school: School) -> None:
    for name in ("Amira", "Bo"):
        await werkstuk(school, name)
        await goes_to(school, name, "College De Overzijde")


class Brake:
    """Holds the thread that makes a bundle after its first document."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.go = threading.Event(), threading.Event()
        run = jobs._run

        def held(job: jobs.Job, work: jobs.Work) -> jobs.Result:
            def slowly(told: making.Told) -> jobs.Result:
                def at(done: int) -> None:
                    if done == 1:
                        self.reached.set()
                        assert self.go.wait(30)
                    told(done)

                return work(at)

            return run(job, slowly)

        monkeypatch.setattr(jobs, "_run", held)

    async def wait(self) -> None:
        assert await asyncio.to_thread(self.reached.wait, 30)
