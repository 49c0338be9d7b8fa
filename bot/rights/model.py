"""Everything that is known about one person. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.objections.model import Mine
from bot.photo_permission import OwnWord
from conversations.answers import Answer
from conversations.people import Channel, Dossier, Klas, Participant, School
from conversations.questionnaire import Questionnaire
from conversations.session import Status


class Kind(StrEnum):
    """What was done, as far as the person has to know it."""

    JOINED = "joined"
    SUBMITTED = "submitted"
    TAKEN_BACK = "taken_back"
    COPIED = "copied"
    READ = "read"
    READ_SENSITIVE = "read_sensitive"
    SAW_PHOTO = "saw_photo"
    EXPORTED = "exported"
    HANDED_OVER = "handed_over"
    LET_READ = "let_read"
    RECEIVED = "received"
    OPENED = "opened"
    ERASED = "erased"
    OBJECTED = "objected"
    WITHDREW = "withdrew"
    SAW_OBJECTION = "saw_objection"
    SETTLED = "settled"
    PHOTOS_YES = "photos_yes"
    PHOTOS_NO = "photos_no"
    PHOTOS_UNSAID = "photos_unsaid"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the audit. `who` is the name that a leerkracht gave colleagues, "" when there is
    none; `mine`: the person did it."""

    at: datetime
    kind: Kind
    role: str
    who: str
    mine: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A browser or a chat that speaks for the person. `until` is None for a chat; `here`: it is
    the one that asks."""

    channel: Channel
    since: datetime
    until: datetime | None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What a leerkracht wrote at an answer, and sent."""

    question: str
    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class KnownForm:
    """What this person wrote in one questionnaire: every answer that is kept, also one that is not
    asked any more. `kept_until` is when it goes at the latest. `handed_over_at` is None when it did
    not leave the school. `held`: somebody objects to it, so that it does not leave it now (who, is
    not said)."""

    questionnaire: Questionnaire
    status: Status
    submitted_at: datetime | None
    handed_over_at: datetime | None
    kept_until: date
    answers: tuple[Answer, ...]
    notes: tuple[Note, ...] = ()
    held: bool = False

    @property
    def may_be_taken_back(self) -> bool:
        return self.status is Status.SUBMITTED and self.handed_over_at is None


@dataclass(frozen=True, slots=True)
class Known:
    """`vo_school` is "" when it is not filled in (and for an ouder, who filled nothing in).
    `photos` is what an ouder said of photos of the child, None for a leerling."""

    person: Participant
    dossier: Dossier
    klas: Klas
    school: School
    vo_school: str
    forms: tuple[KnownForm, ...]
    places: tuple[Place, ...]
    seen: tuple[Seen, ...]
    objecting: Mine
    photos: OwnWord | None = None
