"""The classroom: asks `access`, runs the unit of work, and speaks in values.

Every method names the participant who acts (None: the operator on the command line). Both
channels, the staff pages and the command line call these and nothing below them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.access import Action, Target, may, may_in
from bot.assistant import Assistant
from bot.classroom import (
    board,
    contribution,
    export,
    filenames,
    gather,
    invitations,
    klassen,
    roster,
)
from bot.classroom.model import (
    ExportFile,
    InvitationCard,
    KlasBoard,
    LeerlingProgress,
    ReadContribution,
)
from bot.classroom.roster import Row
from bot.devices import Device
from bot.names import plain
from bot.problems import Problem
from bot.recording import record
from bot.withheld import withheld
from conversations.people import Dossier, Klas, Participant, Role, School, Slot
from conversations.questionnaire import Audience, Questionnaire
from exports.model import Sheet
from storage import dossiers, objections, photos
from storage import klassen as stored_klassen
from storage.errors import NameTaken
from storage.store import Store, Unit

Added = tuple[list[Dossier], list[Problem]]


class Classroom:
    """One per process. All methods are safe to call at the same time. `changed` hears the id of a
    klas whose board has to look again."""

    def __init__(
        self,
        store: Store,
        questionnaires: Mapping[str, Questionnaire],
        clock: Callable[[], datetime],
        link_base: str,
        bot_username: Callable[[], str],
        assistant: Assistant,
        changed: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._store = store
        self._questionnaires = questionnaires
        self._clock = clock
        self._link_base = link_base
        self._bot_username = bot_username
        self._assistant = assistant
        self._changed = changed

    @property
    def questionnaires(self) -> Mapping[str, Questionnaire]:
        """By id, in a steady order."""
        return self._questionnaires

    def now(self) -> datetime:
        return self._clock()

    # -- klassen and leerlingen ----------------------------------------------------------------

    async def create_klas(
        self,
        actor: Participant | None,
        name: str,
        school: str,
        schooljaar: str = "",
        at: Device | None = None,
    ) -> Klas | Problem:
        """`schooljaar` "" is the current one (it begins on 1 August); a leerkracht's own school
        need not be named. The first leerkracht of the klas is made with it, and is the acting
        leerkracht, `at` this device."""

        def work(unit: Unit) -> Klas | Problem:
            return klassen.create(unit, actor, name, school, schooljaar, self._clock(), at)

        try:
            return await self._store.transact(work)
        except NameTaken:
            year = schooljaar or klassen.current_schooljaar(self._clock())
            return Problem.of("klas_exists", name=plain(name), schooljaar=year)

    async def find_klas(self, actor: Participant | None, name_or_id: str) -> Klas | Problem:
        """The newest of that name, without regard to case, among those the actor may see."""
        return await self._store.read(lambda unit: klassen.find(unit, actor, name_or_id))

    async def klassen(self, actor: Participant | None) -> list[tuple[School, Klas]]:
        """All that the actor may see."""
        return await self._store.read(lambda unit: klassen.seen_by(unit, actor))

    async def add_leerlingen(
        self, actor: Participant | None, klas: Klas, names: Sequence[str]
    ) -> Added:
        """All good names are added; each doubtful one (empty, too long, double) is a Problem. For
        the list of a whole klas see `bot.intake`.

        Of "Noor de Vries" or "de Vries, Noor" only "Noor" is kept, and "Noor V." when that was
        typed or when the list has two of them.
        """
        if not may_in(actor, Action.ADD_LEERLINGEN, klas):
            return [], [Problem("not_allowed")]
        rows = [Row(0, name) for name in names]

        def work(unit: Unit) -> Added:
            if klassen.is_closed(unit, klas):
                return [], [Problem("klas_is_closed")]
            return roster.add(unit, klas, rows, self._clock())

        done = await self._store.transact(work)
        self._changed(klas.id)
        return done

    # -- invitations and progress --------------------------------------------------------------

    async def invite(
        self,
        actor: Participant | None,
        klas: Klas,
        roles: Iterable[Role],
        *,
        leerling: str = "",
        slot: Slot | None = None,
        person: str = "",
        renew: bool = False,
    ) -> list[InvitationCard] | Problem:
        """A card per person; the same codes again unless `renew` (the old one then dies; audited).
        `leerling` (a name or dossier id), `slot` and `person` (an id) narrow it. The code of a
        colleague stands there only until it is used, and is made only for `person`."""
        wanted = frozenset(roles)
        if not may_in(actor, Action.INVITE, klas):
            return Problem("not_allowed")

        def work(unit: Unit) -> list[InvitationCard] | Problem:
            if klassen.is_closed(unit, klas) and wanted != {Role.LEERKRACHT}:
                return Problem("klas_is_closed")
            only = roster.find(unit, klas, leerling) if leerling else None
            if isinstance(only, Problem):
                return only
            made = invitations.cards(
                unit,
                klas,
                wanted,
                self._links(),
                self._clock(),
                only=only,
                slot=slot,
                person_id=person,
                seen_by=actor.id if actor else "",
                renew=renew,
            )
            for card in made if renew else ():
                whose = card.participant
                act = f"renewed code of {whose.id}"
                self._record(unit, actor, act, whose.dossier_id or "")
            return made

        made = await self._store.transact(work)
        self._changed(klas.id)
        return made

    async def board(self, actor: Participant | None, klas: Klas) -> KlasBoard | Problem:
        """Everybody's standing in every questionnaire, in the order of the class list."""
        if not may_in(actor, Action.SEE_KLAS, klas):
            return Problem("not_allowed")
        return await self._store.read(
            lambda unit: board.of_klas(unit, klas, self._questionnaires.values(), self._clock())
        )

    async def progress(
        self, actor: Participant | None, klas: Klas
    ) -> list[LeerlingProgress] | Problem:
        """The rows of the board."""
        found = await self.board(actor, klas)
        return found if isinstance(found, Problem) else list(found.rows)

    # -- reading, re-opening -------------------------------------------------------------------

    async def read(
        self,
        actor: Participant | None,
        dossier_id: str,
        questionnaire: str,
        slot: Slot,
        *,
        sensitive: bool = False,
    ) -> ReadContribution | Problem:
        """Audited, and once more when the `sensitive` answers are opened: until then the door
        shows only that there is one."""

        def work(unit: Unit) -> ReadContribution | Problem:
            found = contribution.find(
                unit, actor, self._questionnaires, dossier_id, questionnaire, slot
            )
            if isinstance(found, Problem):
                return found
            got = contribution.read(unit, found)
            if isinstance(got, Problem) or got.kept_back:
                return got
            act = board.read_act(found.form, slot)
            self._record(unit, actor, act, dossier_id)
            if sensitive:
                self._record(unit, actor, f"{act} sensitive", dossier_id)
            return got

        got = await self._store.transact(work)
        if isinstance(got, ReadContribution):
            self._changed(got.dossier.klas_id)
        return got

    async def photo(
        self, actor: Participant | None, dossier_id: str, photo_id: str
    ) -> bytes | None:
        """JPEG bytes of a picture in the werkstuk, None when there is none that the actor may
        see. Audited."""

        def work(unit: Unit) -> bytes | None:
            dossier = dossiers.dossier(unit, dossier_id)
            klas = stored_klassen.klas(unit, dossier.klas_id) if dossier else None
            if dossier is None or klas is None:
                return None
            target = Target(klas.school_id, klas.id, dossier.id, Slot.LEERLING)
            if not may(actor, Action.READ_WERKSTUK, target):
                return None
            stored = photos.photo(unit, dossier.id, photo_id)
            if stored is None or photo_id in withheld(unit, self._questionnaires, dossier):
                return None
            self._record(unit, actor, "saw photo", dossier.id)
            return stored.jpeg

        return await self._store.transact(work)

    async def reopen(
        self,
        actor: Participant | None,
        dossier_id: str,
        questionnaire: str,
        slot: Slot,
        question: str = "",
    ) -> Participant | Problem:
        """A submitted contribution takes answers again; the person is told."""

        def work(unit: Unit) -> Participant | Problem:
            forms = self._questionnaires
            found = contribution.find(
                unit, actor, forms, dossier_id, questionnaire, slot, Action.REOPEN
            )
            return found if isinstance(found, Problem) else found.person

        person = await self._store.read(work)
        if isinstance(person, Problem):
            return person
        if await self._assistant.reopen(person.id, questionnaire, question) is None:
            return Problem("not_submitted")
        await self._store.transact(
            lambda unit: self._record(unit, actor, f"reopened {questionnaire} {slot}", dossier_id)
        )
        return person

    # -- export --------------------------------------------------------------------------------

    async def export(
        self,
        actor: Participant | None,
        klas: Klas,
        *,
        leerling: str = "",
        formats: Sequence[str] = ("pdf",),
        drafts: bool = False,
        questionnaire: str = "",
        include_sensitive: bool = True,
    ) -> list[ExportFile] | Problem:
        """Only submitted answers unless `drafts`, which are marked "concept". Audited."""
        if not may_in(actor, Action.EXPORT, klas):
            return Problem("not_allowed")
        if unknown := [item for item in formats if item not in export.FORMATS]:
            return Problem.of("unknown_format", name=unknown[0])
        if questionnaire and questionnaire not in self._questionnaires:
            return Problem.of("unknown_questionnaire", name=questionnaire)
        wish = gather.Wish(
            tuple(form for form in self._questionnaires.values() if questionnaire in {"", form.id}),
            drafts,
            include_sensitive,
            self._clock().replace(microsecond=0),  # a PDF keeps whole seconds
            leaving=actor is not None,
        )
        gathered = await self._store.read(lambda unit: _gather(unit, actor, klas, leerling, wish))
        if isinstance(gathered, Problem):
            return gathered
        touched = dict.fromkeys(sheet.dossier.id for sheet in gathered.sheets)

        def record(unit: Unit) -> None:
            for dossier_id in touched:
                self._record(unit, actor, "exported", dossier_id)

        await self._store.transact(record)
        return await export.make(gathered, formats)

    async def write_export(self, files: Sequence[ExportFile], folder: Path) -> list[Path] | Problem:
        """Into the folder (made when it is not there), each file whole or not at all."""
        return await asyncio.to_thread(export.write, files, folder)

    # -- inside the transaction ----------------------------------------------------------------

    def _links(self) -> invitations.Links:
        roles = self._assistant.telegram_roles
        return invitations.Links(self._link_base, self._bot_username(), roles)

    def _record(self, unit: Unit, actor: Participant | None, act: str, dossier_id: str) -> None:
        record(unit, actor, act, dossier_id, self._clock())


