"""Objecting, withdrawing it, and what the school answers: inside units of work, all audited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.access import Action, Target, may
from bot.assistant.seating import Seating
from bot.notices import OBJECTION_NOTICE, notify
from bot.objections.model import REASON_MAXIMUM, Item, Mine, Objected
from bot.objections.standing import mine
from bot.planning.moments import Calendar
from bot.planning.news import tell
from bot.problems import Problem
from bot.recording import record
from bot.replies import Refusal
from bot.seated import own
from conversations import wording
from conversations.people import Channel, Klas, Participant, Role, Slot
from conversations.questionnaire import Questionnaire
from storage import audit, dossiers, objections, participants
from storage.news import Item as News
from storage.news import Kind
from storage.objections import Decision, Objection
from storage.parts import Part
from storage.store import Store, Unit

Change = Callable[[Unit, Mine, Item, Part, datetime], Problem | None]


class Objections:
    """One per process. `changed` hears, after each commit, the id of who and of the klas whose
    pages have to look again."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        telegram_roles: frozenset[Role],
        calendar: Calendar,
        changed: Callable[[str], None],
    ) -> None:
        self._store = store
        self._forms = questionnaires
        self._clock = clock
        self._calendar = calendar
        self._seating = Seating(questionnaires, telegram_roles)
        self._changed = changed

    # -- by who sits at an address --------------------------------------------------------------

    async def of(self, channel: Channel, address: str) -> Mine | None:
        """None for a stranger and for a leerkracht."""
        return await self._store.read(lambda unit: self._mine(unit, channel, address))

    async def object(
        self, channel: Channel, address: str, form_id: str, slot: Slot, reason: str = ""
    ) -> Mine | Problem:
        """From now on that part is not handed over. Once more is a new objection, also after the
        school answered."""
        words = wording.clean(reason)

        def change(unit: Unit, found: Mine, _: Item, part: Part, now: datetime) -> None:
            objections.save(unit, part, found.person.id, channel, words, now)
            act = f"objected {form_id} {slot}"
            _record(unit, found, act, channel, now)
            heard = News(found.person.id, Kind.OBJECTED)
            tell(unit, found.person, found.dossier, heard, self._calendar, now)

        if len(words) > REASON_MAXIMUM:
            return _too_long(words)
        return await self._change(channel, address, form_id, slot, change)

    async def withdraw(
        self, channel: Channel, address: str, form_id: str, slot: Slot
    ) -> Mine | Problem:
        """It may be handed over again."""

        def change(
            unit: Unit, found: Mine, item: Item, part: Part, now: datetime
        ) -> Problem | None:
            if item.objection is None:
                return Problem("objection_gone")
            objections.remove(unit, part, found.person.id)
            _record(unit, found, f"withdrew objection {form_id} {slot}", channel, now)
            return None

        return await self._change(channel, address, form_id, slot, change)

    async def explain(self, channel: Channel, address: str, reason: str) -> Mine | Problem:
        """The reason of the newest objection that the school has not answered: told afterwards,
        where there is no field beside the button."""
        words = wording.clean(reason)

        def work(unit: Unit) -> Mine | Problem:
            found = self._mine(unit, channel, address)
            if found is None:
                return Problem("not_allowed")
            open_ = [
                it.objection
                for it in found.items
                if it.objection and it.objection.decision is Decision.OPEN
            ]
            if not open_:
                return Problem("object_first")
            newest, now = max(open_, key=lambda it: it.at), self._clock()
            objections.save(unit, newest.part, found.person.id, channel, words, now)
            act = f"explained objection {newest.part.questionnaire} {newest.part.slot}"
            _record(unit, found, act, channel, now)
            return found

        if len(words) > REASON_MAXIMUM:
            return _too_long(words)
        return self._told(await self._store.transact(work))

    # -- by the leerkracht ----------------------------------------------------------------------

    async def read(
        self, actor: Participant, klas: Klas, dossier_id: str
    ) -> list[Objected] | Problem:
        """With their reasons, the oldest first. Audited."""

        def work(unit: Unit) -> list[Objected] | Problem:
            if not _is_theirs(unit, actor, klas, dossier_id):
                return Problem("unknown_person")
            found = [
                Objected(self._forms[it.part.questionnaire], it)
                for it in objections.of_dossier(unit, dossier_id)
                if it.part.questionnaire in self._forms
            ]
            for one in found:
                act = f"saw objection {one.form.id} {one.objection.by}"
                record(unit, actor, act, dossier_id, self._clock())
            return found

        return await self._store.transact(work)

    async def settle(
        self,
        actor: Participant,
        klas: Klas,
        dossier_id: str,
        seen: tuple[str, Slot, Slot, str],
        decision: Decision,
        answer: str = "",
    ) -> Objection | Problem:
        """After a talk. `seen` is which: questionnaire, part, by whom, and its moment (ISO) as it
        was read. That it goes along all the same asks for the ground (AVG article 21: compelling
        legitimate grounds), which the person reads."""
        words = wording.clean(answer)
        form_id, slot, by, moment = seen

        def work(unit: Unit) -> Objection | Problem:
            if not _is_theirs(unit, actor, klas, dossier_id):
                return Problem("unknown_person")
            one = next(
                (
                    it
                    for it in objections.of_dossier(unit, dossier_id)
                    if (it.part.questionnaire, it.part.slot, it.by) == (form_id, slot, by)
                ),
                None,
            )
            if one is None:
                return Problem("objection_gone")
            if one.at.isoformat() != moment:
                return Problem("objection_changed")
            now = self._clock()
            who = one.participant_id
            objections.settle(unit, one.part, who, decision, words, actor.name, now)
            # The part is not named: what an ouder objects to is not the leerling's to know.
            record(unit, actor, f"settled objection {by} {decision}", dossier_id, now)
            _tell_person(unit, one, now)
            return replace(one, decision=decision, answer=words, answered_at=now)

        if decision is Decision.GOES and not words:
            return Problem("no_ground")
        if len(words) > REASON_MAXIMUM:
            return _too_long(words)
        done = await self._store.transact(work)
        if isinstance(done, Objection):
            self._changed(done.participant_id)
            self._changed(klas.id)
        return done

    # -- inside the transaction -----------------------------------------------------------------

    async def _change(
        self, channel: Channel, address: str, form_id: str, slot: Slot, change: Change
    ) -> Mine | Problem:
        def work(unit: Unit) -> Mine | Problem:
            found = self._mine(unit, channel, address)
            item = found.of(form_id, slot) if found else None
            if found is None or item is None:
                return Problem("not_allowed")
            target = Target(found.school.id, found.person.klas_id, found.dossier.id, slot)
            if not may(found.person, Action.OBJECT, target):
                return Problem("not_allowed")
            part = Part(found.dossier.id, form_id, slot)
            problem = change(unit, found, item, part, self._clock())
            return problem or mine(unit, found.person, self._seating)

        return self._told(await self._store.transact(work))

    def _mine(self, unit: Unit, channel: Channel, address: str) -> Mine | None:
        seat = self._seating.seat(unit, channel, address, self._clock())
        if isinstance(seat, Refusal):
            return None
        person = seat.participant
        if not may(person, Action.OBJECT, own(person)):
            return None
        return mine(unit, person, self._seating)

    def _told(self, done: Mine | Problem) -> Mine | Problem:
        if isinstance(done, Mine):
            self._changed(done.person.id)
            self._changed(done.person.klas_id)
        return done


def _is_theirs(unit: Unit, actor: Participant, klas: Klas, dossier_id: str) -> bool:
    dossier = dossiers.dossier(unit, dossier_id)
    if dossier is None or dossier.klas_id != klas.id:
        return False
    return may(actor, Action.SETTLE_OBJECTION, Target(klas.school_id, klas.id, dossier_id))


def _tell_person(unit: Unit, one: Objection, now: datetime) -> None:
    """What was decided is read when it is sent."""
    payload: dict[str, object] = {
        "questionnaire": one.part.questionnaire,
        "slot": one.part.slot.value,
    }
    who, scope = one.participant_id, one.part.scope
    for address in participants.addresses(unit, who, Channel.TELEGRAM):
        notify(unit, address, who, scope, OBJECTION_NOTICE, payload, now)


def _record(unit: Unit, found: Mine, act: str, channel: Channel, now: datetime) -> None:
    person = found.person
    audit.record(unit, person.id, person.role, act, found.dossier.id, channel, now)


def _too_long(words: str) -> Problem:
    return Problem.of("reason_too_long", length=str(len(words)), maximum=str(REASON_MAXIMUM))
