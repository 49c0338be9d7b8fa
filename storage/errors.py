"""What can go wrong in the store. The message of each is a sentence for a person, in Dutch."""

from __future__ import annotations

import sqlite3

_FULL = (
    "De schijf is vol: er is niets half bewaard. Maak ruimte vrij; daarna gaat het vanzelf verder."
)
_BUSY = "Een ander programma houdt de gegevens bezet. Sluit dat en probeer het opnieuw."
_DAMAGED = (
    "Het bestand {name} is beschadigd of is geen bestand van Warme Overdracht. "
    "Zet een reservekopie terug; `overdracht doctor` laat zien wat er mis is."
)
_UNREACHABLE = (
    "Het bestand {name} kan niet gelezen of geschreven worden. Kijk of de map bestaat, "
    "of deze gebruiker er in mag schrijven en of de schijf heel is."
)
_SENTENCES = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
    sqlite3.SQLITE_IOERR: _UNREACHABLE,
    sqlite3.SQLITE_READONLY: _UNREACHABLE,
    sqlite3.SQLITE_PERM: _UNREACHABLE,
}
_PRIMARY_CODE = 0xFF  # the low byte of SQLite's extended result codes (sqlite.org/rescode.html)


class StoreError(Exception):
    """The data folder cannot be used as it is."""


class KeyMissing(StoreError):  # noqa: N818  says what is so, as a person would
    """The scope was erased, or its key file is not the newest."""


class NameTaken(StoreError):  # noqa: N818
    """There is one with this name already."""


def for_people(error: BaseException, name: str) -> BaseException:
    """A StoreError for what the disk or another program did to the file `name`; any other error
    (our own mistake) as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or code is None:
        return error
    sentence = _SENTENCES.get(code & _PRIMARY_CODE)
    return error if sentence is None else StoreError(sentence.format(name=name))
