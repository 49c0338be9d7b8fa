"""How far everybody is: drawn from statuses and counts, no dossier's answers are opened."""

from __future__ import annotations

from collections.abc import Iterable

from bot.classroom.model import LeerlingProgress, Standing
from bot.forms import AUDIENCES, forms_for
from conversations import progress
from conversations.people import Klas, Participant
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import dossiers, participants, sessions
from storage.store import Unit


def of_klas(
    unit: Unit, klas: Klas, questionnaires: Iterable[Questionnaire]
) -> list[LeerlingProgress]:
    """In the order of the class list."""
    forms = list(questionnaires)
    begun = {
        (row.participant_id, row.questionnaire): row for row in sessions.standings(unit, klas.id)
    }
    return [
        LeerlingProgress(
            dossier,
            tuple(
                _standing(person, form, begun.get((person.id, form.id)))
                for person in participants.of_dossier(unit, dossier.id)
                for form in forms_for(person.role, forms)
            ),
        )
        for dossier in dossiers.of_klas(unit, klas.id)
    ]


def _standing(person: Participant, form: Questionnaire, row: sessions.Standing | None) -> Standing:
    if row is None:
        total = progress.counts(form, AUDIENCES[person.role], {})[1]
        return Standing(person, form.id, Status.NEW, 0, total, None, None)
    return Standing(
        person, form.id, row.status, row.done, row.total, row.updated_at, row.submitted_at
    )
