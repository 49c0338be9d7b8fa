"""What the papers of a klas are made from: plain values, gathered by the services."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from conversations.people import Klas, School, Slot, Theme
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Invitation:
    """One person's way in. `code` is as printed, in groups ("K7QM-4RTW-9XVF"); `web_link` holds
    it. `telegram_link` is "" when this person cannot use Telegram."""

    code: str
    web_link: str
    telegram_link: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """What all invitations of a klas share. `address` is what people type to get to the page
    where the code is asked ("overdracht.school.example"). `until` is the last day for the
    leerlingen, None when it is not decided yet. `leerkrachten` sign the letters; `others` are the
    functions of who also reads what is written for this klas ("ib'er"). `made_at` is UTC."""

    school: School
    klas: Klas
    leerkrachten: tuple[str, ...]
    address: str
    until: date | None
    made_at: datetime
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A leerling's card: `theme` and `seed` draw the child's own pattern."""

    name: str
    theme: Theme
    seed: int
    invitation: Invitation


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one ouder, who is known by `slot`. `words` is the second language beside the
    Dutch: that of the family when it is known, else English; Dutch itself for a family that is
    known to speak it. `until` is the last day to answer, None when it is not decided yet.
    `kept_until` is the day on which the stukje van thuis is deleted, None when this ouder is not
    asked for one; `okr_kept_until` the same of the ouders' section of the OKR."""

    leerling: str
    slot: Slot
    invitation: Invitation
    words: Catalogue
    until: date | None
    kept_until: date | None
    okr_kept_until: date | None

    @property
    def okr(self) -> bool:
        """This ouder is also asked for the ouders' section of the OKR."""
        return self.okr_kept_until is not None


@dataclass(frozen=True, slots=True)
class Piece:
    """One werkstuk in a bundle. `make` gives its PDF, its pages numbered from the page given: a
    klas is never in memory as a whole. `home` says that there is a stukje van thuis in it, `draft`
    that it is not handed in yet."""

    name: str
    theme: Theme
    seed: int
    home: bool
    make: Callable[[int], bytes]
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the mentor calls at the basisschool when a leerling gets stuck: a leerkracht or ib'er
    and what they are ("leerkracht groep 8b", or ""). Never the telephone number of an ouder."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """The werkstukken for one VO school, or those of a klas when `vo_school` is "". `klas` is what
    the heading says ("groep 8b", or several klassen). `made_at` is UTC."""

    school: School
    klas: str
    schooljaar: str
    vo_school: str
    contacts: tuple[Contact, ...]
    pieces: tuple[Piece, ...]
    made_at: datetime
