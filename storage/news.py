"""What leerkrachten are still to be told of: ids, never contents. What is told is no row any more,
so that no clock decides whether somebody heard it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from storage.store import Unit
from storage.times import stored


class Kind(StrEnum):
    """Handed in; handed in again with an answer to what the leerkracht wanted to talk about;
    blocked us in Telegram; objects to handing over."""

    SUBMITTED = "submitted"
    ANSWERED = "answered"
    UNREACHABLE = "unreachable"
    OBJECTED = "objected"


class Digest(StrEnum):
    """When a leerkracht hears of it."""

    DAY = "day"
    ONCE = "once"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Item:
    """`questionnaire` is "" when it is about the person alone."""

    participant_id: str
    kind: Kind
    questionnaire: str = ""


def add(unit: Unit, leerkracht_id: str, item: Item, now: datetime) -> None:
    """The same news again is no second news."""
    unit.queries.add_news(
        unit.connection,
        leerkracht_id=leerkracht_id,
        participant_id=item.participant_id,
        kind=item.kind.value,
        questionnaire=item.questionnaire,
        now=stored(now),
    )


def take(unit: Unit, leerkracht_id: str) -> list[Item]:
    """All that is still to be told, the oldest first; from here on it is told."""
    rows = list(unit.queries.news_of(unit.connection, leerkracht_id=leerkracht_id))
    drop(unit, leerkracht_id)
    return [Item(participant_id, Kind(kind), form) for participant_id, kind, form in rows]


def drop(unit: Unit, leerkracht_id: str) -> None:
    unit.queries.remove_news(unit.connection, leerkracht_id=leerkracht_id)


def digest_of(unit: Unit, leerkracht_id: str) -> Digest:
    return Digest(unit.queries.digest_of(unit.connection, id=leerkracht_id))


def choose_digest(unit: Unit, leerkracht_id: str, digest: Digest) -> None:
    unit.queries.set_digest(unit.connection, id=leerkracht_id, digest=digest.value)
