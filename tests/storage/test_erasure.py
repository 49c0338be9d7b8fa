"""What was erased is gone, from the files and from older copies, whatever breaks off."""

from __future__ import annotations

import secrets
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from conversations.people import Channel, Slot
from storage import answers, audit, dossiers, erasure, klassen, messages, parts, photos, remarks
from storage import sessions as stored_sessions
from storage.doctor import examine
from storage.erasure import Counts
from storage.errors import KeyMissing
from storage.keys import KEYS_FILE, Vault, load_or_make_master_key
from storage.messages import Priority
from storage.parts import Part
from storage.photos import StoredPhoto
from storage.store import DATA_FILE, Store, Unit
from tests.storage.klas import FORM, NOW, AKlas, answer, contents, make_klas, read, session, write

JPEG = b"\xff\xd8" + secrets.token_bytes(9_000)
OKR = "okr-ouders"
OUDER = Slot.OUDER_1
WHOLE = Counts(dossiers=0, answers=2, photos=1, sessions=1, remarks=1)
ROOT = Path(__file__).parents[2]


@dataclass
class Filled:
    folder: Path
    key: bytes
    klas: AKlas

    @property
    def gone(self) -> Part:
        """What the tests erase: the werkstuk of the first leerling."""
        return Part(self.klas.dossiers[0].id, FORM, Slot.LEERLING)

    @property
    def kept(self) -> list[Part]:
        first, second, _ = self.klas.dossiers
        return [
            Part(first.id, FORM, Slot.OUDER_1),
            Part(first.id, OKR, Slot.OUDER_1),
            Part(second.id, FORM, Slot.LEERLING),
        ]

    async def open(self) -> Store:
        return await Store.open(self.folder, self.key)


def fill(unit: Unit) -> AKlas:
    klas = make_klas(unit)
    for dossier, people in zip(klas.dossiers, klas.people, strict=True):
        for form, person in ((FORM, people[0]), (FORM, people[1]), (OKR, people[1])):
            slot = Slot(str(person.slot))
            given = [answer("kan", f"{form} {slot} kan"), answer("wil", f"{form} {slot} wil")]
            answers.save(unit, dossier.id, form, slot, given)
            at = session() if form == FORM else session().__class__(OKR, 1, session().audience)
            stored_sessions.save(unit, person, at, 2, 25, NOW)
            photo = StoredPhoto(f"foto-{dossier.seed}-{form}-{slot}", dossier.id, JPEG, 8, 6)
            photos.add(unit, photo, form, slot, NOW)
            remarks.save(unit, dossier.id, form, slot, "kan", "hier nog over praten", "juf", NOW)
        scope = Part(dossier.id, FORM, Slot.LEERLING).scope
        messages.owe(unit, Channel.WEB, "7", people[0].id, scope, "t", {}, Priority.REPLY, NOW)
    return klas


@pytest.fixture
async def filled(folder: Path) -> Filled:
    key = load_or_make_master_key(folder)
    store = await Store.open(folder, key)
    klas = await store.transact(fill)
    await store.close()
    return Filled(folder, key, klas)


def is_whole(unit: Unit, part: Part) -> bool:
    """Everything is there and can be read; False when nothing is. Halves fail."""
    given = answers.load(unit, part.dossier_id, part.questionnaire, part.slot)
    counts = erasure.count_part(unit, part)
    notes = remarks.of_slot(unit, part.dossier_id, part.questionnaire, part.slot)
    assert counts in (WHOLE, Counts())
    assert len(given) == counts.answers
    assert len(notes) == counts.remarks
    return counts == WHOLE


async def test_one_part_goes_and_the_dossier_goes_on(filled: Filled) -> None:
    store = await filled.open()
    assert await read(store, erasure.count_part, filled.gone) == WHOLE
    assert await write(store, erasure.erase_parts, [filled.gone], NOW) == WHOLE
    assert not await read(store, is_whole, filled.gone)
    assert await read(store, parts.is_erased, filled.gone)
    for part in filled.kept:
        assert await read(store, is_whole, part)
        assert not await read(store, parts.is_erased, part)
    assert await read(store, dossiers.of_klas, filled.klas.klas.id) == filled.klas.dossiers
    assert len(await read(store, messages.pending, Channel.WEB)) == len(filled.klas.dossiers) - 1
    acts = [entry.act for entry in await read(store, audit.of_dossier, filled.gone.dossier_id)]
    assert acts == ["erased dit-ben-ik leerling"]
    await store.close()


