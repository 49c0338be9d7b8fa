"""The rights of a person, inside units of work. Sources: AVG articles 13, 15, 16, 20."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime

from bot.access import Action, Target, may
from bot.assistant.seating import Seating
from bot.assistant.turns import advance
from bot.objections.standing import mine as mine_to_object
from bot.photo_permission import own_word
from bot.problems import Problem
from bot.retention import Terms
from bot.retention.rules import earlier_schooljaar
from bot.rights.model import Known, KnownForm, Note, Place
from bot.rights.seen import of_person
from bot.seated import dossier_of, standing
from conversations.inputs import TakeBack
from conversations.people import Channel, Klas, Participant, Role
from conversations.questionnaire import Questionnaire
from conversations.session import Session, Status
from storage import (
    audit,
    handovers,
    klassen,
    moves,
    objections,
    participants,
    remarks,
    vo_schools,
)
from storage.handovers import HandedOver
from storage.moves import Moved
from storage.parts import Part, is_erased
from storage.store import Store, Unit


class Rights:
    """One per process. `changed` hears, after each commit, the id of who and of the klas whose
    pages have to look again."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        terms: Terms,
        telegram_roles: frozenset[Role],
        changed: Callable[[str], None],
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._terms = terms
        self._seating = Seating(questionnaires, telegram_roles)
        self._changed = changed

    async def known(self, channel: Channel, address: str) -> Known | None:
        """Everything about who sits here, None for a stranger and for a leerkracht. It is the
        person's own, so that reading it leaves no trace."""
        return await self._store.read(lambda unit: self._known(unit, channel, address))

    async def take_back(
        self, channel: Channel, address: str, questionnaire: str
    ) -> Participant | Problem:
        """What was handed in is open again, as long as it did not leave the school. Audited."""

        def work(unit: Unit) -> tuple[Participant, str] | Problem:
            known = self._known(unit, channel, address)
            if known is None or not _may(known, Action.TAKE_BACK):
                return Problem("not_allowed")
            mine = {form.questionnaire.id: form for form in known.forms}.get(questionnaire)
            if mine is None or mine.status is not Status.SUBMITTED:
                return Problem("not_submitted")
            if known.klas.closed:
                return Problem("taken_back_too_late")
            if not mine.may_be_taken_back:
                return Problem("handed_over_already")
            now, person = self._clock(), known.person
            advance(unit, standing(unit, person, mine.questionnaire), TakeBack(), now)
            act = f"took back {questionnaire} {person.slot}"
            audit.record(unit, person.id, person.role, act, known.dossier.id, channel, now)
            return person, known.klas.id

        done = await self._store.transact(work)
        if isinstance(done, Problem):
            return done
        self._changed(done[0].id)
        self._changed(done[1])
        return done[0]

    async def places(self, channel: Channel, address: str) -> tuple[Place, ...]:
        """Every browser and chat that speaks for one of those for whom this one does; none for a
        stranger. Of a leerkracht with several klassen each is named once."""

        def work(unit: Unit) -> tuple[Place, ...]:
            now = self._clock()
            people = participants.seats(unit, channel, address, now)
            return tuple(_places(unit, channel, address, people, now))

        return await self._store.read(work)

    async def end_elsewhere(self, channel: Channel, address: str) -> int:
        """Only this browser or chat still speaks for those for whom it does; how many places that
        ended. What was written stays, and the codes go on working. Audited."""

        def work(unit: Unit) -> tuple[int, list[str]]:
            now = self._clock()
            people = participants.seats(unit, channel, address, now)
            before = sum(not it.here for it in _places(unit, channel, address, people, now))
            for person in people:
                if participants.unbind_elsewhere(unit, channel, address, person.id):
                    act, of = "signed out elsewhere", person.dossier_id or ""
                    audit.record(unit, person.id, person.role, act, of, channel, now)
            return before, [person.id for person in people]

        ended, people = await self._store.transact(work)
        for person_id in people:
            self._changed(person_id)
        return ended

    def _known(self, unit: Unit, channel: Channel, address: str) -> Known | None:
        seat = participants.seat(unit, channel, address, self._clock())
        if seat is None or seat.participant.dossier_id is None:
            return None
        person = seat.participant
        klas = klassen.klas(unit, person.klas_id)
        if klas is None:
            return None
        dossier = dossier_of(unit, person)
        forms = tuple(self._forms(unit, person, klas))
        mine = frozenset(form.questionnaire.id for form in forms) | self._gone(unit, person)
        known = Known(
            person=person,
            dossier=dossier,
            klas=klas,
            school=klassen.school_of(unit, klas),
            vo_school=_vo_school(unit, klas, dossier.vo_school_id, person.role),
            forms=forms,
            places=tuple(_places(unit, channel, address, [person], self._clock())),
            seen=tuple(
                of_person(
                    audit.of_dossier(unit, dossier.id),
                    person,
                    mine,
                    frozenset(self._questionnaires) - mine,
                    {one.id: one.name for one in participants.leerkrachten(unit, klas.id)},
                )
            ),
            objecting=mine_to_object(unit, person, self._seating),
            photos=own_word(unit, self._questionnaires, person),
        )
        return known if _may(known, Action.KNOW_OWN) else None

    def _forms(self, unit: Unit, person: Participant, klas: Klas) -> Iterator[KnownForm]:
        went = handovers.of_dossier(unit, person.dossier_id or "")
        moved = moves.of_klas(unit, klas.id).get(person.dossier_id or "", [])
        held = objections.held(unit, person.dossier_id or "")
        for form in self._seating.forms(unit, person):
            now = standing(unit, person, form)
            out = went.get(form.id)
            yield KnownForm(
                questionnaire=form,
                status=now.session.status,
                submitted_at=now.session.submitted_at,
                handed_over_at=_left_at(out, now.session.submitted_at),
                kept_until=self._kept_until(klas, form, now.session, moved),
                answers=tuple(
                    now.answers[question.id]
                    for question in form.questions
                    if question.id in now.answers
                ),
                notes=tuple(_notes(unit, person, form, frozenset(now.session.discuss))),
                held=(form.id, person.slot) in held,
            )

    def _gone(self, unit: Unit, person: Participant) -> frozenset[str]:
        """What was theirs and is erased: nothing is left of it but who read it, and when."""
        if person.dossier_id is None or person.slot is None:
            return frozenset()
        parts = [Part(person.dossier_id, form, person.slot) for form in self._questionnaires]
        return frozenset(part.questionnaire for part in parts if is_erased(unit, part))

    def _kept_until(
        self, klas: Klas, form: Questionnaire, session: Session, moved: list[Moved]
    ) -> date:
        if session.status is Status.SUBMITTED:
            earlier = earlier_schooljaar(klas, session.submitted_at, moved)
            return self._terms.kept_after(earlier or klas.schooljaar, form)
        return self._terms.drafts.after(klas.schooljaar)


