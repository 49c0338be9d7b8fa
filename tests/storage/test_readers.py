"""Mentors' links: what opens them, what closes them, and what is left of them on the disk."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from conversations.people import ReaderKind
from storage import dossiers, readers
from storage.keys import load_or_make_master_key
from storage.readers import ReadLink
from storage.store import Store, Unit
from tests.storage.klas import NOW, AKlas, contents, make_klas, read, write

CODE, TOKEN, PHRASE, NAME = (
    "K7QM4RTW9XVF",
    "koekje-van-de-mentor",
    b"traag gehakt",
    "Mevrouw Zoekniet",
)
SOON = NOW + timedelta(days=7)
SPRANK = "vo-sprank"


def a_mentor(unit: Unit, klas: AKlas, vo_school_id: str = "") -> ReadLink:
    made = readers.add(
        unit,
        klas.school.id,
        ReaderKind.MENTOR,
        NAME,
        CODE,
        PHRASE,
        SOON,
        NOW,
        klas_id=klas.klas.id,
        vo_school_id=vo_school_id,
    )
    readers.let_read(unit, made.reader.id, [dossier.id for dossier in klas.dossiers])
    return made


@pytest.fixture
async def mentor(store: Store, klas: AKlas) -> ReadLink:
    return await write(store, a_mentor, klas)


async def test_a_link_is_found_by_its_code(store: Store, klas: AKlas, mentor: ReadLink) -> None:
    assert await read(store, readers.by_code, CODE) == mentor
    assert await read(store, readers.link, mentor.reader.id) == mentor
    assert await read(store, readers.of_klas, klas.klas.id) == [mentor]
    assert await read(store, readers.of_school, klas.school.id) == []
    assert await read(store, readers.phrase, mentor.reader.id) == PHRASE
    assert await read(store, readers.by_code, "K7QM4RTW9XVG") is None
    assert mentor.open(NOW)
    assert not mentor.open(SOON)


async def test_wrong_tries_are_counted_until_somebody_comes_in(
    store: Store, mentor: ReadLink
) -> None:
    for _ in range(3):
        await write(store, readers.tried, mentor.reader.id, NOW)
    tried = await read(store, readers.by_code, CODE)
    assert tried is not None
    assert (tried.tries, tried.tried_at) == (3, NOW)
    await write(store, readers.came_in, mentor.reader.id, TOKEN, SOON, NOW)
    inside = await read(store, readers.at, TOKEN, NOW)
    assert inside is not None
    assert (inside.tries, inside.tried_at, inside.visited_at) == (0, None, NOW)


async def test_a_session_ends_by_itself_and_by_leaving(store: Store, mentor: ReadLink) -> None:
    until = NOW + timedelta(hours=12)
    await write(store, readers.came_in, mentor.reader.id, TOKEN, until, NOW)
    assert await read(store, readers.at, TOKEN, until) is None
    assert await read(store, readers.at, TOKEN + "x", NOW) is None
    await write(store, readers.leave, TOKEN)
    assert await read(store, readers.at, TOKEN, NOW) is None


async def test_whoever_is_in_is_out_when_the_link_ends(store: Store, mentor: ReadLink) -> None:
    whose = mentor.reader.id
    await write(store, readers.came_in, whose, TOKEN, SOON + timedelta(days=1), NOW)
    assert await read(store, readers.at, TOKEN, SOON) is None, "the session outlives the link"
    await write(store, readers.prolong, whose, SOON + timedelta(days=2))
    assert await read(store, readers.at, TOKEN, SOON) is not None
    await write(store, readers.revoke, whose, NOW)
    assert await read(store, readers.at, TOKEN, NOW) is None
    await write(store, readers.renew, whose, "NEWCODENEWCO", b"anders")
    fresh = await read(store, readers.by_code, "NEWCODENEWCO")
    assert fresh is not None
    assert fresh.open(NOW)
    assert await read(store, readers.by_code, CODE) is None
    assert await read(store, readers.at, TOKEN, NOW) is None


async def test_a_leerling_who_goes_elsewhere_is_not_read_any_more(
    store: Store, klas: AKlas
) -> None:
    def register(unit: Unit, at: int, vo_school: str) -> None:
        unit.connection.execute(
            "INSERT OR IGNORE INTO vo_school VALUES (?, ?, ?, ?, 0)",
            (vo_school, klas.school.id, vo_school, vo_school),
        )
        unit.connection.execute(
            "UPDATE dossier SET vo_school_id = ? WHERE id = ?",
            (vo_school, klas.dossiers[at].id),
        )

    for at in range(3):
        await write(store, register, at, SPRANK)
    mentor = await write(store, a_mentor, klas, SPRANK)
    everybody = [dossier.id for dossier in klas.dossiers]
    assert await read(store, readers.dossiers_of, mentor.reader.id) == everybody
    await write(store, register, 0, "vo-anders")
    assert await read(store, readers.dossiers_of, mentor.reader.id) == everybody[1:]
    await write(store, lambda unit: unit.connection.execute("DELETE FROM vo_school") and None)
    assert await read(store, readers.dossiers_of, mentor.reader.id) == []


async def test_an_erased_leerling_is_gone_for_the_mentor(
    store: Store, klas: AKlas, mentor: ReadLink
) -> None:
    await write(store, dossiers.erase, klas.dossiers[1].id)
    left = [klas.dossiers[0].id, klas.dossiers[2].id]
    assert await read(store, readers.dossiers_of, mentor.reader.id) == left


async def test_links_that_are_over_are_forgotten(
    store: Store, klas: AKlas, mentor: ReadLink
) -> None:
    await write(store, readers.came_in, mentor.reader.id, TOKEN, SOON, NOW)
    await write(store, readers.forget_over, SOON, SOON - timedelta(days=1))
    assert await read(store, readers.of_klas, klas.klas.id) == [mentor_in(mentor)]
    await write(store, readers.forget_over, SOON, SOON)
    assert await read(store, readers.of_klas, klas.klas.id) == []


def mentor_in(mentor: ReadLink) -> ReadLink:
    return ReadLink(
        mentor.reader,
        mentor.klas_id,
        mentor.vo_school_id,
        mentor.sensitive,
        0,
        None,
        mentor.expires_at,
        revoked=False,
        visited_at=NOW,
    )


async def test_nothing_of_it_can_be_read_from_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    store = await Store.open(folder, load_or_make_master_key(folder))
    klas = await write(store, make_klas)
    mentor = await write(store, a_mentor, klas)
    await write(store, readers.came_in, mentor.reader.id, TOKEN, SOON, NOW)
    await store.close()
    written = b"".join(contents(folder).values())
    assert PHRASE in written, "the hash is there"
    for secret in (CODE, TOKEN, NAME, "Zoekniet"):
        assert secret.encode().lower() not in written.lower()
