"""One contribution by its ids, when the actor may do that with it; inside a unit of work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.access import ONLY_WHILE_OPEN, Action, Target, may
from bot.classroom import gather
from bot.classroom.model import ReadContribution
from bot.forms import is_asked
from bot.problems import Problem
from conversations.people import Dossier, Klas, Participant, Role, Slot
from conversations.questionnaire import Audience, Questionnaire
from conversations.session import Session, Status
from storage import dossiers, klassen, participants, remarks, together
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
    """What stands there, with the notes at it. What an ouder has not handed in (any more) is theirs
    alone: then there are the notes, or nothing."""
    session, given = gather.answers_of(unit, found.person, found.form)
    shown = gather.readable(found.person, found.form, given)
    if session is None or not shown:
        return Problem("nothing_written")
    notes = remarks.of_slot(unit, found.dossier.id, found.form.id, found.slot)
    kept_back = _is_theirs_alone(unit, found, session)
    if kept_back and not notes:
        return Problem("ouder_still_writing")
    return ReadContribution(
        dossier=found.dossier,
        questionnaire=found.form,
        slot=found.slot,
        status=session.status,
        submitted_at=session.submitted_at,
        answers=() if kept_back else shown,
        remarks=notes,
        kept_back=kept_back,
    )


def _is_theirs_alone(unit: Unit, found: Contribution, session: Session) -> bool:
    """Unless the leerkracht types it, in overleg."""
    if found.person.role is not Role.OUDER or session.status is Status.SUBMITTED:
        return False
    shared = together.of(unit, found.person.id, found.form.id)
    return shared is None or not shared.open
