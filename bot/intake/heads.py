"""Finding the columns by what stands above them, as Dutch administrations (ParnasSys, ESIS, MLS)
and people who type a list themselves call them. Every column that is not named here is passed
over, unread."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from bot.intake.grid import HEAD_WITHIN_ROWS, Cells, Grid

_SIGNS = re.compile(r"[^\w]+")

_ROEPNAAM = ("roepnaam", "roepnaam leerling", "leerling roepnaam", "roepnaam kind")
_VOORNAAM = (
    "voornaam", "voornaam leerling", "leerling voornaam", "first name", "firstname", "given name",
    "voornamen",
)  # fmt: skip
_WHOLE = (
    "naam", "leerling", "leerlingnaam", "leerling naam", "naam leerling", "volledige naam",
    "weergavenaam", "naam kind", "kind", "name", "namen", "leerlingen", "namen leerlingen",
)  # fmt: skip
_SURNAME = (
    "achternaam", "achternaam leerling", "leerling achternaam", "familienaam", "geslachtsnaam",
    "last name", "lastname", "surname",
)  # fmt: skip
_PREFIX = (
    "voorvoegsel", "voorvoegsels", "tussenvoegsel", "tussenvoegsels", "tussenvoegsel s",
    "voorvoegsel s", "tussenv", "voorv", "tv", "vv",
)  # fmt: skip
_GROEP = (
    "groep", "klas", "groep klas", "klas groep", "stamgroep", "basisgroep", "groepsnaam",
    "groepscode", "groep naam", "lesgroep", "jaargroep", "leerjaar",
)  # fmt: skip
_LANGUAGE = (
    "taal", "thuistaal", "taal thuis", "thuis taal", "moedertaal", "gezinstaal", "taal ouders",
    "home language", "language",
)  # fmt: skip
_OKR = ("okr", "okr ouders", "ouderdeel okr", "okr ouderdeel", "okr ouder", "okr ja nee")

# What an administration also exports. One of these says: this row is a head, but nobody's name
# stands below it.
_OTHERS = frozenset(
    {
        "bsn", "burgerservicenummer", "onderwijsnummer", "leerlingnummer", "nr", "nummer", "id",
        "geboortedatum", "geb datum", "geboren", "geslacht", "m v", "jongen meisje", "adres",
        "straat", "huisnummer", "postcode", "woonplaats", "plaats", "telefoon", "telefoonnummer",
        "mobiel", "e mail", "email", "emailadres", "e mailadres", "nationaliteit", "voorletters",
        "inschrijfdatum", "uitschrijfdatum", "datum", "leeftijd",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand in a row, None when the list does not have them. `roepnaam` is True
    when the given names are those by which the children are called."""

    given: int | None
    whole: int | None
    surname: int | None
    prefix: int | None
    groep: int | None
    language: int | None
    okr: int | None
    roepnaam: bool

    @property
    def names(self) -> bool:
        """Somebody's first name can be read below this head."""
        return self.given is not None or self.whole is not None

    @property
    def found(self) -> int:
        """How many there are: a row of titles above the real head has fewer."""
        places = (getattr(self, field.name) for field in fields(self) if field.name != "roepnaam")
        return sum(place is not None for place in places)


def columns(cells: Cells) -> Columns:
    heads = [plain(cell) for cell in cells]
    roepnaam = _place(heads, _ROEPNAAM)
    given = roepnaam if roepnaam is not None else _place(heads, _VOORNAAM)
    return Columns(
        given=given,
        whole=_place(heads, _WHOLE),
        surname=_place(heads, _SURNAME),
        prefix=_place(heads, _PREFIX),
        groep=_place(heads, _GROEP),
        language=_place(heads, _LANGUAGE),
        okr=_place(heads, _OKR),
        roepnaam=given is not None and heads[given] != "voornamen",
    )


def head(grid: Grid) -> tuple[int, Columns] | None:
    """The place of the head among the rows, and its columns: of the first rows the one that names
    most, the upper one when two name as many. None without a row that says where the names are."""
    named = [
        (place, found)
        for place, (_, cells) in enumerate(grid.rows[:HEAD_WITHIN_ROWS])
        if (found := columns(cells)).names
    ]
    return max(named, key=lambda item: (item[1].found, -item[0]), default=None)


def nameless_head(grid: Grid) -> bool:
    """A head stands above the rows, but it names no column with names."""
    return any(
        any(plain(cell) in _OTHERS for cell in cells) for _, cells in grid.rows[:HEAD_WITHIN_ROWS]
    )


def plain(cell: str) -> str:
    """ "E-mail:" and "e_mail" are one head: "e mail"."""
    return " ".join(_SIGNS.sub(" ", cell.replace("_", " ")).split()).casefold()


def _place(heads: list[str], known: Iterable[str]) -> int | None:
    """By the order of `known`: the column that says it best; of two, the left one."""
    return next((heads.index(name) for name in known if name in heads), None)