async def test_what_was_erased_does_not_begin_again(filled: Filled) -> None:
    store = await filled.open()
    gone = filled.gone
    await write(store, erasure.erase_parts, [gone], NOW)
    with pytest.raises(KeyMissing, match="gewist"):
        await write(store, answers.save, gone.dossier_id, FORM, gone.slot, [answer("kan", "weer")])
    with pytest.raises(KeyMissing, match="gewist"):
        await write(store, stored_sessions.save, filled.klas.leerling(), session(), 1, 25, NOW)
    await write(store, dossiers.erase, gone.dossier_id)
    with pytest.raises(KeyMissing, match="gewist"):
        await store.transact(
            lambda unit: unit.vault.ensure_key(Part(gone.dossier_id, "nieuw", gone.slot).scope)
        )
    await store.close()


async def test_no_byte_of_it_is_left_in_the_files(filled: Filled) -> None:
    sealed = rows_of(filled.folder / DATA_FILE, filled.gone)
    kept = rows_of(filled.folder / DATA_FILE, filled.kept[0])
    wrapped = wrapped_key(filled.folder / KEYS_FILE, filled.gone.scope)
    store = await filled.open()
    assert all(found(filled.folder, row) for row in [*sealed, *kept, wrapped]), "it was there"
    await write(store, erasure.erase_parts, [filled.gone], NOW)
    assert not found(filled.folder, wrapped), "also while the program runs"
    await store.transact(lambda u: None)
    await store.close()  # the last one who closes empties the log of the data
    assert not any(found(filled.folder, row) for row in sealed)
    assert all(found(filled.folder, row) for row in kept)


async def test_an_older_copy_of_the_data_cannot_show_it(filled: Filled) -> None:
    old = filled.folder.parent / "oud.db"
    shutil.copy(filled.folder / DATA_FILE, old)
    sealed = rows_of(old, filled.gone)
    assert opened_with_any_key(filled, old, filled.gone) == 2, "it can be read until then"
    store = await filled.open()
    await write(store, erasure.erase_parts, [filled.gone], NOW)
    await write(store, dossiers.erase, filled.klas.dossiers[2].id)
    await store.close()

    assert opened_with_any_key(filled, old, filled.gone) == 0
    assert opened_with_any_key(filled, old, Part(filled.klas.dossiers[2].id, OKR, OUDER)) == 0
    assert opened_with_any_key(filled, old, filled.kept[0]) == 2

    shutil.copy(old, filled.folder / DATA_FILE)
    store = await filled.open()
    assert not await read(store, is_whole, filled.gone)
    for part in filled.kept:
        assert await read(store, is_whole, part), "and the rest of that copy can be read"
    left = await read(store, dossiers.of_klas, filled.klas.klas.id)
    assert left == filled.klas.dossiers[:2]
    acts = [entry.act for entry in await read(store, audit.of_dossier, filled.gone.dossier_id)]
    assert acts == ["erased dit-ben-ik leerling"]
    await store.close()
    assert not any(found(filled.folder, row) for row in sealed)
    assert examine(filled.folder) == []


@pytest.mark.process
@pytest.mark.parametrize("what", ["part", "dossier"])
async def test_a_kill_between_any_two_steps_leaves_all_or_nothing(
    filled: Filled, tmp_path: Path, what: str
) -> None:
    steps, states = 0, []
    while True:
        steps += 1
        folder = tmp_path / f"{what}-{steps}"
        shutil.copytree(filled.folder, folder)
        killed = erase_until(folder, what, filled.gone.dossier_id, steps)
        again = Filled(folder, filled.key, filled.klas)
        store = await again.open()
        states.append(await read(store, is_whole, filled.gone))
        everybody = await read(store, dossiers.of_klas, filled.klas.klas.id)
        assert everybody[-2:] == filled.klas.dossiers[1:]
        assert (len(everybody) == 3) == (what == "part" or states[-1])
        others = filled.kept if what == "part" or states[-1] else filled.kept[-1:]
        assert all([await read(store, is_whole, part) for part in others])
        audited = await read(store, audit.of_dossier, filled.gone.dossier_id)
        assert len(audited) == (not states[-1]), "told when it is so, and only then"
        await store.close()
        assert examine(folder) == []
        if not killed:
            break
    assert steps > 10, "the kills came between the steps"
    assert states == sorted(states, reverse=True), "once begun, it is always finished"
    assert states[0]
    assert not states[-1]


async def test_a_running_program_forgets_a_key_that_another_destroyed(filled: Filled) -> None:
    running, beside = await filled.open(), await filled.open()
    scope = filled.gone.scope
    assert await read(running, is_whole, filled.gone)
    assert scope in running._vault._ciphers
    await write(beside, erasure.erase_parts, [filled.gone], NOW)
    assert not await read(running, is_whole, filled.gone)
    assert scope not in running._vault._ciphers
    assert scope not in running._vault._opened
    with pytest.raises(KeyMissing, match="gewist"):
        await write(
            running, answers.save, filled.gone.dossier_id, FORM, Slot.LEERLING, [answer("kan", "x")]
        )
    for part in filled.kept:
        assert await read(running, is_whole, part)
    await running.close()
    await beside.close()


