"""What the classroom hands to its doors. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from conversations.answers import Answer
from conversations.people import Dossier, Participant, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage.remarks import Remark


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """What is handed to one person. `code` is as printed, in groups ("K7QM-4RTW-9XVF").
    `leerling` is "" for a leerkracht; `telegram_link` is "" without a bot."""

    participant: Participant
    leerling: str
    code: str
    web_link: str
    telegram_link: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One participant in one questionnaire. `status` NEW with done 0 when never opened. `read_at`
    is when a leerkracht last read it here."""

    participant: Participant
    questionnaire: str
    status: Status
    done: int
    total: int
    updated_at: datetime | None
    submitted_at: datetime | None
    read_at: datetime | None = None

    @property
    def unread(self) -> bool:
        """Handed in, and not read since."""
        if self.status is not Status.SUBMITTED or self.submitted_at is None:
            return False
        return self.read_at is None or self.read_at < self.submitted_at


@dataclass(frozen=True, slots=True)
class LeerlingProgress:
    """`standings` in the order leerling, ouder 1, ouder 2."""

    dossier: Dossier
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class ReadContribution:
    """One contributor's answers for reading, in the order of the questionnaire; those that are
    not relevant (any more) are left out. `remarks` are the notes of leerkrachten by question id.
    `sensitive`: also the sensitive answers were asked for."""

    dossier: Dossier
    questionnaire: Questionnaire
    slot: Slot
    status: Status
    submitted_at: datetime | None
    answers: tuple[Answer, ...]
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A plain ASCII name and the bytes."""

    name: str
    content: bytes
