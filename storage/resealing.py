"""The rest of migration "parts": what was sealed with a dossier's key gets the key of its part.

The contexts are those of the version before, written out: they do not change with the program.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from conversations.people import Slot
from storage.keys import Vault
from storage.parts import Part

_BY_SLOT = "SELECT dossier_id, questionnaire, slot, question, sealed FROM {table}"
_SET_BY_SLOT = """
UPDATE {table} SET sealed = ?1
WHERE dossier_id = ?2 AND questionnaire = ?3 AND slot = ?4 AND question = ?5"""
_SESSIONS = """
SELECT p.dossier_id, s.questionnaire, p.slot, p.id, s.sealed
FROM session s JOIN participant p ON p.id = s.participant_id"""
_SET_SESSION = "UPDATE session SET sealed = ?1 WHERE questionnaire = ?3 AND participant_id = ?5"

# What to read, where to write it back, and what its sealing is bound to.
_TABLES = [
    (
        _BY_SLOT.format(table=table),
        _SET_BY_SLOT.format(table=table),
        table + "/{questionnaire}/{slot}/{id}",
    )
    for table in ("answer", "remark")
]
_TABLES.append((_SESSIONS, _SET_SESSION, "session/{id}/{questionnaire}"))
_PHOTO = "photo/{id}"


def give_parts_their_keys(connection: sqlite3.Connection, vault: Vault) -> None:
    """May be cut off at any moment: the rows change in one transaction, and a key that was made
    before is used again."""
    for select, update, context in _TABLES:
        for dossier_id, questionnaire, slot, id_, sealed in connection.execute(select).fetchall():
            part = Part(dossier_id, questionnaire, Slot(slot))
            if vault.is_destroyed(dossier_id):
                continue  # half erased: its rows go when the store is opened
            bound = context.format(questionnaire=questionnaire, slot=slot, id=id_)
            plain = vault.open(dossier_id, bound, sealed)
            vault.ensure_key(part.scope)
            again = vault.seal(part.scope, bound, plain)
            connection.execute(update, (again, dossier_id, questionnaire, slot, id_))
            if bound.startswith("answer/"):
                for photo_id in _photos(plain):
                    _move_photo(connection, vault, part, photo_id)
    connection.execute("DELETE FROM photo WHERE slot = ''")  # of no answer: nobody can see it


def _photos(answer: bytes) -> Iterator[str]:
    value = json.loads(answer)["value"]
    return (photo_id for photo_id, _ in value.get("photos", ()))


def _move_photo(connection: sqlite3.Connection, vault: Vault, part: Part, photo_id: str) -> None:
    bound = _PHOTO.format(id=photo_id)
    row = connection.execute(
        "SELECT sealed FROM photo WHERE id = ? AND dossier_id = ? AND slot = ''",
        (photo_id, part.dossier_id),
    ).fetchone()
    if row is None:
        return
    again = vault.seal(part.scope, bound, vault.open(part.dossier_id, bound, row[0]))
    connection.execute(
        "UPDATE photo SET sealed = ?, questionnaire = ?, slot = ? WHERE id = ?",
        (again, part.questionnaire, part.slot.value, photo_id),
    )
