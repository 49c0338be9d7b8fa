"""Times as the database keeps them: microseconds since 1970, UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def stored(moment: datetime) -> int:
    """Raises TypeError for a moment without a time zone."""
    return (moment - _EPOCH) // _MICROSECOND


def read(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def read_optional(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else read(microseconds)
