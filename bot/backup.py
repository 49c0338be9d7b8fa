"""A copy of the data while the program runs. Blocking.

The wrapped keys are copied beside it under one fixed name, so that a folder of backups holds only
the newest: a dossier that was erased cannot be opened again from an older copy. The school's own
questionnaires stand beside it too. The master key is never copied.
"""

from __future__ import annotations

import errno
import shutil
from dataclasses import dataclass
from pathlib import Path

from conversations.loader import SCHOOL_FOLDER, files
from storage.copying import clear_halves, copied
from storage.errors import StoreError, StoreUnwell
from storage.keys import KEYS_FILE
from storage.store import DATA_FILE

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ROOM_FOR_COPY = (
    "De kopie past niet op de schijf van {folder}. De vorige kopie staat er nog zoals zij was. "
    "Maak ruimte vrij of kies een andere map, en doe het nog een keer."
)


@dataclass(frozen=True, slots=True)
class Copied:
    """Where the copies stand. `questionnaires` None: the school has none of its own."""

    data: Path
    keys: Path
    questionnaires: Path | None


def back_up(folder: Path, target: Path) -> Copied:
    """Raises StoreError or OSError; the copies that stood there are as they were then."""
    if target.resolve().parent == folder.resolve():
        raise StoreError(
            "Bewaar de kopie niet in de map met gegevens zelf: gaat die stuk, dan is de kopie ook "
            "weg. Kies een andere map."
        )
    if target.name == KEYS_FILE:
        message = f"Noem de kopie van de gegevens anders: {KEYS_FILE} is de naam van de sleutels."
        raise StoreError(message)
    target.parent.mkdir(parents=True, exist_ok=True)
    keys = target.parent / KEYS_FILE
    try:
        clear_halves(target.parent)
        # The data first: a leerling who is added meanwhile has a key too many, never one too few.
        with copied(folder / DATA_FILE, target.parent) as half_data:
            with copied(folder / KEYS_FILE, target.parent) as half_keys:
                # The keys get their name first: these open the data of before as well.
                half_keys.replace(keys)
            half_data.replace(target)
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        raise StoreError(_NO_ROOM_FOR_COPY.format(folder=target.parent)) from error
    except StoreUnwell as error:
        if error.cause != "full":
            raise
        raise StoreError(_NO_ROOM_FOR_COPY.format(folder=target.parent)) from error
    return Copied(target, keys, _copy_questionnaires(folder / SCHOOL_FOLDER, target.parent))


def _copy_questionnaires(own: Path, beside: Path) -> Path | None:
    """The copy holds the files of now: one that the school took away would come back with it."""
    copies = beside / SCHOOL_FOLDER
    now = files(own)
    if now:
        copies.mkdir(exist_ok=True)
    for path in now:
        half = copies / f".{path.name}.part"
        shutil.copyfile(path, half)
        half.replace(copies / path.name)
    for path in files(copies):
        if path.name not in {item.name for item in now}:
            path.unlink()
    return copies if now else None
