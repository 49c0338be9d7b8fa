"""One running program per data folder. The command line may work beside it, a second may not."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.errors import StoreError

LOCK_FILE = "serve.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Held until the block ends or the process dies, however it dies (the system frees the lock).
    Raises StoreError when another process holds it."""
    handle = os.open(folder / LOCK_FILE, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(handle)
        message = (
            f"Er draait al een programma op de gegevens in {folder}. Stop dat eerst, of kies met "
            "OVERDRACHT_DATA een andere map."
        )
        raise StoreError(message) from error
    try:
        yield
    finally:
        os.close(handle)
