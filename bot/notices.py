"""Messages that an input makes us owe, and what it leaves in the audit."""

from __future__ import annotations

from datetime import datetime

from bot.replies import Owed, OwedState, Priority, Reply
from conversations.events import Submitted
from conversations.people import Channel
from storage import audit, messages, participants
from storage.parts import Part, to_write_in
from storage.store import Unit

SUBMITTED_NOTICE = "submitted"
REOPENED_NOTICE = "reopened"


def record(unit: Unit, before: Reply, after: Reply, channel: Channel, now: datetime) -> None:
    """The audit, and the word to the leerkracht when something is handed in."""
    if not any(isinstance(event, Submitted) for event in after.events):
        return
    person, dossier = before.participant, before.dossier
    audit.record(unit, person.id, person.role, "submitted", dossier.id, channel, now)
    payload: dict[str, object] = {
        "leerling": dossier.name,
        "questionnaire": before.questionnaire.id,
        "role": person.role,
    }
    for leerkracht in participants.leerkrachten(unit, before.klas.id):
        for address in participants.addresses(unit, leerkracht.id, Channel.TELEGRAM):
            notify(unit, address, leerkracht.id, dossier.id, SUBMITTED_NOTICE, payload, now)


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
