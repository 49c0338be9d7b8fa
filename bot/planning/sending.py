"""What is done when a moment comes: each in one unit of work, together with its row, so that a
restart or a kill neither loses nor doubles it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.notices import DIGEST_NOTICE, REMINDER_NOTICE, notify
from bot.planning.behind import behind, in_turn
from bot.planning.model import Behind, Plan, Reachable
from bot.planning.moments import over
from conversations.people import Channel, Klas, Participant, Role
from conversations.questionnaire import Questionnaire
from storage import due, klassen, news, participants, plans, reminders
from storage.due import Due, Kind
from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Sending:
    """`telegram_roles` are those that the school lets use Telegram."""

    questionnaires: Mapping[str, Questionnaire]
    telegram_roles: frozenset[Role]

    def do(self, unit: Unit, row: Due, now: datetime) -> None:
        """Nothing when it was done before, or is of no use any more."""
        if not due.finish(unit, row, now):
            return
        klas = klassen.klas(unit, row.klas_id)
        if klas is None or klas.closed:
            return
        if row.kind is Kind.DIGEST:
            self._digest(unit, klas, now)
            return
        form = self.questionnaires.get(row.questionnaire)
        plan = plans.plan(unit, klas.id, row.questionnaire)
        if form is not None and plan is not None and not over(plan.deadline, now):
            self._remind(unit, klas, form, plan, now)

    def _remind(
        self, unit: Unit, klas: Klas, form: Questionnaire, plan: Plan, now: datetime
    ) -> None:
        told: set[str] = set()
        for one in in_turn(unit, klas, behind(unit, klas, form, self.telegram_roles, now)):
            if one.reach is not Reachable.NOW:
                continue
            chats = participants.addresses(unit, one.participant.id, Channel.TELEGRAM)
            if told.isdisjoint(chats):  # somebody with two children in the klas is one person
                told.update(chats)
                self._remind_one(unit, one, chats, plan, now)

    def _remind_one(
        self, unit: Unit, one: Behind, chats: list[str], plan: Plan, now: datetime
    ) -> None:
        person = one.participant
        reminders.mark(unit, person.id, now)
        payload: dict[str, object] = {
            "questionnaire": plan.questionnaire,
            "deadline": plan.deadline.isoformat(),
            "leerling": one.leerling,
            "role": person.role.value,
        }
        for chat in chats:
            scope = participants.scope(unit, person)
            notify(unit, chat, person.id, scope, REMINDER_NOTICE, payload, now)

    def _digest(self, unit: Unit, klas: Klas, now: datetime) -> None:
        for leerkracht in participants.leerkrachten(unit, klas.id):
            items = news.take(unit, leerkracht.id)
            if items:
                _tell(unit, leerkracht, {"klas": klas.name, "items": _plain(items)}, now)


def _tell(unit: Unit, leerkracht: Participant, payload: dict[str, object], now: datetime) -> None:
    for chat in participants.addresses(unit, leerkracht.id, Channel.TELEGRAM):
        scope = participants.scope(unit, leerkracht)
        notify(unit, chat, leerkracht.id, scope, DIGEST_NOTICE, payload, now)


def _plain(items: list[news.Item]) -> list[list[str]]:
    """Ids only: whoever is erased before it is sent is named nowhere."""
    return [[item.kind.value, item.questionnaire, item.participant_id] for item in items]
