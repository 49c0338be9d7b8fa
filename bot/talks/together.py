"""In overleg: the leerkracht fills in the ouders' section together with an ouder.

The leerkracht stays the leerkracht: no browser of theirs speaks for the ouder. Every input names
who types and for which ouder, is checked against `access`, and stands in the audit as theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.access import Action
from bot.assistant.turns import advance
from bot.classroom import contribution
from bot.classroom.board import read_act
from bot.classroom.contribution import Contribution
from bot.notices import TOGETHER_NOTICE, notify
from bot.problems import Problem
from bot.recording import record
from bot.replies import Reply
from bot.seated import standing
from bot.talks.remarks import Spot
from conversations.events import Submitted
from conversations.inputs import Input, Reopen, TakeBack
from conversations.people import Channel, Participant
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Status
from storage import messages, participants, together
from storage.parts import Part, is_erased
from storage.store import Store, Unit

NOT_BEGUN = frozenset({Status.NEW, Status.NOTICE})


class Overleg:
    """One per process. `changed` hears the id of the ouder and of the klas."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        changed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._changed = changed

    async def begin(self, actor: Participant, at: Spot) -> Reply | Problem:
        """Where they are, and from now on together. Not when the ouder began alone, or handed
        in, or when the ouders of this leerling are not asked. Again and again, to go on."""

        def work(unit: Unit) -> Reply | Problem:
            found = self._find(unit, actor, at)
            if isinstance(found, Problem):
                return found
            before = standing(unit, found.person, found.form)
            if before.together is None:
                problem = _not_free(before)
                if problem is not None:
                    return problem
                now = self._clock()
                together.begin(unit, found.person.id, found.form.id, actor.id, now)
                record(unit, actor, "began together", found.dossier.id, now)
                before = standing(unit, found.person, found.form)
            return before if (closed := _closed(before)) is None else closed

        return self._told(await self._store.transact(work))

    async def open(self, actor: Participant, at: Spot) -> Reply | Problem:
        """The page is opened. Audited."""

        def work(unit: Unit) -> Reply | Problem:
            found = self._find(unit, actor, at)
            reply = found if isinstance(found, Problem) else _seen(unit, found)
            if isinstance(found, Contribution) and isinstance(reply, Reply):
                record(unit, actor, "looked together", found.dossier.id, self._clock())
            return reply

        return await self._store.transact(work)

    async def look(self, actor: Participant, at: Spot) -> Reply | Problem:
        """The screen as it stands, also when it was just handed in."""

        def work(unit: Unit) -> Reply | Problem:
            found = self._find(unit, actor, at)
            return found if isinstance(found, Problem) else _seen(unit, found)

        return await self._store.read(work)

    async def say(
        self, actor: Participant, at: Spot, given: Input, delivery: str
    ) -> Reply | Problem:
        """One input by the leerkracht, on behalf of this ouder; stored before this returns."""
        if isinstance(given, Reopen | TakeBack):  # asked of other services
            return Problem("not_allowed")

        def work(unit: Unit) -> Reply | Problem:
            now = self._clock()
            found = self._find(unit, actor, at)
            if isinstance(found, Problem):
                return found
            before = standing(unit, found.person, found.form)
            if not messages.first_time(unit, Channel.WEB, f"{actor.id}:{delivery}", now):
                return replace(before, repeated=True)
            problem = _closed(before)
            if problem is not None:
                return problem
            after = advance(unit, before, given, now)
            if after.answers != before.answers:
                record(unit, actor, "wrote together", found.dossier.id, now)
            if any(isinstance(event, Submitted) for event in after.events):
                self._hand_in(unit, actor, found, now)
            return after

        return self._told(await self._store.transact(work))

    def _hand_in(self, unit: Unit, actor: Participant, found: Contribution, now: datetime) -> None:
        """Handed in "in overleg"; the ouder is asked whether it is so."""
        together.end(unit, found.person.id, found.form.id, actor.id, now)
        record(
            unit, actor, f"submitted together {found.form.id} {found.slot}", found.dossier.id, now
        )
        # Who wrote it down has read it: it does not wait on the board for that.
        record(unit, actor, read_act(found.form, found.slot), found.dossier.id, now)
        payload: dict[str, object] = {"questionnaire": found.form.id}
        ouder, dossier = found.person.id, found.dossier.id
        for address in participants.addresses(unit, ouder, Channel.TELEGRAM):
            notify(unit, address, ouder, dossier, TOGETHER_NOTICE, payload, now)

    def _find(self, unit: Unit, actor: Participant, at: Spot) -> Contribution | Problem:
        found = contribution.find(
            unit,
            actor,
            self._questionnaires,
            at.dossier_id,
            at.questionnaire,
            at.slot,
            Action.ANSWER_TOGETHER,
        )
        if isinstance(found, Problem):
            return found
        if found.form.author is not Audience.OUDER or not found.form.for_audience(_of(found)):
            return Problem("not_allowed")
        if found.klas.closed:
            return Problem("klas_is_closed")
        if is_erased(unit, Part(found.dossier.id, found.form.id, found.slot)):
            return Problem("part_erased")
        return found

    def _told(self, done: Reply | Problem) -> Reply | Problem:
        if isinstance(done, Reply) and not done.repeated:
            self._changed(done.participant.id)
            self._changed(done.klas.id)
        return done


def may_begin(standing_status: Status, found: together.Together | None) -> bool:
    """Whether a page offers it: not begun, or begun together and still open."""
    if found is None:
        return standing_status in NOT_BEGUN
    return found.open and standing_status is not Status.SUBMITTED


def _seen(unit: Unit, found: Contribution) -> Reply | Problem:
    """What the leerkracht may have before them: it is open, or waits for the ouder's word."""
    reply = standing(unit, found.person, found.form)
    problem = _closed(reply)
    shown = problem is None or problem.reason == "together_done"
    return reply if shown or problem is None else problem


def _of(found: Contribution) -> Audience:
    return Audience.LEERLING if found.person.role.value == "leerling" else Audience.OUDER


def _not_free(before: Reply) -> Problem | None:
    """Why it cannot begin together, where the ouder was alone so far."""
    status = before.session.status
    if status is Status.SUBMITTED:
        return Problem("ouder_handed_in")
    return None if status in NOT_BEGUN else Problem("ouder_fills_in")


def _closed(before: Reply) -> Problem | None:
    """Why the leerkracht may not type now."""
    found = before.together
    if found is None:
        return Problem("ouder_fills_in")
    if found.taken_over_at is not None:
        return Problem("ouder_fills_in")
    if found.confirmed_at is not None:
        return Problem("ouder_confirmed")
    return Problem("together_done") if before.session.status is Status.SUBMITTED else None
