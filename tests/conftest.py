"""What holds for every test."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM = 4 * 1024**3  # bytes; a whole run leaves less than one


def pytest_configure(config: pytest.Config) -> None:
    """Files of tests stand in memory, where there is room for them: on a disk a test mostly waits
    until a commit has arrived there, and a killed process leaves the same in both."""
    chosen = config.option.basetemp or "TMPDIR" in os.environ
    if chosen or not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        return
    os.environ["TMPDIR"] = str(MEMORY)  # also for the programs and browsers that tests start
    tempfile.tempdir = None


@pytest.fixture(scope="session", autouse=True)
def _a_code_is_enough_for_staff() -> Iterator[None]:
    """The second step has tests of its own, which switch it on."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OVERDRACHT_SECOND_STEP", "off")
        yield
