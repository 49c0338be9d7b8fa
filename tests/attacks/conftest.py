"""One school for all attacks: made once, copied for each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.attacks.scene import Attack, Prepared, attacked, prepared
from tests.attacks.ward import Furnished, furnished


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared(tmp_path_factory.mktemp("school") / "data")


@pytest.fixture(scope="session")
def school(ready: Prepared, tmp_path_factory: pytest.TempPathFactory) -> Furnished:
    return furnished(ready, tmp_path_factory.mktemp("furnished") / "data")


@pytest.fixture
async def attack(ready: Prepared, tmp_path: Path) -> AsyncIterator[Attack]:
    async with attacked(ready, tmp_path / "data") as scene:
        yield scene
