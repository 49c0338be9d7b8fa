"""The door for who has a link: a pass phrase, few tries, and a session of half a day."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import codes, phrases
from conversations.people import ReaderKind
from storage import audit, readers
from storage.readers import ReadLink
from storage.store import Store, Unit

SESSION = timedelta(hours=12)  # a working day; nobody stays in on a shared computer
TOKEN_BYTES = 32
FREE_TRIES = 3  # wrong ones without waiting: a phrase of five words is easily mistyped
FIRST_WAIT = timedelta(seconds=30)  # after those; twice as long after each further one
LOCKED_AFTER = 10  # by then somebody is guessing: only a new link helps
AT_ONCE = 2  # hashes of 32 MiB that are made at the same moment


@dataclass(frozen=True, slots=True)
class Entered:
    """`token` is for the cookie; the store has its fingerprint only."""

    token: str
    kind: ReaderKind


@dataclass(frozen=True, slots=True)
class Refused:
    """`reason`: "closed" (no such link, or not any more), "wrong_phrase", "wait" (with the seconds
    to wait) or "locked"."""

    reason: str
    seconds: int = 0


class Door:
    """One per process."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = clock
        self._hashing = asyncio.Semaphore(AT_ONCE)

    async def knock(self, code: str) -> Refused | None:
        """What to say before the phrase is asked. None: ask it."""
        return await self._store.read(
            lambda unit: _refused(readers.by_code(unit, codes.normalise(code)), self._clock())
        )

    async def enter(self, code: str, phrase: str, before: str = "") -> Entered | Refused:
        """Counts the try before the phrase is looked at, so that many at once are no more tries.
        `before` is the token that this browser had: it ends."""

        def begin(unit: Unit) -> tuple[ReadLink, bytes] | Refused:
            now = self._clock()
            link = readers.by_code(unit, codes.normalise(code))
            refused = _refused(link, now)
            if refused or link is None:
                return refused or Refused("closed")
            readers.tried(unit, link.reader.id, now)
            return link, readers.phrase(unit, link.reader.id)

        begun = await self._store.transact(begin)
        if isinstance(begun, Refused):
            return begun
        link, kept = begun
        async with self._hashing:
            fits = await asyncio.to_thread(phrases.fits, phrase, kept)
        if not fits:
            return Refused("locked" if link.tries + 1 >= LOCKED_AFTER else "wrong_phrase")
        return await self._let_in(link, kept, before)

    async def leave(self, token: str) -> None:
        """This browser is out."""
        await self._store.transact(lambda unit: readers.leave(unit, token))

    async def _let_in(self, link: ReadLink, kept: bytes, before: str) -> Entered | Refused:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        reader = link.reader

        def work(unit: Unit) -> Entered | Refused:
            now = self._clock()
            again = readers.link(unit, reader.id)
            if again is None or not again.open(now) or readers.phrase(unit, reader.id) != kept:
                return Refused("closed")  # revoked or renewed while the phrase was looked at
            if before:
                readers.leave(unit, before)
            readers.came_in(unit, reader.id, token, now + SESSION, now)
            audit.record(unit, reader.id, reader.kind.value, "came in", "", "web", now)
            return Entered(token, reader.kind)

        return await self._store.transact(work)


def address(link_base: str, code: str) -> str:
    """The link itself."""
    return f"{link_base}/lees/{code}"


def _refused(link: ReadLink | None, now: datetime) -> Refused | None:
    if link is None or not link.open(now):
        return Refused("closed")
    if link.tries >= LOCKED_AFTER:
        return Refused("locked")
    if link.tried_at and link.tries >= FREE_TRIES:
        left = link.tried_at + FIRST_WAIT * 2 ** (link.tries - FREE_TRIES) - now
        if left > timedelta():
            return Refused("wait", -(-left // timedelta(seconds=1)))
    return None
