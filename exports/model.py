"""What an export is made from: plain values, gathered by the services, never read by a template
from the store. Texts are as typed; `clean` makes them fit the fonts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.answers import Answer
from conversations.people import Dossier, Klas, School, Slot
from conversations.questionnaire import Questionnaire


@dataclass(frozen=True, slots=True)
class InOverleg:
    """A leerkracht wrote down what the ouder said, on `at`. `by` is the name, `function` what that
    person is at school; "" when not known. `alone`: the ouder went on by themselves after that."""

    by: str
    function: str
    at: datetime
    confirmed_at: datetime | None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Contribution:
    """One contributor's part. `submitted_at` None means a draft, printed only when asked for."""

    slot: Slot
    answers: dict[str, Answer]
    submitted_at: datetime | None
    together: InOverleg | None = None


@dataclass(frozen=True, slots=True)
class ExportPhoto:
    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything of one leerling in one questionnaire. `photos` by id. `made_at` is UTC."""

    school: School
    klas: Klas
    dossier: Dossier
    questionnaire: Questionnaire
    contributions: tuple[Contribution, ...]
    photos: dict[str, ExportPhoto]
    made_at: datetime
    draft: bool = False
    include_sensitive: bool = True
