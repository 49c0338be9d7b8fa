"""Structured logs on standard error that never hold a token, a code, a name or an answer."""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.codes import ALPHABET

# httpx and aiohttp write whole addresses at INFO, and a Bot API address holds the token.
QUIET = ("aiohttp", "aiosqlite", "asyncio", "httpcore", "httpx", "telegram", "uvicorn")
SILENT = ("aiohttp.access", "uvicorn.access")  # an invitation link holds its code
PERSONAL = frozenset(
    {"answer", "answers", "body", "leerling", "naam", "name", "payload", "text", "update"}
)
GONE = "(weggelaten)"

_FOUR = f"[{ALPHABET}]{{4}}"
_SECRETS = (
    re.compile(r"(?<!\d)\d{6,}(?::|%3A)[A-Za-z0-9_-]{20,}"),  # a bot token, also within an address
    re.compile(rf"(?<![\w-]){_FOUR}-{_FOUR}-{_FOUR}(?![\w-])", re.IGNORECASE),
    re.compile(rf"(?<![\w-]){_FOUR}{_FOUR}{_FOUR}(?![\w-])"),
    re.compile(r"(?<=/i/)[\w-]+"),
    re.compile(r"(?<=/lees/)[\w-]+"),
    re.compile(r"(?<=/eenmalig/)[\w-]+"),
    re.compile(r"(?<=zin=)\S+"),
    re.compile(r"(?<=start=)[\w-]+"),
    re.compile(r"(?<=/start )\S+"),
)


def configure(level: int = logging.INFO) -> None:
    """For the whole process, our own logs and those of the libraries alike."""
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_values_of_errors,
        redacted,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                redacted,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    logging.raiseExceptions = False  # a full disk: logging would print what it cannot write
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in SILENT:
        logging.getLogger(name).disabled = True


def redacted(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """Drops what is personal by its key, and what looks like a token or a code anywhere."""
    return {key: GONE if key in PERSONAL else _clean(value) for key, value in event.items()}


def without_values_of_errors(_: WrappedLogger, __: str, event: EventDict) -> EventDict:
    """An error's kind and place instead of its message: that may quote what somebody wrote."""
    found = event.pop("exc_info", None)
    error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = type(error).__name__
        event["where"] = places(error.__traceback__)
    return event


def places(trace: TracebackType | None, deepest: int = 4) -> list[str]:
    """ "service.py:120 read", outermost first."""
    frames = traceback.extract_tb(trace)[-deepest:]
    return [f"{Path(item.filename).name}:{item.lineno} {item.name}" for item in frames]


def _clean(value: object) -> object:
    if isinstance(value, str):
        for pattern in _SECRETS:
            value = pattern.sub(GONE, value)
        return value
    if isinstance(value, Mapping):
        return {key: GONE if key in PERSONAL else _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(item) for item in value]
    return value if isinstance(value, int | float | None) else _clean(str(value))
