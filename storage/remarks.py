""" "Bespreek eerst": a leerkracht's note at one answer, sealed as the answer itself is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from uuid6 import uuid7

from conversations.people import Slot
from storage.parts import Part, to_write_in
from storage.sealing import packed
from storage.store import Unit
from storage.times import read, read_optional, stored


@dataclass(frozen=True, slots=True)
class Remark:
    """`sign` changes with every edit of the note, so that nobody overwrites what they did not
    see. `by` is how the leerkracht is called ("" when no name is known). `settled_at` None: still
    to be talked about."""

    question: str
    note: str
    by: str
    sign: str
    at: datetime
    settled_at: datetime | None = None

    @property
    def open(self) -> bool:
        return self.settled_at is None


def of_slot(unit: Unit, dossier_id: str, questionnaire: str, slot: Slot) -> dict[str, Remark]:
    """By question id, in no order."""
    rows = unit.queries.remarks_of_slot(
        unit.connection, dossier_id=dossier_id, questionnaire=questionnaire, slot=slot.value
    )
    found = {}
    for question, sealed, at, settled_at in rows:
        context = _context(questionnaire, slot, question)
        scope = Part(dossier_id, questionnaire, slot).scope
        note, by, sign = json.loads(unit.vault.open(scope, context, sealed))
        found[question] = Remark(question, note, by, sign, read(at), read_optional(settled_at))
    return found


def save(
    unit: Unit,
    dossier_id: str,
    questionnaire: str,
    slot: Slot,
    question: str,
    note: str,
    by: str,
    now: datetime,
) -> None:
    """A new note, or in the place of the old one; it stands open."""
    plain = packed([note, by, str(uuid7())])
    scope = to_write_in(unit, Part(dossier_id, questionnaire, slot))
    unit.queries.save_remark(
        unit.connection,
        dossier_id=dossier_id,
        questionnaire=questionnaire,
        slot=slot.value,
        question=question,
        sealed=unit.vault.seal(scope, _context(questionnaire, slot, question), plain),
        now=stored(now),
    )


def settle(
    unit: Unit, dossier_id: str, questionnaire: str, slot: Slot, now: datetime, question: str = ""
) -> None:
    """Talked about: the note at `question`, or all of them ("")."""
    at = {"dossier_id": dossier_id, "questionnaire": questionnaire, "slot": slot.value}
    if question:
        unit.queries.settle_remark(unit.connection, **at, question=question, now=stored(now))
    else:
        unit.queries.settle_remarks(unit.connection, **at, now=stored(now))


def remove(unit: Unit, dossier_id: str, questionnaire: str, slot: Slot, question: str) -> None:
    unit.queries.remove_remark(
        unit.connection,
        dossier_id=dossier_id,
        questionnaire=questionnaire,
        slot=slot.value,
        question=question,
    )


def _context(questionnaire: str, slot: Slot, question: str) -> str:
    return f"remark/{questionnaire}/{slot.value}/{question}"
