"""How a bundle is made and given: its lock, while the klas goes on, and by whom."""

from __future__ import annotations

import asyncio
import io
import logging
import zipfile
from pathlib import Path

import pikepdf
import pytest

from bot.demo.sample import WERKSTUK
from bot.handover import Bundle, LeftOut, Order, Shape, State, Why, jobs
from bot.handover.overview import of_klas
from bot.problems import Problem
from conversations.people import Slot
from storage import audit, dossiers, handovers
from tests.bot.bundles import (
    Brake,
    bundles,
    content,
    order,
    school,
    started,
    two_at_overzijde,
    vo_school_of,
)
from tests.bot.school import School, add_klas
from tests.bot.written import werkstuk
from tests.exports import reading

__all__ = ["school"]  # the fixture

# -- the lock ----------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", list(Shape))
async def test_a_locked_one_opens_with_its_phrase_that_is_shown_once(
    school: School, shape: Shape, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await two_at_overzijde(school)
    made = await started(school, order(school, shape=shape), lock=True)
    assert made.locked
    room, me, klas = bundles(school), school.leerkracht, school.klas
    phrase = room.phrase(me, klas, made.id)
    assert isinstance(phrase, str)
    assert len(phrase.split("-")) == 7
    assert room.phrase(me, klas, made.id) == Problem("phrase_shown")
    again = room.one(me, klas, made.id)
    assert isinstance(again, Bundle)
    assert not again.locked
    read = await content(school, made)
    pdfs = [read]
    if shape is Shape.FOLDER:
        with zipfile.ZipFile(io.BytesIO(read)) as folder:
            pdfs = [folder.read(name) for name in folder.namelist()]
            assert len(pdfs) == 3
    for pdf in pdfs:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(pdf))
        with pikepdf.open(io.BytesIO(pdf), password=phrase) as opened:
            assert opened.encryption.R == 6
    assert phrase not in caplog.text


# -- while the klas goes on ----------------------------------------------------------------------


