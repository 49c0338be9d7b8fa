"""Who may be reminded, and who was. A person is whoever sits at the same Telegram chat: an ouder
of two children is one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Channel
from storage.store import Unit
from storage.times import read_optional, stored


@dataclass(frozen=True, slots=True)
class Reach:
    """`chats` in Telegram, of which `reachable` have not blocked us. `wanted` False: the person,
    or the leerkracht for them, said no to reminders. `reminded_at` is when this person last was,
    in any role, for any child."""

    participant_id: str
    chats: int
    reachable: int
    wanted: bool
    reminded_at: datetime | None


def of_klas(unit: Unit, klas_id: str) -> list[Reach]:
    """Everybody with a dossier; whose own last reminder is longest ago comes first, so that an
    ouder of two children hears about each in turn."""
    rows = unit.queries.reach_of_klas(
        unit.connection, klas_id=klas_id, channel=Channel.TELEGRAM.value
    )
    return [
        Reach(participant_id, chats, reachable, bool(wanted), read_optional(reminded_at))
        for participant_id, chats, reachable, wanted, reminded_at in rows
    ]


def mark(unit: Unit, participant_id: str, now: datetime) -> None:
    unit.queries.mark_reminded(unit.connection, id=participant_id, now=stored(now))


def want(unit: Unit, participant_id: str, *, wanted: bool) -> None:
    """Whether this participant is reminded from now on."""
    unit.queries.set_reminders(unit.connection, id=participant_id, wanted=wanted)


def wanted(unit: Unit, participant_id: str) -> bool:
    wanted, _ = _of_person(unit, participant_id)
    return bool(wanted)


def wish(unit: Unit, participant_id: str) -> bool | None:
    """None for who has no chat in which to be reminded."""
    wanted, chats = _of_person(unit, participant_id)
    return bool(wanted) if chats else None


def _of_person(unit: Unit, participant_id: str) -> tuple[int, int]:
    found: tuple[int, int] = unit.queries.reminders_of(
        unit.connection, id=participant_id, channel=Channel.TELEGRAM.value
    )
    return found
