"""What staff do to hand a klas over: asks `access`, runs one unit of work, speaks in values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from bot.access import Action, may_in
from bot.handover import inspections, overview
from bot.handover.model import Choice, Chosen, Overview
from bot.handover.oso import Inspection
from bot.names import plain
from bot.problems import Problem
from bot.recording import record
from conversations.people import Dossier, Klas, Participant, Slot, VoSchool
from conversations.questionnaire import Questionnaire
from storage import dossiers, handovers, klassen, objections, vo_schools
from storage.store import Store, Unit

MAX_VO_SCHOOL_NAME = 80  # signs; it stands in a heading and in file names
MAX_VO_SCHOOLS = 300  # far more than one basisschool's leerlingen spread over
MAX_PHONE = 24  # signs
_PHONE = re.compile(r"\+?[\d\s()\-]{6,}")

T = TypeVar("T")


class Handover:
    """One per process. `changed` is called after each commit with the id of the klas whose pages
    have to look again. In every method `actor` None is the operator on the command line."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        changed: Callable[[str], None],
    ) -> None:
        self._store = store
        self._forms = questionnaires
        self._clock = clock
        self._changed = changed

    async def overview(self, actor: Participant | None, klas: Klas) -> Overview | Problem:
        """Per VO school who goes there, what is ready, what went and what is there."""
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        return await self._store.read(
            lambda unit: overview.of_klas(unit, klas, self._forms.values())
        )

    @property
    def werkstuk(self) -> str:
        """The questionnaire that is handed over by way of this page."""
        return overview.werkstukken(self._forms.values())[0].id

    # -- the list of VO schools ----------------------------------------------------------------

    async def vo_schools(self, actor: Participant | None, klas: Klas) -> list[VoSchool] | Problem:
        """The list of the basisschool, by name."""
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        return await self._store.read(lambda unit: vo_schools.of_school(unit, klas.school_id))

    async def add_vo_school(
        self, actor: Participant | None, klas: Klas, name: str
    ) -> VoSchool | Problem:
        """The one on the list when it is there already, without regard to case."""
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        return await self._store.transact(
            lambda unit: _vo_school(unit, klas.school_id, name, self._clock())
        )

    async def rename_vo_school(
        self, actor: Participant | None, klas: Klas, vo_school_id: str, name: str
    ) -> VoSchool | Problem:
        wanted = plain(name)
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        if not 0 < len(wanted) <= MAX_VO_SCHOOL_NAME:
            return Problem.of("bad_vo_school_name", maximum=str(MAX_VO_SCHOOL_NAME))

        def work(unit: Unit) -> VoSchool | Problem:
            if vo_schools.rename(unit, klas.school_id, vo_school_id, wanted):
                return VoSchool(vo_school_id, wanted)
            return Problem.of("vo_school_exists", name=wanted)

        return self._told(klas, await self._store.transact(work))

    async def remove_vo_school(
        self, actor: Participant | None, klas: Klas, vo_school_id: str
    ) -> Problem | None:
        """Only when nobody goes there."""
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        removed = await self._store.transact(
            lambda unit: vo_schools.remove(unit, klas.school_id, vo_school_id)
        )
        return self._told(klas, None if removed else Problem("vo_school_in_use"))

    async def set_phone(self, actor: Participant | None, klas: Klas, phone: str) -> Problem | None:
        """The number of the basisschool that a mentor calls; "" takes it away."""
        wanted = plain(phone)
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        if wanted and not (len(wanted) <= MAX_PHONE and _PHONE.fullmatch(wanted)):
            return Problem("bad_phone")
        await self._store.transact(lambda unit: klassen.set_phone(unit, klas.school_id, wanted))
        return None

    # -- who goes where ------------------------------------------------------------------------

    async def choose(
        self, actor: Participant | None, klas: Klas, choices: Sequence[Choice]
    ) -> Chosen | Problem:
        """Each leerling by itself: one that somebody else changed meanwhile stays as it is, and
        the others are saved."""
        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")

        def work(unit: Unit) -> Chosen:
            done = [self._choose(unit, actor, klas, choice) for choice in choices]
            return Chosen(
                tuple(item for item in done if isinstance(item, Dossier)),
                tuple(item for item in done if isinstance(item, Problem)),
            )

        return self._told(klas, await self._store.transact(work))

    def _choose(
        self, unit: Unit, actor: Participant | None, klas: Klas, choice: Choice
    ) -> Dossier | Problem | None:
        """None when it is so already."""
        dossier = dossiers.dossier(unit, choice.dossier_id)
        if dossier is None or dossier.klas_id != klas.id:
            return Problem("unknown_person")
        wanted = self._wanted(unit, klas, choice)
        if isinstance(wanted, Problem):
            return wanted
        if wanted == dossier.vo_school_id:
            return None
        if not vo_schools.choose(unit, dossier.id, wanted, choice.version):
            return Problem.of("changed_meanwhile", name=dossier.name)
        record(unit, actor, "vo school", dossier.id, self._clock())
        return dossiers.dossier(unit, dossier.id)

    def _wanted(self, unit: Unit, klas: Klas, choice: Choice) -> str | Problem:
        if choice.new_name:
            made = _vo_school(unit, klas.school_id, choice.new_name, self._clock())
            return made if isinstance(made, Problem) else made.id
        known = {one.id for one in vo_schools.of_school(unit, klas.school_id)}
        if choice.vo_school_id and choice.vo_school_id not in known:
            return Problem("unknown_vo_school")
        return choice.vo_school_id

    # -- handed over, received -----------------------------------------------------------------

    async def hand_over(
        self,
        actor: Participant | None,
        klas: Klas,
        dossier_ids: Iterable[str],
        questionnaire: str,
        made_at: datetime | None = None,
    ) -> int | Problem:
        """These went to the VO school at which each leerling is registered, as they were at
        `made_at` (None: now). How many were marked; whose VO school is not known, or to whose
        werkstuk somebody objects, is left as it was."""
        wanted = set(dossier_ids)

        def work(unit: Unit) -> int:
            now = self._clock()
            going = [
                dossier
                for dossier in dossiers.of_klas(unit, klas.id)
                if dossier.id in wanted and dossier.vo_school_id
                if (questionnaire, Slot.LEERLING) not in objections.held(unit, dossier.id)
            ]
            for dossier in going:
                to, at = dossier.vo_school_id, made_at or now
                handovers.hand_over(unit, dossier.id, questionnaire, to, at)
                record(unit, actor, f"handed over {questionnaire}", dossier.id, now)
            return len(going)

        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        if questionnaire not in self._forms:
            return Problem.of("unknown_questionnaire", name=questionnaire)
        return self._told(klas, await self._store.transact(work))

    async def take_back(
        self, actor: Participant | None, klas: Klas, dossier_id: str, questionnaire: str
    ) -> Problem | None:
        """It did not go after all."""

        def work(unit: Unit) -> Problem | None:
            dossier = dossiers.dossier(unit, dossier_id)
            if dossier is None or dossier.klas_id != klas.id:
                return Problem("unknown_person")
            handovers.take_back(unit, dossier_id, questionnaire)
            record(unit, actor, f"took back {questionnaire}", dossier_id, self._clock())
            return None

        if not may_in(actor, Action.HAND_OVER, klas):
            return Problem("not_allowed")
        return self._told(klas, await self._store.transact(work))

    async def receive(
        self,
        actor: Participant | None,
        klas: Klas,
        dossier_id: str,
        questionnaire: str,
        *,
        there: bool = True,
    ) -> Problem | None:
        """The mentor told the leerkracht that it is there (or that it is not)."""

        def work(unit: Unit) -> Problem | None:
            now = self._clock()
            dossier = dossiers.dossier(unit, dossier_id)
            if dossier is None or dossier.klas_id != klas.id:
                return Problem("unknown_person")
            received_at = now if there else None
            if not handovers.set_received(unit, dossier_id, questionnaire, received_at):
                return Problem.of("not_handed_over", name=dossier.name)
            act = "received" if there else "not received"
            record(unit, actor, f"{act} {questionnaire}", dossier_id, now)
            return None

        if not may_in(actor, Action.RECEIVE, klas):
            return Problem("not_allowed")
        return self._told(klas, await self._store.transact(work))

    # -- for the transfer dossier --------------------------------------------------------------

    async def inspections(
        self, actor: Participant | None, klas: Klas, dossier_id: str
    ) -> list[Inspection] | Problem:
        """What the ouders said of the report of the school, to be copied into the administration.
        Locked as the section itself is, until the VO school is known. Audited."""

        def work(unit: Unit) -> list[Inspection] | Problem:
            dossier = dossiers.dossier(unit, dossier_id)
            if dossier is None or dossier.klas_id != klas.id:
                return Problem("unknown_person")
            if not dossier.vo_school_id:
                return Problem("okr_locked")
            found = inspections.of_dossier(unit, klas, dossier, self._forms.values())
            if not found:
                held = {form for form, _ in objections.held(unit, dossier.id)}
                okr = {form.id for form in overview.ouderdelen(self._forms.values())}
                return Problem("objected" if held & okr else "okr_nothing")
            for one in found:
                act = f"read {one.form} {one.slot} sensitive"  # their view of the report is
                record(unit, actor, act, dossier.id, self._clock())
            return found

        if not may_in(actor, Action.READ_OUDERDEEL, klas):
            return Problem("not_allowed")
        return await self._store.transact(work)

    def _told(self, klas: Klas, outcome: T) -> T:
        if not isinstance(outcome, Problem):
            self._changed(klas.id)
        return outcome


def _vo_school(unit: Unit, school_id: str, name: str, now: datetime) -> VoSchool | Problem:
    wanted = plain(name)
    if not 0 < len(wanted) <= MAX_VO_SCHOOL_NAME:
        return Problem.of("bad_vo_school_name", maximum=str(MAX_VO_SCHOOL_NAME))
    if len(vo_schools.of_school(unit, school_id)) >= MAX_VO_SCHOOLS:
        return Problem("too_many_vo_schools")
    return vo_schools.named(unit, school_id, wanted, now)
