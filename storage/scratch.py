"""A file for what is too large for the memory and may not stand on a disk as it is: sealed piece by
piece under a key that is only in this process's memory, in a file that has no name.

It goes with the process that made it: after a crash nothing has to be cleaned up, and what is left
of the blocks on the disk cannot be opened by anybody.
"""

from __future__ import annotations

import io
import os
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

PIECE = 64 * 1024  # bytes sealed at a time: what a read of one byte costs
_KEY_BITS = 256
_NONCE = 12  # bytes; the number of the piece: the key seals each number once
_TAG = 16  # bytes that GCM adds


class Scratch(io.RawIOBase):
    """Written once, from front to back, then `finish`; from then on read anywhere, by any number of
    threads at once. `close` gives the room back. OSError of the disk."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  `close` closes it
        self._file = cast(BinaryIO, file)
        self._cipher = AESGCM(AESGCM.generate_key(_KEY_BITS))
        self._lock = threading.Lock()
        self._waiting = bytearray()
        self._pieces = 0
        self._finished = False
        self.size = 0  # bytes, before they are sealed

    def writable(self) -> bool:
        return not self._finished

    def tell(self) -> int:
        return self.size

    def write(self, data: object) -> int:
        if self._finished:
            raise ValueError("a scratch file is written once")
        given = memoryview(cast(bytes, data)).cast("B")
        self._waiting += given
        self.size += len(given)
        while len(self._waiting) >= PIECE:
            self._seal(bytes(self._waiting[:PIECE]))
            del self._waiting[:PIECE]
        return len(given)

    def finish(self) -> None:
        if self._waiting:
            self._seal(bytes(self._waiting))
            self._waiting.clear()
        self._finished = True

    def piece(self, number: int) -> bytes:
        """The bytes from `number` times PIECE on; b"" behind the end."""
        if number >= self._pieces:
            return b""
        with self._lock:
            self._file.seek(number * (PIECE + _TAG))
            sealed = self._file.read(PIECE + _TAG)
        return self._cipher.decrypt(_nonce(number), sealed, None)

    def pieces(self) -> Iterator[bytes]:
        """All of it, in order."""
        return (self.piece(number) for number in range(self._pieces))

    def opened(self) -> BinaryIO:
        """To read from, with a place of its own."""
        return cast(BinaryIO, io.BufferedReader(_Reading(self), PIECE))

    def close(self) -> None:
        if "_file" in self.__dict__:  # not when there was no room to make one
            self._file.close()
        super().close()

    def _seal(self, plain: bytes) -> None:
        sealed = self._cipher.encrypt(_nonce(self._pieces), plain, None)
        view = memoryview(sealed)
        while view:  # a raw write may take less than it is given
            view = view[self._file.write(view) :]
        self._pieces += 1


class _Reading(io.RawIOBase):
    def __init__(self, scratch: Scratch) -> None:
        super().__init__()
        self._scratch = scratch
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._scratch.size}[whence]
        self._at = max(0, begin + offset)
        return self._at

    def readinto(self, buffer: object) -> int:
        room = memoryview(cast(bytearray, buffer)).cast("B")
        number, skipped = divmod(self._at, PIECE)
        found = self._scratch.piece(number)[skipped : skipped + len(room)]
        room[: len(found)] = found
        self._at += len(found)
        return len(found)


def _nonce(number: int) -> bytes:
    return number.to_bytes(_NONCE, "big")
