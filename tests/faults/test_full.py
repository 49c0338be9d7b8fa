"""A disk that is full for something else than an answer: a copy, a hand-over, a new key."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.backup import back_up
from storage.doctor import examine
from storage.errors import StoreError
from storage.keys import Vault, load_or_make_master_key
from storage.scratch import Scratch
from storage.store import Store
from tests.faults.disk import LimitedProcess, SmallDisk
from tests.storage.klas import make_klas


def made(data: Path) -> Path:
    async def work() -> None:
        store = await Store.open(data, load_or_make_master_key(data))
        await store.transact(make_klas)
        await store.close()

    asyncio.run(work())
    return data


def test_a_copy_that_does_not_fit_leaves_the_one_of_before(disk: SmallDisk, tmp_path: Path) -> None:
    data, copies = made(tmp_path / "data"), disk.folder / "kopie"
    back_up(data, copies / "nu.db")
    before = {path.name: path.read_bytes() for path in copies.iterdir()}
    disk.fill()
    with pytest.raises(StoreError) as refused:
        back_up(data, copies / "nu.db")
    disk.free()
    limited = isinstance(disk, LimitedProcess)  # which cannot say which of both disks it was
    assert limited or "De vorige kopie staat er nog" in str(refused.value)
    assert {path.name: path.read_bytes() for path in copies.iterdir()} == before
    back_up(data, copies / "nu.db")


def test_a_hand_over_that_does_not_fit_gives_its_room_back(disk: SmallDisk) -> None:
    scratch = Scratch(disk.folder)
    disk.fill()
    with pytest.raises(OSError, match=r"No space left|File too large"):
        scratch.write(b"x" * 200_000)
    scratch.close()
    disk.free()
    assert list(disk.folder.iterdir()) == []


def test_a_key_that_does_not_fit_is_not_half_there(disk: SmallDisk) -> None:
    data = made(disk.folder / "data")
    vault = Vault.unlock(data, load_or_make_master_key(data))
    vault.empty_log()
    disk.fill()
    with pytest.raises(Exception, match=r"full|disk I/O error"):
        vault.make_key("nieuw")
    disk.free()
    vault.make_key("nieuw")
    assert vault.open("nieuw", "hier", vault.seal("nieuw", "hier", b"wat er staat"))
    vault.close()
    assert examine(data) == []


def test_the_master_key_is_not_made_half(disk: SmallDisk) -> None:
    disk.fill()
    with pytest.raises(StoreError, match="kan niet gebruikt worden"):
        load_or_make_master_key(disk.folder / "data")
    disk.free()
    assert len(load_or_make_master_key(disk.folder / "data")) == 32
