"""What we received (delivery ids) and what we owe: rows, so that no restart loses or doubles them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from conversations.people import Channel
from storage.store import Unit


class State(StrEnum):
    OWED = "owed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class Priority(IntEnum):
    """Replies go before broadcasts."""

    REPLY = 0
    BROADCAST = 1


@dataclass(frozen=True, slots=True)
class Owed:
    """`kind` and `payload` (JSON) are the channel's; the payload is sealed on disk with the scope's
    key. `scope` is the dossier id, or the school id for a leerkracht."""

    id: str
    channel: Channel
    address: str
    participant_id: str
    scope: str
    kind: str
    payload: dict[str, object]
    state: State
    priority: Priority


def first_time(unit: Unit, channel: Channel, delivery_id: str, now: datetime) -> bool:
    """Records the delivery; False when it was recorded before."""
    raise NotImplementedError


def forget_deliveries(unit: Unit, before: datetime) -> int:
    """Ids older than Telegram (24 hours) or a page would ever repeat; how many went."""
    raise NotImplementedError


def owe(
    unit: Unit,
    channel: Channel,
    address: str,
    participant_id: str,
    scope: str,
    kind: str,
    payload: dict[str, object],
    priority: Priority,
    now: datetime,
) -> Owed:
    raise NotImplementedError


def pending(unit: Unit, channel: Channel) -> list[Owed]:
    """Owed and sending, oldest first: what a restart has to look at."""
    raise NotImplementedError


def mark(unit: Unit, ids: list[str], state: State, now: datetime) -> None:
    """Sent rows lose their payload."""
    raise NotImplementedError
