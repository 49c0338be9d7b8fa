"""How far everybody is: drawn from statuses and counts, no dossier's answers are opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.classroom.model import LeerlingProgress, Standing
from bot.forms import AUDIENCES, forms_for
from conversations import progress
from conversations.people import Klas, Participant, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import audit, dossiers, participants, sessions
from storage.store import Unit


def of_klas(
    unit: Unit, klas: Klas, questionnaires: Iterable[Questionnaire]
) -> list[LeerlingProgress]:
    """In the order of the class list."""
    forms = list(questionnaires)
    begun = {
        (row.participant_id, row.questionnaire): row for row in sessions.standings(unit, klas.id)
    }
    reads = audit.last_by_leerkracht(unit, klas.id)
    return [
        LeerlingProgress(
            dossier,
            tuple(
                replace(
                    _standing(person, form, begun.get((person.id, form.id))),
                    read_at=reads.get((dossier.id, read_act(form, person.slot))),
                )
                for person in participants.of_dossier(unit, dossier.id)
                for form in forms_for(person.role, forms, okr=dossier.okr)
            ),
        )
        for dossier in dossiers.of_klas(unit, klas.id)
    ]


def read_act(form: Questionnaire, slot: Slot | None) -> str:
    """How the audit calls the reading of one contribution."""
    return f"read {form.id} {slot or ''}".rstrip()


def _standing(person: Participant, form: Questionnaire, row: sessions.Standing | None) -> Standing:
    if row is None:
        total = progress.counts(form, AUDIENCES[person.role], {})[1]
        return Standing(person, form.id, Status.NEW, 0, total, None, None)
    return Standing(
        person, form.id, row.status, row.done, row.total, row.updated_at, row.submitted_at
    )
