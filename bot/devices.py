"""Where a leerkracht is in, and what of it comes along to another klas of theirs; inside a unit of
work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Channel, Participant
from storage import participants, second_steps
from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Device:
    """A browser (its token) or a chat."""

    channel: Channel
    address: str


def come_along(
    unit: Unit,
    person: Participant,
    new: Participant,
    at: Device | None,
    now: datetime,
    *,
    unknown: bool = False,
) -> None:
    """`new` is the same person as `person`, in another klas: where they are `at`, and where they
    gave their second step, is now that klas too. A device that got in by the code alone may be of
    somebody who kept that code, and stays behind. `unknown`: of who has no second step at all every
    device comes along, since none can be told from another."""
    step = second_steps.of_participant(unit, person.id)
    second_steps.share(unit, person.id, new.id)
    everywhere = unknown and step is None
    here = participants.place_print(unit, at.channel, at.address) if at else b""
    participants.bind_beside(unit, person.id, new.id, here, now, everywhere=everywhere)
