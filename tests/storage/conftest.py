"""A real store on a real disk, and a klas to fill it with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.keys import load_or_make_master_key
from storage.store import Store
from tests.storage.klas import AKlas, make_klas


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "gegevens"


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[Store]:
    opened = await Store.open(folder, load_or_make_master_key(folder))
    yield opened
    await opened.close()


@pytest.fixture
async def klas(store: Store) -> AKlas:
    return await store.transact(make_klas)
