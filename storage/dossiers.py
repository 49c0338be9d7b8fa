"""Leerlingen: a dossier each, with a key of its own."""

from __future__ import annotations

from datetime import datetime

from uuid6 import uuid7

from conversations.people import Dossier, Permission, Theme
from storage.errors import KeyMissing
from storage.sealing import open_text, seal_text
from storage.store import Unit
from storage.times import stored

_Row = tuple[str, str, bytes, str, int, int, str | None, int, int | None]
_PERMISSIONS = {None: Permission.UNSAID, 0: Permission.REFUSED, 1: Permission.GIVEN}
"""By the least that any ouder said: one no is a no."""


def add(
    unit: Unit, klas_id: str, name: str, seed: int, now: datetime, *, okr: bool = False
) -> Dossier:
    """Makes the key first, then the row."""
    dossier = Dossier(str(uuid7()), klas_id, name, Theme.ZEE, seed, okr)
    unit.vault.make_key(dossier.id)
    unit.queries.add_dossier(
        unit.connection,
        id=dossier.id,
        klas_id=klas_id,
        sealed=_sealed_name(unit, dossier.id, name),
        theme=dossier.theme.value,
        seed=seed,
        okr=dossier.okr,
        now=stored(now),
    )
    return dossier


def dossier(unit: Unit, dossier_id: str) -> Dossier | None:
    row = unit.queries.dossier_by_id(unit.connection, id=dossier_id)
    return None if row is None else _dossier(unit, row)


def of_klas(unit: Unit, klas_id: str) -> list[Dossier]:
    """In the order in which they were added (the class list)."""
    rows = unit.queries.dossiers_of_klas(unit.connection, klas_id=klas_id)
    return [found for row in rows if (found := _dossier(unit, row)) is not None]


def claim(unit: Unit, dossier_id: str, version: int) -> bool:
    """Before every change by staff: the change after `version` is now the caller's. False when
    somebody else changed the leerling first (or it is gone): then nothing may be changed."""
    claimed = unit.queries.claim_dossier(unit.connection, id=dossier_id, version=version)
    return bool(claimed)


def ask_okr(unit: Unit, dossier_id: str, *, on: bool) -> None:
    """Whether the ouders are asked for the OKR section; what they wrote stays."""
    unit.queries.set_okr(unit.connection, id=dossier_id, okr=on)


def move(unit: Unit, dossier_id: str, klas_id: str) -> None:
    """To another klas; its people move by `participants.move`."""
    unit.queries.move_dossier(unit.connection, id=dossier_id, klas_id=klas_id)


def rename(unit: Unit, dossier_id: str, name: str) -> None:
    sealed = _sealed_name(unit, dossier_id, name)
    unit.queries.rename_dossier(unit.connection, id=dossier_id, sealed=sealed)


def choose_theme(unit: Unit, dossier_id: str, theme: Theme) -> None:
    unit.queries.set_theme(unit.connection, id=dossier_id, theme=theme.value)


def erase(unit: Unit, dossier_id: str) -> None:
    """Destroys the key, with those of its parts, then every row of the dossier (ON DELETE CASCADE).

    The key is gone even when the transaction fails afterwards: the rows then go at the next start.
    """
    unit.vault.destroy_keys([dossier_id])
    unit.queries.remove_dossier(unit.connection, id=dossier_id)


def _dossier(unit: Unit, row: _Row) -> Dossier | None:
    dossier_id, klas_id, sealed, theme, seed, okr, vo_school_id, version, allowed = row
    try:
        name = open_text(unit, dossier_id, _context(dossier_id), sealed)
    except KeyMissing:
        if unit.vault.is_destroyed(dossier_id):  # half erased: as good as gone
            return None
        raise
    return Dossier(
        dossier_id,
        klas_id,
        name,
        Theme(theme),
        seed,
        bool(okr),
        vo_school_id or "",
        version,
        _PERMISSIONS[allowed],
    )


def _sealed_name(unit: Unit, dossier_id: str, name: str) -> bytes:
    return seal_text(unit, dossier_id, _context(dossier_id), name)


def _context(dossier_id: str) -> str:
    return f"dossier/{dossier_id}"
