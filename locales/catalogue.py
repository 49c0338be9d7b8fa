"""Texts in the person's language. Dutch is the source: the msgid is the Dutch sentence.

Catalogs are .po files, compiled in memory at start: no build step that can be forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

SOURCE_LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is the tag ("en"), `name` what its speakers call it, `direction` "ltr" or "rtl"."""

    code: str
    name: str
    direction: str


class Catalogue(Protocol):
    """The texts of one language. `params` are put in by str.format_map, each wrapped in Unicode
    isolates so that a name in another script cannot turn the sentence round. A text that has no
    translation comes back in Dutch."""

    language: Language

    def text(self, msgid: str, /, **params: object) -> str: ...

    def plural(self, one: str, many: str, count: int, /, **params: object) -> str:
        """`count` is also available as {count}."""
        ...

    def day(self, value: date) -> str: ...

    def moment(self, value: datetime) -> str:
        """A UTC moment as people in Europe/Amsterdam read it."""
        ...

    def list(self, items: tuple[str, ...]) -> str:
        """ "gym, taal en lezen"."""
        ...


def languages() -> tuple[Language, ...]:
    """All that have a folder, Dutch first."""
    raise NotImplementedError


def catalogue(code: str) -> Catalogue:
    """The catalogue for the tag, else for its language part ("en-GB" -> "en"), else Dutch."""
    raise NotImplementedError
