"""What leerkrachten hear of: in one digest at the end of the school day, at once, or not at all.
Inside the unit of work in which it happens."""

from __future__ import annotations

from datetime import datetime

from bot.notices import SUBMITTED_NOTICE, notify
from bot.planning.moments import Calendar
from conversations.people import Channel, Dossier, Participant
from storage import dossiers, due, news, participants
from storage.news import Digest, Item, Kind
from storage.store import Unit


def tell(
    unit: Unit, person: Participant, dossier: Dossier, item: Item, calendar: Calendar, now: datetime
) -> None:
    """`person` is who it is about. Only leerkrachten who are in Telegram: on the page the board
    shows it by itself."""
    for leerkracht in participants.leerkrachten(unit, person.klas_id):
        chats = participants.addresses(unit, leerkracht.id, Channel.TELEGRAM)
        wish = news.digest_of(unit, leerkracht.id)
        if not chats or wish is Digest.NEVER:
            continue
        if wish is Digest.DAY:
            news.add(unit, leerkracht.id, item, now)
            due.ensure(unit, person.klas_id, due.Kind.DIGEST, calendar.digest(now))
            continue
        payload: dict[str, object] = {
            "kind": item.kind.value,
            "leerling": dossier.name,
            "questionnaire": item.questionnaire,
            "role": person.role.value,
            "slot": person.slot.value if person.slot else "",
        }
        for chat in chats:
            notify(unit, chat, leerkracht.id, dossier.id, SUBMITTED_NOTICE, payload, now)


def lost(
    unit: Unit, channel: Channel, address: str, calendar: Calendar, now: datetime
) -> list[Participant]:
    """Nobody can be reached at this address any more: who that were. Empty when it was known, so
    that it is told once, however often we try."""
    if not participants.mark_unreachable(unit, channel, address, now):
        return []
    people = participants.seats(unit, channel, address)
    for person in people:
        dossier = dossiers.dossier(unit, person.dossier_id) if person.dossier_id else None
        if dossier is not None:
            tell(unit, person, dossier, Item(person.id, Kind.UNREACHABLE), calendar, now)
    return people
