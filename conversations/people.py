"""The people and the groups they belong to, as schools name them. Plain values, no behaviour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    LEERLING = "leerling"
    OUDER = "ouder"
    LEERKRACHT = "leerkracht"


class Slot(StrEnum):
    """Whose answers these are within a dossier: two ouders never share a slot."""

    LEERLING = "leerling"
    OUDER_1 = "ouder-1"
    OUDER_2 = "ouder-2"


class Channel(StrEnum):
    TELEGRAM = "telegram"
    WEB = "web"


class Theme(StrEnum):
    """The colours that the leerling chose, the same on the page and in print."""

    ZEE = "zee"
    BOS = "bos"
    ZON = "zon"
    FRAMBOOS = "framboos"
    NACHT = "nacht"
    POTLOOD = "potlood"


class Permission(StrEnum):
    """Of the ouders, for photos of their child: `GIVEN` when at least one said yes and nobody no,
    `REFUSED` as soon as one said no."""

    UNSAID = "unsaid"
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class School:
    """A basisschool. `phone` is what a mentor calls, "" when it is not known: never a family's."""

    id: str
    name: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Klas:
    """`schooljaar` is written "2026-2027". `closed`: it is over, nothing is asked any more."""

    id: str
    school_id: str
    name: str
    schooljaar: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class VoSchool:
    """A school to which leerlingen go; each basisschool keeps a list of its own."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """One leerling. `name` is the roepnaam with at most an initial. `seed` draws the child's own
    pattern: random, stored, never made from the name. `okr`: the ouders are asked for the OKR
    section. `vo_school_id` is where the leerling is registered, "" when that is not known yet.
    `version` goes up with every change by staff. `photos`: whether the ouders allow those."""

    id: str
    klas_id: str
    name: str
    theme: Theme
    seed: int
    okr: bool = False
    vo_school_id: str = ""
    version: int = 1
    photos: Permission = Permission.UNSAID


@dataclass(frozen=True, slots=True)
class Participant:
    """A person in one role for one klas or dossier. A leerkracht has no dossier and no slot, but a
    `function` at school ("ib'er"), "" when it is just that of leerkracht."""

    id: str
    role: Role
    klas_id: str
    dossier_id: str | None
    slot: Slot | None
    name: str
    language: str
    function: str = ""


class ReaderKind(StrEnum):
    MENTOR = "mentor"
    DIRECTEUR = "directeur"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody outside the klas who only reads: a mentor the werkstukken that were handed over, a
    directeur the counts of the basisschool `school_id`."""

    id: str
    school_id: str
    kind: ReaderKind
    name: str
