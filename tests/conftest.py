"""What holds for every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _a_code_is_enough_for_staff() -> Iterator[None]:
    """The second step has tests of its own, which switch it on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERDRACHT_SECOND_STEP", "off")
        yield
