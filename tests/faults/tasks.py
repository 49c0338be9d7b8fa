"""What `dying` does, and how it is looked at afterwards."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from abc import ABC, abstractmethod
from contextlib import closing
from pathlib import Path

from bot.backup import back_up
from bot.restoring import look, restore
from conversations.people import Slot
from storage import answers, dossiers
from storage.doctor import examine
from storage.group_commit import read_whole
from storage.keys import KEYS_FILE, Vault, load_or_make_master_key
from storage.legible import unreadable
from storage.master_key import MASTER_KEY_FILE, MasterKey
from storage.migrate import DATA_MIGRATIONS, migrations_in
from storage.named_queries import named_queries
from storage.store import DATA_FILE, Store, _opened
from storage.unit import Unit
from tests.storage.klas import FORM, NOW, make_klas
from tests.storage.test_resealing import VERSION as PARTS
from tests.storage.test_resealing import fill, of_before, seal_as_before

COMPARED = ("participant", "answer", "session", "audit", "said")
COPY = Path("kopie") / DATA_FILE


class Task(ABC):
    @abstractmethod
    def build(self, folder: Path) -> None:
        """What there is before."""

    @abstractmethod
    def act(self, folder: Path) -> None:
        """What is cut off."""

    @abstractmethod
    def wrong(self, folder: Path) -> str:
        """What is wrong afterwards; "" when nothing is."""


def opened(folder: Path) -> dict[str, object]:
    """The data folder opened as the program does; what is in it, in words that can be compared."""
    vault = Vault.unlock(folder, load_or_make_master_key(folder))
    with closing(vault), closing(_opened(folder / DATA_FILE, vault)) as data:
        unit = Unit(data, named_queries(), vault)
        bad = read_whole(unit, unreadable)
        if bad:
            return {"unreadable": bad}
        ids = [row[0] for row in data.execute("SELECT id FROM dossier ORDER BY id")]
        found: dict[str, object] = {
            table: data.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
            for table in ("participant", "answer", "session", "photo", "remark", "audit")
        }
        found["said"] = [
            answers.load(unit, one, FORM, slot) for one in ids for slot in (Slot.LEERLING,)
        ]
        return found


class Migrate(Task):
    """From an earlier version, with data of every kind in it."""

    def __init__(self, version: int) -> None:
        self._version = version

    def build(self, folder: Path) -> None:
        async def work() -> None:
            store = await Store.open(folder, load_or_make_master_key(folder))
            await store.transact(fill)
            await store.close()

        asyncio.run(work())
        earlier = migrations_in(DATA_MIGRATIONS)[: self._version]
        if self._version < PARTS:
            vault = Vault.unlock(folder, load_or_make_master_key(folder))
            with closing(vault), closing(sqlite3.connect(folder / DATA_FILE)) as data:
                seal_as_before(data, vault)
            with closing(sqlite3.connect(folder / KEYS_FILE)) as keys, keys:
                keys.execute("DELETE FROM scope_key WHERE scope LIKE '%/%'")
        of_before(folder / DATA_FILE, earlier)
        whole = folder.with_name("whole")
        shutil.copytree(folder, whole)
        self._expected = opened(whole)

    def act(self, folder: Path) -> None:
        vault = Vault.unlock(folder, load_or_make_master_key(folder))
        _opened(folder / DATA_FILE, vault)

    def wrong(self, folder: Path) -> str:
        found = opened(folder)
        if found != self._expected:
            return f"{found} instead of {self._expected}"
        return "; ".join(item.wrong for item in examine(folder))


class Backup(Task):
    """Over an older copy; since then one leerling came and one was erased."""

    def build(self, folder: Path) -> None:
        async def work() -> None:
            data = folder / "data"
            store = await Store.open(data, load_or_make_master_key(data))
            klas = await store.transact(make_klas)
            await asyncio.to_thread(back_up, data, folder / COPY)
            await store.transact(lambda unit: dossiers.add(unit, klas.klas.id, "Later", 9, NOW))
            await store.transact(lambda unit: dossiers.erase(unit, klas.dossiers[0].id))
            await store.close()

        asyncio.run(work())

    def act(self, folder: Path) -> None:
        back_up(folder / "data", folder / COPY)

    def wrong(self, folder: Path) -> str:
        new = folder / "nieuw"
        new.mkdir(mode=0o700)
        shutil.copy(folder / "data" / MASTER_KEY_FILE, new)
        found = look(folder / COPY, MasterKey(new))
        if found.leerlingen != 3:
            return f"{found.leerlingen} leerlingen in the copy"
        back_up(folder / "data", folder / COPY)
        left = {path.name for path in (folder / COPY).parent.iterdir()}
        return "" if left == {DATA_FILE, KEYS_FILE} else f"left behind: {left}"


class Restore(Task):
    """Of a copy from before one came and one was erased."""

    def build(self, folder: Path) -> None:
        Backup().build(folder)
        with closing(sqlite3.connect(folder / "data" / KEYS_FILE)) as keys:
            self._erased = {row[0] for row in keys.execute("SELECT scope FROM destroyed")}

    def act(self, folder: Path) -> None:
        restore(folder / COPY, MasterKey(folder / "data"), NOW)

    def wrong(self, folder: Path) -> str:
        data = folder / "data"
        if not any(_has_later(place) for place in (data, *data.glob("oud-*"))):
            return "what there was before is nowhere any more"
        restore(folder / COPY, MasterKey(data), NOW)
        opened(data)
        with closing(sqlite3.connect(data / DATA_FILE)) as rows:
            names = {row[0] for row in rows.execute("SELECT id FROM dossier")}
        if names & self._erased or len(names) != 2:
            return f"{names} are there, {self._erased} were erased"
        trials = [path.name for path in folder.glob(".terugzetten*")]
        return "; ".join([*trials, *(item.wrong for item in examine(data))])


def _has_later(place: Path) -> bool:
    """Whether the leerling who came after the copy is in these files."""
    trial = place.parents[1] / "kijk"
    shutil.copytree(place, trial, ignore=shutil.ignore_patterns("oud-*"))
    try:
        with closing(sqlite3.connect(trial / DATA_FILE)) as rows:
            return bool(rows.execute("SELECT 1 FROM dossier WHERE seed = 9").fetchone())
    except sqlite3.Error:
        return False
    finally:
        shutil.rmtree(trial)


def task_named(name: str) -> Task:
    kind, _, version = name.partition("-")
    if kind == "migrate":
        return Migrate(int(version))
    return {"backup": Backup, "restore": Restore}[kind]()
