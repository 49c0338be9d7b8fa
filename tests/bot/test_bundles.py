"""What is made to be handed over, through the service: real PDFs, opened and read."""

from __future__ import annotations

import asyncio
import io
import logging
import threading
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path

import pikepdf
import pytest

from bot.demo.sample import WERKSTUK, Stage
from bot.handover import Bundle, Bundles, Fetched, LeftOut, Order, Shape, State, Why, jobs, making
from bot.handover.overview import of_klas
from bot.handover.pieces import MAX_OKR_BYTES
from bot.problems import Problem
from conversations.people import Slot
from storage import audit, dossiers, handovers
from tests.bot.school import School, add_klas, open_school
from tests.bot.test_handover import goes_to
from tests.bot.written import OKR, ouderdeel, werkstuk
from tests.exports import reading

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


async def test_one_pdf_per_vo_school_has_its_leerlingen_and_nobody_else(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima")
    await goes_to(school, "Chaima", "Lyceum Westveld")
    await school.services.handover.set_phone(None, school.klas, "033 123 45 67")
    to = await vo_school_of(school, "Amira")
    made = await started(school, order(school, vo_school_id=to))
    assert (made.state, made.name) == (State.READY, "Groep_8b_College_De_Overzijde.pdf")
    assert (made.done, made.total, made.left_out) == (2, 2, ())
    pdf = await content(school, made)
    first = reading.squashed(reading.pages(pdf)[0])
    assert "2werkstukkenvoorCollegeDeOverzijde" in first
    assert "op0331234567" in first
    assert "Amira" in first
    assert "Bo" in first
    assert "Chaima" not in reading.words(pdf)


async def test_one_folder_has_a_file_for_each_and_a_page_that_names_them(school: School) -> None:
    await two_at_overzijde(school)
    to = await vo_school_of(school, "Amira")
    made = await started(school, order(school, vo_school_id=to, shape=Shape.FOLDER))
    assert made.name == "Groep_8b_College_De_Overzijde.zip"
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        assert folder.testzip() is None
        names = sorted(folder.namelist())
        below = "Groep_8b_College_De_Overzijde/"
        assert names == [
            below + "00_inhoud.pdf",
            below + "Amira_werkstuk.pdf",
            below + "Bo_werkstuk.pdf",
        ]
        listed = reading.words(folder.read(names[0]))
        assert "Bo_werkstuk.pdf" in listed
        assert "Ditbenik" in reading.words(folder.read(names[1]))


async def test_of_a_klas_each_vo_school_has_a_folder(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima")
    await goes_to(school, "Chaima", "De Eem!")
    await werkstuk(school, "Daan")
    await goes_to(school, "Daan", "De Eem")
    made = await started(school, order(school, shape=Shape.FOLDER))
    assert made.name == "Groep_8b.zip"
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        assert {name.partition("/")[0] for name in folder.namelist()} == {
            "College_De_Overzijde",
            "De_Eem",
            "De_Eem-3",
        }
        assert len(set(folder.namelist())) == len(folder.namelist()) == 7


async def test_of_a_klas_one_pdf_is_in_the_order_of_the_list(school: School) -> None:
    for name, to in (("Amira", "Zuid"), ("Bo", "Noord"), ("Chaima", "Zuid")):
        await werkstuk(school, name)
        await goes_to(school, name, to)
    pdf = await content(school, await started(school, order(school)))
    assert "3werkstukkenvanGroep8b" in reading.words(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Inhoud", "Amira", "Bo", "Chaima"]


async def test_of_one_leerling_it_is_the_werkstuk_itself(school: School) -> None:
    await werkstuk(school, "Bo")
    made = await started(school, order(school, dossier_id=school.dossier("Bo")))
    assert made.name == "Bo_werkstuk.pdf"
    assert "werkstukkenvoor" not in reading.words(await content(school, made))


async def test_what_is_not_handed_in_is_named_and_left_out(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima", Stage.BUSY)
    await school.services.classroom.reopen(
        school.leerkracht, school.dossier("Bo"), WERKSTUK, Slot.LEERLING
    )
    made = await started(school, order(school))
    assert made.left_out == (
        LeftOut("Bo", Why.WRITING_AGAIN),
        LeftOut("Chaima", Why.NOT_HANDED_IN),
        LeftOut("Daan", Why.NOTHING),
    )
    words = reading.words(await content(school, made))
    assert "Amira" in words
    assert "Chaima" not in words


async def test_a_concept_goes_along_when_it_is_asked_for_and_says_so(school: School) -> None:
    await werkstuk(school, "Bo")
    await werkstuk(school, "Chaima", Stage.BUSY)
    made = await started(school, order(school, drafts=True))
    first = reading.words(await content(school, made))
    assert first.count("concept") >= 2  # the contents and the cover
    assert made.left_out == (LeftOut("Amira", Why.NOTHING), LeftOut("Daan", Why.NOTHING))


async def test_nothing_to_make_is_said(school: School) -> None:
    made = await started(school, order(school))
    assert (made.state, made.problem) == (State.FAILED, Problem("nothing_submitted"))
    none = await bundles(school).start(school.leerkracht, order(school, werkstuk=False))
    assert none == Problem("nothing_chosen")


# -- the section of the ouders -----------------------------------------------------------------


async def with_okr(school: School) -> None:
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await ouderdeel(school, "Bo", slot, sterk=f"Rekenen {slot}", spanning=SECRET)


async def test_the_section_of_the_ouders_never_goes_along_by_itself(school: School) -> None:
    await two_at_overzijde(school)
    await with_okr(school)
    for shape in Shape:
        read = await content(school, await started(school, order(school, shape=shape)))
        assert b"OKR" not in read


async def test_it_is_locked_until_the_vo_school_is_known_and_then_a_file_per_ouder(
    school: School,
) -> None:
    await with_okr(school)
    okr = order(school, werkstuk=False, okr=True)
    locked = await started(school, okr)
    assert (locked.state, locked.problem) == (State.FAILED, Problem("okr_locked"))
    await goes_to(school, "Bo", "College De Overzijde")
    made = await started(school, okr)
    assert made.name == "Groep_8b_OKR-ouders.zip"
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        names = sorted(folder.namelist())
        assert names == [
            "Groep_8b_OKR-ouders/OKR-ouders_Bo_1.pdf",
            "Groep_8b_OKR-ouders/OKR-ouders_Bo_2.pdf",
        ]
        one, two = (reading.words(folder.read(name)) for name in names)
    assert "Rekenenouder-1" in one
    assert "Rekenenouder-2" not in one
    assert "Rekenenouder-2" in two
    assert reading.squashed(SECRET) not in one + two


async def test_beside_the_werkstuk_it_is_a_file_of_its_own(school: School) -> None:
    await werkstuk(school, "Bo")
    await werkstuk(school, "Amira")
    await with_okr(school)
    await goes_to(school, "Bo", "College De Overzijde")
    made = await started(school, order(school, okr=True))
    assert made.name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        name = next(name for name in folder.namelist() if name.endswith("Bo_werkstuk.pdf"))
        assert "Rekenen" not in reading.words(folder.read(name))
        assert sum("OKR-ouders" in name for name in folder.namelist()) == 2


async def test_of_one_leerling_with_one_ouder_it_is_the_file_for_the_dossier(
    school: School,
) -> None:
    await ouderdeel(school, "Bo", Slot.OUDER_2, spanning=SECRET)
    await goes_to(school, "Bo", "College De Overzijde")
    one = order(school, dossier_id=school.dossier("Bo"), werkstuk=False, okr=True, sensitive=True)
    made = await started(school, one)
    assert made.name == "OKR-ouders_Bo_2.pdf"
    pdf = await content(school, made)
    assert len(pdf) <= MAX_OKR_BYTES
    assert reading.squashed(SECRET) in reading.words(pdf)


async def test_the_longest_answers_in_every_script_stay_small(school: School) -> None:
    form = school.services.questionnaires[OKR]
    scripts = "Żółć ğış їжак በጎ مدرسة 學校 🎒 "
    said: dict[str, object] = {
        question.id: (scripts * 200)[: question.limits.maximum or 800]
        for question in form.questions
        if question.kind.value in {"short_text", "long_text"}
    }
    await ouderdeel(school, "Bo", Slot.OUDER_1, Stage.SUBMITTED, **said)
    await goes_to(school, "Bo", "College De Overzijde")
    one = order(school, dossier_id=school.dossier("Bo"), werkstuk=False, okr=True, sensitive=True)
    made = await started(school, one)
    assert 50_000 < made.size < MAX_OKR_BYTES / 2


async def test_one_that_is_too_large_to_attach_is_left_out(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_at_overzijde(school)
    await with_okr(school)
    monkeypatch.setattr(making, "MAX_OKR_BYTES", 100)
    made = await started(school, order(school, okr=True))
    assert made.left_out.count(LeftOut("Bo", Why.TOO_LARGE)) == 2
    assert b"OKR" not in await content(school, made)


async def test_an_ouder_who_has_not_handed_in_is_named(school: School) -> None:
    await two_at_overzijde(school)
    await ouderdeel(school, "Bo", stage=Stage.BUSY)
    made = await started(school, order(school, okr=True, vo_school_id=None))
    assert LeftOut("Bo", Why.OKR_NOT_HANDED_IN) in made.left_out


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
