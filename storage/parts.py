"""A part of a dossier: what one contributor wrote in one questionnaire. It has a key of its own, so
that it can be erased, in older backups too, while the dossier goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Slot
from storage.times import read_optional
from storage.unit import Unit

_BETWEEN = "/"  # in no dossier id, questionnaire id or slot

KEY_PER_PART = 6
"""The version of the data from which each part has a key of its own."""


@dataclass(frozen=True, slots=True)
class Part:
    dossier_id: str
    questionnaire: str
    slot: Slot

    @property
    def scope(self) -> str:
        """Whose key: below the dossier's, so that it goes when the dossier goes."""
        return _BETWEEN.join((self.dossier_id, self.questionnaire, self.slot.value))

    @classmethod
    def of_scope(cls, scope: str) -> Part | None:
        """None for the scope of a dossier or a school."""
        written = scope.split(_BETWEEN)
        return cls(written[0], written[1], Slot(written[2])) if len(written) == 3 else None


def to_write_in(unit: Unit, part: Part) -> str:
    """Its scope, with a key for the first word that is written. Raises KeyMissing for what was
    erased."""
    unit.vault.ensure_key(part.scope)
    return part.scope


def is_erased(unit: Unit, part: Part) -> bool:
    """Nothing is asked here any more."""
    return unit.vault.is_destroyed(part.scope)


def erased(unit: Unit) -> set[str]:
    """The scopes of all that was ever erased, for who asks about a whole klas."""
    return unit.vault.destroyed()


def of_klas(unit: Unit, klas_id: str) -> dict[Part, datetime | None]:
    """Every part in which somebody began, with when it was handed in (None while it is not)."""
    rows = unit.queries.parts_of_klas(unit.connection, klas_id=klas_id)
    return {
        Part(dossier_id, questionnaire, Slot(slot)): read_optional(submitted_at)
        for dossier_id, questionnaire, slot, submitted_at in rows
    }
