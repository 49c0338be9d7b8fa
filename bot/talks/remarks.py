""" "Bespreek eerst": short notes of the leerkracht at answers, and opening them to talk about it.

A note stands beside an answer. Nothing here can touch the answer itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.access import Action
from bot.assistant.turns import reopen
from bot.classroom import contribution, gather
from bot.classroom.contribution import Contribution
from bot.problems import Problem
from bot.recording import record
from conversations import wording
from conversations.inputs import Reopen
from conversations.people import Participant, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import remarks
from storage.remarks import Remark
from storage.store import Store, Unit

NOTE_MAXIMUM = 300  # signs: what a child of eleven reads at once; a longer story is for a talk


@dataclass(frozen=True, slots=True)
class Spot:
    """One answer. `question` "": the whole contribution."""

    dossier_id: str
    questionnaire: str
    slot: Slot
    question: str = ""


class Talks:
    """One per process. `changed` hears the id of the participant and of the klas."""

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

    async def remark(
        self, actor: Participant | None, at: Spot, note: str, *, seen: str = "", read: str = ""
    ) -> Contribution | Problem:
        """A note at this answer, or another in its place.

        `seen` is the sign of the note that the leerkracht had before them ("" for none), `read`
        the moment of the answer as they read it (ISO; "" when that is not known): nobody writes
        over what they have not seen. A new note asks for something that is handed in.
        """
        words = wording.clean(note)

        def work(unit: Unit, found: Contribution, standing: Remark | None) -> Problem | None:
            problem = _unfit(words) or self._moved_on(unit, found, at.question, standing, read)
            if problem is not None:
                return problem
            by, now = actor.name if actor else "", self._clock()
            form, slot = found.form.id, found.slot
            remarks.save(unit, found.dossier.id, form, slot, at.question, words, by, now)
            return None

        return await self._with(actor, at, seen, "remarked", work)

    async def take_back(
        self, actor: Participant | None, at: Spot, *, seen: str
    ) -> Contribution | Problem:
        """The note goes; the person no longer finds it."""

        def work(unit: Unit, found: Contribution, standing: Remark | None) -> Problem | None:
            if standing is None:
                return Problem("remark_gone")
            remarks.remove(unit, found.dossier.id, found.form.id, found.slot, at.question)
            return None

        return await self._with(actor, at, seen, "remark taken back", work)

    async def settle(
        self, actor: Participant | None, at: Spot, *, seen: str
    ) -> Contribution | Problem:
        """Talked about in person: the note stays to be read by the leerkracht only."""

        def work(unit: Unit, found: Contribution, standing: Remark | None) -> Problem | None:
            if standing is None or not standing.open:
                return Problem("remark_gone")
            form, slot = found.form.id, found.slot
            remarks.settle(unit, found.dossier.id, form, slot, self._clock(), at.question)
            return None

        return await self._with(actor, at, seen, "remark settled", work)

    async def send(self, actor: Participant | None, at: Spot) -> Contribution | Problem:
        """Opened again for the person, who is told and led along the open notes."""

        def work(unit: Unit) -> Contribution | Problem:
            found = self._find(unit, actor, at, Action.REOPEN)
            if isinstance(found, Problem):
                return found
            notes = remarks.of_slot(unit, found.dossier.id, found.form.id, found.slot)
            discuss = tuple(question for question, note in notes.items() if note.open)
            if not discuss:
                return Problem("no_remarks")
            now = self._clock()
            if reopen(unit, found.person, found.form, Reopen(discuss=discuss), now) is None:
                return Problem("not_submitted")
            record(unit, actor, f"reopened {found.form.id} {found.slot}", found.dossier.id, now)
            return found

        return self._told(await self._store.transact(work))

    async def _with(
        self,
        actor: Participant | None,
        at: Spot,
        seen: str,
        act: str,
        work: Callable[[Unit, Contribution, Remark | None], Problem | None],
    ) -> Contribution | Problem:
        """`work` on the note that the leerkracht saw, audited."""

        def unit_of_work(unit: Unit) -> Contribution | Problem:
            found = self._find(unit, actor, at, Action.REMARK)
            if isinstance(found, Problem):
                return found
            notes = remarks.of_slot(unit, found.dossier.id, found.form.id, found.slot)
            standing = notes.get(at.question)
            if standing is not None and standing.sign != seen:
                return Problem("remark_changed")
            if standing is None and seen:
                return Problem("remark_gone")
            problem = work(unit, found, standing)
            if problem is not None:
                return problem
            record(unit, actor, act, found.dossier.id, self._clock())
            return found

        return self._told(await self._store.transact(unit_of_work))

    def _find(
        self, unit: Unit, actor: Participant | None, at: Spot, action: Action
    ) -> Contribution | Problem:
        found = contribution.find(
            unit, actor, self._questionnaires, at.dossier_id, at.questionnaire, at.slot, action
        )
        if isinstance(found, Contribution) and found.klas.closed:
            return Problem("klas_is_closed")
        return found

    def _moved_on(
        self, unit: Unit, found: Contribution, question: str, standing: Remark | None, read: str
    ) -> Problem | None:
        """Whether the answer is not (any more) what the leerkracht read."""
        session, given = gather.answers_of(unit, found.person, found.form)
        shown = {item.question: item for item in gather.readable(found.person, found.form, given)}
        if session is None or question not in shown:
            return Problem("answer_gone")
        new = standing is None or not standing.open
        if new and session.status is not Status.SUBMITTED:
            return Problem("still_writing")
        if read and shown[question].at.isoformat() != read:
            return Problem("answer_changed")
        return None

    def _told(self, done: Contribution | Problem) -> Contribution | Problem:
        if not isinstance(done, Problem):
            self._changed(done.person.id)
            self._changed(done.klas.id)
        return done


def _unfit(words: str) -> Problem | None:
    if not words:
        return Problem("no_note")
    if len(words) > NOTE_MAXIMUM:
        return Problem.of("note_too_long", length=str(len(words)), maximum=str(NOTE_MAXIMUM))
    return None
