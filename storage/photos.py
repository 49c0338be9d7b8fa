"""Pictures, re-encoded before they come here, sealed per dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.store import Unit


@dataclass(frozen=True, slots=True)
class StoredPhoto:
    """JPEG bytes without EXIF, with their size in pixels."""

    id: str
    dossier_id: str
    jpeg: bytes
    width: int
    height: int


def add(unit: Unit, photo: StoredPhoto, now: datetime) -> None:
    raise NotImplementedError


def photo(unit: Unit, dossier_id: str, photo_id: str) -> StoredPhoto | None:
    """None when there is no such picture in this dossier."""
    raise NotImplementedError


def remove(unit: Unit, dossier_id: str, photo_id: str) -> None:
    raise NotImplementedError
