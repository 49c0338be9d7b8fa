"""From a chat to the same person's page, by a link that works once; inside units of work.

The own code would do as well, but it would stay readable in the chat for as long as it lasts.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.assistant.seating import Seating
from bot.assistant.turns import advance
from bot.replies import Refusal, Welcome
from bot.seated import standing
from conversations.inputs import Edit
from conversations.people import Channel, Role
from conversations.session import Status
from storage import audit, participants, passages
from storage.passages import Passage
from storage.store import Unit

LIFETIME = timedelta(minutes=15)  # it is opened at once, or a new one is a tap away
_TOKEN_BYTES = 18  # 144 bits: nothing to guess at
_USED = Refusal("used_link")


@dataclass(frozen=True, slots=True)
class Passed:
    """In, at the browser's `address`: the one that it had when that spoke for this person, else a
    new one."""

    welcome: Welcome
    address: str


def give(
    unit: Unit, seating: Seating, channel: Channel, address: str, question: str, now: datetime
) -> str | None:
    """A fresh token for whoever sits there; None for a stranger and for staff, who come in by
    their own door."""
    seat = seating.seat(unit, channel, address, now)
    if isinstance(seat, Refusal) or seat.participant.role is Role.LEERKRACHT:
        return None
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    leads = Passage(seat.participant.id, seat.questionnaire, question)
    passages.add(unit, token, leads, now + LIFETIME, now)
    return token


def take(
    unit: Unit, seating: Seating, token: str, browser: str, fresh: str, now: datetime
) -> Passed | Refusal:
    """`browser` is the address that the browser has ("" for none). Somebody else who was in there
    is out: this browser is now this person's. Audited."""
    found = passages.take(unit, token, now)
    person = participants.participant(unit, found.participant_id) if found else None
    if found is None or person is None:
        return _USED
    if stays_out := seating.stays_out(unit, Channel.WEB, person):
        return stays_out
    known = participants.seats(unit, Channel.WEB, browser, now) if browser else []
    if person.id in {one.id for one in known}:
        address = browser
    else:
        participants.revoke_address(unit, Channel.WEB, browser)
        address = fresh
        participants.bind(unit, Channel.WEB, address, person.id, now)
    forms = {form.id: form for form in seating.forms(unit, person)}
    if found.questionnaire in forms:
        participants.sit(unit, Channel.WEB, address, person.id, found.questionnaire)
        before = standing(unit, person, forms[found.questionnaire])
        elsewhere = found.question not in {"", before.session.focus}
        if elsewhere and before.session.status is not Status.SUBMITTED:
            advance(unit, before, Edit(found.question), now)
    dossier = person.dossier_id or ""
    audit.record(unit, person.id, person.role, "joined by link", dossier, Channel.WEB, now)
    welcome = seating.welcome(unit, Channel.WEB, address, now)
    return welcome if isinstance(welcome, Refusal) else Passed(welcome, address)
