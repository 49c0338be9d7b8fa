"""Values to sealed JSON and back."""

from __future__ import annotations

import json

from storage.keys import ANY_TEXT
from storage.unit import Unit

_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def scope_of(dossier_id: str | None, school_id: str) -> str:
    """Whose key: the dossier's, or the school's for a leerkracht."""
    return dossier_id or school_id


def packed(value: object) -> bytes:
    return _to_json(value).encode(*ANY_TEXT)


def seal_text(unit: Unit, scope: str, context: str, text: str) -> bytes:
    return unit.vault.conceal(scope, context, text.encode(*ANY_TEXT), text)


def open_text(unit: Unit, scope: str, context: str, sealed: bytes) -> str:
    return unit.vault.reveal(scope, context, sealed, _text)


def _text(plain: bytes) -> str:
    return plain.decode(*ANY_TEXT)


def tidy(name: str) -> str:
    """Without outer and double spaces."""
    return " ".join(name.split())


def same_name(name: str) -> str:
    """Equal for names that differ only in case or spaces."""
    return tidy(name).casefold()