async def test_a_klas_and_a_school_go_with_all_that_is_in_them(filled: Filled) -> None:
    store = await filled.open()
    each = Counts(dossiers=1, answers=6, photos=3, sessions=3, remarks=3)
    other = await write(store, klassen.add_klas, filled.klas.school, "8B", "2026-2027", NOW)
    one = await write(store, dossiers.add, other.id, "Blijver", 1, NOW)
    assert await write(store, erasure.erase_klas, filled.klas.klas, NOW) == each + each + each
    assert await read(store, klassen.all_klassen) == [other]
    assert await read(store, dossiers.of_klas, other.id) == [one]
    counts = await write(store, erasure.erase_school, filled.klas.school.id, [other], NOW)
    assert counts == Counts(dossiers=1)
    assert await read(store, klassen.all_klassen) == []
    assert await read(store, lambda unit: unit.vault.is_destroyed(filled.klas.school.id))
    await store.close()
    with closing(sqlite3.connect(filled.folder / DATA_FILE)) as data:
        tables = [
            row[0] for row in data.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        left = {
            table for table in tables if data.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
        }
    assert left == {"audit"}, "who was erased when, and nothing else"


def erase_until(folder: Path, what: str, dossier_id: str, number: int) -> bool:
    """Whether the process was killed before it was through."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.eraser", folder, what, dossier_id, str(number)],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode in (0, -9), done.stderr
    return done.returncode != 0


def opened_with_any_key(filled: Filled, file: Path, part: Part) -> int:
    """How many answers of that file whoever has all keys of today, and the master key, can read."""
    named = (part.dossier_id, part.questionnaire, part.slot.value)
    with closing(sqlite3.connect(file)) as data:
        rows = data.execute(
            "SELECT question, sealed FROM answer "
            "WHERE dossier_id = ? AND questionnaire = ? AND slot = ?",
            named,
        ).fetchall()
    assert rows
    with closing(sqlite3.connect(filled.folder / KEYS_FILE)) as keys:
        scopes = [row[0] for row in keys.execute("SELECT scope FROM scope_key")]
    vault = Vault.unlock(filled.folder, filled.key)
    opened = 0
    for cipher in [vault._cipher(scope) for scope in scopes]:
        for question, sealed in rows:
            bound = f"{part.scope}\0answer/{part.questionnaire}/{part.slot}/{question}"
            with suppress(InvalidTag):
                opened += b"Hoe zit het met" in cipher.decrypt(
                    sealed[:12], sealed[12:], bound.encode()
                )
    vault.close()
    return opened


def rows_of(file: Path, part: Part) -> list[bytes]:
    """The ciphertext of everything in it."""
    where = "dossier_id = ? AND questionnaire = ? AND slot = ?"
    named = (part.dossier_id, part.questionnaire, part.slot.value)
    with closing(sqlite3.connect(file)) as data:
        rows = [
            bytes(row[0])
            for table in ("answer", "photo", "remark")
            for row in data.execute(f"SELECT sealed FROM {table} WHERE {where}", named)
        ]
    assert len(rows) == WHOLE.answers + WHOLE.photos + WHOLE.remarks
    return rows


def wrapped_key(file: Path, scope: str) -> bytes:
    with closing(sqlite3.connect(file)) as keys:
        row = keys.execute("SELECT wrapped FROM scope_key WHERE scope = ?", (scope,)).fetchone()
    return bytes(row[0])


def found(folder: Path, sealed: bytes) -> bool:
    """A large value is spread over pages: a piece from its middle is looked for."""
    middle = len(sealed) // 2
    return any(sealed[middle : middle + 20] in data for data in contents(folder).values())


async def test_what_has_lost_its_key_can_still_be_erased(filled: Filled) -> None:
    """Of a keys.db that is too old."""
    lost = filled.klas.dossiers[0].id
    with closing(sqlite3.connect(filled.folder / KEYS_FILE)) as keys:
        keys.execute("DELETE FROM scope_key WHERE scope LIKE ? || '%'", (lost,))
        keys.commit()
    store = await filled.open()
    with pytest.raises(KeyMissing):
        await read(store, dossiers.of_klas, filled.klas.klas.id)
    ids = await read(store, erasure.dossier_ids, filled.klas.klas.id)
    assert lost in ids
    counts = await write(store, erasure.erase_klas, filled.klas.klas, NOW)
    assert counts.dossiers == len(ids)
    await store.close()
    assert examine(filled.folder) == []
