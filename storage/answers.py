"""Answers, sealed per dossier. One contributor (slot) never overwrites another's."""

from __future__ import annotations

from collections.abc import Iterable

from conversations.answers import Answer
from conversations.people import Slot
from storage.store import Unit


def load(unit: Unit, dossier_id: str, questionnaire: str, slot: Slot) -> dict[str, Answer]:
    raise NotImplementedError


def load_all(unit: Unit, dossier_id: str, questionnaire: str) -> dict[Slot, dict[str, Answer]]:
    """Every contributor's answers."""
    raise NotImplementedError


def save(
    unit: Unit, dossier_id: str, questionnaire: str, slot: Slot, changed: Iterable[Answer]
) -> None:
    raise NotImplementedError
