"""How far everybody is: drawn from statuses and counts, no dossier's answers are opened. The number
of queries does not depend on the size of the klas."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.classroom.model import KlasBoard, LeerlingProgress, Standing
from bot.forms import AUDIENCES, forms_for
from conversations import progress
from conversations.people import Dossier, Klas, Participant, Role, Slot
from conversations.questionnaire import Questionnaire
from conversations.session import Status
from storage import (
    audit,
    dossiers,
    handovers,
    objections,
    participants,
    parts,
    sessions,
    together,
    vo_schools,
)
from storage import board as stored
from storage.handovers import HandedOver
from storage.objections import Decision, Stands
from storage.parts import Part
from storage.store import Unit
from storage.together import Together


def of_klas(
    unit: Unit, klas: Klas, questionnaires: Iterable[Questionnaire], now: datetime
) -> KlasBoard:
    """In the order of the class list."""
    forms = list(questionnaires)
    known = _known(unit, klas, forms, now)
    leerlingen = dossiers.of_klas(unit, klas.id)
    people = participants.by_dossier(unit, klas.id, (dossier.id for dossier in leerlingen))
    listed = {one.id: one.name for one in vo_schools.of_school(unit, klas.school_id)}
    return KlasBoard(
        rows=tuple(
            LeerlingProgress(
                dossier,
                tuple(
                    known.standing(dossier, person, form)
                    for person in people[dossier.id]
                    for form in forms_for(person.role, forms, okr=dossier.okr)
                ),
                listed.get(dossier.vo_school_id, ""),
            )
            for dossier in leerlingen
        ),
        deadlines=stored.deadlines(unit, klas.id),
        closed=klas.closed,
    )


def read_act(form: Questionnaire, slot: Slot | None) -> str:
    """How the audit calls the reading of one contribution."""
    return f"read {form.id} {slot or ''}".rstrip()


@dataclass(frozen=True, slots=True)
class _Known:
    """What each table says about the klas."""

    begun: dict[tuple[str, str], sessions.Standing]
    reads: dict[tuple[str, str], datetime]
    invited: set[str]
    unreachable: set[str]
    reminded: dict[str, datetime]
    remarked: dict[stored.Part, stored.Remarked]
    handed_over: dict[tuple[str, str], HandedOver]
    questions: dict[tuple[str, Role], int]
    together: dict[tuple[str, str], Together]
    erased: set[str]
    objections: list[Stands]

    def standing(self, dossier: Dossier, person: Participant, form: Questionnaire) -> Standing:
        row = self.begun.get((person.id, form.id))
        note = self.remarked.get((dossier.id, form.id, str(person.slot)), stored.Remarked())
        out = self.handed_over.get((dossier.id, form.id))
        return Standing(
            participant=person,
            questionnaire=form.id,
            status=row.status if row else Status.NEW,
            done=row.done if row else 0,
            total=row.total if row else self.questions[form.id, person.role],
            updated_at=row.updated_at if row else None,
            submitted_at=row.submitted_at if row else None,
            read_at=self.reads.get((dossier.id, read_act(form, person.slot))),
            invited=person.id in self.invited,
            unreachable=person.id in self.unreachable,
            reminded_at=self.reminded.get(person.id),
            remarked_at=note.open_since,
            settled_at=note.settled_at,
            handed_over_at=out.handed_over_at if out else None,
            received_at=out.received_at if out else None,
            together=self.together.get((person.id, form.id)),
            erased=person.slot is not None
            and Part(dossier.id, form.id, person.slot).scope in self.erased,
            objects=any(
                one.participant_id == person.id
                and one.part.questionnaire == form.id
                and one.decision is Decision.OPEN
                for one in self.objections
            ),
            held=person.slot is not None
            and any(
                one.holds and one.part == Part(dossier.id, form.id, person.slot)
                for one in self.objections
            ),
        )


def _known(unit: Unit, klas: Klas, forms: Iterable[Questionnaire], now: datetime) -> _Known:
    standings = sessions.standings(unit, klas.id)
    return _Known(
        begun={(row.participant_id, row.questionnaire): row for row in standings},
        reads=audit.last_by_leerkracht(unit, klas.id),
        invited=stored.invited(unit, klas.id, now),
        unreachable=participants.unreachable(unit, klas.id),
        reminded=stored.reminded(unit, klas.id),
        remarked=stored.remarked(unit, klas.id),
        handed_over=handovers.of_klas(unit, klas.id),
        questions={
            (form.id, role): progress.counts(form, audience, {})[1]
            for form in forms
            for role, audience in AUDIENCES.items()
        },
        together=together.of_klas(unit, klas.id),
        erased=parts.erased(unit),
        objections=objections.of_klas(unit, klas.id),
    )
