"""Data of before each part of a dossier had a key of its own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from conversations.answers import Answer, Photo, PhotoValue
from conversations.people import Slot
from storage import answers, dossiers, photos, remarks, sessions
from storage.doctor import examine
from storage.errors import StoreError
from storage.keys import KEYS_FILE, Vault, load_or_make_master_key
from storage.migrate import DATA_MIGRATIONS, Migration, migrate, migrations_in
from storage.parts import Part
from storage.photos import StoredPhoto
from storage.store import DATA_FILE, Store, Unit
from tests.storage.klas import FORM, NOW, AKlas, answer, make_klas, read, session

VERSION = next(step.version for step in migrations_in(DATA_MIGRATIONS) if step.name == "parts")
JPEG = b"\xff\xd8een tekening"
DRAWN = Answer("foto", "Wat wil je laten zien?", PhotoValue((Photo("foto-1", "ik"),)), "nl", NOW)


def fill(unit: Unit) -> AKlas:
    klas = make_klas(unit)
    first = klas.dossiers[0].id
    answers.save(unit, first, FORM, Slot.LEERLING, [answer("kan", "voetballen"), DRAWN])
    answers.save(unit, first, FORM, Slot.OUDER_1, [answer("thuis", "lief")])
    sessions.save(unit, klas.leerling(), session(), 2, 25, NOW)
    for name in ("foto-1", "van niemand"):
        photo = StoredPhoto(name, first, JPEG, 8, 6)
        photos.add(unit, photo, FORM, Slot.LEERLING, NOW)
    remarks.save(unit, first, FORM, Slot.LEERLING, "kan", "praat hierover", "juf", NOW)
    return klas


async def as_it_was(folder: Path, *, cut_off: bool) -> tuple[bytes, AKlas]:
    """A folder of that version. `cut_off`: the step was begun before, and keys were made."""
    key = load_or_make_master_key(folder)
    store = await Store.open(folder, key)
    klas = await store.transact(fill)
    await store.close()
    vault = Vault.unlock(folder, key)
    with closing(sqlite3.connect(folder / DATA_FILE)) as data:
        seal_as_before(data, vault)
    before = [step for step in migrations_in(DATA_MIGRATIONS) if step.version < VERSION]
    of_before(folder / DATA_FILE, before)
    vault.close()
    if not cut_off:
        with closing(sqlite3.connect(folder / KEYS_FILE)) as keys:
            keys.execute("DELETE FROM scope_key WHERE scope LIKE '%/%'")
            keys.commit()
    return key, klas


def seal_as_before(data: sqlite3.Connection, vault: Vault) -> None:
    by_slot = "questionnaire || '/' || slot || '/' || question"
    of_session = "(SELECT {} FROM participant WHERE id = participant_id)"
    for table, dossier, slot, bound in (
        ("answer", "dossier_id", "slot", f"'answer/' || {by_slot}"),
        ("remark", "dossier_id", "slot", f"'remark/' || {by_slot}"),
        ("photo", "dossier_id", "slot", "'photo/' || id"),
        (
            "session",
            of_session.format("dossier_id"),
            of_session.format("slot"),
            "'session/' || participant_id || '/' || questionnaire",
        ),
    ):
        chosen = f"SELECT {dossier}, questionnaire, {slot}, {bound}, sealed FROM {table}"
        for dossier_id, form, whose, context, sealed in data.execute(chosen).fetchall():
            plain = vault.open(Part(dossier_id, form, Slot(whose)).scope, context, sealed)
            again = vault.seal(dossier_id, context, plain)
            data.execute(f"UPDATE {table} SET sealed = ? WHERE sealed = ?", (again, sealed))
    data.commit()


def of_before(file: Path, steps: list[Migration]) -> None:
    """The same rows, in the tables of that version."""
    new = file.with_suffix(".new")
    with closing(sqlite3.connect(new, isolation_level=None)) as data:
        migrate(data, steps)
        data.execute("PRAGMA foreign_keys = OFF")
        data.execute("ATTACH ? AS now", (str(file),))
        for (table,) in data.execute(
            "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        ).fetchall():
            columns = ", ".join(row[1] for row in data.execute(f"PRAGMA main.table_info({table})"))
            data.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}")
        data.execute("DETACH now")
    new.replace(file)


@pytest.mark.parametrize("cut_off", [False, True], ids=["first time", "once more after a kill"])
async def test_everything_can_be_read_and_has_the_key_of_its_part(
    folder: Path, cut_off: bool
) -> None:
    key, klas = await as_it_was(folder, cut_off=cut_off)
    first, leerling = klas.dossiers[0].id, klas.leerling()
    for _ in range(2):
        store = await Store.open(folder, key)
        assert await read(store, answers.load, first, FORM, Slot.LEERLING) == {
            "kan": answer("kan", "voetballen"),
            "foto": DRAWN,
        }
        assert await read(store, answers.load, first, FORM, Slot.OUDER_1) == {
            "thuis": answer("thuis", "lief")
        }
        assert await read(store, sessions.load, leerling, FORM) == session()
        photo = await read(store, photos.photo, first, "foto-1")
        assert photo == StoredPhoto("foto-1", first, JPEG, 8, 6)
        assert await read(store, photos.photo, first, "van niemand") is None
        (note,) = (await read(store, remarks.of_slot, first, FORM, Slot.LEERLING)).values()
        assert note.note == "praat hierover"
        await store.close()
    with closing(sqlite3.connect(folder / DATA_FILE)) as data:
        rows = data.execute("SELECT question, sealed FROM answer WHERE slot = 'leerling'")
        sealed = dict(rows.fetchall())
    vault = Vault.unlock(folder, key)
    with pytest.raises(StoreError):
        vault.open(first, f"answer/{FORM}/leerling/kan", sealed["kan"])
    vault.close()
    assert examine(folder) == []


async def test_what_was_half_erased_then_is_finished_now(folder: Path) -> None:
    key, klas = await as_it_was(folder, cut_off=False)
    vault = Vault.unlock(folder, key)
    vault.destroy_keys([klas.dossiers[0].id])
    vault.close()
    store = await Store.open(folder, key)
    assert await read(store, dossiers.of_klas, klas.klas.id) == klas.dossiers[1:]
    await store.close()
