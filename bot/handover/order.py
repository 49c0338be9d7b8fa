"""What somebody wants to have made, and what came of it. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.people import Klas


class Shape(StrEnum):
    """One PDF with everything behind each other, or one folder (a zip) with a file per leerling."""

    PDF = "pdf"
    FOLDER = "map"


@dataclass(frozen=True, slots=True)
class Order:
    """Of the leerlingen of `klas` who go to `vo_school_id` ("" when that is not known yet, None:
    wherever they go), or of one leerling (`dossier_id`).

    `werkstuk` and `okr` are what goes along: the OKR section always in files of its own. `drafts`:
    also what is not handed in, marked so. `sensitive`: also the answers to sensitive questions.
    `phrase` opens the PDFs, "" for no lock; it is kept nowhere.
    """

    klas: Klas
    vo_school_id: str | None = None
    dossier_id: str = ""
    shape: Shape = Shape.PDF
    werkstuk: bool = True
    okr: bool = False
    drafts: bool = False
    sensitive: bool = False
    phrase: str = ""


class Why(StrEnum):
    """Why something of a leerling did not go along. `OBJECTED`, and of the stukje van thuis and
    the OKR section: somebody objects to it (`bot.objections`)."""

    NOTHING = "nothing"
    NOT_HANDED_IN = "not handed in"
    WRITING_AGAIN = "writing again"
    NO_VO_SCHOOL = "no vo school"
    OKR_NOT_HANDED_IN = "okr not handed in"
    TOO_LARGE = "too large"
    OBJECTED = "objected"
    HOME_OBJECTED = "home objected"
    OKR_OBJECTED = "okr objected"


@dataclass(frozen=True, slots=True)
class LeftOut:
    leerling: str
    why: Why


@dataclass(frozen=True, slots=True)
class Made:
    """`name` is a plain ASCII file name. `went` are the (dossier id, questionnaire, VO
    school id) in it, as they were at `made_at`; `left_out` is not in it."""

    name: str
    went: tuple[tuple[str, str, str], ...]
    left_out: tuple[LeftOut, ...]
    made_at: datetime
