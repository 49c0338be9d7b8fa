"""ONE table: who may do what to whose data. Pure; every service asks it before it acts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from conversations.people import Klas, Participant, Reader, ReaderKind, Role, Slot


class Actor(StrEnum):
    """A role, or the operator: whoever has the command line has the data folder and its key."""

    LEERLING = "leerling"
    OUDER = "ouder"
    LEERKRACHT = "leerkracht"
    OPERATOR = "operator"
    MENTOR = "mentor"
    DIRECTEUR = "directeur"


class Action(StrEnum):
    """`werkstuk` is a questionnaire of the leerling (with the stukje van thuis in it),
    `ouderdeel` one of the ouders (the OKR section)."""

    ANSWER = "answer"
    KNOW_OWN = "know_own"
    TAKE_BACK = "take_back"
    OBJECT = "object"
    SETTLE_OBJECTION = "settle_objection"
    PERMIT_PHOTOS = "permit_photos"
    ANSWER_TOGETHER = "answer_together"
    READ_WERKSTUK = "read_werkstuk"
    READ_OUDERDEEL = "read_ouderdeel"
    SEE_KLAS = "see_klas"
    SEE_SCHOOL = "see_school"
    CREATE_KLAS = "create_klas"
    CLOSE_KLAS = "close_klas"
    ADD_LEERLINGEN = "add_leerlingen"
    CHANGE_LEERLING = "change_leerling"
    ERASE_LEERLING = "erase_leerling"
    ERASE_KLAS = "erase_klas"
    CHANGE_STAFF = "change_staff"
    RESET_SECOND_STEP = "reset_second_step"
    INVITE = "invite"
    PLAN = "plan"
    REMARK = "remark"
    REOPEN = "reopen"
    EXPORT = "export"
    HAND_OVER = "hand_over"
    RECEIVE = "receive"
    LET_MENTOR_READ = "let_mentor_read"
    LET_DIRECTEUR_READ = "let_directeur_read"


# What is over when the klas is closed, whoever asks. Reading, keeping and handing over go on; so
# does changing a leerling: a name can be wrong, a school unknown, and who stays a year moves.
ONLY_WHILE_OPEN = frozenset(
    {
        Action.ANSWER,
        Action.ANSWER_TOGETHER,
        Action.ADD_LEERLINGEN,
        Action.INVITE,
        Action.PLAN,
        Action.REMARK,
        Action.REOPEN,
    }
)


class Relation(StrEnum):
    """How the actor stands to the data, the closest that holds. `OWN_CHILD`: an ouder to what the
    leerling of the dossier wrote."""

    OWN = "own"
    OWN_CHILD = "own_child"
    OWN_DOSSIER = "own_dossier"
    OWN_KLAS = "own_klas"
    HANDED_OVER = "handed_over"
    OWN_SCHOOL = "own_school"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Target:
    """Whose data. Leave out what the action does not reach: a klas has no dossier. `readers` are
    the ids of the mentors to whom this dossier was handed over."""

    school_id: str = ""
    klas_id: str = ""
    dossier_id: str = ""
    slot: Slot | None = None
    readers: frozenset[str] = frozenset()


_NOBODY: frozenset[Relation] = frozenset()
_OWN = frozenset({Relation.OWN})
_CHILD = frozenset({Relation.OWN, Relation.OWN_CHILD})
_DOSSIER = frozenset({Relation.OWN, Relation.OWN_DOSSIER})
_KLAS = frozenset({Relation.OWN_KLAS})
_SCHOOL = frozenset({Relation.OWN_KLAS, Relation.OWN_SCHOOL})
_HANDED = frozenset({Relation.HANDED_OVER})
_ALL = frozenset(Relation)

# Rows: the action. Columns: what each actor may do it to.
_TABLE: dict[Action, tuple[frozenset[Relation], ...]] = {
    #                           leerling  ouder    leerkracht operator mentor   directeur
    Action.ANSWER:             (_OWN,     _OWN,    _NOBODY,   _NOBODY, _NOBODY, _NOBODY),
    Action.KNOW_OWN:           (_OWN,     _OWN,    _NOBODY,   _NOBODY, _NOBODY, _NOBODY),
    Action.TAKE_BACK:          (_OWN,     _OWN,    _NOBODY,   _NOBODY, _NOBODY, _NOBODY),
    Action.OBJECT:             (_OWN,     _CHILD,  _NOBODY,   _NOBODY, _NOBODY, _NOBODY),
    Action.SETTLE_OBJECTION:   (_NOBODY,  _NOBODY, _KLAS,     _NOBODY, _NOBODY, _NOBODY),
    Action.PERMIT_PHOTOS:      (_NOBODY,  _OWN,    _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.ANSWER_TOGETHER:    (_NOBODY,  _NOBODY, _KLAS,     _NOBODY, _NOBODY, _NOBODY),
    Action.READ_WERKSTUK:      (_DOSSIER, _OWN,    _KLAS,     _ALL,    _HANDED, _NOBODY),
    Action.READ_OUDERDEEL:     (_NOBODY,  _OWN,    _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.SEE_KLAS:           (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.SEE_SCHOOL:         (_NOBODY,  _NOBODY, _NOBODY,   _ALL,    _NOBODY, _SCHOOL),
    Action.CREATE_KLAS:        (_NOBODY,  _NOBODY, _SCHOOL,   _ALL,    _NOBODY, _NOBODY),
    Action.CLOSE_KLAS:         (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.ADD_LEERLINGEN:     (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.CHANGE_LEERLING:    (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.ERASE_LEERLING:     (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.ERASE_KLAS:         (_NOBODY,  _NOBODY, _NOBODY,   _ALL,    _NOBODY, _NOBODY),
    Action.CHANGE_STAFF:       (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.RESET_SECOND_STEP:  (_NOBODY,  _NOBODY, _NOBODY,   _ALL,    _NOBODY, _NOBODY),
    Action.INVITE:             (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.PLAN:               (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.REMARK:             (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.REOPEN:             (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.EXPORT:             (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.HAND_OVER:          (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.RECEIVE:            (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _HANDED, _NOBODY),
    Action.LET_MENTOR_READ:    (_NOBODY,  _NOBODY, _KLAS,     _ALL,    _NOBODY, _NOBODY),
    Action.LET_DIRECTEUR_READ: (_NOBODY,  _NOBODY, _NOBODY,   _ALL,    _NOBODY, _NOBODY),
}  # fmt: skip
_COLUMNS = {actor: column for column, actor in enumerate(Actor)}


def may(
    actor: Participant | Reader | None, action: Action, target: Target, *, actor_school_id: str = ""
) -> bool:
    """True when `actor` (None: the operator) may do this to that data.

    `actor_school_id` is the school of a leerkracht's klas, for what reaches beyond the klas.
    """
    allowed = _TABLE[action][_COLUMNS[_who(actor)]]
    return relation(actor, target, actor_school_id=actor_school_id) in allowed


def may_in(actor: Participant | Reader | None, action: Action, klas: Klas) -> bool:
    """`may`, for what reaches a klas as a whole."""
    return may(actor, action, Target(school_id=klas.school_id, klas_id=klas.id))


def relation(
    actor: Participant | Reader | None, target: Target, *, actor_school_id: str = ""
) -> Relation:
    """The closest relation that holds; an unknown id is never equal to another unknown id."""
    if actor is None:
        return Relation.FOREIGN
    if isinstance(actor, Reader):
        return _relation_of_reader(actor, target)
    if actor.role is Role.LEERKRACHT:
        return _relation_of_leerkracht(actor, target, actor_school_id)
    if not actor.dossier_id or actor.dossier_id != target.dossier_id:
        return Relation.FOREIGN
    if actor.slot is target.slot:
        return Relation.OWN
    child = actor.role is Role.OUDER and target.slot is Slot.LEERLING
    return Relation.OWN_CHILD if child else Relation.OWN_DOSSIER


def _relation_of_leerkracht(actor: Participant, target: Target, school_id: str) -> Relation:
    if actor.klas_id and actor.klas_id == target.klas_id:
        return Relation.OWN_KLAS
    if school_id and school_id == target.school_id:
        return Relation.OWN_SCHOOL
    return Relation.FOREIGN


def _relation_of_reader(actor: Reader, target: Target) -> Relation:
    if not actor.school_id or actor.school_id != target.school_id:
        return Relation.FOREIGN
    mentor = actor.kind is ReaderKind.MENTOR
    if mentor and target.dossier_id and actor.id in target.readers:
        return Relation.HANDED_OVER
    return Relation.OWN_SCHOOL


def _who(actor: Participant | Reader | None) -> Actor:
    if actor is None:
        return Actor.OPERATOR
    if isinstance(actor, Reader):
        return Actor.MENTOR if actor.kind is ReaderKind.MENTOR else Actor.DIRECTEUR
    return Actor(actor.role.value)
