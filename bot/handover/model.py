"""What the hand-over says to its doors. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.problems import Problem
from conversations.people import Dossier, School, VoSchool


class Ready(StrEnum):
    """How far a contribution is, as far as a hand-over minds. `OBJECTED`: it does not go along."""

    NOT_ASKED = "not asked"
    NOTHING = "nothing"
    CONCEPT = "concept"
    OBJECTED = "objected"
    SUBMITTED = "submitted"


@dataclass(frozen=True, slots=True)
class Choice:
    """To which VO school a leerling goes: `vo_school_id` of the list ("" for not known yet), or a
    `new_name` that is not on it. `version` is that of the dossier when it was read."""

    dossier_id: str
    vo_school_id: str
    version: int
    new_name: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """`changed` as they are now; `problems` of those that stayed as they were."""

    changed: tuple[Dossier, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One leerling. `home` and `okr` are the furthest of the two ouders. `handed_over_at` is of
    the werkstuk, `to` where it went; `again` says that the leerling handed in anew, or is writing
    anew, since then."""

    dossier: Dossier
    werkstuk: Ready
    home: Ready
    okr: Ready
    handed_over_at: datetime | None = None
    received_at: datetime | None = None
    to: VoSchool | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The leerlingen of one klas who go to one VO school; None: not known yet."""

    vo_school: VoSchool | None
    lines: tuple[Line, ...]

    @property
    def ready(self) -> int:
        return sum(line.werkstuk is Ready.SUBMITTED for line in self.lines)

    @property
    def handed_over(self) -> int:
        return sum(line.handed_over_at is not None and not line.again for line in self.lines)

    @property
    def received(self) -> int:
        return sum(line.received_at is not None and not line.again for line in self.lines)


@dataclass(frozen=True, slots=True)
class Overview:
    """A klas: `groups` by the name of the VO school, those without one last."""

    school: School
    vo_schools: tuple[VoSchool, ...]
    groups: tuple[Group, ...]
