"""Whether everything that is sealed can still be opened: what one bad byte or a lost key did.

One row at a time, whatever the size of the school. Contents are opened and thrown away.
"""

# ruff: noqa: S608  only names of our own stand in these
from __future__ import annotations

from collections import Counter
from types import MappingProxyType

from storage.errors import StoreError
from storage.unit import Unit

_PART = "dossier_id || '/' || questionnaire || '/' || slot"
_OBJECTION = "'objection/' || questionnaire || '/' || slot || '/' || participant_id"
_WHOSE = "COALESCE(p.dossier_id, k.school_id)"
_PERSON = "participant p ON p.id = {} JOIN klas k ON k.id = p.klas_id"

# Per table: whose key, what the sealing is bound to (as each module says it), and the bytes.
SEALED = MappingProxyType(
    {
        "answer": f"SELECT {_PART}, 'answer/' || questionnaire || '/' || slot || '/' || question, "
        "sealed FROM answer",
        "remark": f"SELECT {_PART}, 'remark/' || questionnaire || '/' || slot || '/' || question, "
        "sealed FROM remark",
        "photo": f"SELECT {_PART}, 'photo/' || id, sealed FROM photo",
        "session": "SELECT p.dossier_id || '/' || s.questionnaire || '/' || p.slot, "
        "'session/' || p.id || '/' || s.questionnaire, s.sealed "
        "FROM session s JOIN participant p ON p.id = s.participant_id",
        "dossier": "SELECT id, 'dossier/' || id, sealed FROM dossier",
        "participant": f"SELECT {_WHOSE}, 'participant/' || p.id, p.person "
        "FROM participant p JOIN klas k ON k.id = p.klas_id",
        "address": f"SELECT {_WHOSE}, 'address/' || p.id, a.sealed FROM address a "
        f"JOIN {_PERSON.format('a.participant_id')} WHERE a.sealed IS NOT NULL",
        "invitation": f"SELECT {_WHOSE}, 'invitation/' || p.id, i.sealed FROM invitation i "
        f"JOIN {_PERSON.format('i.participant_id')} WHERE i.sealed IS NOT NULL",
        "message": "SELECT scope, 'message/' || id, sealed FROM message WHERE sealed IS NOT NULL",
        "second_step": "SELECT school_id, 'second_step/' || id, sealed FROM second_step",
        "half_login": f"SELECT {_WHOSE}, 'half_login/' || p.id, h.sealed FROM half_login h "
        f"JOIN {_PERSON.format('h.participant_id')} WHERE h.sealed IS NOT NULL",
        "objection": f"SELECT {_PART}, {_OBJECTION}, sealed FROM objection",
        "objection.settled": f"SELECT {_PART}, 'answered ' || {_OBJECTION}, settled "
        "FROM objection WHERE settled IS NOT NULL",
        "reader": "SELECT school_id, 'reader/' || id, sealed FROM reader",
    }
)


def unreadable(unit: Unit) -> Counter[str]:
    """How many rows of each table do not open."""
    found: Counter[str] = Counter()
    for table, query in SEALED.items():
        for scope, context, sealed in unit.connection.execute(query):
            try:
                unit.vault.open(scope, context, sealed)
            except StoreError:
                found[table] += 1
    return found
