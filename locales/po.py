"""The .po files on disk: one folder a language, one file a domain."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

FOLDER = Path(__file__).parent
SOURCE_LANGUAGE = "nl"
WIDTH = 100
NOISE = (
    b'"Project-Id-Version:',
    b'"Report-Msgid-Bugs-To:',
    b'"POT-Creation-Date:',
    b'"PO-Revision-Date:',
    b'"Last-Translator:',
    b'"Language-Team:',
    b'"Generated-By:',
)
"""Header lines that say nothing about the texts, or differ at every run."""


def codes() -> tuple[str, ...]:
    """The tags of the languages that have a folder of catalogs; never Dutch, the source."""
    found = sorted(path.parent.name for path in FOLDER.glob("*/LC_MESSAGES"))
    return tuple(code for code in found if code != SOURCE_LANGUAGE)


def path_of(code: str, domain: str) -> Path:
    return FOLDER / code / "LC_MESSAGES" / f"{domain}.po"


def template_of(domain: str) -> Path:
    return FOLDER / "templates" / f"{domain}.pot"


def paths(code: str) -> list[Path]:
    """All catalogs of a language; none for Dutch."""
    return sorted((FOLDER / code / "LC_MESSAGES").glob("*.po"))


def read(path: Path) -> Catalog:
    """Raises babel's PoFileError when the file is not well-formed."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def written(catalog: Catalog) -> bytes:
    """The file as it goes to disk: the same texts always give the same bytes."""
    buffer = BytesIO()
    write_po(
        buffer, catalog, width=WIDTH, include_lineno=False, ignore_obsolete=True, sort_by_file=False
    )
    lines = buffer.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(NOISE))


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """A text, or the forms of a plural, as a list; no string is one empty form."""
    return [text or ""] if text is None or isinstance(text, str) else list(text)
