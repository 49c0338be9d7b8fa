"""V110: the shape of the file, by the JSON Schema, said in words for people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from conversations.lint.finding import Finding
from conversations.source import Source

SCHEMA_FILE = Path(__file__).parent.parent / "questionnaires" / "questionnaire.schema.json"
TYPES = {
    "string": "een tekst",
    "integer": "een heel getal",
    "array": "een rij met streepjes (-)",
    "object": 'een blok met "woord: tekst"',
}
ORDER = ("enum", "required", "type")  # the likeliest cause is told first, one finding a line


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a questionnaire."""
    loaded: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return loaded


def shape(source: Source) -> Iterator[Finding]:
    """At most one finding a line."""
    errors = sorted(Draft202012Validator(schema()).iter_errors(source.data), key=_rank)
    seen: set[int] = set()
    for error in errors:
        where = tuple(error.absolute_path)
        unknown = _unknown(error)
        sentence = _sentence(error, unknown)
        line = source.line(*where, *unknown[:1])
        if sentence and line not in seen:
            seen.add(line)
            yield Finding(source.path, line, "V110", sentence)


def _rank(error: ValidationError) -> int:
    return ORDER.index(error.validator) if error.validator in ORDER else len(ORDER)


def _unknown(error: ValidationError) -> list[str]:
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        return [name for name in error.instance if name not in error.schema["properties"]]
    if error.validator == "unevaluatedProperties":
        known = {*schema()["$defs"]["question"]["properties"], "vervolg"}
        return [name for name in error.instance if name not in known]
    return []


def _sentence(error: ValidationError, unknown: list[str]) -> str:
    wanted = error.validator_value
    match error.validator:
        case "required":
            missing = next(name for name in wanted if name not in error.instance)
            return f'hier mist "{missing}:"; zet die regel erbij.'
        case "additionalProperties" | "unevaluatedProperties":
            if not unknown:
                return ""
            return (
                f'"{unknown[0]}" is hier geen bekend woord; verbeter de spelling of haal het weg.'
            )
        case "enum" | "const":
            return f'"{error.instance}" kan hier niet; kies uit: {", ".join(map(str, wanted))}.'
        case "type":
            return f"hier hoort {TYPES[wanted]}; verander dit stuk."
        case "minimum" | "maximum":
            edge = "minstens" if error.validator == "minimum" else "hoogstens"
            return f"het getal {error.instance} past niet; het moet {edge} {wanted} zijn."
        case "pattern":
            return f'"{error.instance}" heeft niet de goede vorm; kijk bij de voorbeelden hoe het moet.'
        case "uniqueItems":
            return "hier staat iets twee keer; haal er één weg."
        case "anyOf":
            return 'hier missen de keuzes; zet er "keuzes:" of "lijst:" bij.'
        case "not":
            return 'gebruik "keuze:" of "niet:", maar niet allebei.'
        case None:
            return f'"{error.absolute_path[-1]}" past niet bij deze soort vraag; haal het weg.'
        case _:
            return "hier staat niets; vul het in of haal het weg."
