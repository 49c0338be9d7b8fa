"""The second step of a leerkracht: asked after a good code, set the first time, and set anew.

A half login (`storage.half_logins`) is made by `Seating.join`; here it becomes a whole one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from bot.access import Action, may_in
from bot.assistant.seating import Seating
from bot.problems import Problem
from bot.recording import record
from bot.replies import Refusal
from bot.second_step import pausing, recovery, totp
from bot.second_step.admission import gather
from bot.second_step.model import Asked, Denied, Passed, Standing
from conversations.people import Channel, Klas, Participant, Role
from storage import audit, half_logins, invitations, klassen, participants, second_steps
from storage.half_logins import Half
from storage.second_steps import Step
from storage.store import Store, Unit

MOST_TRIES = 5  # at one half login; then the code has to be given again

_OVER = Denied("over")


class SecondStep:
    """One per process. `address` is where somebody is half in: on the web a token of its own, in
    Telegram the chat."""

    def __init__(self, store: Store, clock: Callable[[], datetime], seating: Seating) -> None:
        self._store = store
        self._clock = clock
        self._seating = seating

    async def asked(self, channel: Channel, address: str) -> Asked | None:
        """What to ask here; None when nobody is half in (any more)."""

        def work(unit: Unit) -> Asked | None:
            half = self._half(unit, channel, address)
            if half is None:
                return None
            if half.invitation and second_steps.of_participant(unit, half.participant_id):
                return Asked()
            secret = half.secret
            if secret is None:
                secret = totp.new_secret()
                half_logins.propose(unit, channel, address, half, secret)
            account = _account(unit, half.participant_id)
            return Asked(totp.to_scan(secret, account), totp.to_type(secret))

        return await self._store.transact(work)

    async def prove(
        self, channel: Channel, address: str, typed: str, enters: str
    ) -> Passed | Denied:
        """Digits or a recovery code of who is half in at `address`. From then on `enters` (a fresh
        token on the web) speaks for this person in all their klassen, and for whoever the browser
        spoke for that was taken along. Audited, the wrong ones too."""

        def work(unit: Unit) -> Passed | Denied:
            now = self._clock()
            half = self._half(unit, channel, address)
            person = participants.participant(unit, half.participant_id) if half else None
            if half is None or person is None:
                half_logins.end(unit, channel, address)
                return _OVER
            step = second_steps.of_participant(unit, person.id)
            codes: tuple[str, ...] = ()
            if step is not None and half.invitation:
                wrong = self._checked(unit, step, person, typed, channel)
                step_id = step.id
            else:
                made = self._set(unit, half, person, step, typed, channel)
                wrong = made if isinstance(made, Denied) else None
                step_id, codes = ("", ()) if isinstance(made, Denied) else made
            if wrong is not None:
                return self._missed(unit, channel, address, half, wrong)
            self._enter(unit, channel, half, person, step_id, enters)
            half_logins.end(unit, channel, address)
            welcome = self._seating.welcome(unit, channel, enters, now)
            if isinstance(welcome, Refusal):  # the school took this role out of Telegram meanwhile
                return _OVER
            return Passed(welcome, codes, half.message)

        return await self._store.transact(work)

    async def set_anew(self, channel: Channel, address: str, typed: str) -> Denied | None:
        """Who is in here sets another secret: `asked` and `prove` go on from here. Needs digits or
        a recovery code when there is a second step already."""

        def work(unit: Unit) -> Denied | None:
            now = self._clock()
            person = self._leerkracht(unit, channel, address)
            if person is None:
                return _OVER
            step = second_steps.of_participant(unit, person.id)
            wrong = self._checked(unit, step, person, typed, channel) if step else None
            if wrong is None:
                half_logins.begin(unit, channel, address, person.id, None, now)
            return wrong

        return await self._store.transact(work)

    async def standing(self, channel: Channel, address: str) -> Standing | None:
        """Of who is in here; None for everybody but a leerkracht."""

        def work(unit: Unit) -> Standing | None:
            person = self._leerkracht(unit, channel, address)
            if person is None:
                return None
            step = second_steps.of_participant(unit, person.id)
            if step is None:
                return Standing(None)
            return Standing(step.set_at, second_steps.codes_left(unit, step.id))

        return await self._store.read(work)

    async def reset(
        self, actor: Participant | None, klas: Klas, person: Participant
    ) -> Participant | Problem:
        """Set up again at the next login. Only the operator: who is a colleague could otherwise
        make a new code and come in as this person."""
        if not may_in(actor, Action.RESET_SECOND_STEP, klas):
            return Problem("not_allowed")

        def work(unit: Unit) -> Participant | Problem:
            step = second_steps.of_participant(unit, person.id)
            if step is None:
                return Problem("no_second_step")
            second_steps.remove(unit, step.id)
            record(unit, actor, f"second step reset of {person.id}", "", self._clock())
            return person

        return await self._store.transact(work)

    async def leave(self, channel: Channel, address: str) -> None:
        """Who was half in does not go on."""
        await self._store.transact(lambda unit: half_logins.end(unit, channel, address))

    async def note(self, channel: Channel, address: str, message: int) -> int:
        """The message of ours that shows the secret, to be removed afterwards; the id of the one
        before it that did, or 0."""

        def work(unit: Unit) -> int:
            half = half_logins.find(unit, channel, address, self._clock())
            half_logins.note(unit, channel, address, message)
            return half.message if half else 0

        return await self._store.transact(work)

    # -- inside the unit of work ---------------------------------------------------------------

    def _half(self, unit: Unit, channel: Channel, address: str) -> Half | None:
        """As long as its code opens the door, and it was not tried too often."""
        now = self._clock()
        half = half_logins.find(unit, channel, address, now)
        if half is None or half.tries >= MOST_TRIES:
            return None
        if half.invitation is None:
            person = self._leerkracht(unit, channel, address)
            return half if person is not None and person.id == half.participant_id else None
        invitation = invitations.by_mark(unit, half.invitation)
        alive = invitation and not invitation.revoked and invitation.expires_at > now
        return half if alive else None

    def _leerkracht(self, unit: Unit, channel: Channel, address: str) -> Participant | None:
        """Who is wholly in: the leerkracht that this address speaks for."""
        people = participants.seats(unit, channel, address, self._clock())
        return next((one for one in people if one.role is Role.LEERKRACHT), None)

    def _checked(
        self, unit: Unit, step: Step, person: Participant, typed: str, channel: Channel
    ) -> Denied | None:
        now = self._clock()
        digits = totp.read_digits(typed)
        if not digits:
            code = recovery.normalise(typed)
            if code and second_steps.use_code(unit, step.id, code):
                second_steps.forgive(unit, step.id)
                _record(unit, person, "recovery code used", channel, now)
                return None
        elif minutes := pausing.minutes_left(step.wrong, step.wrong_at, now):
            return Denied("wait", minutes)
        elif (period := totp.matching(step.secret, digits, now)) is not None:
            return None if second_steps.accept(unit, step.id, period) else Denied("used_digits")
        else:
            second_steps.miss(unit, step.id, now)
        _record(unit, person, "second step failed", channel, now)
        return Denied("wrong_digits")

    def _set(
        self,
        unit: Unit,
        half: Half,
        person: Participant,
        step: Step | None,
        typed: str,
        channel: Channel,
    ) -> tuple[str, tuple[str, ...]] | Denied:
        """The id of the second step that now is, and its recovery codes as printed."""
        now = self._clock()
        digits, secret = totp.read_digits(typed), half.secret
        period = totp.matching(secret, digits, now) if secret and digits else None
        if secret is None or period is None:
            return Denied("wrong_digits")
        if step is None:
            step_id = second_steps.add(unit, person.id, secret, period, now)
        else:
            step_id = step.id
            second_steps.renew(unit, step, secret, period, now)
        codes = recovery.new_codes()
        second_steps.set_codes(unit, step_id, codes)
        _record(unit, person, "second step set", channel, now)
        return step_id, tuple(map(recovery.grouped, codes))

    def _missed(
        self, unit: Unit, channel: Channel, address: str, half: Half, wrong: Denied
    ) -> Denied:
        half_logins.miss(unit, channel, address)
        last = half.tries + 1 >= MOST_TRIES
        return _OVER if last else wrong

    def _enter(
        self,
        unit: Unit,
        channel: Channel,
        half: Half,
        person: Participant,
        step_id: str,
        enters: str,
    ) -> None:
        now = self._clock()
        if half.invitation:
            if half.beside:
                participants.carry(unit, half.beside, enters)
            others = [one for one in second_steps.people(unit, step_id) if one != person.id]
            for one in (*others, person.id):  # the last is where this person sits down
                participants.bind(unit, channel, enters, one, now)
            invitations.mark_used(unit, half.invitation, now)
            _record(unit, person, "joined", channel, now)
        gather(unit, channel, enters, step_id, now)


def _record(unit: Unit, person: Participant, act: str, channel: Channel, now: datetime) -> None:
    audit.record(unit, person.id, person.role, act, "", channel, now)


def _account(unit: Unit, participant_id: str) -> str:
    """What the app calls it: the school, whose codes they may have more of than one."""
    person = participants.participant(unit, participant_id)
    klas = klassen.klas(unit, person.klas_id) if person else None
    school = klassen.school_of(unit, klas).name if klas else ""
    name = person.name if person else ""
    return f"{school} ({name})" if name else school
