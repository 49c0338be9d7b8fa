"""What can go wrong in the store. The message of each is a sentence for a person, in Dutch."""

from __future__ import annotations

import sqlite3

RESTORE = "overdracht restore BESTAND --yes"  # the command that puts a copy back
_FULL = (
    "De schijf is vol: er is niets half bewaard. Maak ruimte vrij; daarna gaat het vanzelf verder."
)
_BUSY = "Een ander programma houdt de gegevens bezet. Sluit dat en probeer het opnieuw."
_DAMAGED = (
    "Het bestand {name} is beschadigd of is geen bestand van Warme Overdracht. "
    f"Stop het programma en zet een reservekopie terug: {RESTORE}"
)
KEYS_GONE = (
    "Het bestand keys.db ontbreekt of is leeg naast overdracht.db; zonder is er niets te lezen. "
    "Er is niets veranderd. Zet de nieuwste kopie ervan terug: overdracht restore MAP/keys.db --yes"
)
DATA_GONE = (
    "Het bestand overdracht.db ontbreekt of is leeg, terwijl er wel sleutels in keys.db staan. "
    f"Er is niets veranderd. Zet een reservekopie terug: {RESTORE}"
)
_UNREACHABLE = (
    "Het bestand {name} kan niet gelezen of geschreven worden. Kijk of de map bestaat, "
    "of deze gebruiker er in mag schrijven en of de schijf heel is."
)
_CAUSES = {
    sqlite3.SQLITE_FULL: ("full", _FULL),
    sqlite3.SQLITE_BUSY: ("busy", _BUSY),
    sqlite3.SQLITE_LOCKED: ("busy", _BUSY),
    sqlite3.SQLITE_CORRUPT: ("damaged", _DAMAGED),
    sqlite3.SQLITE_NOTADB: ("damaged", _DAMAGED),
    sqlite3.SQLITE_CANTOPEN: ("unreachable", _UNREACHABLE),
    sqlite3.SQLITE_IOERR: ("unreachable", _UNREACHABLE),
    sqlite3.SQLITE_READONLY: ("unreachable", _UNREACHABLE),
    sqlite3.SQLITE_PERM: ("unreachable", _UNREACHABLE),
}
_PRIMARY_CODE = 0xFF  # the low byte of SQLite's extended result codes (sqlite.org/rescode.html)


class StoreError(Exception):
    """The data folder cannot be used as it is."""


class StoreUnwell(StoreError):
    """Just now nothing can be stored or read at all, whatever it is: the disk is full, another
    program keeps the file, the file is damaged. Nothing of the unit remains; the same may be tried
    again until an administrator has mended it. `cause` is "full", "busy", "damaged" or
    "unreachable"."""

    def __init__(self, cause: str, sentence: str) -> None:
        super().__init__(sentence)
        self.cause = cause


class KeyMissing(StoreError):
    """The scope was erased, or its key file is not the newest."""


class NameTaken(StoreError):
    """There is one with this name already."""


def for_people(error: BaseException, name: str) -> BaseException:
    """A StoreUnwell for what the disk or another program did to the file `name`; any other error
    (our own mistake) as it is."""
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(error, sqlite3.Error) or code is None:
        return error
    known = _CAUSES.get(code & _PRIMARY_CODE)
    return error if known is None else StoreUnwell(known[0], known[1].format(name=name))


def damaged(name: str) -> StoreUnwell:
    """The file `name` cannot be what it should be."""
    return StoreUnwell("damaged", _DAMAGED.format(name=name))
