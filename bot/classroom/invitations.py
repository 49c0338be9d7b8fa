"""The card of each person: a code, and the links that hold it. Inside a unit of work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import codes
from bot.classroom.model import InvitationCard
from conversations.people import Dossier, Klas, Participant, Role, Slot
from storage import dossiers, invitations, participants
from storage.store import Unit

LAST_MONTH = 11  # a werkstuk is kept until 1 November after the hand-over: then nothing is left
SHORTEST = timedelta(days=90)  # a klas of an earlier schooljaar still gets codes that work


@dataclass(frozen=True, slots=True)
class Links:
    """Where the links point. `bot` is the Telegram bot's user name, "" without a bot;
    `telegram_roles` are those that the school lets use it."""

    web: str
    bot: str
    telegram_roles: frozenset[Role]

    def telegram(self, role: Role, code: str) -> str:
        """ "" when this person has no way in by Telegram."""
        reaches = self.bot and role in self.telegram_roles
        return f"https://t.me/{self.bot}?start={code}" if reaches else ""


def cards(
    unit: Unit,
    klas: Klas,
    roles: frozenset[Role],
    links: Links,
    now: datetime,
    *,
    only: Dossier | None,
    slot: Slot | None,
    person_id: str = "",
    seen_by: str = "",
    renew: bool,
) -> list[InvitationCard]:
    """The leerkrachten's first, then per leerling in the order of the class list. With `only`,
    those of one leerling; with `slot`, those in that slot; with `person_id`, that of one person.
    `seen_by` is the leerkracht who asks: of a colleague they see the code until it is used, and
    one is made only when that is asked for. Who keeps a code could come in as that colleague."""
    people: list[tuple[Participant, str]] = []
    if only is None:
        people += [(person, "") for person in participants.leerkrachten(unit, klas.id)]
    for dossier in [only] if only else dossiers.of_klas(unit, klas.id):
        people += [(person, dossier.name) for person in participants.of_dossier(unit, dossier.id)]
    return [
        _bare(person)
        if person.role is Role.LEERKRACHT
        and seen_by not in {"", person.id}
        and not renew
        and _is_hidden(unit, person, now, asked=bool(person_id))
        else _card(unit, person, leerling, links, expires_at(klas, now), now, renew=renew)
        for person, leerling in people
        if person.role in roles and slot in {None, person.slot} and person_id in {"", person.id}
    ]


def _card(
    unit: Unit,
    person: Participant,
    leerling: str,
    links: Links,
    expires: datetime,
    now: datetime,
    *,
    renew: bool,
) -> InvitationCard:
    if renew:
        # The old card may be in the wrong hands: whoever came in with it comes in no more.
        participants.unbind_everywhere(unit, person.id)
    code = None if renew else _living_code(unit, person, now)
    if code is None:
        code = codes.new_code()
        invitations.add(unit, person.id, code, expires, now)
    return InvitationCard(
        participant=person,
        leerling=leerling,
        code=codes.grouped(code),
        web_link=f"{links.web}/i/{code}",
        telegram_link=links.telegram(person.role, code),
    )


def expires_at(klas: Klas, now: datetime) -> datetime:
    """1 November after the schooljaar, and never so soon that a fresh card is of no use."""
    year = int(klas.schooljaar[-4:])
    return max(datetime(year, LAST_MONTH, 1, tzinfo=UTC), now + SHORTEST)


def _bare(person: Participant) -> InvitationCard:
    return InvitationCard(person, "", "", "", "")


def _is_hidden(unit: Unit, person: Participant, now: datetime, *, asked: bool) -> bool:
    code = _living_code(unit, person, now)
    stored = invitations.by_code(unit, code) if code else None
    return not asked if stored is None else stored.used_at is not None


def _living_code(unit: Unit, person: Participant, now: datetime) -> str | None:
    code = invitations.current_code(unit, person.id)
    stored = invitations.by_code(unit, code) if code else None
    if stored is None or stored.revoked or stored.expires_at <= now:
        return None
    return code
