"""Every role, every action, every foreign dossier: written out in words, not derived."""

from __future__ import annotations

import itertools

import pytest

from bot.access import Action, Relation, Target, may, relation
from conversations.people import Participant, Reader, ReaderKind, Role, Slot


def person(role: Role, dossier: str | None, slot: Slot | None, klas: str = "8b") -> Participant:
    return Participant(f"{role}-{slot}", role, klas, dossier, slot, "", "nl")


NOOR = person(Role.LEERLING, "noor", Slot.LEERLING)
OUDER_1 = person(Role.OUDER, "noor", Slot.OUDER_1)
OUDER_2 = person(Role.OUDER, "noor", Slot.OUDER_2)
LEERKRACHT = person(Role.LEERKRACHT, None, None)
ACTORS = {
    "leerling": NOOR,
    "ouder 1": OUDER_1,
    "ouder 2": OUDER_2,
    "leerkracht": LEERKRACHT,
    "operator": None,
    "mentor": Reader("mentor", "school", ReaderKind.MENTOR, "mevrouw Bos"),
    "directeur": Reader("directeur", "school", ReaderKind.DIRECTEUR, "meneer Vos"),
}
# A directeur to whom something was handed over by mistake is still no mentor.
READERS = frozenset({"mentor", "directeur"})
TARGETS = {
    "werk van Noor": Target("school", "8b", "noor", Slot.LEERLING),
    "deel van ouder 1": Target("school", "8b", "noor", Slot.OUDER_1),
    "deel van ouder 2": Target("school", "8b", "noor", Slot.OUDER_2),
    "werk van Finn": Target("school", "8b", "finn", Slot.LEERLING),
    "overgedragen werk": Target("school", "8b", "finn", Slot.LEERLING, READERS),
    "overgedragen door een ander": Target("andere", "8x", "lot", Slot.LEERLING, READERS),
    "deel van ouder 1 van Finn": Target("school", "8b", "finn", Slot.OUDER_1),
    "werk uit een andere klas": Target("school", "8a", "sam", Slot.LEERLING),
    "werk uit een andere school": Target("andere", "8x", "lot", Slot.LEERLING),
    "eigen klas": Target("school", "8b"),
    "andere klas": Target("school", "8a"),
    "eigen school": Target("school"),
    "andere school": Target("andere"),
}
NOORS = {"werk van Noor", "deel van ouder 1", "deel van ouder 2"}
OF_8B = NOORS | {"werk van Finn", "overgedragen werk", "deel van ouder 1 van Finn", "eigen klas"}
OWN_SCHOOL = OF_8B | {"werk uit een andere klas", "andere klas", "eigen school"}
STAFF = {
    Action.PERMIT_PHOTOS,
    Action.ANSWER_TOGETHER,
    Action.SETTLE_OBJECTION,
    Action.READ_WERKSTUK,
    Action.READ_OUDERDEEL,
    Action.SEE_KLAS,
    Action.CLOSE_KLAS,
    Action.ADD_LEERLINGEN,
    Action.CHANGE_LEERLING,
    Action.ERASE_LEERLING,
    Action.CHANGE_STAFF,
    Action.INVITE,
    Action.PLAN,
    Action.REMARK,
    Action.REOPEN,
    Action.EXPORT,
    Action.HAND_OVER,
    Action.RECEIVE,
    Action.LET_MENTOR_READ,
}
OF_ONESELF = {Action.ANSWER, Action.KNOW_OWN, Action.TAKE_BACK, Action.OBJECT}
NOT_FOR_THE_OPERATOR = OF_ONESELF | {Action.ANSWER_TOGETHER, Action.SETTLE_OBJECTION}


OWN_PART = {
    "leerling": "werk van Noor",
    "ouder 1": "deel van ouder 1",
    "ouder 2": "deel van ouder 2",
}


def allowed(actor: str, action: Action) -> set[str]:
    """The expectation, by hand: on which targets this must be granted; on all others, never."""
    if actor == "operator":
        return set() if action in NOT_FOR_THE_OPERATOR else set(TARGETS)
    if actor == "mentor":
        reads = action in {Action.READ_WERKSTUK, Action.RECEIVE}
        return {"overgedragen werk"} if reads else set()
    if actor == "directeur":
        return OWN_SCHOOL if action is Action.SEE_SCHOOL else set()
    if actor == "leerkracht":
        staff: set[str] = OF_8B if action in STAFF else set()
        return OWN_SCHOOL if action is Action.CREATE_KLAS else staff
    if action is Action.READ_WERKSTUK and actor == "leerling":
        return NOORS
    written = OF_ONESELF | {Action.READ_WERKSTUK}
    if actor != "leerling":
        written |= {Action.READ_OUDERDEEL, Action.PERMIT_PHOTOS}
    # An ouder objects to the child's werkstuk without reading it.
    child = {"werk van Noor"} if action is Action.OBJECT else set()
    return {OWN_PART[actor], *child} if action in written else set()


@pytest.mark.parametrize(
    ("actor", "action", "target"),
    list(itertools.product(ACTORS, Action, TARGETS)),
    ids=lambda value: str(value).replace(" ", "_"),
)
def test_who_may_do_what_to_whose_data(actor: str, action: Action, target: str) -> None:
    granted = may(ACTORS[actor], action, TARGETS[target], actor_school_id="school")
    assert granted == (target in allowed(actor, action))


def test_a_leerkracht_without_a_known_school_reaches_no_school() -> None:
    assert not may(LEERKRACHT, Action.CREATE_KLAS, Target(""), actor_school_id="")
    assert not may(LEERKRACHT, Action.CREATE_KLAS, Target("school"))


def test_unknown_ids_are_never_equal() -> None:
    lost = person(Role.OUDER, None, None, klas="")
    assert relation(lost, Target(dossier_id="")) is Relation.FOREIGN
    assert relation(person(Role.LEERKRACHT, None, None, klas=""), Target()) is Relation.FOREIGN
