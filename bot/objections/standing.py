"""What one person may object to and how that stands, inside a unit of work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.assistant.seating import Seating
from bot.handover.overview import werkstukken
from bot.objections.model import About, Item, Mine
from bot.seated import dossier_of, person_of
from conversations.people import Participant, Role, Slot
from conversations.session import Status
from storage import handovers, klassen, objections, participants, sessions
from storage.parts import Part, is_erased
from storage.store import Unit

_NOT_BEGUN = frozenset({Status.NEW, Status.NOTICE})


def mine(unit: Unit, person: Participant, seating: Seating) -> Mine:
    """`person` is a leerling or an ouder."""
    dossier = dossier_of(unit, person)
    klas = person_of(unit, person).klas
    stands = {
        (it.part.questionnaire, it.part.slot): it
        for it in objections.of_dossier(unit, dossier.id)
        if it.participant_id == person.id
    }
    went = handovers.of_dossier(unit, dossier.id)
    items = [
        Item(
            about,
            stands.get((about.form.id, about.slot)),
            went[about.form.id].handed_over_at if about.form.id in went else None,
        )
        for about in _abouts(unit, person, seating)
    ]
    return Mine(
        person=person,
        dossier=dossier,
        school=klassen.school_of(unit, klas),
        items=tuple(
            it for it in items if it.objection or _is_something(unit, it.about, dossier.id)
        ),
        talk_to=_names(participants.leerkrachten(unit, klas.id)),
    )


def _abouts(unit: Unit, person: Participant, seating: Seating) -> Iterator[About]:
    """The werkstuk as a whole; of an ouder also each of the own parts."""
    for form in werkstukken(seating.questionnaires.values()):
        if not is_erased(unit, Part(str(person.dossier_id), form.id, Slot.LEERLING)):
            yield About(form, Slot.LEERLING)
    if person.role is Role.OUDER and person.slot is not None:
        for form in seating.forms(unit, person):
            yield About(form, person.slot)


def _is_something(unit: Unit, about: About, dossier_id: str) -> bool:
    """The werkstuk from the beginning; of the own parts what was begun."""
    if about.slot is Slot.LEERLING:
        return True
    status, _ = sessions.status_of(unit, dossier_id, about.slot, about.form.id)
    return status not in _NOT_BEGUN


def _names(leerkrachten: Iterable[Participant]) -> tuple[str, ...]:
    return tuple(one.name for one in leerkrachten if one.name)
