"""The unit of work: one input in, one transaction, what to show out.

Channels call this and nothing below it. All texts that a person sees are made by the channels
from the events and the view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.access import Action, Target, may
from bot.assistant import passing
from bot.assistant.agreeing import agree, by_oneself
from bot.assistant.handed_in import record
from bot.assistant.passing import Passed
from bot.assistant.seating import Seating
from bot.assistant.turns import advance, reopen
from bot.media import Picture
from bot.metrics import INPUTS
from bot.notices import owe_replies
from bot.planning import news
from bot.planning.moments import Calendar
from bot.replies import (
    Halfway,
    Owed,
    OwedState,
    Refusal,
    Render,
    Reply,
    Welcome,
)
from bot.seated import dated, drop_pictures, holds_picture, keep_picture, own
from conversations.inputs import ChooseLanguage, Input, Reopen, TakeBack
from conversations.people import Channel, Participant, Role, Slot, Theme
from conversations.questionnaire import Questionnaire
from locales.catalogue import languages
from storage import (
    dossiers,
    half_logins,
    messages,
    participants,
    photos,
    reminders,
    web_sessions,
)
from storage.store import Store, Unit


class Assistant:
    """One per process. `changed` is called after each commit with the id of what changed: a
    participant, and the klas when somebody's standing moved. `telegram_roles` are those that the
    school lets use Telegram; `calendar` knows its school days; `second_step`: a leerkracht gives
    more than a code (`bot.second_step`)."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        changed: Callable[[str], None] = lambda _: None,
        telegram_roles: frozenset[Role] = frozenset(Role),
        calendar: Calendar = Calendar(),
        *,
        second_step: bool = False,
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._changed = changed
        self.telegram_roles = telegram_roles
        self._calendar = calendar
        self.seating = Seating(questionnaires, telegram_roles, second_step)

    async def join(
        self, channel: Channel, address: str, code: str, beside: str = ""
    ) -> Welcome | Halfway | Refusal:
        """A link, a QR or a typed code (spaces, dashes and case do not matter). `beside` is the
        browser where the same person is in already: it then speaks for both."""
        return await self._store.transact(
            lambda unit: self.seating.join(unit, channel, address, code, self._clock(), beside)
        )

    async def welcome(self, channel: Channel, address: str) -> Welcome | Refusal:
        """Who is this, and what may they fill in?"""
        return await self._store.read(
            lambda unit: self.seating.welcome(unit, channel, address, self._clock())
        )

    async def stay(self, token: str) -> None:
        """A known browser came back: its token lasts from now on again."""
        await self._store.transact(lambda unit: web_sessions.prolong(unit, token, self._clock()))

    async def forget(self, channel: Channel, address: str) -> None:
        """The address speaks for nobody any more. What was written stays."""

        def work(unit: Unit) -> None:
            participants.revoke_address(unit, channel, address)
            half_logins.end(unit, channel, address)

        await self._store.transact(work)

    async def sit(
        self, channel: Channel, address: str, participant_id: str, questionnaire: str
    ) -> Welcome | Refusal:
        """Chooses another child, another role or another form. Never one that is not theirs."""

        def work(unit: Unit) -> Welcome | Refusal:
            now = self._clock()
            people = participants.seats(unit, channel, address, now)
            person = next((item for item in people if item.id == participant_id), None)
            if person is None:
                return Refusal("not_known_here")
            asked = self.seating.forms(unit, person)
            if questionnaire and questionnaire not in {form.id for form in asked}:
                return Refusal("not_allowed")
            participants.sit(unit, channel, address, person.id, questionnaire)
            return self.seating.welcome(unit, channel, address, now)

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
        if isinstance(given, Reopen | TakeBack):  # asked of other services
            return Refusal("not_allowed")

        def work(unit: Unit) -> Reply | Refusal:
            now = self._clock()
            seat = self.seating.seat(unit, channel, address, now)
            if isinstance(seat, Refusal):
                return seat
            before = self.seating.standing(unit, seat, questionnaire)
            if isinstance(before, Refusal):
                return before
            if not messages.first_time(unit, channel, delivery, now):
                return dated(unit, replace(before, repeated=True))
            if not seat.reachable:
                participants.mark_reachable(unit, channel, address)
            after = by_oneself(unit, before, advance(unit, before, given, now), now)
            if isinstance(given, ChooseLanguage):
                participants.choose_language(unit, after.participant.id, after.session.language)
            if picture is not None and holds_picture(after, picture):
                after = keep_picture(unit, after, picture, now)
            drop_pictures(unit, before, after)
            record(unit, before, after, channel, self._calendar, now)
            after = dated(unit, after)
            if render is None:
                return after
            return replace(
                after, owed=owe_replies(unit, channel, address, after, render(after, now), now)
            )

        reply = await self._store.transact(work)
        INPUTS.labels(channel, _outcome(reply)).inc()
        self._tell(reply)
        return reply

    async def look(
        self, channel: Channel, address: str, *, questionnaire: str = ""
    ) -> Reply | Refusal:
        """The current screen, with no events; changes nothing."""
        return await self._store.read(
            lambda unit: self.seating.at(unit, channel, address, questionnaire, self._clock())
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
            return reopen(unit, participant, form, Reopen(question), self._clock())

        reply = await self._store.transact(work)
        if reply is not None:
            self._tell(reply)
        return reply

    async def agree(
        self, channel: Channel, address: str, *, questionnaire: str, agrees: bool
    ) -> Reply | Refusal:
        """What the ouder says of what was filled in together: it is so, or they change it
        themselves (it is then open for them). Nothing happens when there is nothing to say."""

        def work(unit: Unit) -> Reply | Refusal:
            now = self._clock()
            before = self.seating.at(unit, channel, address, questionnaire, now)
            if isinstance(before, Refusal):
                return before
            return agree(unit, before, channel, now, agrees=agrees)

        reply = await self._store.transact(work)
        self._tell(reply)
        return reply

    async def speak(self, channel: Channel, address: str, language: str) -> None:
        """The language of whoever sits there, before any form is chosen; one of ours."""

        def work(unit: Unit) -> None:
            seat = participants.seat(unit, channel, address, self._clock())
            if seat is not None and language in {known.code for known in languages()}:
                participants.choose_language(unit, seat.participant.id, language)

        await self._store.transact(work)

    async def choose_theme(self, channel: Channel, address: str, theme: Theme) -> bool:
        """The leerling's own colours; False for anybody else."""

        def work(unit: Unit) -> bool:
            seat = participants.seat(unit, channel, address, self._clock())
            if seat is None or not may(
                seat.participant, Action.ANSWER, _werkstuk(seat.participant)
            ):
                return False
            dossiers.choose_theme(unit, str(seat.participant.dossier_id), theme)
            return True

        return await self._store.transact(work)

    async def photo(self, channel: Channel, address: str, photo_id: str) -> bytes | None:
        """JPEG bytes of a picture that this person sent themselves, or None."""

        def work(unit: Unit) -> bytes | None:
            seat = participants.seat(unit, channel, address, self._clock())
            werkstuk = Action.READ_WERKSTUK
            if seat is None or not may(seat.participant, werkstuk, _werkstuk(seat.participant)):
                return None
            stored = photos.photo(unit, str(seat.participant.dossier_id), photo_id)
            return stored.jpeg if stored else None

        return await self._store.read(work)

    async def passage(self, channel: Channel, address: str, question: str = "") -> str | None:
        """The token of a link to the web chat that works once, for whoever sits there; to this
        question. None for a stranger and for staff."""
        return await self._store.transact(
            lambda unit: passing.give(unit, self.seating, channel, address, question, self._clock())
        )

    async def pass_through(self, token: str, browser: str, fresh: str) -> Passed | Refusal:
        """In on the web by such a link. `browser` is the address that the browser has, `fresh` the
        one that it gets when that was not this person's."""
        passed = await self._store.transact(
            lambda unit: passing.take(unit, self.seating, token, browser, fresh, self._clock())
        )
        if isinstance(passed, Passed):
            self._changed(passed.welcome.participant.id)
        return passed

    async def owed(self, channel: Channel) -> list[Owed]:
        """Owed and sending, replies first, oldest first: what a restart has to look at."""
        return await self._store.read(lambda unit: messages.pending(unit, channel))

    async def mark(self, ids: Iterable[str], state: OwedState) -> None:
        """How far the sending of these rows is."""
        marked = list(ids)
        await self._store.transact(lambda unit: messages.mark(unit, marked, state, self._clock()))

    async def unreachable(self, channel: Channel, address: str) -> None:
        """Blocked the bot, or the account is gone."""

        def work(unit: Unit) -> list[Participant]:
            return news.lost(unit, channel, address, self._calendar, self._clock())

        for person in await self._store.transact(work):
            self._changed(person.klas_id)

    async def remind(self, channel: Channel, address: str, *, wanted: bool) -> bool:
        """Whether whoever sits here wants reminders: in Telegram all that this chat speaks for,
        on the web the current one. False when nobody who fills in is known here."""

        def work(unit: Unit) -> bool:
            people = participants.seats(unit, channel, address, self._clock())
            here = people if channel is Channel.TELEGRAM else people[:1]
            asked = [person for person in here if person.dossier_id]
            for person in asked:
                reminders.want(unit, person.id, wanted=wanted)
            return bool(asked)

        return await self._store.transact(work)

    def _tell(self, reply: Reply | Refusal) -> None:
        if isinstance(reply, Reply) and not reply.repeated:
            self._changed(reply.participant.id)
            self._changed(reply.klas.id)


def _werkstuk(person: Participant) -> Target:
    """What the leerling of this person's dossier made."""
    return replace(own(person), slot=Slot.LEERLING)


def _outcome(reply: Reply | Refusal) -> str:
    if isinstance(reply, Refusal):
        return "refused"
    return "repeated" if reply.repeated else "stored"