def _gather(
    unit: Unit, actor: Participant | None, klas: Klas, leerling: str, wish: gather.Wish
) -> export.Gathered | Problem:
    everybody = dossiers.of_klas(unit, klas.id)
    only = roster.find(unit, klas, leerling) if leerling else None
    if isinstance(only, Problem):
        return only
    found = [
        sheet
        for dossier in everybody
        if only is None or dossier.id == only.id
        for sheet in gather.sheets(unit, klas, dossier, wish)
    ]
    sheets = [sheet for sheet in found if actor is None or not _locked(sheet)]
    if not sheets:
        return Problem(_why_nothing(unit, klas, only, locked=bool(found)))
    return export.Gathered(klas, tuple(sheets), filenames.stems(everybody), only is not None)


def _why_nothing(unit: Unit, klas: Klas, only: Dossier | None, *, locked: bool) -> str:
    if locked:
        return "okr_locked"
    held = {stands.part.dossier_id for stands in objections.of_klas(unit, klas.id) if stands.holds}
    return "objected" if held and (only is None or only.id in held) else "nothing_submitted"


def _locked(sheet: Sheet) -> bool:
    """The section of the ouders leaves the desk when it is known to which school it goes. (The
    operator's `export` is the basisschool's own: it is not locked.)"""
    return sheet.questionnaire.author is Audience.OUDER and not sheet.dossier.vo_school_id
