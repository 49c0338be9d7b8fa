"""What we received (delivery ids) and what we owe: rows, so that no restart loses or doubles."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from uuid6 import uuid7

from conversations.people import Channel
from storage.errors import StoreError
from storage.sealing import packed
from storage.store import Unit
from storage.times import stored


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
    key. `scope` is that of the part of the dossier that it is about, the dossier's, or the school's
    for a leerkracht."""

    id: str
    channel: Channel
    address: str
    participant_id: str
    scope: str
    kind: str
    payload: dict[str, object]
    state: State
    priority: Priority


_OVER = frozenset({State.SENT, State.FAILED})


def first_time(unit: Unit, channel: Channel, delivery_id: str, now: datetime) -> bool:
    """Records the delivery; False when it was recorded before."""
    added = unit.queries.add_delivery(
        unit.connection, channel=channel.value, id=delivery_id, now=stored(now)
    )
    return bool(added)


def forget_deliveries(unit: Unit, before: datetime) -> int:
    """Ids older than Telegram (24 hours) or a page would ever repeat; how many went."""
    return int(unit.queries.remove_deliveries(unit.connection, before=stored(before)))


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
    state: State = State.OWED,
) -> Owed:
    """`state` SENDING: whoever made it sends it right after the commit; after a crash it may or
    may not have arrived."""
    owed = Owed(
        str(uuid7()),
        channel,
        address,
        participant_id,
        scope,
        kind,
        payload,
        state,
        priority,
    )
    plain = packed([address, payload])
    unit.queries.add_message(
        unit.connection,
        id=owed.id,
        channel=channel.value,
        participant_id=participant_id,
        scope=scope,
        kind=kind,
        sealed=unit.vault.seal(scope, _context(owed.id), plain),
        state=owed.state.value,
        priority=priority.value,
        now=stored(now),
    )
    return owed


def pending(unit: Unit, channel: Channel) -> list[Owed]:
    """Owed and sending, oldest first: what a restart has to look at. One that cannot be opened is
    left out: it holds up nobody else's, and the doctor names it."""
    found = []
    for row in unit.queries.pending_messages(unit.connection, channel=channel.value):
        with suppress(StoreError):
            found.append(_owed(unit, channel, row))
    return found


def mark(unit: Unit, ids: list[str], state: State, now: datetime) -> None:
    """Sent and failed rows lose their payload."""
    query = unit.queries.mark_messages_over if state in _OVER else unit.queries.mark_messages
    query(unit.connection, ids=json.dumps(ids), state=state.value, now=stored(now))


def forget_over(unit: Unit, before: datetime) -> int:
    """Rows sent or failed before then; how many went."""
    return int(unit.queries.remove_messages(unit.connection, before=stored(before)))


def _owed(unit: Unit, channel: Channel, row: tuple[str, str, str, str, bytes, str, int]) -> Owed:
    message_id, participant_id, scope, kind, sealed, state, priority = row
    address, payload = json.loads(unit.vault.open(scope, _context(message_id), sealed))
    return Owed(
        message_id,
        channel,
        address,
        participant_id,
        scope,
        kind,
        payload,
        State(state),
        Priority(priority),
    )


def _context(message_id: str) -> str:
    return f"message/{message_id}"
