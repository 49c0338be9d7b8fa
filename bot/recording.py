"""What somebody of the school did, in the audit: inside the unit of work that does it."""

from __future__ import annotations

from datetime import datetime

from conversations.people import Participant
from storage import audit
from storage.store import Unit


def record(unit: Unit, actor: Participant | None, act: str, dossier_id: str, now: datetime) -> None:
    """`actor` None is the operator on the command line; `dossier_id` "" when it is about none."""
    who = (actor.id, actor.role.value) if actor else ("", "operator")
    audit.record(unit, *who, act, dossier_id, "desk" if actor else "cli", now)
