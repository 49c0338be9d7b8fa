"""Who sits at an address, and at which of their questionnaires; inside a unit of work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import codes
from bot.access import Action, may
from bot.forms import AUDIENCES, forms_for
from bot.replies import Form, Halfway, Refusal, Reply, Welcome
from bot.seated import dated, dossier_of, own, person_of, standing_in
from bot.second_step import admission
from conversations import progress
from conversations.people import Channel, Dossier, Klas, Participant, Role
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import (
    audit,
    half_logins,
    invitations,
    klassen,
    participants,
    photo_words,
    plans,
    reminders,
    second_steps,
    sessions,
)
from storage.participants import Seat
from storage.parts import Part, is_erased
from storage.store import Unit


@dataclass(frozen=True, slots=True)
class Seating:
    """`telegram_roles` are those that the school lets use Telegram; `second_step`: a leerkracht
    gives more than a code."""

    questionnaires: Mapping[str, Questionnaire]
    telegram_roles: frozenset[Role]
    second_step: bool = False

    def forms(self, unit: Unit, participant: Participant) -> list[Questionnaire]:
        """What was erased is not asked again."""
        if participant.dossier_id is None:
            return []
        return self._forms_of(unit, participant, dossier_of(unit, participant))

    def join(
        self,
        unit: Unit,
        channel: Channel,
        address: str,
        code: str,
        now: datetime,
        beside: str = "",
    ) -> Welcome | Halfway | Refusal:
        """`beside` is where this person is in already: then it is there that they sit down."""
        found = self._opened_by(unit, channel, code, now)
        if isinstance(found, Refusal):
            return found
        mark, person = found
        here = beside or address
        if self.second_step and not admission.is_enough(unit, channel, here, person, now):
            half_logins.begin(unit, channel, address, person.id, mark, now, beside)
            return Halfway(person)
        participants.bind(unit, channel, here, person.id, now)
        for step_id in second_steps.given_at(unit, channel, here, now):
            admission.gather(unit, channel, here, step_id, now)
        forms = self.forms(unit, person)
        if len(forms) == 1:
            participants.sit(unit, channel, here, person.id, forms[0].id)
        invitations.mark_used(unit, mark, now)
        audit.record(unit, person.id, person.role, "joined", person.dossier_id or "", channel, now)
        return self.welcome(unit, channel, here, now)

    def welcome(
        self, unit: Unit, channel: Channel, address: str, now: datetime
    ) -> Welcome | Refusal:
        seat = self.seat(unit, channel, address, now)
        if isinstance(seat, Refusal):
            return seat
        people = tuple(
            person_of(unit, item) for item in participants.seats(unit, channel, address, now)
        )
        dossier = dossier_of(unit, seat.participant) if seat.participant.dossier_id else None
        return Welcome(
            participant=seat.participant,
            dossier=dossier,
            klas=seat.klas,
            school=klassen.school_of(unit, seat.klas),
            forms=() if dossier is None else tuple(self._standings(unit, seat, dossier)),
            current_form=seat.questionnaire,
            people=people,
            reminders=reminders.wish(unit, seat.participant.id),
            asks_photos=self._asks_photos(unit, seat.participant, seat.klas),
            erased=frozenset(
                form.id
                for form in self.questionnaires.values()
                if _is_erased(unit, seat.participant, form)
            ),
        )

    def at(
        self, unit: Unit, channel: Channel, address: str, questionnaire: str, now: datetime
    ) -> Reply | Refusal:
        """Where whoever sits there is, before anything happens."""
        seat = self.seat(unit, channel, address, now)
        if isinstance(seat, Refusal):
            return seat
        found = self.standing(unit, seat, questionnaire)
        return found if isinstance(found, Refusal) else dated(unit, found)

    def seat(self, unit: Unit, channel: Channel, address: str, now: datetime) -> Seat | Refusal:
        seat = participants.seat(unit, channel, address, now)
        if seat is None:
            return Refusal("not_known_here")
        if not self._welcome_on(channel, seat.participant):
            return Refusal("not_in_telegram")
        return seat

    def standing(self, unit: Unit, seat: Seat, questionnaire: str) -> Reply | Refusal:
        """`at`, without the last day: nothing is read twice, for this runs at every answer."""
        person = seat.participant
        if not may(person, Action.ANSWER, own(person)):
            return Refusal("not_allowed")
        dossier = dossier_of(unit, person)
        form = self._form_at(unit, seat, dossier, questionnaire)
        if form is None:
            choose = not questionnaire or self._was_asked(person, questionnaire)
            return Refusal("choose_form" if choose else "not_allowed")
        if seat.klas.closed:
            return Refusal("closed")
        return standing_in(unit, person, dossier, seat.klas, form)

    def _forms_of(self, unit: Unit, person: Participant, dossier: Dossier) -> list[Questionnaire]:
        asked = forms_for(person.role, self.questionnaires.values(), okr=dossier.okr)
        return [form for form in asked if not _is_erased(unit, person, form)]

    def _standings(self, unit: Unit, seat: Seat, dossier: Dossier) -> Iterator[Form]:
        """How far each is, without opening one."""
        person = seat.participant
        begun = sessions.of_participant(unit, person.id)
        planned = plans.of_klas(unit, seat.klas.id)
        for form in self._forms_of(unit, person, dossier):
            stands, plan = begun.get(form.id), planned.get(form.id)
            deadline = plan.deadline if plan else None
            if stands is not None:
                yield Form(form, stands.status, stands.done, stands.total, deadline)
            else:
                counts = progress.counts(form, AUDIENCES[person.role], {})
                yield Form(form, Status.NEW, *counts, deadline)

    def _form_at(
        self, unit: Unit, seat: Seat, dossier: Dossier, questionnaire: str
    ) -> Questionnaire | None:
        """The one that is meant: the one named, else that of the seat, else the only one."""
        person, wanted = seat.participant, questionnaire or seat.questionnaire
        if not wanted:
            left = self._forms_of(unit, person, dossier)
            return left[0] if len(left) == 1 else None
        asked = forms_for(person.role, self.questionnaires.values(), okr=dossier.okr)
        form = next((form for form in asked if form.id == wanted), None)
        return None if form is None or _is_erased(unit, person, form) else form

    def _asks_photos(self, unit: Unit, person: Participant, klas: Klas) -> bool:
        """Whether this ouder has yet to say if photos of the child may be given."""
        asking = any(
            form.asks_for_photos and form.photos_need_permission
            for form in self.questionnaires.values()
        )
        if not asking or klas.closed or person.role is not Role.OUDER:
            return False
        return person.slot not in photo_words.of_dossier(unit, str(person.dossier_id))

    def _was_asked(self, person: Participant, questionnaire: str) -> bool:
        """Whether a page may still show it that was opened before it was switched off."""
        ever = forms_for(person.role, self.questionnaires.values(), okr=True)
        return any(form.id == questionnaire for form in ever)

    def _opened_by(
        self, unit: Unit, channel: Channel, code: str, now: datetime
    ) -> tuple[bytes, Participant] | Refusal:
        """Whose code it is, with the `Invitation.mark` of it."""
        normal = codes.normalise(code)
        invitation = invitations.by_code(unit, normal) if normal else None
        if invitation is None:
            return Refusal("unknown_code")
        if invitation.revoked:
            return Refusal("revoked_code")
        if invitation.expires_at <= now:
            return Refusal("expired_code")
        person = participants.participant(unit, invitation.participant_id)
        if person is None:
            return Refusal("unknown_code")
        return self.stays_out(unit, channel, person) or (invitation.mark, person)

    def stays_out(self, unit: Unit, channel: Channel, person: Participant) -> Refusal | None:
        """Somebody with a good code who is not let in all the same. Of a klas that is closed the
        page still gives everybody the own copy and what is known of them, and nothing else; in a
        chat there is nothing left to say."""
        if not self._welcome_on(channel, person):
            return Refusal("not_in_telegram")
        asked = person.role is not Role.LEERKRACHT and channel is Channel.TELEGRAM
        if asked and person_of(unit, person).klas.closed:
            return Refusal("closed")
        return None

    def _welcome_on(self, channel: Channel, person: Participant) -> bool:
        return channel is not Channel.TELEGRAM or person.role in self.telegram_roles


def _is_erased(unit: Unit, person: Participant, form: Questionnaire) -> bool:
    if person.dossier_id is None or person.slot is None:
        return False
    return is_erased(unit, Part(person.dossier_id, form.id, person.slot))
