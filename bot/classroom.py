"""What staff do: klassen, leerlingen, invitations, progress, reading, re-opening, exporting.

Every function names the participant who acts (None: the system administrator on the command line)
and asks `access` first. Both channels, the staff pages and the command line call these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from conversations.answers import Answer
from conversations.people import Dossier, Klas, Participant, Role, School, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage.store import Store


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """What is handed to one person. `code` is as printed, in groups ("K7QM-4RTW-9XVF")."""

    participant: Participant
    leerling: str
    code: str
    web_link: str
    telegram_link: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One participant in one questionnaire. `status` NEW with done 0 when never opened."""

    participant: Participant
    questionnaire: str
    status: Status
    done: int
    total: int
    updated_at: datetime | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class LeerlingProgress:
    dossier: Dossier
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class ReadContribution:
    """One contributor's answers for reading, in the order of the questionnaire."""

    questionnaire: Questionnaire
    slot: Slot
    status: Status
    submitted_at: datetime | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A plain ASCII name and the bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Problem:
    """Not done, and why. `reason` is stable; `params` fills the sentence that a door makes of it."""

    reason: str
    params: tuple[tuple[str, str], ...] = ()


class Classroom:
    """One per process. All methods are safe to call at the same time."""

    def __init__(
        self,
        store: Store,
        questionnaires: dict[str, Questionnaire],
        clock: Callable[[], datetime],
        link_base: str,
        bot_username: Callable[[], str],
    ) -> None:
        raise NotImplementedError

    async def create_klas(
        self, actor: Participant | None, name: str, school: str, schooljaar: str = ""
    ) -> Klas | Problem:
        """`schooljaar` "" is the current one (it begins on 1 August). The first leerkracht of the
        klas is made with it."""
        raise NotImplementedError

    async def find_klas(self, actor: Participant | None, name_or_id: str) -> Klas | Problem:
        raise NotImplementedError

    async def klassen(self, actor: Participant | None) -> list[tuple[School, Klas]]:
        raise NotImplementedError

    async def add_leerlingen(
        self, actor: Participant | None, klas: Klas, names: Sequence[str]
    ) -> tuple[list[Dossier], list[Problem]]:
        """All good names are added; each doubtful one (empty, too long, double) is a Problem."""
        raise NotImplementedError

    async def import_csv(
        self, actor: Participant | None, klas: Klas, content: bytes
    ) -> tuple[list[Dossier], list[Problem]] | Problem:
        """UTF-8 (with or without BOM) or Windows-1252; comma, semicolon or tab; column found by
        its head (naam, roepnaam, voornaam, leerling ...). Problems name the row."""
        raise NotImplementedError

    async def invite(
        self, actor: Participant | None, klas: Klas, roles: Iterable[Role], *, renew: bool = False
    ) -> list[InvitationCard] | Problem:
        """A card per person; the same codes again unless `renew` (the old one then dies)."""
        raise NotImplementedError

    async def progress(
        self, actor: Participant | None, klas: Klas
    ) -> list[LeerlingProgress] | Problem:
        raise NotImplementedError

    async def read(
        self, actor: Participant | None, dossier_id: str, questionnaire: str, slot: Slot
    ) -> ReadContribution | Problem:
        """Audited. Sensitive answers are there: hiding them in lists is the door's work."""
        raise NotImplementedError

    async def reopen(
        self,
        actor: Participant | None,
        dossier_id: str,
        questionnaire: str,
        slot: Slot,
        question: str = "",
    ) -> Participant | Problem:
        raise NotImplementedError

    async def export(
        self,
        actor: Participant | None,
        klas: Klas,
        *,
        leerling: str = "",
        formats: Sequence[str] = ("pdf",),
        drafts: bool = False,
        questionnaire: str = "",
    ) -> list[ExportFile] | Problem:
        """Only submitted answers unless `drafts`, which are marked "concept"."""
        raise NotImplementedError

    async def write_export(self, files: Sequence[ExportFile], folder: Path) -> list[Path] | Problem:
        raise NotImplementedError
