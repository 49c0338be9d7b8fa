"""Where each leerling of a klas goes and how far it is: statuses only, no answer is opened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.handover.model import Group, Line, Overview, Ready
from conversations.people import Dossier, Klas, Participant, Slot, VoSchool
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Status
from storage import (
    dossiers,
    handovers,
    klassen,
    objections,
    participants,
    sessions,
    vo_schools,
)
from storage.handovers import HandedOver
from storage.parts import Part
from storage.sessions import Standing
from storage.store import Unit

_RANK = tuple(Ready)
_Standings = dict[tuple[str, str], Standing]


def of_klas(unit: Unit, klas: Klas, forms: Iterable[Questionnaire]) -> Overview:
    school = klassen.school_of(unit, klas)
    known = vo_schools.of_school(unit, school.id)
    lines = _lines(unit, klas, forms, {one.id: one for one in known})
    groups = [Group(one, tuple(lines.get(one.id, ()))) for one in known]
    groups.append(Group(None, tuple(lines.get("", ()))))
    return Overview(school, tuple(known), tuple(group for group in groups if group.lines))


def werkstukken(forms: Iterable[Questionnaire]) -> list[Questionnaire]:
    """The questionnaires of the leerling: what a mentor is given."""
    return [form for form in forms if form.author is Audience.LEERLING]


def ouderdelen(forms: Iterable[Questionnaire]) -> list[Questionnaire]:
    """The questionnaires of the ouders (the OKR section), which go by way of OSO."""
    return [form for form in forms if form.author is Audience.OUDER]


def _lines(
    unit: Unit, klas: Klas, forms: Iterable[Questionnaire], known: dict[str, VoSchool]
) -> dict[str, list[Line]]:
    """By the id of the VO school, in the order of the class list."""
    asked = list(forms)
    begun = {
        (row.participant_id, row.questionnaire): row for row in sessions.standings(unit, klas.id)
    }
    out = handovers.of_klas(unit, klas.id)
    held = {stands.part for stands in objections.of_klas(unit, klas.id) if stands.holds}
    found: dict[str, list[Line]] = {}
    for dossier in dossiers.of_klas(unit, klas.id):
        people = participants.of_dossier(unit, dossier.id)
        line = _line(dossier, people, asked, begun, held, out, known)
        found.setdefault(dossier.vo_school_id if dossier.vo_school_id in known else "", []).append(
            line
        )
    return found


def _line(
    dossier: Dossier,
    people: Sequence[Participant],
    forms: Sequence[Questionnaire],
    begun: _Standings,
    held: set[Part],
    out: dict[tuple[str, str], HandedOver],
    known: dict[str, VoSchool],
) -> Line:
    def ready(person: Participant, form: Questionnaire) -> Ready:
        standing = _ready(begun.get((person.id, form.id)))
        part = Part(dossier.id, form.id, person.slot) if person.slot else None
        there = person.slot is Slot.LEERLING or standing is not Ready.NOTHING
        return Ready.OBJECTED if there and part in held else standing

    main = werkstukken(forms)[0]
    leerling = [person for person in people if person.slot is Slot.LEERLING]
    ouders = [person for person in people if person.slot is not Slot.LEERLING]
    standing = begun.get((leerling[0].id, main.id)) if leerling else None
    went = out.get((dossier.id, main.id))
    return Line(
        dossier=dossier,
        werkstuk=_furthest(ready(person, main) for person in leerling),
        home=_furthest(ready(person, main) for person in ouders),
        okr=_furthest(ready(person, form) for person in ouders for form in ouderdelen(forms))
        if dossier.okr
        else Ready.NOT_ASKED,
        handed_over_at=went.handed_over_at if went else None,
        received_at=went.received_at if went else None,
        to=known.get(went.vo_school_id) if went else None,
        again=went is not None and _since(standing, went),
    )


def _since(standing: Standing | None, went: HandedOver) -> bool:
    """Whether what went is not what the leerling says now."""
    if standing is None:
        return False
    handed_in = standing.submitted_at if standing.status is Status.SUBMITTED else None
    return (handed_in or standing.updated_at) > went.handed_over_at


def _furthest(found: Iterable[Ready]) -> Ready:
    return max(found, key=_RANK.index, default=Ready.NOTHING)


def _ready(standing: Standing | None) -> Ready:
    if standing is None or (standing.done == 0 and standing.status is not Status.SUBMITTED):
        return Ready.NOTHING
    return Ready.SUBMITTED if standing.status is Status.SUBMITTED else Ready.CONCEPT
