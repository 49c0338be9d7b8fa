"""Messages that an input, or a moment that came, makes us owe."""

from __future__ import annotations

from datetime import datetime

from bot.replies import Owed, OwedState, Priority, Reply
from conversations.people import Channel
from storage import messages
from storage.parts import Part, to_write_in
from storage.store import Unit

SUBMITTED_NOTICE = "submitted"
REOPENED_NOTICE = "reopened"
REMINDER_NOTICE = "reminder"
DIGEST_NOTICE = "digest"
TOGETHER_NOTICE = "together"
NO_PHOTOS_NOTICE = "no photos"
OBJECTION_NOTICE = "objection"


def notify(
    unit: Unit,
    address: str,
    participant_id: str,
    scope: str,
    kind: str,
    payload: dict[str, object],
    now: datetime,
) -> None:
    messages.owe(
        unit,
        Channel.TELEGRAM,
        address,
        participant_id,
        scope,
        kind,
        payload,
        Priority.BROADCAST,
        now,
    )


def owe_replies(
    unit: Unit,
    channel: Channel,
    address: str,
    reply: Reply,
    rendered: list[tuple[str, dict[str, object]]],
    now: datetime,
) -> tuple[Owed, ...]:
    """They may repeat what was answered, and go with it."""
    slot = reply.participant.slot
    if slot is None:
        raise LookupError("a leerling or ouder always has a slot")
    scope = to_write_in(unit, Part(reply.dossier.id, reply.questionnaire.id, slot))
    return tuple(
        messages.owe(
            unit,
            channel,
            address,
            reply.participant.id,
            scope,
            kind,
            payload,
            Priority.REPLY,
            now,
            OwedState.SENDING,
        )
        for kind, payload in rendered
    )
