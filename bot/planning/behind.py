"""Who is behind with a questionnaire, and whether a word can reach them; inside a unit of work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.forms import forms_for
from bot.planning.model import Behind, Reachable
from bot.planning.moments import rested
from conversations.people import Klas, Participant, Role
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import dossiers, participants, parts, reminders, sessions
from storage.parts import Part
from storage.reminders import Reach
from storage.store import Unit

_UNTOUCHED = frozenset({Status.NEW, Status.NOTICE})


@dataclass(frozen=True, slots=True)
class Standing:
    """Everybody in a klas with a dossier, as far as this needs it. `telegram_roles` are those that
    the school lets use Telegram."""

    status: dict[tuple[str, str], Status]
    reach: dict[str, Reach]
    telegram_roles: frozenset[Role]

    @classmethod
    def of(cls, unit: Unit, klas: Klas, telegram_roles: frozenset[Role]) -> Standing:
        begun = sessions.standings(unit, klas.id)
        return cls(
            {(row.participant_id, row.questionnaire): row.status for row in begun},
            {row.participant_id: row for row in reminders.of_klas(unit, klas.id)},
            telegram_roles,
        )

    def reachable(self, person: Participant, now: datetime) -> Reachable:
        reach = self.reach[person.id]
        if person.role not in self.telegram_roles or not reach.chats:
            return Reachable.NO_TELEGRAM
        if not reach.reachable:
            return Reachable.BLOCKED
        if not reach.wanted:
            return Reachable.OFF
        return Reachable.NOW if rested(reach.reminded_at, now) else Reachable.RESTING


def behind(
    unit: Unit, klas: Klas, form: Questionnaire, telegram_roles: frozenset[Role], now: datetime
) -> list[Behind]:
    """In the order of the class list, ouders after their leerling.

    Of two ouders one is enough: when one has handed in, the other is behind only with something
    begun.
    """
    standing = Standing.of(unit, klas, telegram_roles)
    gone = parts.erased(unit)
    found: list[Behind] = []
    for dossier in dossiers.of_klas(unit, klas.id):
        asked = [
            person
            for person in participants.of_dossier(unit, dossier.id)
            if forms_for(person.role, [form], okr=dossier.okr)
        ]
        for role in (Role.LEERLING, Role.OUDER):
            late = _late([person for person in asked if person.role is role], form, standing, gone)
            found += [
                Behind(
                    person,
                    dossier.name,
                    standing.reachable(person, now),
                    wanted=standing.reach[person.id].wanted,
                )
                for person in late
            ]
    return found


def in_turn(unit: Unit, klas: Klas, late: Iterable[Behind]) -> list[Behind]:
    """Whose own last reminder is longest ago comes first."""
    order = {row.participant_id: at for at, row in enumerate(reminders.of_klas(unit, klas.id))}
    return sorted(late, key=lambda one: order[one.participant.id])


def _late(
    people: list[Participant], form: Questionnaire, standing: Standing, gone: set[str]
) -> list[Participant]:
    """What was erased is asked of nobody, nor of the other ouder."""
    if any(
        Part(one.dossier_id, form.id, one.slot).scope in gone
        for one in people
        if one.dossier_id and one.slot
    ):
        return []
    status = {one.id: standing.status.get((one.id, form.id), Status.NEW) for one in people}
    handed_in = Status.SUBMITTED in status.values()
    return [
        one
        for one in people
        if status[one.id] is not Status.SUBMITTED
        and not (handed_in and status[one.id] in _UNTOUCHED)
    ]
