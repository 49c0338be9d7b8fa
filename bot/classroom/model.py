"""What the classroom hands to its doors. Plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from conversations.answers import Answer
from conversations.people import Dossier, Participant, Role, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage.remarks import Remark
from storage.together import Together


@dataclass(frozen=True, slots=True)
class InvitationCard:
    """What is handed to one person. `code` is as printed, in groups ("K7QM-4RTW-9XVF").
    `leerling` is "" for a leerkracht; `telegram_link` is "" without a bot. All three are "" for a
    colleague whose code is not shown (any more)."""

    participant: Participant
    leerling: str
    code: str
    web_link: str
    telegram_link: str


class State(StrEnum):
    """How far one contribution is, from no card to the mentor's hands. `DISCUSS`: the leerkracht
    marked an answer "bespreek eerst", so it does not go along yet."""

    NOT_INVITED = "not_invited"
    INVITED = "invited"
    BEGUN = "begun"
    REVIEW = "review"
    DISCUSS = "discuss"
    TO_READ = "to_read"
    READ = "read"
    HANDED_OVER = "handed_over"
    RECEIVED = "received"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Standing:
    """One participant in one questionnaire. `status` NEW with done 0 when never opened. `read_at`
    is when a leerkracht last read it here, `remarked_at` when an answer was last marked "bespreek
    eerst" that is still open, `settled_at` when one was last talked about or handed in again.
    `unreachable`: has blocked us everywhere in Telegram.
    `together`: the leerkracht fills it in with this ouder.
    `handed_over_at` and `received_at` are of the whole questionnaire of this leerling. `erased`:
    past its day, there is nothing to read or to ask any more. `objects`: this person objects to
    handing over and nobody has talked about it yet; `held`: somebody objects to this part."""

    participant: Participant
    questionnaire: str
    status: Status
    done: int
    total: int
    updated_at: datetime | None
    submitted_at: datetime | None
    read_at: datetime | None = None
    invited: bool = False
    unreachable: bool = False
    reminded_at: datetime | None = None
    remarked_at: datetime | None = None
    settled_at: datetime | None = None
    handed_over_at: datetime | None = None
    received_at: datetime | None = None
    together: Together | None = None
    erased: bool = False
    objects: bool = False
    held: bool = False

    @property
    def state(self) -> State:
        if self.erased:
            return self._erased()
        match self.status:
            case Status.NEW:
                return State.INVITED if self.invited else State.NOT_INVITED
            case _ if self.unread:
                return State.TO_READ
            case _ if self.remarked_at:
                return State.DISCUSS
            case Status.SUBMITTED:
                return self._submitted()
        return State.REVIEW if self.status is Status.REVIEW else State.BEGUN

    @property
    def unread(self) -> bool:
        """Handed in, not read since, and not gone to the mentor since."""
        if self.status is not Status.SUBMITTED or self.submitted_at is None:
            return False
        seen = max(filter(None, (self.read_at, self.handed_over_at)), default=None)
        return seen is None or seen < self.submitted_at

    @property
    def readable(self) -> bool:
        """Whether a leerkracht finds something: of an ouder only what is handed in, is filled in
        together, or has notes at it."""
        if self.erased or self.status in {Status.NEW, Status.NOTICE}:
            return False
        if self.participant.role is not Role.OUDER or self.status is Status.SUBMITTED:
            return True
        return bool(self.remarked_at) or (self.together is not None and self.together.open)

    @property
    def answered(self) -> bool:
        """Handed in again after a "bespreek eerst", and not read yet."""
        if self.settled_at is None or self.submitted_at is None:
            return False
        return self.unread and self.settled_at >= self.submitted_at

    def _erased(self) -> State:
        """What was handed over first, was."""
        if self.handed_over_at is None:
            return State.ERASED
        return State.RECEIVED if self.received_at else State.HANDED_OVER

    def _submitted(self) -> State:
        """What was handed in after the hand-over did not go along."""
        went, written = self.handed_over_at, self.submitted_at
        if went is None or written is None or went < written:
            return State.READ
        return State.RECEIVED if self.received_at else State.HANDED_OVER


@dataclass(frozen=True, slots=True)
class LeerlingProgress:
    """`standings` in the order leerling, ouder 1, ouder 2. `vo_school` is its name, "" when it is
    not known yet."""

    dossier: Dossier
    standings: tuple[Standing, ...]
    vo_school: str = ""

    @property
    def last_activity(self) -> datetime | None:
        """When the leerling or an ouder last wrote something."""
        return max((item.updated_at for item in self.standings if item.updated_at), default=None)


@dataclass(frozen=True, slots=True)
class KlasBoard:
    """`rows` in the order of the class list; `deadlines` by questionnaire id, the nearest first.
    `closed`: nothing is asked any more."""

    rows: tuple[LeerlingProgress, ...]
    deadlines: Mapping[str, date]
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ReadContribution:
    """One contributor's answers for reading, in the order of the questionnaire; those that are
    not relevant (any more) are left out. `remarks` are the notes of leerkrachten by question id.
    `kept_back`: an ouder has not handed it in (any more), so that there are no answers, but notes.
    """

    dossier: Dossier
    questionnaire: Questionnaire
    slot: Slot
    status: Status
    submitted_at: datetime | None
    answers: tuple[Answer, ...]
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    kept_back: bool = False


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A plain ASCII name and the bytes."""

    name: str
    content: bytes
