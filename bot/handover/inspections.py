"""The values of the OSO block "inzage" of one leerling, inside a unit of work."""

from __future__ import annotations

from collections.abc import Iterable

from bot.classroom import filenames, gather
from bot.forms import is_asked
from bot.handover.oso import Inspection, inspection
from bot.handover.overview import ouderdelen
from conversations.people import Dossier, Klas
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import dossiers, objections, participants
from storage.store import Unit


def of_dossier(
    unit: Unit, klas: Klas, dossier: Dossier, questionnaires: Iterable[Questionnaire]
) -> list[Inspection]:
    """One per ouder who handed the section in and does not object to handing it over, ouder 1
    first."""
    stem = filenames.stems(dossiers.of_klas(unit, klas.id))[dossier.id]
    held = objections.held(unit, dossier.id)
    found = []
    for form in ouderdelen(questionnaires):
        if not is_asked(form, okr=dossier.okr):
            continue
        for person in participants.of_dossier(unit, dossier.id):
            session, given = gather.answers_of(unit, person, form)
            if person.slot is None or session is None or session.status is not Status.SUBMITTED:
                continue
            if (form.id, person.slot) in held:
                continue
            shown = {answer.question: answer for answer in gather.readable(person, form, given)}
            name = filenames.of_ouder(form, stem, person.slot, "pdf")
            found.append(inspection(form.id, person.slot, shown, name))
    return found
