"""What the readers' services hand to their doors. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from conversations.people import Dossier, Klas, Reader, School
from conversations.questionnaire import Questionnaire
from exports.papers import Contact


class State(StrEnum):
    """Of a link: what is the matter with it now."""

    OPEN = "open"
    LOCKED = "locked"
    REVOKED = "revoked"
    EXPIRED = "expired"


class Ready(StrEnum):
    """Of a werkstuk, for the mentor. `NOT_GIVEN`: the basisschool does not hand it over (why is
    not the mentor's to know)."""

    TO_READ = "to read"
    BEING_WRITTEN = "being written"
    NOT_GIVEN = "not given"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True, slots=True)
class Handed:
    """A link and its pass phrase, to be shown once: neither can be found again. `until` is the
    last day; `leerlingen` are the names of who can be read."""

    reader: Reader
    link: str
    phrase: str
    until: date
    leerlingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mentor:
    """A link as the leerkracht sees it. `leerlingen`: who can be read with it, and whether the
    mentor has that werkstuk. `vo_school` is "" when they were picked by hand."""

    reader: Reader
    state: State
    until: date
    visited_at: datetime | None
    vo_school: str
    sensitive: bool
    leerlingen: tuple[tuple[str, bool], ...]

    @property
    def received(self) -> int:
        return sum(there for _, there in self.leerlingen)


@dataclass(frozen=True, slots=True)
class Book:
    """One werkstuk on the mentor's shelf. `received_at`: when the mentor said to have it as it is
    now."""

    dossier: Dossier
    klas: Klas
    form: Questionnaire
    ready: Ready
    submitted_at: datetime | None = None
    received_at: datetime | None = None

    @property
    def readable(self) -> bool:
        return self.ready is Ready.TO_READ


@dataclass(frozen=True, slots=True)
class Guest:
    """Who is in, until when (the last day), and of which basisschool."""

    reader: Reader
    school: School
    until: date


@dataclass(frozen=True, slots=True)
class Shelf:
    """What lies there for a mentor, in the order of the class list, and whom to call."""

    guest: Guest
    books: tuple[Book, ...]
    contacts: tuple[Contact, ...]

    @property
    def to_read(self) -> int:
        """How many can be read."""
        return sum(book.readable for book in self.books)

    @property
    def to_receive(self) -> int:
        """How many can be read of which the mentor did not say that they are there."""
        return sum(book.readable and not book.received_at for book in self.books)
