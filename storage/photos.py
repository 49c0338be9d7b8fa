"""Pictures, re-encoded before they come here, sealed per part of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Slot
from conversations.permission import GivenAs
from storage.parts import Part, to_write_in
from storage.store import Unit
from storage.times import stored


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """JPEG bytes without EXIF, with their size in pixels, and what was asked for."""

    id: str
    dossier_id: str
    jpeg: bytes
    width: int
    height: int
    given_as: GivenAs = GivenAs.PHOTO


def add(unit: Unit, photo: StoredPhoto, questionnaire: str, slot: Slot, now: datetime) -> None:
    """With the answers of that contributor. Raises KeyMissing when those were erased."""
    scope = to_write_in(unit, Part(photo.dossier_id, questionnaire, slot))
    unit.queries.add_photo(
        unit.connection,
        id=photo.id,
        dossier_id=photo.dossier_id,
        questionnaire=questionnaire,
        slot=slot.value,
        sealed=unit.vault.seal(scope, _context(photo.id), photo.jpeg),
        width=photo.width,
        height=photo.height,
        given_as=photo.given_as.value,
        now=stored(now),
    )


def photo(unit: Unit, dossier_id: str, photo_id: str) -> StoredPhoto | None:
    """None when there is no such picture in this dossier."""
    row = unit.queries.photo_by_id(unit.connection, id=photo_id, dossier_id=dossier_id)
    if row is None:
        return None
    questionnaire, slot, sealed, width, height = row
    scope = Part(dossier_id, questionnaire, Slot(slot)).scope
    jpeg = unit.vault.open(scope, _context(photo_id), sealed)
    return StoredPhoto(photo_id, dossier_id, jpeg, width, height)


def given_as(unit: Unit, dossier_id: str) -> dict[str, tuple[str, GivenAs]]:
    """Of every picture in the dossier its questionnaire, and what was asked for; opens none."""
    rows = unit.queries.photos_given_as(unit.connection, dossier_id=dossier_id)
    return {photo_id: (form, GivenAs(kind)) for photo_id, form, kind in rows}


def remove(unit: Unit, dossier_id: str, photo_id: str) -> None:
    unit.queries.remove_photo(unit.connection, id=photo_id, dossier_id=dossier_id)


def _context(photo_id: str) -> str:
    return f"photo/{photo_id}"
