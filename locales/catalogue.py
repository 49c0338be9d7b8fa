"""Texts in the person's language. Dutch is the source: the msgid is the Dutch sentence.

Catalogs are .po files, compiled in memory at start: no build step that can be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.messages.mofile import write_mo

from locales import po
from locales.isolates import isolated

SOURCE_LANGUAGE = po.SOURCE_LANGUAGE
HOME = ZoneInfo("Europe/Amsterdam")  # all schools of the network, and the hours they live by
DATES = {"en": "en_GB"}  # in the Netherlands English dates are read day first


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is the tag ("en"), `name` what its speakers call it, `direction` "ltr" or "rtl"."""

    code: str
    name: str
    direction: str


class Catalogue(Protocol):
    """The texts of one language. `params` are put in by str.format_map; one that could turn the
    sentence round (right-to-left letters, or any words in a right-to-left language) is wrapped in
    Unicode isolates. A text that has no translation comes back in Dutch."""

    language: Language

    def text(self, msgid: str, /, **params: object) -> str: ...

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """`count` is also available as {count}."""
        ...

    def day(self, value: date) -> str:
        """ "24 november 2026"."""
        ...

    def brief_day(self, value: date) -> str:
        """ "24 nov", for a day of this schooljaar where there is little room."""
        ...

    def weekday(self, value: date) -> str:
        """ "dinsdag 24 november": for a day of these weeks."""
        ...

    def moment(self, value: datetime) -> str:
        """A UTC moment as people in Europe/Amsterdam read it: "24 november 2026, 09:15"."""
        ...

    def list(self, items: tuple[str, ...]) -> str:
        """ "gym, taal en lezen"."""
        ...


@cache
def languages() -> tuple[Language, ...]:
    """All that have a folder with catalogs, Dutch first."""
    return tuple(_language(code) for code in (SOURCE_LANGUAGE, *po.codes()))


def catalogue(code: str) -> Catalogue:
    """The catalogue for the tag, else for its language part ("en-GB" -> "en"), else Dutch."""
    tag = code.replace("_", "-").casefold()
    known = {language.code.casefold(): language.code for language in languages()}
    return _loaded(known.get(tag) or known.get(tag.split("-")[0]) or SOURCE_LANGUAGE)


def lookups() -> dict[str, Callable[[str], str | None]]:
    """By language tag, other than Dutch: the translation of a Dutch text, None without one."""
    return {code: _lookup(code) for code in po.codes()}


def _lookup(code: str) -> Callable[[str], str | None]:
    translations = {
        message.id: str(message.string)
        for path in po.paths(code)
        for message in po.read(path)
        if message.id and message.string and not message.pluralizable
    }
    return translations.get


@cache
def _loaded(code: str) -> Catalogue:
    translations = NullTranslations()
    for path in po.paths(code):
        compiled = _compiled(path)
        compiled.add_fallback(translations)
        translations = compiled
    return _GettextCatalogue(_language(code), translations)


def _compiled(path: Path) -> GNUTranslations:
    buffer = BytesIO()
    write_mo(buffer, po.read(path))
    buffer.seek(0)
    return GNUTranslations(buffer)


def _language(code: str) -> Language:
    try:
        locale = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError) as error:
        msg = f"locales/{code} is not named after a language tag"
        raise ValueError(msg) from error
    name = locale.get_display_name() or code
    return Language(code, name[:1].upper() + name[1:], locale.text_direction)


class _GettextCatalogue:
    def __init__(self, language: Language, translations: NullTranslations) -> None:
        self.language = language
        self._translations = translations
        self._locale = Locale.parse(DATES.get(language.code, language.code).replace("-", "_"))

    def text(self, msgid: str, /, **params: object) -> str:
        # gettext("") is the header of the catalog, never a text
        return self._filled(self._translations.gettext(msgid) if msgid else "", params)

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        chosen = self._translations.ngettext(one, many, count)
        return self._filled(chosen, {**params, "count": count})

    def day(self, value: date) -> str:
        return format_date(value, "long", locale=self._locale)

    def brief_day(self, value: date) -> str:
        return format_skeleton("MMMd", value, locale=self._locale)

    def weekday(self, value: date) -> str:
        # not one skeleton: many languages lack it, and babel then shortens both words
        name = format_date(value, "EEEE", locale=self._locale)
        return f"{name} {format_skeleton('MMMMd', value, locale=self._locale)}"

    def moment(self, value: datetime) -> str:
        there = (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(HOME)
        clock = format_time(there, "short", locale=self._locale)
        # "medium" is "day, time"; the longer ones put words between them in some languages
        pattern = str(get_datetime_format("medium", locale=self._locale))
        return pattern.replace("'", "").format(clock, self.day(there))

    def list(self, items: tuple[str, ...]) -> str:
        return format_list([self._isolated(item) for item in items], locale=self._locale)

    def _filled(self, text: str, params: dict[str, object]) -> str:
        if not params:  # a text of a school may hold a brace that asks for nothing
            return text
        return text.format_map({name: self._isolated(value) for name, value in params.items()})

    def _isolated(self, value: object) -> str:
        return isolated(str(value), self.language.direction)
