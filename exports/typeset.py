"""One way to make a PDF: a template, plain data, pictures as bytes in memory.

Nothing personal touches the disk and typed text is only ever a string value in data.json, never
typst source.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import cast

import structlog
import typst

from exports.text import FONTS, MISSING, clean

TEMPLATES = Path(__file__).parent / "templates"

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]
"""Archival and accessible together: typst enforces both (a picture without alt text or a sign
without a glyph is an error). No independent validator for PDF/A has seen the files."""

MOST_REPAIRS = 20
"""Each repair compiles anew (0.1 s); text that has more unprintable signs than this after
`clean` has never been seen."""

COMPILER_LASTS = 20
"""Documents. A compiler keeps what it read for the next one, also each picture: 400 werkstukken
with photos took 685 MB with one compiler, and took no longer with a new one now and then."""

_log = structlog.get_logger(__name__)
_per_thread = threading.local()


def typeset(
    template: str, data: Mapping[str, object], pictures: Mapping[str, str], made_at: datetime
) -> bytes:
    """The PDF of `template` (a name in templates/ without .typ). Templates read `data` as
    data.json and open `pictures` (SVG documents) by file name. The same arguments give the same
    bytes. Blocking; safe in any number of threads."""
    cleaned = cast("dict[str, object]", _cleaned(data))
    for _ in range(MOST_REPAIRS):
        try:
            return _compile(template, cleaned, pictures, made_at, STANDARDS)
        except typst.TypstError as error:
            unprintable = _unprintable(error)
            if not unprintable:
                raise
            cleaned = cast("dict[str, object]", _without(cleaned, unprintable))
    _log.warning("pdf_without_standards", template=template)
    return _compile(template, cleaned, pictures, made_at, [])


def _compile(
    template: str,
    data: Mapping[str, object],
    pictures: Mapping[str, str],
    made_at: datetime,
    standards: list[typst.PDFStandard],
) -> bytes:
    files = {
        **_templates(),
        **{name: svg.encode() for name, svg in pictures.items()},
        "main.typ": _templates()[f"{template}.typ"],
        "data.json": json.dumps(data, ensure_ascii=False).encode(),
    }
    # typst's own types leave files in memory out.
    made, warnings = _compiler().compile_with_warnings(  # type: ignore[type-var]
        input=files,
        format="pdf",
        pdf_standards=standards,
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),  # typst takes whole seconds
    )
    if warnings:  # only how many: a warning may quote the text
        _log.warning("typst_warned", template=template, count=len(warnings))
    return cast("bytes", made)


def _compiler() -> typst.Compiler:
    """This thread's own: typst refuses a compiler that two threads use."""
    left = getattr(_per_thread, "left", 0)
    if not left:
        _per_thread.compiler = typst.Compiler(font_paths=_fonts())
    _per_thread.left = (left or COMPILER_LASTS) - 1
    return cast("typst.Compiler", _per_thread.compiler)


@cache
def _fonts() -> typst.Fonts:
    """Ours, and those that typst brings along: DejaVu Sans Mono for codes is one of them."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


@cache
def _templates() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}


def _cleaned(value: object) -> object:
    return _mapped(value, clean)


def _without(value: object, unprintable: frozenset[str]) -> object:
    def replaced(text: str) -> str:
        for part in unprintable:
            text = text.replace(part, MISSING)
        return text

    return _mapped(value, replaced)


def _mapped(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: _mapped(item, change) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mapped(item, change) for item in value]
    return value


_QUOTED = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def _unprintable(error: typst.TypstError) -> frozenset[str]:
    """The texts that typst says no font has; none when the error is another one."""
    return frozenset(
        _ESCAPED.sub(lambda point: chr(int(point[1], 16)), quoted)
        for quoted in _QUOTED.findall(error.diagnostic)
    )
