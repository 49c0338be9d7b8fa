"""A disk of a few megabytes, which can be filled and emptied."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTES = 48  # more than the program wants to be free
_PIECE = b"x" * 64 * 1024


class SmallDisk:
    """A file system of its own: what the program meets is a disk that is full, not a likeness of
    one. `folder` is on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "vol"

    def fill(self) -> None:
        """Not one byte fits any more."""
        size = len(_PIECE)
        with self._filler.open("ab", buffering=0) as out:
            while size:
                try:
                    size -= size - out.write(_PIECE[:size])
                except OSError:
                    size //= 2

    def free(self) -> None:
        self._filler.unlink()


class LimitedProcess(SmallDisk):
    """Where nobody may mount: the kernel lets this process write to no file."""

    def fill(self) -> None:
        self._limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, self._limit[1]))

    def free(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limit)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    folder.mkdir()
    size = f"size={MEGABYTES}m,mode=700"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", folder], check=False, capture_output=True
    )
    if mounted.returncode:
        yield LimitedProcess(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
