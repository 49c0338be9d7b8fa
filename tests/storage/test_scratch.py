"""A file that only this process can read, and that leaves nothing behind."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from storage.scratch import PIECE, Scratch

SECRET = b"Mijn mentor mag weten dat ik bang ben in het donker. "


def filled(folder: Path, content: bytes, step: int = 10_000) -> Scratch:
    scratch = Scratch(folder)
    for at in range(0, len(content), step):
        assert scratch.write(content[at : at + step]) == len(content[at : at + step])
    scratch.finish()
    return scratch


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 7])
def test_what_was_written_is_read_back(tmp_path: Path, length: int) -> None:
    content = random.Random(length).randbytes(length)
    with filled(tmp_path, content) as scratch:
        assert scratch.size == scratch.tell() == length
        assert scratch.opened().read() == content


def test_it_is_read_anywhere_and_by_several_at_once(tmp_path: Path) -> None:
    content = random.Random(7).randbytes(5 * PIECE + 123)
    with filled(tmp_path, content) as scratch, ThreadPoolExecutor(4) as threads:

        def look(seed: int) -> bool:
            dice, file = random.Random(seed), scratch.opened()
            for _ in range(200):
                at, count = dice.randrange(len(content)), dice.randrange(2 * PIECE)
                file.seek(at)
                if file.read(count) != content[at : at + count]:
                    return False
            file.seek(-10, os.SEEK_END)
            return file.read() == content[-10:]

        assert all(threads.map(look, range(4)))


def test_no_word_of_it_stands_on_the_disk_and_no_file_has_a_name(tmp_path: Path) -> None:
    with filled(tmp_path, SECRET * 5000) as scratch:
        assert list(tmp_path.iterdir()) == []
        raw = Path(f"/proc/self/fd/{scratch._file.fileno()}").read_bytes()
        assert len(raw) > len(SECRET) * 5000
        assert b"bang in" not in raw
        assert b"mentor" not in raw
        assert scratch.opened().read(len(SECRET)) == SECRET


def test_what_was_changed_on_the_disk_is_not_given_out(tmp_path: Path) -> None:
    with filled(tmp_path, SECRET * 5000) as scratch:
        fd = scratch._file.fileno()
        os.pwrite(fd, bytes([os.pread(fd, 1, 100)[0] ^ 1]), 100)
        with pytest.raises(InvalidTag):
            scratch.opened().read()


def test_it_is_written_once(tmp_path: Path) -> None:
    with filled(tmp_path, b"klaar") as scratch:
        assert not scratch.writable()
        with pytest.raises(ValueError, match="once"):
            scratch.write(b"meer")


def test_a_zip_is_written_into_it_and_read_out_of_it(tmp_path: Path) -> None:
    with Scratch(tmp_path) as scratch:
        with zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as folder:
            folder.writestr("Amira/werkstuk.pdf", SECRET * 100)
            folder.writestr("leeg.txt", b"")
        scratch.finish()
        with zipfile.ZipFile(scratch.opened()) as folder:
            assert folder.testzip() is None
            assert folder.read("Amira/werkstuk.pdf") == SECRET * 100


def test_the_room_comes_back_when_it_is_closed_or_the_process_dies(tmp_path: Path) -> None:
    scratch = filled(tmp_path, SECRET)
    scratch.close()
    scratch.close()
    with pytest.raises(ValueError, match="closed"):
        scratch.opened().read()
    dying = (
        "import os, sys; from pathlib import Path; from storage.scratch import Scratch\n"
        f"s = Scratch(Path({str(tmp_path)!r})); s.write(b'x' * 200_000); os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", dying], check=False).returncode == -9
    assert list(tmp_path.iterdir()) == []


def test_it_is_a_file_as_libraries_expect_one(tmp_path: Path) -> None:
    with filled(tmp_path, b"regel 1\nregel 2\n") as scratch:
        assert isinstance(scratch, io.RawIOBase)
        assert scratch.opened().readlines() == [b"regel 1\n", b"regel 2\n"]


def test_without_a_folder_it_is_said_and_nothing_is_left_open(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Scratch(tmp_path / "weg")
