"""Codes that let a person in. Found by a keyed hash; a sealed copy is kept to print it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.participants import scope_by_id
from storage.sealing import open_text, seal_text
from storage.store import Unit
from storage.times import read, read_optional, stored

_PURPOSE = "invitation"


@dataclass(frozen=True, slots=True)
class Invitation:
    """`mark` tells two of them apart, and nothing more."""

    mark: bytes
    participant_id: str
    expires_at: datetime
    revoked: bool
    used_at: datetime | None


def add(unit: Unit, participant_id: str, code: str, expires_at: datetime, now: datetime) -> None:
    """Any earlier code of this participant dies."""
    revoke(unit, participant_id, now)
    whose = scope_by_id(unit, participant_id)
    unit.queries.add_invitation(
        unit.connection,
        fingerprint=unit.vault.fingerprint(_PURPOSE, code),
        participant_id=participant_id,
        sealed=seal_text(unit, whose, _context(participant_id), code),
        now=stored(now),
        expires_at=stored(expires_at),
    )


def revoke(unit: Unit, participant_id: str, now: datetime) -> None:
    """The participant's code lets nobody in from now on."""
    unit.queries.revoke_invitations(unit.connection, participant_id=participant_id, now=stored(now))


def by_code(unit: Unit, code: str) -> Invitation | None:
    """The invitation with this (normalised) code, also when expired or revoked: the caller says
    which."""
    return by_mark(unit, unit.vault.fingerprint(_PURPOSE, code))


def by_mark(unit: Unit, mark: bytes) -> Invitation | None:
    """The same by its `Invitation.mark`."""
    row = unit.queries.invitation_by_fingerprint(unit.connection, fingerprint=mark)
    if row is None:
        return None
    participant_id, expires_at, revoked_at, used_at = row
    return Invitation(
        mark, participant_id, read(expires_at), revoked_at is not None, read_optional(used_at)
    )


def mark_used(unit: Unit, mark: bytes, now: datetime) -> None:
    """The first use counts."""
    unit.queries.mark_invitation_used(unit.connection, fingerprint=mark, now=stored(now))


def current_code(unit: Unit, participant_id: str) -> str | None:
    """The code again, for printing (sealed with the dossier's or school's key), or None. It may
    have expired: `by_code` tells."""
    sealed = unit.queries.current_invitation(unit.connection, participant_id=participant_id)
    if sealed is None:
        return None
    return open_text(unit, scope_by_id(unit, participant_id), _context(participant_id), sealed)


def _context(participant_id: str) -> str:
    return f"invitation/{participant_id}"
