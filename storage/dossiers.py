"""Leerlingen: a dossier each, with a key of its own."""

from __future__ import annotations

from datetime import datetime

from conversations.people import Dossier, Theme
from storage.store import Unit


def add(unit: Unit, klas_id: str, name: str, seed: int, now: datetime) -> Dossier:
    """Makes the key first, then the row."""
    raise NotImplementedError


def dossier(unit: Unit, dossier_id: str) -> Dossier | None:
    raise NotImplementedError


def of_klas(unit: Unit, klas_id: str) -> list[Dossier]:
    """In the order in which they were added (the class list)."""
    raise NotImplementedError


def rename(unit: Unit, dossier_id: str, name: str) -> None:
    raise NotImplementedError


def choose_theme(unit: Unit, dossier_id: str, theme: Theme) -> None:
    raise NotImplementedError


def erase(unit: Unit, dossier_id: str) -> None:
    """Destroys the key, then every row of the dossier (ON DELETE CASCADE)."""
    raise NotImplementedError
