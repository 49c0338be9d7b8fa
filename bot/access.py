"""ONE table: who may do what to whose data. Pure; every service asks it before it acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conversations.people import Participant, Role, Slot


class Actor(StrEnum):
    """A role, or the operator: whoever has the command line has the data folder and its key."""

    LEERLING = "leerling"
    OUDER = "ouder"
    LEERKRACHT = "leerkracht"
    OPERATOR = "operator"


class Action(StrEnum):
    """`werkstuk` is a questionnaire of the leerling (with the stukje van thuis in it),
    `ouderdeel` one of the ouders (the OKR section)."""

    ANSWER = "answer"
    READ_WERKSTUK = "read_werkstuk"
    READ_OUDERDEEL = "read_ouderdeel"
    SEE_KLAS = "see_klas"
    CREATE_KLAS = "create_klas"
    ADD_LEERLINGEN = "add_leerlingen"
    INVITE = "invite"
    REOPEN = "reopen"
    EXPORT = "export"


class Relation(StrEnum):
    """How the actor stands to the data, the closest that holds."""

    OWN = "own"
    OWN_DOSSIER = "own_dossier"
    OWN_KLAS = "own_klas"
    OWN_SCHOOL = "own_school"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Target:
    """Whose data. Leave out what the action does not reach: a klas has no dossier."""

    school_id: str = ""
    klas_id: str = ""
    dossier_id: str = ""
    slot: Slot | None = None


_NOBODY: frozenset[Relation] = frozenset()
_OWN = frozenset({Relation.OWN})
_DOSSIER = frozenset({Relation.OWN, Relation.OWN_DOSSIER})
_KLAS = frozenset({Relation.OWN_KLAS})
_SCHOOL = frozenset({Relation.OWN_KLAS, Relation.OWN_SCHOOL})
_ALL = frozenset(Relation)

# Rows: the action. Columns: what leerling, ouder, leerkracht and operator may do it to.
_TABLE: dict[Action, tuple[frozenset[Relation], ...]] = {
    #                       leerling  ouder    leerkracht operator
    Action.ANSWER:         (_OWN,     _OWN,    _NOBODY,   _NOBODY),
    Action.READ_WERKSTUK:  (_DOSSIER, _OWN,    _KLAS,     _ALL),
    Action.READ_OUDERDEEL: (_NOBODY,  _OWN,    _KLAS,     _ALL),
    Action.SEE_KLAS:       (_NOBODY,  _NOBODY, _KLAS,     _ALL),
    Action.CREATE_KLAS:    (_NOBODY,  _NOBODY, _SCHOOL,   _ALL),
    Action.ADD_LEERLINGEN: (_NOBODY,  _NOBODY, _KLAS,     _ALL),
    Action.INVITE:         (_NOBODY,  _NOBODY, _KLAS,     _ALL),
    Action.REOPEN:         (_NOBODY,  _NOBODY, _KLAS,     _ALL),
    Action.EXPORT:         (_NOBODY,  _NOBODY, _KLAS,     _ALL),
}  # fmt: skip
_COLUMNS = {
    Actor.LEERLING: 0,
    Actor.OUDER: 1,
    Actor.LEERKRACHT: 2,
    Actor.OPERATOR: 3,
}


def may(
    actor: Participant | None, action: Action, target: Target, *, actor_school_id: str = ""
) -> bool:
    """True when `actor` (None: the operator) may do this to that data.

    `actor_school_id` is the school of a leerkracht's klas, for what reaches beyond the klas.
    """
    allowed = _TABLE[action][_COLUMNS[_who(actor)]]
    return relation(actor, target, actor_school_id=actor_school_id) in allowed


def relation(actor: Participant | None, target: Target, *, actor_school_id: str = "") -> Relation:
    """The closest relation that holds; an unknown id is never equal to another unknown id."""
    if actor is None:
        return Relation.FOREIGN
    if actor.role is Role.LEERKRACHT:
        return _relation_of_leerkracht(actor, target, actor_school_id)
    if not actor.dossier_id or actor.dossier_id != target.dossier_id:
        return Relation.FOREIGN
    return Relation.OWN if actor.slot is target.slot else Relation.OWN_DOSSIER


def _relation_of_leerkracht(actor: Participant, target: Target, school_id: str) -> Relation:
    if actor.klas_id and actor.klas_id == target.klas_id:
        return Relation.OWN_KLAS
    if school_id and school_id == target.school_id:
        return Relation.OWN_SCHOOL
    return Relation.FOREIGN


def _who(actor: Participant | None) -> Actor:
    return Actor.OPERATOR if actor is None else Actor(actor.role.value)
