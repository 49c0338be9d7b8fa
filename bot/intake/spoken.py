"""The language at home as an administration writes it: "Turks", "Türkçe" or "tr"."""

from __future__ import annotations

from functools import cache

from babel import Locale

from locales.catalogue import languages

_READERS = ("nl", "en")  # in which languages an administration names a language


def code(written: str) -> str:
    """The tag of a language that the program speaks, "" for any other."""
    return _known().get(written.strip().casefold(), "")


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for language in languages():
        locale = Locale.parse(language.code, sep="-")
        names = [language.code, language.name, locale.get_display_name()]
        names += [locale.get_display_name(reader) for reader in _READERS]
        known |= {name.casefold(): language.code for name in names if name}
    return known
