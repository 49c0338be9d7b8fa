"""The unit of work: one input in, one transaction, what to show out.

Channels call this and nothing below it. All texts that a person sees are made by the channels
from the events and the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot import codes
from bot.forms import forms_for
from bot.media import Picture
from bot.notices import REOPENED_NOTICE, notify, owe_replies, record
from bot.replies import (
    Form,
    Owed,
    OwedState,
    Person,
    Priority,
    Refusal,
    Render,
    Reply,
    Welcome,
)
from bot.seated import (
    dossier_of,
    drop_pictures,
    holds_picture,
    keep_picture,
    person_of,
    standing,
)
from conversations import engine, progress
from conversations.inputs import ChooseLanguage, Input, Reopen
from conversations.people import Channel, Participant, Role, Theme
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import (
    answers,
    audit,
    dossiers,
    invitations,
    klassen,
    messages,
    participants,
    photos,
    sessions,
    web_sessions,
)
from storage.participants import Seat
from storage.store import Store, Unit

__all__ = [
    "Assistant",
    "Form",
    "Owed",
    "OwedState",
    "Person",
    "Priority",
    "Refusal",
    "Render",
    "Reply",
    "Welcome",
]


class Assistant:
    """One per process. `changed` is called after each commit with the id of what changed: a
    participant, and the klas when somebody's standing moved. `telegram_roles` are those that the
    school lets use Telegram."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        changed: Callable[[str], None] = lambda _: None,
        telegram_roles: frozenset[Role] = frozenset(Role),
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._changed = changed
        self.telegram_roles = telegram_roles

    async def join(self, channel: Channel, address: str, code: str) -> Welcome | Refusal:
        """A link, a QR or a typed code (spaces, dashes and case do not matter)."""
        return await self._store.transact(lambda unit: self._join(unit, channel, address, code))

    async def welcome(self, channel: Channel, address: str) -> Welcome | Refusal:
        """Who is this, and what may they fill in?"""
        return await self._store.read(lambda unit: self._welcome(unit, channel, address))

    async def stay(self, token: str) -> None:
        """A known browser came back: its token lasts from now on again."""
        await self._store.transact(lambda unit: web_sessions.prolong(unit, token, self._clock()))

    async def forget(self, channel: Channel, address: str) -> None:
        """The address speaks for nobody any more. What was written stays."""
        await self._store.transact(lambda unit: participants.revoke_address(unit, channel, address))

    async def sit(
        self, channel: Channel, address: str, participant_id: str, questionnaire: str
    ) -> Welcome | Refusal:
        """Chooses another child, another role or another form. Never one that is not theirs."""

        def work(unit: Unit) -> Welcome | Refusal:
            people = participants.seats(unit, channel, address, self._clock())
            person = next((item for item in people if item.id == participant_id), None)
            if person is None:
                return Refusal("not_known_here")
            if questionnaire and questionnaire not in {form.id for form in self._forms(person)}:
                return Refusal("not_allowed")
            participants.sit(unit, channel, address, person.id, questionnaire)
            return self._welcome(unit, channel, address)

        return await self._store.transact(work)

    async def leave(self, channel: Channel, address: str, participant_id: str) -> None:
        """This address no longer speaks for the participant. What was written stays."""
        await self._store.transact(
            lambda unit: participants.unbind(unit, channel, address, participant_id)
        )

    async def say(
        self,
        channel: Channel,
        address: str,
        given: Input,
        delivery: str,
        *,
        questionnaire: str = "",
        picture: Picture | None = None,
        render: Render | None = None,
    ) -> Reply | Refusal:
        """One input, stored durably before this returns.

        `questionnaire` "" means the current one at this address; the only one when there is no
        choice. `picture` is stored in the same transaction as the SendPhoto that names it.
        """
        if isinstance(given, Reopen):
            return Refusal("not_allowed")

        def work(unit: Unit) -> Reply | Refusal:
            now = self._clock()
            seat = self._seat(unit, channel, address, now)
            if isinstance(seat, Refusal):
                return seat
            before = self._standing(unit, seat, questionnaire)
            if isinstance(before, Refusal):
                return before
            if not messages.first_time(unit, channel, delivery, now):
                return replace(before, repeated=True)
            if not seat.reachable:
                participants.mark_reachable(unit, channel, address)
            after = self._advance(unit, before, given, now)
            if picture is not None and holds_picture(after, picture):
                keep_picture(unit, after.dossier, picture, now)
            drop_pictures(unit, before, after)
            record(unit, before, after, channel, now)
            if render is None:
                return after
            return replace(
                after, owed=owe_replies(unit, channel, address, after, render(after, now), now)
            )

        reply = await self._store.transact(work)
        self._tell(reply)
        return reply

    async def look(
        self, channel: Channel, address: str, *, questionnaire: str = ""
    ) -> Reply | Refusal:
        """The current screen, with no events; changes nothing."""
        return await self._store.read(
            lambda unit: self._seated(unit, channel, address, questionnaire)
        )

    async def reopen(
        self, participant_id: str, questionnaire: str, question: str = ""
    ) -> Reply | None:
        """A submitted session takes answers again and lands on `question`. The caller has asked
        `access`. None when there is no such session."""

        def work(unit: Unit) -> Reply | None:
            participant = participants.participant(unit, participant_id)
            form = self._questionnaires.get(questionnaire)
            if participant is None or form is None or participant.dossier_id is None:
                return None
            before = standing(unit, participant, form)
            if before.session.status is not Status.SUBMITTED:
                return None
            now = self._clock()
            after = self._advance(unit, before, Reopen(question), now)
            for address in participants.addresses(unit, participant.id, Channel.TELEGRAM):
                payload: dict[str, object] = {"questionnaire": form.id, "question": question}
                notify(
                    unit, address, participant.id, after.dossier.id, REOPENED_NOTICE, payload, now
                )
            return after

        reply = await self._store.transact(work)
        if reply is not None:
            self._tell(reply)
        return reply

    async def choose_theme(self, channel: Channel, address: str, theme: Theme) -> bool:
        """The leerling's own colours; False for anybody else."""

        def work(unit: Unit) -> bool:
            seat = participants.seat(unit, channel, address, self._clock())
            if seat is None or seat.participant.role is not Role.LEERLING:
                return False
            dossiers.choose_theme(unit, str(seat.participant.dossier_id), theme)
            return True

        return await self._store.transact(work)

    async def photo(self, channel: Channel, address: str, photo_id: str) -> bytes | None:
        """JPEG bytes of a picture that this person sent themselves, or None."""

        def work(unit: Unit) -> bytes | None:
            seat = participants.seat(unit, channel, address, self._clock())
            if seat is None or seat.participant.role is not Role.LEERLING:
                return None
            stored = photos.photo(unit, str(seat.participant.dossier_id), photo_id)
            return stored.jpeg if stored else None

        return await self._store.read(work)

    async def door_code(self, channel: Channel, address: str) -> str | None:
        """The person's own code, for the way from Telegram to the web chat."""

        def work(unit: Unit) -> str | None:
            seat = participants.seat(unit, channel, address, self._clock())
            return invitations.current_code(unit, seat.participant.id) if seat else None

        return await self._store.read(work)

    async def owed(self, channel: Channel) -> list[Owed]:
        """Owed and sending, replies first, oldest first: what a restart has to look at."""
        return await self._store.read(lambda unit: messages.pending(unit, channel))

    async def mark(self, ids: Iterable[str], state: OwedState) -> None:
        """How far the sending of these rows is."""
        marked = list(ids)
        await self._store.transact(lambda unit: messages.mark(unit, marked, state, self._clock()))

    async def unreachable(self, channel: Channel, address: str) -> None:
        """Blocked the bot, or the account is gone."""
        await self._store.transact(
            lambda unit: participants.mark_unreachable(unit, channel, address, self._clock())
        )

    # -- inside the transaction ---------------------------------------------------------------

    def _forms(self, participant: Participant) -> list[Questionnaire]:
        return forms_for(participant.role, self._questionnaires.values())

    def _join(self, unit: Unit, channel: Channel, address: str, code: str) -> Welcome | Refusal:
        now = self._clock()
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
        if not self._welcome_on(channel, person):
            return Refusal("not_in_telegram")
        participants.bind(unit, channel, address, person.id, now)
        forms = self._forms(person)
        if len(forms) == 1:
            participants.sit(unit, channel, address, person.id, forms[0].id)
        invitations.mark_used(unit, normal, now)
        audit.record(unit, person.id, person.role, "joined", person.dossier_id or "", channel, now)
        return self._welcome(unit, channel, address)

    def _welcome(self, unit: Unit, channel: Channel, address: str) -> Welcome | Refusal:
        seat = self._seat(unit, channel, address, self._clock())
        if isinstance(seat, Refusal):
            return seat
        people = tuple(
            person_of(unit, item)
            for item in participants.seats(unit, channel, address, self._clock())
        )
        current = people[0]
        return Welcome(
            participant=seat.participant,
            dossier=dossier_of(unit, seat.participant) if seat.participant.dossier_id else None,
            klas=current.klas,
            school=klassen.school_of(unit, current.klas),
            forms=tuple(
                self._form(unit, seat.participant, item) for item in self._forms(seat.participant)
            ),
            current_form=seat.questionnaire,
            people=people,
        )

    def _form(self, unit: Unit, participant: Participant, form: Questionnaire) -> Form:
        now = standing(unit, participant, form)
        done, total = progress.counts(form, now.session.audience, now.answers)
        return Form(form, now.session.status, done, total)

    def _seated(
        self, unit: Unit, channel: Channel, address: str, questionnaire: str
    ) -> Reply | Refusal:
        seat = self._seat(unit, channel, address, self._clock())
        return seat if isinstance(seat, Refusal) else self._standing(unit, seat, questionnaire)

    def _seat(self, unit: Unit, channel: Channel, address: str, now: datetime) -> Seat | Refusal:
        seat = participants.seat(unit, channel, address, now)
        if seat is None:
            return Refusal("not_known_here")
        if not self._welcome_on(channel, seat.participant):
            return Refusal("not_in_telegram")
        return seat

    def _welcome_on(self, channel: Channel, person: Participant) -> bool:
        return channel is not Channel.TELEGRAM or person.role in self.telegram_roles

    def _standing(self, unit: Unit, seat: Seat, questionnaire: str) -> Reply | Refusal:
        forms = {form.id: form for form in self._forms(seat.participant)}
        if not forms:
            return Refusal("not_allowed")
        wanted = questionnaire or seat.questionnaire
        if not wanted and len(forms) == 1:
            wanted = next(iter(forms))
        if not wanted or (not questionnaire and wanted not in forms):
            return Refusal("choose_form")
        if wanted not in forms:
            return Refusal("not_allowed")
        return standing(unit, seat.participant, forms[wanted])

    def _advance(self, unit: Unit, before: Reply, given: Input, now: datetime) -> Reply:
        turn = engine.resume(before.questionnaire, before.session, before.answers, given, now)
        after = replace(
            before,
            session=turn.session,
            answers={**before.answers, **turn.changed},
            events=turn.events,
        )
        slot = before.participant.slot
        if turn.changed and slot is not None:
            answers.save(
                unit, before.dossier.id, before.questionnaire.id, slot, turn.changed.values()
            )
        if turn.changed or turn.session != before.session:
            done, total = progress.counts(
                before.questionnaire, turn.session.audience, after.answers
            )
            sessions.save(unit, before.participant, turn.session, done, total, now)
        if isinstance(given, ChooseLanguage):
            participants.choose_language(unit, before.participant.id, turn.session.language)
        return after

    def _tell(self, reply: Reply | Refusal) -> None:
        if isinstance(reply, Reply) and not reply.repeated:
            self._changed(reply.participant.id)
            self._changed(reply.klas.id)
