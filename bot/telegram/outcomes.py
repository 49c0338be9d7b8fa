"""What became of a call to Telegram: done, wait, try again, may have arrived, never."""

from __future__ import annotations

import warnings
from datetime import timedelta
from enum import StrEnum

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.warnings import PTBDeprecationWarning

from bot.telegram.request import NotSentError

# The library announces that retry_after will be a timedelta; both are understood here.
warnings.filterwarnings("ignore", "(?s).*retry_after", PTBDeprecationWarning)

# Telegram's own words for an address where nobody can be reached any more.
GONE = ("chat not found", "user is deactivated", "user not found", "peer_id_invalid")
SAME = "message is not modified"


SERVER_ERRORS = ("bad gateway", "internal server error", "service unavailable", "gateway timeout")


class Outcome(StrEnum):
    """`unknown`: the connection broke after the request went out, so it may have arrived."""

    SENT = "sent"
    WAIT = "wait"
    AGAIN = "again"
    UNKNOWN = "unknown"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


KINDS: tuple[tuple[type[TelegramError], Outcome], ...] = (
    (RetryAfter, Outcome.WAIT),
    (Forbidden, Outcome.UNREACHABLE),
    (ChatMigrated, Outcome.UNREACHABLE),
    (InvalidToken, Outcome.AGAIN),
    (NotSentError, Outcome.AGAIN),
    (NetworkError, Outcome.UNKNOWN),
)
"""The first that fits."""


def outcome_of(error: TelegramError) -> Outcome:
    """Permanent or temporary is a property of the error. 5xx answers were not carried out."""
    if isinstance(error, BadRequest):
        return _bad_request(error.message.lower())
    if isinstance(error, NetworkError) and is_server_error(error):
        return Outcome.AGAIN
    return next((outcome for kind, outcome in KINDS if isinstance(error, kind)), Outcome.REFUSED)


def seconds_to_wait(error: RetryAfter) -> float:
    """What Telegram asks for, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def is_server_error(error: TelegramError) -> bool:
    """An HTTP status that says so: the library folds all of them into NetworkError."""
    message = error.message.lower()
    return any(
        word in message
        for word in (
            "bad gateway",
            "internal server error",
            "service unavailable",
            "(50",
            "gateway",
        )
    )


def _bad_request(message: str) -> Outcome:
    if SAME in message:
        return Outcome.SENT
    if any(words in message for words in GONE):
        return Outcome.UNREACHABLE
    return Outcome.REFUSED
