"""Mentors and directeuren: a link, a slow hash of its pass phrase, what they may read, and the
browsers in which they are in. The code and the session's token are known by fingerprint only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from uuid6 import uuid7

from conversations.people import Reader, ReaderKind
from storage.sealing import open_text, seal_text
from storage.store import Unit
from storage.times import read, read_optional, stored

_CODE, _SESSION = "reader", "reader session"
_Row = tuple[
    str, str, str, bytes, str | None, str, int, int, int | None, int, int | None, int | None
]


@dataclass(frozen=True, slots=True)
class ReadLink:
    """`klas_id` is whose leerkrachten look after it, "" for a directeur. `vo_school_id` is where
    all of them went when it was made, "" when they went to several or it was not known. `tries`
    are wrong pass phrases in a row, the last at `tried_at`. `visited_at` None: never been in."""

    reader: Reader
    klas_id: str
    vo_school_id: str
    sensitive: bool
    tries: int
    tried_at: datetime | None
    expires_at: datetime
    revoked: bool
    visited_at: datetime | None

    def open(self, now: datetime) -> bool:
        return not self.revoked and now < self.expires_at


def add(
    unit: Unit,
    school_id: str,
    kind: ReaderKind,
    name: str,
    code: str,
    phrase: bytes,
    expires_at: datetime,
    now: datetime,
    *,
    klas_id: str = "",
    vo_school_id: str = "",
    sensitive: bool = False,
) -> ReadLink:
    """`code` as normalised; `phrase` is its hash."""
    reader = Reader(str(uuid7()), school_id, kind, name)
    unit.queries.add_reader(
        unit.connection,
        id=reader.id,
        school_id=school_id,
        kind=kind.value,
        sealed=seal_text(unit, school_id, _context(reader.id), name),
        fingerprint=unit.vault.fingerprint(_CODE, code),
        phrase=phrase,
        now=stored(now),
        expires_at=stored(expires_at),
        klas_id=klas_id or None,
        vo_school_id=vo_school_id,
        sensitive=sensitive,
    )
    return ReadLink(
        reader,
        klas_id,
        vo_school_id,
        sensitive,
        0,
        None,
        expires_at,
        revoked=False,
        visited_at=None,
    )


def let_read(unit: Unit, reader_id: str, dossier_ids: Iterable[str]) -> None:
    """Each as long as the leerling is registered at the VO school of this moment; of one whose
    school is not known yet, at the first that is chosen."""
    for dossier_id in dossier_ids:
        unit.queries.let_read(unit.connection, reader_id=reader_id, dossier_id=dossier_id)


def dossiers_of(unit: Unit, reader_id: str) -> list[str]:
    """Ids of what this reader may read now, in the order of the class list: a leerling who is
    registered at another VO school since is not among them."""
    rows = unit.queries.dossiers_of_reader(unit.connection, reader_id=reader_id)
    return [row[0] for row in rows]


def link(unit: Unit, reader_id: str) -> ReadLink | None:
    row = unit.queries.reader_by_id(unit.connection, id=reader_id)
    return None if row is None else _link(unit, row)


def by_code(unit: Unit, code: str) -> ReadLink | None:
    """Also when it is over: the caller asks `open`."""
    row = unit.queries.reader_by_fingerprint(
        unit.connection, fingerprint=unit.vault.fingerprint(_CODE, code)
    )
    return None if row is None else _link(unit, row)


def of_klas(unit: Unit, klas_id: str) -> list[ReadLink]:
    """In the order in which they were made."""
    rows = unit.queries.readers_of_klas(unit.connection, klas_id=klas_id)
    return [_link(unit, row) for row in rows]


def of_school(unit: Unit, school_id: str) -> list[ReadLink]:
    """Those of the school itself (directeuren)."""
    rows = unit.queries.readers_without_klas(unit.connection, school_id=school_id)
    return [_link(unit, row) for row in rows]


def phrase(unit: Unit, reader_id: str) -> bytes:
    return bytes(unit.queries.reader_phrase(unit.connection, id=reader_id))


def renew(unit: Unit, reader_id: str, code: str, phrase: bytes) -> None:
    """Another link and phrase; who came in with the old ones is out."""
    unit.queries.renew_reader(
        unit.connection,
        id=reader_id,
        fingerprint=unit.vault.fingerprint(_CODE, code),
        phrase=phrase,
    )
    unit.queries.remove_sessions_of_reader(unit.connection, reader_id=reader_id)


def revoke(unit: Unit, reader_id: str, now: datetime) -> None:
    """Nobody comes in with it any more, and who was in is out."""
    unit.queries.revoke_reader(unit.connection, id=reader_id, now=stored(now))
    unit.queries.remove_sessions_of_reader(unit.connection, reader_id=reader_id)


def prolong(unit: Unit, reader_id: str, expires_at: datetime) -> None:
    unit.queries.prolong_reader(unit.connection, id=reader_id, expires_at=stored(expires_at))


def tried(unit: Unit, reader_id: str, now: datetime) -> None:
    """One more try at the phrase, wrong until `came_in` says otherwise."""
    unit.queries.reader_tried(unit.connection, id=reader_id, now=stored(now))


def came_in(unit: Unit, reader_id: str, token: str, until: datetime, now: datetime) -> None:
    """The phrase was right: this browser is in, and the wrong tries are forgotten."""
    unit.queries.reader_came_in(unit.connection, id=reader_id, now=stored(now))
    unit.queries.add_reader_session(
        unit.connection,
        fingerprint=unit.vault.fingerprint(_SESSION, token),
        reader_id=reader_id,
        expires_at=stored(until),
    )


def visited(unit: Unit, reader_id: str, now: datetime) -> None:
    unit.queries.reader_visited(unit.connection, id=reader_id, now=stored(now))


def at(unit: Unit, token: str, now: datetime) -> ReadLink | None:
    """Who is in at this browser; None when the session or the link is over."""
    row = unit.queries.reader_at(
        unit.connection, fingerprint=unit.vault.fingerprint(_SESSION, token), now=stored(now)
    )
    found = None if row is None else _link(unit, row)
    return found if found and found.open(now) else None


def leave(unit: Unit, token: str) -> None:
    unit.queries.remove_reader_session(
        unit.connection, fingerprint=unit.vault.fingerprint(_SESSION, token)
    )


def forget_over(unit: Unit, now: datetime, before: datetime) -> None:
    """Sessions that are over at `now`, and links that were over (with their names) at `before`."""
    unit.queries.remove_expired_reader_sessions(unit.connection, now=stored(now))
    unit.queries.remove_readers_over(unit.connection, before=stored(before))


def _link(unit: Unit, row: _Row) -> ReadLink:
    reader_id, school_id, kind, sealed, klas_id, vo, sensitive, tries = row[:8]
    tried_at, expires_at, revoked_at, visited_at = row[8:]
    name = open_text(unit, school_id, _context(reader_id), sealed)
    return ReadLink(
        Reader(reader_id, school_id, ReaderKind(kind), name),
        klas_id or "",
        vo,
        bool(sensitive),
        tries,
        read_optional(tried_at),
        read(expires_at),
        revoked_at is not None,
        read_optional(visited_at),
    )


def _context(reader_id: str) -> str:
    return f"reader/{reader_id}"
