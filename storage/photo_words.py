"""What each ouder said about photos of their child: the newest word of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from conversations.people import Slot
from storage.store import Unit
from storage.times import read, stored


class Via(StrEnum):
    """How it was said. `PAPER`: the school wrote down what stands on a slip of the ouder."""

    TELEGRAM = "telegram"
    WEB = "web"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class PhotoWord:
    """`by` is the id of who wrote it down: the ouder, or for paper a leerkracht ("": the
    operator)."""

    slot: Slot
    allowed: bool
    via: Via
    by: str
    at: datetime

    @property
    def own(self) -> bool:
        """The ouder said it here."""
        return self.via is not Via.PAPER


def of_dossier(unit: Unit, dossier_id: str) -> dict[Slot, PhotoWord]:
    rows = unit.queries.photo_words_of_dossier(unit.connection, dossier_id=dossier_id)
    return {Slot(row[0]): _read(*row) for row in rows}


def of_klas(unit: Unit, klas_id: str) -> dict[str, dict[Slot, PhotoWord]]:
    """By dossier id; nothing of whom nobody spoke."""
    found: dict[str, dict[Slot, PhotoWord]] = {}
    for dossier_id, *row in unit.queries.photo_words_of_klas(unit.connection, klas_id=klas_id):
        found.setdefault(dossier_id, {})[Slot(row[0])] = _read(*row)
    return found


def save(unit: Unit, dossier_id: str, word: PhotoWord) -> None:
    """In place of what this ouder said before."""
    unit.queries.save_photo_word(
        unit.connection,
        dossier_id=dossier_id,
        slot=word.slot.value,
        allowed=word.allowed,
        via=word.via.value,
        by=word.by,
        at=stored(word.at),
    )


def remove(unit: Unit, dossier_id: str, slot: Slot) -> None:
    """It was written down by mistake: this ouder has said nothing."""
    unit.queries.remove_photo_word(unit.connection, dossier_id=dossier_id, slot=slot.value)


def _read(slot: str, allowed: int, via: str, by: str, at: int) -> PhotoWord:
    return PhotoWord(Slot(slot), bool(allowed), Via(via), by, read(at))
