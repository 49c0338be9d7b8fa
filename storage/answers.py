"""Answers, sealed per part of a dossier. One contributor (slot) never overwrites another's."""

from __future__ import annotations

import json
from collections.abc import Iterable

from conversations.answers import Answer
from conversations.people import Slot
from storage.parts import Part, to_write_in
from storage.sealing import packed
from storage.store import Unit


def load(unit: Unit, dossier_id: str, questionnaire: str, slot: Slot) -> dict[str, Answer]:
    """This contributor's answers, by question id."""
    context = _context(questionnaire, slot.value)
    scope = Part(dossier_id, questionnaire, slot).scope
    return {
        question: unit.vault.reveal(scope, context + question, sealed, _read)
        for question, sealed in unit.queries.answers_of_slot(
            unit.connection, dossier_id=dossier_id, questionnaire=questionnaire, slot=slot.value
        )
    }


def load_all(unit: Unit, dossier_id: str, questionnaire: str) -> dict[Slot, dict[str, Answer]]:
    """Every contributor's answers."""
    rows = unit.queries.answers_of_dossier(
        unit.connection, dossier_id=dossier_id, questionnaire=questionnaire
    )
    found: dict[Slot, dict[str, Answer]] = {}
    for slot, question, sealed in rows:
        context = _context(questionnaire, slot) + question
        scope = Part(dossier_id, questionnaire, Slot(slot)).scope
        answer = unit.vault.reveal(scope, context, sealed, _read)
        found.setdefault(Slot(slot), {})[question] = answer
    return found


def save(
    unit: Unit, dossier_id: str, questionnaire: str, slot: Slot, changed: Iterable[Answer]
) -> None:
    """Raises KeyMissing when this part of the dossier was erased."""
    context = _context(questionnaire, slot.value)
    scope = to_write_in(unit, Part(dossier_id, questionnaire, slot))
    for answer in changed:
        plain = packed(answer.to_json())
        unit.queries.save_answer(
            unit.connection,
            dossier_id=dossier_id,
            questionnaire=questionnaire,
            slot=slot.value,
            question=answer.question,
            sealed=unit.vault.conceal(scope, context + answer.question, plain, answer),
        )


def _read(plain: bytes) -> Answer:
    return Answer.from_json(json.loads(plain))


def _context(questionnaire: str, slot: str) -> str:
    return f"answer/{questionnaire}/{slot}/"
