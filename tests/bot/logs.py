"""What `bot.logging.configure` changes in the process, put back for the tests after."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator

import structlog

from bot.logging import SILENT


@contextlib.contextmanager
def put_back_after() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield
    root.handlers = handlers
    root.setLevel(level)
    for name in SILENT:
        logging.getLogger(name).disabled = False
    structlog.reset_defaults()
