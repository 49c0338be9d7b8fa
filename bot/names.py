"""Names from class lists, cut down to what we keep: the roepnaam and, only when it is needed to
tell two children apart or was typed that way, the first letter of the surname."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

MAX_ROEPNAAM = 40  # signs; longer does not fit the cover of the werkstuk
MAX_WORDS = 3  # of a roepnaam ("Anne Fleur"); more is a whole name
HEADINGS = frozenset(
    {"naam", "namen", "leerling", "leerlingen", "roepnaam", "voornaam", "achternaam", "name"}
    | {"totaal", "aantal", "aantal leerlingen", "totaal aantal leerlingen"}
)

_NUMBERING = re.compile(r"^\s*(?:\d{1,3}\s*[.)]?(?=\s)|\d{1,3}[.)]|[-–—•*·]\s)\s*")
_INITIAL = re.compile(r"^(\w)\.?$")
_INITIALS = re.compile(r"(?:\w{1,2}\.)+|\w")
_IN_BRACKETS = re.compile(r"([^()]*)\(([^()]+)\)")
_PREFIXES = frozenset(
    {
        "de",
        "het",
        "den",
        "der",
        "van",
        "von",
        "ten",
        "ter",
        "te",
        "el",
        "al",
        "'t",
        "’t",
        "in",
        "op",
    }
)
_IN_NAMES = frozenset("'’ʼ‘`´-‐.")


@dataclass(frozen=True, slots=True)
class Name:
    """`initial` is one capital or "". `typed_so` when the list itself had just the initial."""

    roepnaam: str
    initial: str = ""
    typed_so: bool = False

    @property
    def long(self) -> str:
        """ "Noor V." """
        return f"{self.roepnaam} {self.initial}." if self.initial else self.roepnaam


def parse(raw: str) -> Name | str:
    """The name in one line or cell of a list, or the reason (see `problems`) why there is none.

    Understands "Noor", "Noor V.", "Noor de Vries", "de Vries, Noor" and "3. Noor".
    """
    line = _called(_prefix_first(tidy(raw)))
    surname, comma, given = line.partition(",")
    words = given.split() if comma else line.split()[:1]
    rest = surname.split() if comma else line.split()[1:]
    if not words:
        words, rest = rest, []
    if not words or not any(sign.isalpha() for sign in line):
        return "no_name"
    if reason := _unfit(line, [*words, *rest]):
        return reason
    roepnaam = words[0].strip(".")
    if len(roepnaam) > MAX_ROEPNAAM:
        return "name_too_long"
    typed = _INITIAL.match(rest[0]) if len(rest) == 1 else None
    return Name(roepnaam, _initial(rest), typed_so=typed is not None)


def of_parts(given: str, surname: str = "") -> Name | str:
    """As `parse`, for a roepnaam that is known to stand by itself: "Anne Fleur" stays whole. One
    that holds more ("Noor de Vries", "Vries, Noor") is cut all the same."""
    line = tidy(given)
    words = line.split()
    whole_name = "," in line or any(word.casefold() in _PREFIXES for word in words)
    if not 0 < len(words) <= MAX_WORDS or whole_name:
        return parse(f"{surname}, {given}" if surname and "," not in line else given)
    if not any(sign.isalpha() for sign in line):
        return "no_name"
    if reason := _unfit(line, words):
        return reason
    typed = _INITIAL.match(words[-1]) if len(words) > 1 else None
    roepnaam = " ".join(words[:-1] if typed else words).rstrip(".")
    if len(roepnaam) > MAX_ROEPNAAM:
        return "name_too_long"
    initial = typed[1].upper() if typed else _initial(plain(surname).split())
    return Name(roepnaam, initial, typed_so=typed is not None)


def tidy(raw: str) -> str:
    """Without the numbers and dashes of a list, and `plain`."""
    return plain(_NUMBERING.sub("", plain(raw)))


def plain(raw: str) -> str:
    """Without control signs, signs that nobody sees, lone surrogates and spare spaces."""
    kept = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zs", "Zl", "Zp"} else sign
        for sign in unicodedata.normalize("NFC", raw)
        if unicodedata.category(sign) not in {"Cf", "Cs", "Co", "Cn"}
    )
    return " ".join(kept.split())


def settle(names: Sequence[Name], taken: Iterable[str]) -> list[tuple[str, bool]]:
    """(what to call each, whether that is free), one for each name in order.

    Only two of one name in the same list get their initials by themselves: a list that is given
    twice must find its names taken, not add everybody again.
    """
    used = {name.casefold() for name in taken}
    count = Counter(name.roepnaam.casefold() for name in names)
    settled = []
    for name in names:
        double = count[name.roepnaam.casefold()] > 1
        shown = name.long if name.typed_so or double else name.roepnaam
        settled.append((shown, shown.casefold() not in used))
        used.add(shown.casefold())
    return settled


def _unfit(line: str, words: Sequence[str]) -> str:
    """The reason why these are no name, "" when they may be one."""
    if line.casefold().rstrip(":") in HEADINGS:
        return "heading"
    odd = any(not _belongs(sign) for word in words for sign in word)
    return "odd_signs" if odd else ""


def _called(line: str) -> str:
    """ "Vries, N.A. de (Noor)" is "Vries, Noor": administrations print the initials first."""
    surname, _, rest = line.partition(",")
    found = _IN_BRACKETS.fullmatch(rest.strip())
    if found is None or not found[2].strip():
        return line
    bare = all(
        _INITIALS.fullmatch(word) or word.casefold() in _PREFIXES for word in found[1].split()
    )
    return f"{surname}, {found[2]}" if bare else line


def _prefix_first(line: str) -> str:
    """ "Berg, van den, Noor" is "van den Berg, Noor": so do some administrations put it."""
    parts = [part.strip() for part in line.split(",")]
    if len(parts) == 3 and all(word.casefold() in _PREFIXES for word in parts[1].split()):
        return f"{parts[1]} {parts[0]}, {parts[2]}".strip()
    return line


def _belongs(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM" or sign in _IN_NAMES


def _initial(surname: list[str]) -> str:
    words = [word for word in surname if word.casefold() not in _PREFIXES] or surname
    letters = (sign for word in words for sign in word if sign.isalpha())
    return next(letters, "").upper()[:1]
