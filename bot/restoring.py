"""Putting a copy back, when the program stands still: of the data, or of the keys alone when only
those were lost. Blocking.

Everything is tried in a folder beside the data first: a copy that is damaged, of a newer program or
of another master key changes nothing. What stood there is set aside, never thrown away.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from conversations.loader import SCHOOL_FOLDER, files
from storage.connection import connect_read_only
from storage.copying import copy_sound
from storage.doctor import examine, trials
from storage.errors import StoreError
from storage.keys import KEYS_FILE, Vault
from storage.lock import only_one
from storage.master_key import MasterKey
from storage.store import DATA_FILE


@dataclass(frozen=True, slots=True)
class Found:
    """What is in the copy, and with which keys it opens: `keys` are the newest that fit, those that
    stand in the data folder when they do, because older ones would bring back what was erased."""

    data: Path
    keys: Path
    klassen: int
    leerlingen: int


def look(copy: Path, master_key: MasterKey) -> Found:
    """Changes nothing. Raises StoreError or OSError when this copy cannot be put back."""
    with _trial(copy, master_key) as (_, found):
        return found


def restore(copy: Path, master_key: MasterKey, now: datetime) -> Path | None:
    """Where the data of before were set aside, None when there were none. Raises StoreError or
    OSError; whatever it raises, and wherever it is cut off, it can be done again."""
    folder = master_key.folder
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with only_one(folder):
        _clear_trials(folder)
        with _trial(copy, master_key) as (trial, found):
            aside = _set_aside(folder, now)
            for name, source in ((KEYS_FILE, found.keys), (DATA_FILE, found.data)):
                if source.parent.resolve() != folder.resolve():
                    _without_log(folder / name)
                    (trial / name).replace(folder / name)
        _questionnaires(copy.parent / SCHOOL_FOLDER, folder / SCHOOL_FOLDER)
    return aside


@contextmanager
def _trial(copy: Path, master_key: MasterKey) -> Iterator[tuple[Path, Found]]:
    """A folder beside the data that holds the copy and the keys that open it."""
    path = master_key.path
    if path is not None and not path.exists():
        message = f"Zet eerst uw kopie van de hoofdsleutel terug, als {path}."
        raise StoreError(message)
    if not copy.is_file():
        message = f"Er is geen kopie die {copy} heet."
        raise StoreError(message)
    parent = master_key.folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=trials(master_key.folder), dir=parent) as name:
        trial = Path(name)
        only_keys = copy.name == KEYS_FILE
        data = master_key.folder / DATA_FILE if only_keys else copy
        copy_sound(data, trial / DATA_FILE)
        yield trial, _found(data, copy.parent / KEYS_FILE, trial, master_key)


def _clear_trials(folder: Path) -> None:
    """What a restoring left that was killed: old keys must not lie about."""
    for left in folder.resolve().parent.glob(f"{trials(folder)}*"):
        shutil.rmtree(left)


def _found(copy: Path, beside: Path, trial: Path, master_key: MasterKey) -> Found:
    message = f"Naast {copy} staat geen {KEYS_FILE}; zonder is niets te lezen."
    wrong = StoreError(message)
    for keys in (master_key.folder / KEYS_FILE, beside):
        if not keys.exists():
            continue
        try:
            copy_sound(keys, trial / KEYS_FILE)
            _open(trial, master_key)
        except StoreError as error:
            wrong = error
        else:
            return Found(copy, keys, *_counts(trial / DATA_FILE))
    raise wrong


def _open(trial: Path, master_key: MasterKey) -> None:
    findings = examine(trial)
    if findings:
        message = f"{findings[0].wrong} {findings[0].remedy}"
        raise StoreError(message)
    Vault.unlock(trial, master_key.read(), master_key.opens).close()


def _counts(data: Path) -> tuple[int, int]:
    with closing(connect_read_only(data)) as connection:
        klassen = connection.execute("SELECT COUNT(*) FROM klas").fetchone()[0]
        leerlingen = connection.execute("SELECT COUNT(*) FROM dossier").fetchone()[0]
    return klassen, leerlingen


def _set_aside(folder: Path, now: datetime) -> Path | None:
    names = [
        f"{name}{ending}" for name in (DATA_FILE, KEYS_FILE) for ending in ("", "-wal", "-shm")
    ]
    there = [folder / name for name in names if (folder / name).exists()]
    if not there:
        return None
    aside = Path(tempfile.mkdtemp(prefix=f"oud-{now:%Y%m%d-%H%M%S}-", dir=folder))
    for path in there:
        shutil.copyfile(path, aside / path.name)
        (aside / path.name).chmod(0o600)
    return aside


def _without_log(file: Path) -> None:
    """A log that is left of one database must never be read beside another."""
    for ending in ("-wal", "-shm"):
        file.with_name(f"{file.name}{ending}").unlink(missing_ok=True)


def _questionnaires(copies: Path, own: Path) -> None:
    """Those of the copy, when the school has none: newer ones are not replaced."""
    if files(copies) and not files(own):
        shutil.copytree(copies, own, dirs_exist_ok=True)