async def test_a_leerling_who_writes_meanwhile_is_in_it_as_it_was_handed_in(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_at_overzijde(school)
    brake = Brake(monkeypatch)
    room, me, klas = bundles(school), school.leerkracht, school.klas
    made = await room.start(me, order(school))
    assert isinstance(made, Bundle)
    await brake.wait()
    await school.services.classroom.reopen(me, school.dossier("Bo"), WERKSTUK, Slot.LEERLING)
    await school.wrote("Bo", mij_naam="Heel iemand anders")
    brake.go.set()
    await room.settled(me, klas, made.id, 60)
    done = room.one(me, klas, made.id)
    assert isinstance(done, Bundle)
    assert (done.done, done.left_out[:1]) == (2, (LeftOut("Chaima", Why.NOTHING),))
    words = reading.words(await content(school, done))
    assert "Heeliemandanders" not in words
    # What went is older than what the leerling says now, and the page says so.
    assert await room.confirm(me, klas, made.id) == 2
    lines = {
        line.dossier.name: line.again
        for line in (
            await school.services.store.read(
                lambda unit: of_klas(unit, klas, school.services.questionnaires.values())
            )
        )
        .groups[0]
        .lines
    }
    assert lines == {"Amira": False, "Bo": True}


def nothing_new(folder: Path) -> None:
    names = {path.name for path in folder.iterdir()}
    assert names <= {
        "master.key",
        *(f"{db}{end}" for db in ("keys.db", "overdracht.db") for end in ("", "-wal", "-shm")),
    }


async def test_one_is_followed_and_cancelled_and_leaves_nothing(
    school: School, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await two_at_overzijde(school)
    brake = Brake(monkeypatch)
    room, me, klas = bundles(school), school.leerkracht, school.klas
    made = await room.start(me, order(school))
    assert isinstance(made, Bundle)
    await brake.wait()
    busy = room.one(me, klas, made.id)
    assert isinstance(busy, Bundle)
    assert (busy.state, busy.total) == (State.MAKING, 2)
    assert await room.start(me, order(school)) == Problem("one_at_a_time")
    room.forget(me, klas, made.id)
    assert room.of(me, klas) == []
    assert await room.start(me, order(school)) == Problem("one_at_a_time")  # it still stops
    brake.go.set()
    async with asyncio.timeout(30):
        while room._jobs._jobs:  # noqa: ASYNC110  nothing tells when
            await asyncio.sleep(0.01)
    assert room.one(me, klas, made.id) == Problem("bundle_gone")
    assert room.of(me, klas) == []
    await asyncio.to_thread(nothing_new, tmp_path)
    assert isinstance(await room.start(me, order(school)), Bundle)


async def test_who_is_erased_meanwhile_is_in_no_bundle(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_at_overzijde(school)
    bo = school.dossier("Bo")
    brake = Brake(monkeypatch)
    room, me, klas = bundles(school), school.leerkracht, school.klas
    made = await room.start(me, order(school))
    assert isinstance(made, Bundle)
    await brake.wait()
    await school.services.store.transact(lambda unit: dossiers.erase(unit, bo))
    brake.go.set()
    await room.settled(me, klas, made.id, 60)
    done = room.one(me, klas, made.id)
    assert isinstance(done, Bundle)
    assert (done.state, done.problem) == (State.FAILED, Problem("erased_meanwhile"))


async def test_a_ready_one_is_not_given_out_after_somebody_in_it_was_erased(
    school: School,
) -> None:
    await two_at_overzijde(school)
    made = await started(school, order(school))
    bo = school.dossier("Bo")
    await school.services.store.transact(lambda unit: dossiers.erase(unit, bo))
    room, me, klas = bundles(school), school.leerkracht, school.klas
    assert await room.fetch(me, klas, made.id) == Problem("erased_meanwhile")
    assert await room.fetch(me, klas, made.id) == Problem("bundle_gone")


async def test_the_threads_and_the_queue_are_bounded(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_at_overzijde(school)
    monkeypatch.setattr(jobs, "MAX_WAITING", 2)
    brake = Brake(monkeypatch)
    colleagues = [
        await add_klas(school.services, "Eva", klas=f"Groep {number}", school="De Wilg")
        for number in range(3)
    ]
    room = bundles(school)
    first = await room.start(school.leerkracht, order(school))
    second = await room.start(colleagues[0].leerkracht, Order(colleagues[0].klas))
    assert isinstance(first, Bundle)
    assert isinstance(second, Bundle)
    await room.settled(colleagues[0].leerkracht, colleagues[0].klas, second.id, 60)
    third = await room.start(colleagues[1].leerkracht, Order(colleagues[1].klas))
    assert isinstance(third, Bundle)  # the second has ended
    monkeypatch.setattr(jobs, "MAX_WAITING", 1)
    refused = await room.start(colleagues[2].leerkracht, Order(colleagues[2].klas))
    assert refused == Problem("too_many_bundles")
    brake.go.set()


async def test_of_what_lies_ready_the_oldest_makes_room(school: School) -> None:
    await werkstuk(school, "Bo")
    made = [await started(school, order(school)) for _ in range(4)]
    room, me, klas = bundles(school), school.leerkracht, school.klas
    assert [one.id for one in room.of(me, klas)] == [one.id for one in made[:0:-1]]
    room.forget(me, klas, made[3].id)
    assert await room.fetch(me, klas, made[3].id) == Problem("bundle_gone")


async def test_a_program_that_stops_stops_making(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_at_overzijde(school)
    brake = Brake(monkeypatch)
    await bundles(school).start(school.leerkracht, order(school))
    await brake.wait()
    brake.go.set()
    await asyncio.wait_for(bundles(school).close(), 30)
    assert bundles(school).of(school.leerkracht, school.klas) == []


# -- given, and by whom ------------------------------------------------------------------------


async def test_what_was_fetched_and_given_is_marked_with_where_it_went(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima")  # whose VO school is not known
    made = await started(school, order(school))
    room, me, klas = bundles(school), school.leerkracht, school.klas
    assert await room.confirm(me, klas, made.id) == Problem("fetch_first")
    await content(school, made)
    assert await room.confirm(me, klas, made.id) == 2
    out = await school.services.store.read(lambda unit: handovers.of_klas(unit, klas.id))
    to = await vo_school_of(school, "Amira")
    assert {key: went.vo_school_id for key, went in out.items()} == {
        (school.dossier("Amira"), WERKSTUK): to,
        (school.dossier("Bo"), WERKSTUK): to,
    }
    done = room.one(me, klas, made.id)
    assert isinstance(done, Bundle)
    assert done.handed_over
    acts = await school.services.store.read(
        lambda unit: [entry.act for entry in audit.of_dossier(unit, school.dossier("Bo"))]
    )
    assert acts[-2:] == ["exported", f"handed over {WERKSTUK}"]


async def test_another_leerkracht_cannot_make_follow_or_fetch_it(school: School) -> None:
    await two_at_overzijde(school)
    other = await add_klas(school.services, "Eva", klas="Groep 8a", school="De Voorbeeldboom")
    room, juf = bundles(school), other.leerkracht
    assert await room.start(juf, order(school)) == Problem("not_allowed")
    foreign = Order(other.klas, dossier_id=school.dossier("Bo"))
    assert await room.start(juf, foreign) == Problem("unknown_person")
    made = await started(school, order(school), lock=True)
    gone = Problem("bundle_gone")
    for klas in (school.klas, other.klas):
        assert room.one(juf, klas, made.id) == gone
        assert room.phrase(juf, klas, made.id) == gone
        assert await room.fetch(juf, klas, made.id) == gone
        assert await room.confirm(juf, klas, made.id) == gone
        room.forget(juf, klas, made.id)
    assert len(await content(school, made)) == made.size
