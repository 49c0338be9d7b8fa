"""Opening a data folder: what is wrong is said in one sentence, and nothing is made worse."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from storage import dossiers, klassen
from storage.connection import connect_read_only
from storage.doctor import examine
from storage.errors import RESTORE, KeyMissing, StoreError
from storage.keys import KEYS_FILE, load_or_make_master_key
from storage.lock import only_one
from storage.store import DATA_FILE, Store, Unit
from tests.storage.klas import NOW, contents, make_klas, read, write


async def filled(folder: Path) -> bytes:
    key = load_or_make_master_key(folder)
    store = await Store.open(folder, key)
    await store.transact(make_klas)
    await store.close()
    return key


async def test_a_sound_folder_opens_again(folder: Path) -> None:
    key = await filled(folder)
    store = await Store.open(folder, key)
    assert len(await store.read(klassen.all_klassen)) == 1
    await store.close()
    assert examine(folder) == []


def settings(unit: Unit) -> dict[str, object]:
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    return {name: unit.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in names}


async def test_commits_are_durable_and_deletions_real(store: Store, folder: Path) -> None:
    assert await store.transact(settings) == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "secure_delete": 1,
        "busy_timeout": 5000,
    }
    rights = {name: (folder / name).stat().st_mode & 0o777 for name in contents(folder)}
    assert set(rights.values()) == {0o600}, rights


@pytest.mark.parametrize("name", [DATA_FILE, KEYS_FILE])
@pytest.mark.parametrize(
    "content", [b"dit is geen database" * 300, b"SQLite format 3\0" + b"?" * 900]
)
async def test_a_corrupt_file_is_named(folder: Path, name: str, content: bytes) -> None:
    key = await filled(folder)
    (folder / name).write_bytes(content)
    with pytest.raises(StoreError, match=f"{name} is beschadigd"):
        await Store.open(folder, key)
    assert (folder / name).read_bytes() == content
    assert [name in finding.wrong for finding in examine(folder)] == [True]


async def test_a_page_that_went_bad_is_found_by_the_doctor(folder: Path) -> None:
    await filled(folder)
    content = bytearray((folder / DATA_FILE).read_bytes())
    content[4096 * 2 : 4096 * 6] = b"\x55" * (4096 * 4)
    (folder / DATA_FILE).write_bytes(content)
    (finding,) = examine(folder)
    assert DATA_FILE in finding.wrong
    assert RESTORE in finding.remedy


async def test_a_newer_database_is_refused(folder: Path) -> None:
    key = await filled(folder)
    with sqlite3.connect(folder / DATA_FILE) as newer:
        newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="nieuwere versie"):
        await Store.open(folder, key)
    assert ["nieuwere versie" in finding.wrong for finding in examine(folder)] == [True]


async def test_another_master_key_touches_nothing(folder: Path) -> None:
    await filled(folder)
    before = contents(folder)
    with pytest.raises(StoreError, match="past niet bij deze gegevens"):
        await Store.open(folder, b"?" * 32)
    assert contents(folder) == before


async def test_lost_keys_are_not_replaced_by_new_ones(folder: Path) -> None:
    key = await filled(folder)
    (folder / KEYS_FILE).unlink()
    with pytest.raises(StoreError, match=f"{KEYS_FILE} ontbreekt"):
        await Store.open(folder, key)
    assert not (folder / KEYS_FILE).exists()
    assert [KEYS_FILE in finding.wrong for finding in examine(folder)] == [True]


async def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kan niet gelezen of geschreven worden"):
        await Store.open(tmp_path / "bestaat" / "niet", b"?" * 32)


async def test_keys_that_are_too_old_are_told_apart_from_erased_ones(folder: Path) -> None:
    key = await filled(folder)
    shutil.copy(folder / KEYS_FILE, folder.parent / "oud.db")
    store = await Store.open(folder, key)
    (klas,) = await store.read(klassen.all_klassen)
    late = await write(store, dossiers.add, klas.id, "Later", 1, NOW)
    await store.close()
    shutil.copy(folder.parent / "oud.db", folder / KEYS_FILE)
    store = await Store.open(folder, key)
    with pytest.raises(KeyMissing, match="niet de nieuwste"):
        await read(store, dossiers.dossier, late.id)
    await store.close()
    assert ["Van 1 dossiers" in finding.wrong for finding in examine(folder)] == [True]


async def test_an_older_copy_of_the_data_does_not_bring_back_what_was_erased(
    folder: Path,
) -> None:
    key = await filled(folder)
    shutil.copy(folder / DATA_FILE, folder.parent / "oud.db")
    store = await Store.open(folder, key)
    (klas,) = await store.read(klassen.all_klassen)
    gone, *kept = await read(store, dossiers.of_klas, klas.id)
    await write(store, dossiers.erase, gone.id)
    await store.close()
    shutil.copy(folder.parent / "oud.db", folder / DATA_FILE)
    store = await Store.open(folder, key)
    assert await read(store, dossiers.of_klas, klas.id) == kept
    await store.close()
    assert examine(folder) == []


async def test_an_erasure_that_breaks_off_is_finished_at_the_next_start(folder: Path) -> None:
    key = await filled(folder)
    store = await Store.open(folder, key)
    (klas,) = await store.read(klassen.all_klassen)
    gone, *kept = await read(store, dossiers.of_klas, klas.id)

    def break_off(unit: Unit) -> None:
        dossiers.erase(unit, gone.id)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await store.transact(break_off)
    assert await read(store, dossiers.of_klas, klas.id) == kept
    assert await read(store, dossiers.dossier, gone.id) is None
    await store.close()
    store = await Store.open(folder, key)
    ids = await store.read(lambda u: u.connection.execute("SELECT id FROM dossier").fetchall())
    assert {row[0] for row in ids} == {dossier.id for dossier in kept}
    await store.close()


async def test_the_command_line_works_beside_the_running_program(folder: Path) -> None:
    key = await filled(folder)
    one, two = await Store.open(folder, key), await Store.open(folder, key)
    (klas,) = await one.read(klassen.all_klassen)
    await asyncio.gather(
        *(
            write(store, dossiers.add, klas.id, f"Leerling {number}", number, NOW)
            for number in range(20)
            for store in (one, two)
        )
    )
    assert len(await read(one, dossiers.of_klas, klas.id)) == 43
    assert await read(one, dossiers.of_klas, klas.id) == await read(two, dossiers.of_klas, klas.id)
    await one.close()
    await two.close()


def test_a_second_running_program_is_refused(folder: Path) -> None:
    folder.mkdir()
    second = (
        "import sys; from pathlib import Path; from storage.lock import only_one\n"
        "with only_one(Path(sys.argv[1])): print('mag')"
    )

    def try_it() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", second, str(folder)], capture_output=True, text=True, check=False
        )

    with only_one(folder):
        refused = try_it()
    assert refused.returncode != 0
    assert "Er draait al een programma" in refused.stderr
    assert try_it().stdout == "mag\n"


async def test_the_doctor_sees_rights_that_are_too_wide(folder: Path) -> None:
    await filled(folder)
    await asyncio.to_thread(folder.chmod, 0o755)
    (finding,) = examine(folder)
    assert finding.remedy == f"chmod 700 {folder}"


def test_the_doctor_has_nothing_to_say_of_an_empty_folder(tmp_path: Path) -> None:
    assert examine(tmp_path) == []
    with pytest.raises(StoreError):
        connect_read_only(tmp_path / DATA_FILE)
