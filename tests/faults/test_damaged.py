"""A file of the data that is not what it should be: the program says so in one sentence, touches
nothing, and the command that the doctor names mends it."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.backup import back_up
from bot.restoring import restore
from conversations.people import Channel
from storage import dossiers, klassen, messages
from storage.doctor import Finding, examine, illegible
from storage.errors import StoreError
from storage.keys import KEYS_FILE, Vault, load_or_make_master_key
from storage.legible import SEALED, unreadable
from storage.master_key import MasterKey
from storage.store import DATA_FILE, Store, Unit
from tests.bot.test_cli import Program, program
from tests.bot.test_restoring import everything
from tests.storage.klas import NAMES, NOW, make_klas

__all__ = ["program"]  # the fixture

NOT_SEALED = {"fingerprint", "prior", "seal", "phrase", "invitation", "beside"}  # hashes
Damage = Callable[[Path], object]


def gone(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def nothing_in_it(file: Path) -> None:
    """A database, of nobody yet: as a program makes that cannot find the one that was there."""
    file.unlink()
    with closing(sqlite3.connect(file)) as made:
        made.execute("PRAGMA journal_mode = WAL")


def cut_short(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 4096 // 2 * 4096])


def one_page_bad(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[4096:8192] = b"\x55" * 4096
    file.write_bytes(content)


def no_database(file: Path) -> None:
    file.write_bytes(b"dit is een brief" * 999)


def the_other_file(file: Path) -> None:
    other = KEYS_FILE if file.name == DATA_FILE else DATA_FILE
    shutil.copy(file.with_name(other), file)


DAMAGES = [gone, empty, nothing_in_it, cut_short, one_page_bad, no_database, the_other_file]


@dataclass(frozen=True, slots=True)
class Made:
    """A data folder and a copy of it in another folder, with a whole klas in both."""

    data: Path
    copy: Path

    @property
    def key(self) -> MasterKey:
        return MasterKey(self.data)

    def open(self) -> None:
        async def work() -> None:
            await (await Store.open(self.data, self.key.read())).close()

        asyncio.run(work())

    def names(self) -> list[str]:
        async def work() -> list[str]:
            store = await Store.open(self.data, self.key.read())
            (klas,) = await store.read(klassen.all_klassen)
            found = await store.read(lambda unit: dossiers.of_klas(unit, klas.id))
            await store.close()
            return [one.name for one in found]

        return asyncio.run(work())

    def named_by(self, said: str) -> Path:
        """The copy in the command that the doctor says."""
        found = re.search(r"overdracht restore (BESTAND|MAP/keys\.db) --yes", said)
        assert found, said
        return self.copy if found[1] == "BESTAND" else self.copy.with_name(KEYS_FILE)


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("heel")

    async def fill() -> None:
        data = folder / "data"
        store = await Store.open(data, load_or_make_master_key(data))
        await store.transact(make_klas)
        await store.close()
        back_up(data, folder / "kopie" / DATA_FILE)

    asyncio.run(fill())
    return folder


@pytest.fixture
def made(once: Path, tmp_path: Path) -> Made:
    shutil.copytree(once, tmp_path / "school")
    return Made(tmp_path / "school" / "data", tmp_path / "school" / "kopie" / DATA_FILE)


@pytest.mark.parametrize("name", [DATA_FILE, KEYS_FILE])
@pytest.mark.parametrize("damage", DAMAGES, ids=[item.__name__ for item in DAMAGES])
def test_it_is_said_and_what_the_doctor_names_mends_it(
    made: Made, damage: Damage, name: str
) -> None:
    damage(made.data / name)
    before = everything(made.data)
    if damage is not one_page_bad:  # that shows only to who looks at that page
        with pytest.raises(StoreError) as refused:
            made.open()
        assert name in str(refused.value)
        assert "overdracht restore" in str(refused.value)
        assert everything(made.data) == before, "nothing is touched"
    (finding,) = examine(made.data)
    assert everything(made.data) == before
    assert name in finding.wrong
    restore(made.named_by(finding.remedy), made.key, NOW)
    assert examine(made.data) == []
    assert made.names() == list(NAMES)


def test_only_the_keys_were_lost_and_nothing_written_since_the_copy_is(made: Made) -> None:
    with closing(sqlite3.connect(made.data / DATA_FILE)) as data, data:
        data.execute("UPDATE klas SET name = 'Groep 9'")
    (made.data / KEYS_FILE).unlink()
    restore(made.copy.with_name(KEYS_FILE), made.key, NOW)
    with closing(sqlite3.connect(made.data / DATA_FILE)) as data:
        assert data.execute("SELECT name FROM klas").fetchall() == [("Groep 9",)]
    assert made.names()


def test_keys_that_are_good_are_not_replaced_by_older_ones(made: Made) -> None:
    with closing(sqlite3.connect(made.data / DATA_FILE)) as data:
        (erased,) = data.execute("SELECT MIN(id) FROM dossier").fetchone()
    with closing(Vault.unlock(made.data, made.key.read())) as vault:
        vault.destroy_keys([erased])
    restore(made.copy.with_name(KEYS_FILE), made.key, NOW)
    with closing(Vault.unlock(made.data, made.key.read())) as vault:
        assert vault.is_destroyed(erased)


def test_a_value_that_went_bad_is_counted(made: Made) -> None:
    with closing(sqlite3.connect(made.data / DATA_FILE)) as data, data:
        data.execute("UPDATE participant SET person = zeroblob(40) WHERE slot = 'ouder-1'")

    async def work() -> list[Finding]:
        store = await Store.open(made.data, made.key.read())
        counts = await store.read(unreadable)
        await store.close()
        return illegible(counts)

    (finding,) = asyncio.run(work())
    assert finding.wrong == f"Niet te openen: {len(NAMES)} namen van personen."
    assert "overdracht restore BESTAND --yes" in finding.remedy


def test_the_doctor_opens_every_sealed_column(made: Made) -> None:
    """Whoever adds a table with sealed values tells the doctor of it."""
    with closing(sqlite3.connect(made.data / DATA_FILE)) as data:
        tables = [row[0] for row in data.execute("SELECT name FROM sqlite_master")]
        sealed = {
            table if column in {"sealed", "person"} else f"{table}.{column}"
            for table in tables
            for _, column, kind, *_ in data.execute(f"PRAGMA table_info({table})")
            if kind == "BLOB" and column not in NOT_SEALED
        }
    assert sealed == set(SEALED)


def test_one_message_that_went_bad_holds_up_no_other(made: Made) -> None:
    def owe_two(unit: Unit) -> list[str]:
        query = "SELECT id, dossier_id FROM participant WHERE slot = 'leerling'"
        (person, dossier), *_ = unit.connection.execute(query).fetchall()
        for chat in ("1", "2"):
            messages.owe(
                unit, Channel.TELEGRAM, chat, person, dossier, "say", {}, messages.Priority.REPLY,
                NOW,
            )  # fmt: skip
        unit.connection.execute(
            "UPDATE message SET sealed = zeroblob(40) WHERE id = (SELECT MIN(id) FROM message)"
        )
        return [one.address for one in messages.pending(unit, Channel.TELEGRAM)]

    async def work() -> list[str]:
        store = await Store.open(made.data, made.key.read())
        found = await store.transact(owe_two)
        await store.close()
        return found

    assert asyncio.run(work()) == ["2"]


def test_a_log_that_was_lost_leaves_a_whole_database(made: Made) -> None:
    """What was written last is gone with it, which nothing can see; what is left is sound."""
    file = made.data / DATA_FILE
    with closing(sqlite3.connect(file)) as data:
        with data:
            data.execute("UPDATE klas SET name = 'Groep 9'")
        assert file.with_name(f"{DATA_FILE}-wal").stat().st_size
        content = file.read_bytes()
    file.write_bytes(content)
    assert examine(made.data) == []
    assert made.names() == list(NAMES)


def test_on_the_command_line(made: Made, program: Program) -> None:
    at = program.having(
        OVERDRACHT_DATA=str(made.data), OVERDRACHT_MASTER_KEY_FILE=str(made.data / "master.key")
    )
    empty(made.data / DATA_FILE)
    assert "overdracht restore BESTAND --yes" in at.refused("serve")
    examined = at.run("doctor")
    assert examined.returncode == 1
    assert "fout   Het bestand overdracht.db ontbreekt of is leeg." in examined.stdout
    assert at.run("restore", str(made.copy), "--yes").returncode == 0
    assert "8A" in at.run("school", "--school", "De Regenboog").stdout
