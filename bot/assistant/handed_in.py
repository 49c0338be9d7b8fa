"""What handing in leaves behind: an entry in the audit, and news for the leerkracht."""

from __future__ import annotations

from datetime import datetime

from bot.planning import news
from bot.planning.moments import Calendar
from bot.replies import Reply
from conversations.events import Submitted
from conversations.people import Channel
from storage import audit, remarks
from storage.news import Item, Kind
from storage.store import Unit


def record(
    unit: Unit, before: Reply, after: Reply, channel: Channel, calendar: Calendar, now: datetime
) -> None:
    if not any(isinstance(event, Submitted) for event in after.events):
        return
    person, dossier, form = before.participant, before.dossier, before.questionnaire.id
    audit.record(unit, person.id, person.role, "submitted", dossier.id, channel, now)
    notes = remarks.of_slot(unit, dossier.id, form, person.slot) if person.slot else {}
    settled = any(note.settled_at == now for note in notes.values())  # by this handing in
    kind = Kind.ANSWERED if settled else Kind.SUBMITTED
    news.tell(unit, person, dossier, Item(person.id, kind, form), calendar, now)