def _left_at(out: HandedOver | None, submitted_at: datetime | None) -> datetime | None:
    """What was handed in after the hand-over did not leave the school."""
    if out is None or (submitted_at and submitted_at > out.handed_over_at):
        return None
    return out.handed_over_at


def _notes(
    unit: Unit, person: Participant, form: Questionnaire, sent: frozenset[str]
) -> Iterator[Note]:
    """Not those that the leerkracht is still writing. `sent`: the questions that are discussed."""
    if person.dossier_id is None or person.slot is None:
        return
    for note in remarks.of_slot(unit, person.dossier_id, form.id, person.slot).values():
        if not note.open or note.question in sent:
            yield Note(note.question, note.note, note.by, note.at)


def _places(
    unit: Unit, channel: Channel, address: str, people: Iterable[Participant], now: datetime
) -> Iterator[Place]:
    here = participants.place_print(unit, channel, address)
    found = {
        (place.channel, place.print_): place
        for person in people
        for place in participants.places(unit, person.id, now)
    }
    for place in found.values():
        mine = place.channel is channel and place.print_ == here
        yield Place(place.channel, place.since, place.until, mine)


def _may(known: Known, action: Action) -> bool:
    target = Target(known.school.id, known.klas.id, known.dossier.id, known.person.slot)
    return may(known.person, action, target)


def _vo_school(unit: Unit, klas: Klas, vo_school_id: str, role: Role) -> str:
    if role is not Role.LEERLING:
        return ""
    schools = vo_schools.of_school(unit, klas.school_id)
    return next((school.name for school in schools if school.id == vo_school_id), "")
