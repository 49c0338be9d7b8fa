"""Everything that a thief has of a data folder, and the many ways in which a word can lie in it."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

SHORTEST = 6  # bytes; shorter words stand in megabytes of noise by chance
BEGIN_OF_STREAM = re.compile(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08|PK\x03\x04")
MOST_INFLATED = 1 << 20  # of one stream
ZIP_HEADER = 30
READABLE = re.compile(rb"[\x20-\x7e]{6,}")
IN_HEX = re.compile(rb"[0-9a-fA-F]{12,}")
IN_BASE64 = re.compile(rb"[A-Za-z0-9+/]{12,}")
PAGE = 4096  # of SQLite: most pages are the same from one moment to the next
OVER = 256  # of the page that follows: longer than any word that is looked for


def on_disk(*folders: Path) -> list[bytes]:
    """Every file, also those without a name that this process holds open."""
    found = {}
    for path in _files(folders):
        with open(path, "rb") as file:  # noqa: PTH123 - /proc names files that have none
            stat = os.fstat(file.fileno())
            found[stat.st_dev, stat.st_ino] = file.read()
    return list(found.values())


def heaped(files: Iterable[bytes]) -> bytes:
    """One heap, in which what stands in several places lies once."""
    pages = {
        data[at : at + PAGE + OVER]: None for data in files for at in range(0, len(data), PAGE)
    }
    return b"\x00".join(pages)


def _files(folders: Iterable[Path]) -> Iterator[str]:
    for folder in folders:
        yield from (str(path) for path in folder.rglob("*") if path.is_file())
    held = Path("/proc/self/fd")
    for handle in held.iterdir():
        target = _target(handle)
        if any(target.startswith(f"{folder}/") for folder in folders):
            yield str(handle)


def _target(handle: Path) -> str:
    try:
        return str(handle.readlink())
    except OSError:  # the handle of this very listing
        return ""


def found_in(heap: bytes, words: Iterable[str | bytes]) -> set[str | bytes]:
    """Which of the words can be read in it: as text of any width and case, in hex or base64, and in
    what is compressed. Texts are looked for as `strings` does: in what can be read at all."""
    wanted = {word if isinstance(word, bytes) or _piece(word) else word.encode() for word in words}
    layers = [heap, *inflated(heap)]
    readable = b"\n".join(_readable(layer) for layer in layers)
    decoded = list(_decoded(readable))
    texts = b"\n".join([readable, *map(_readable, decoded)]).lower()
    hits = {word for word in wanted if isinstance(word, str) and _piece(word) in texts}
    raw = [word for word in wanted if isinstance(word, bytes)]
    return hits | {word for word in raw if any(word in layer for layer in [*layers, *decoded])}


def _readable(data: bytes) -> bytes:
    """What can be read, and once more without the zeros between: so wider letters are written."""
    return b"\n".join(READABLE.findall(data) + READABLE.findall(data.replace(b"\x00", b"")))


def _piece(word: str) -> bytes:
    """The longest part of a word that is written the same in every code; "" when it has none."""
    pieces: list[bytes] = READABLE.findall(word.encode())
    return max(pieces, key=len, default=b"").lower()


def _decoded(readable: bytes) -> Iterator[bytes]:
    """What is written in hex or base64, from each place where it may begin."""
    for run in IN_HEX.findall(readable):
        yield bytes.fromhex(run[: len(run) // 2 * 2].decode())
        yield bytes.fromhex(run[1 : 1 + (len(run) - 1) // 2 * 2].decode())
    for run in IN_BASE64.findall(readable.translate(bytes.maketrans(b"-_", b"+/"))):
        for shift in range(4):
            part = run[shift:]
            yield base64.b64decode(part + b"A" * (-len(part) % 4))


def inflated(heap: bytes) -> Iterator[bytes]:
    """What lies compressed in it: zlib, gzip, and the entries of a zip."""
    for found in BEGIN_OF_STREAM.finditer(heap):
        at, bits = found.start(), zlib.MAX_WBITS | 32
        if found[0] == b"PK\x03\x04":
            names = heap[at + 26 : at + ZIP_HEADER]
            at += ZIP_HEADER + int.from_bytes(names[:2], "little")
            at += int.from_bytes(names[2:], "little")
            bits = -zlib.MAX_WBITS
        stream = zlib.decompressobj(bits)
        with contextlib.suppress(zlib.error):
            found_there = stream.decompress(heap[at : at + MOST_INFLATED], MOST_INFLATED)
            if len(found_there) >= SHORTEST:
                yield found_there
