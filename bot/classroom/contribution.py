"""One contribution by its ids, when the actor may do that with it; inside a unit of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.access import ONLY_WHILE_OPEN, Action, Target, may
from bot.classroom import gather
from bot.classroom.model import ReadContribution
from bot.forms import is_asked
from bot.problems import Problem
from conversations.people import Dossier, Klas, Participant, Slot
from conversations.questionnaire import Audience, Questionnaire
from storage import dossiers, klassen, participants, remarks
from storage.store import Unit

READS = {Audience.LEERLING: Action.READ_WERKSTUK, Audience.OUDER: Action.READ_OUDERDEEL}


@dataclass(frozen=True, slots=True)
class Contribution:
    """`person` is who writes it, a leerling or an ouder."""

    dossier: Dossier
    klas: Klas
    person: Participant
    form: Questionnaire
    slot: Slot


def find(
    unit: Unit,
    actor: Participant | None,
    forms: Mapping[str, Questionnaire],
    dossier_id: str,
    questionnaire: str,
    slot: Slot,
    action: Action | None = None,
) -> Contribution | Problem:
    """`action` None: reading it. A Problem says no more than that it is not there, not theirs,
    switched off, or over."""
    form = forms.get(questionnaire)
    dossier = dossiers.dossier(unit, dossier_id)
    klas = klassen.klas(unit, dossier.klas_id) if dossier else None
    if form is None or dossier is None or klas is None:
        return Problem("unknown_person")
    target = Target(klas.school_id, klas.id, dossier.id, slot)
    if not may(actor, action or READS[form.author], target):
        return Problem("not_allowed")
    if klas.closed and action in ONLY_WHILE_OPEN:
        return Problem("klas_is_closed")
    if not is_asked(form, okr=dossier.okr):
        return Problem.of("okr_off", name=dossier.name)
    people = participants.of_dossier(unit, dossier.id)
    person = next((item for item in people if item.slot is slot), None)
    if person is None:
        return Problem("unknown_person")
    return Contribution(dossier, klas, person, form, slot)


def read(unit: Unit, found: Contribution) -> ReadContribution | Problem:
    """What stands there, with the notes at it."""
    session, given = gather.answers_of(unit, found.person, found.form)
    shown = gather.readable(found.person, found.form, given)
    if session is None or not shown:
        return Problem("nothing_written")
    return ReadContribution(
        dossier=found.dossier,
        questionnaire=found.form,
        slot=found.slot,
        status=session.status,
        submitted_at=session.submitted_at,
        answers=shown,
        remarks=remarks.of_slot(unit, found.dossier.id, found.form.id, found.slot),
    )
