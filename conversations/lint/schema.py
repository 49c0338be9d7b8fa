"""V110: the shape of the file, by the JSON Schema, said in words for people."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
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
LIKELIEST = ("enum", "required", "type")  # what is told first; a line gets one finding

SENTENCES: dict[str, Callable[[Any, Any], str]] = {
    "required": lambda value, wanted: (
        f'hier mist "{next(name for name in wanted if name not in value)}:"; zet die regel erbij.'
    ),
    "enum": lambda value, wanted: (
        f'"{value}" kan hier niet; kies uit: {", ".join(map(str, wanted))}.'
    ),
    "type": lambda _, wanted: f"hier hoort {TYPES[wanted]}; verander dit stuk.",
    "minimum": lambda value, wanted: f"{value} is te klein; neem minstens {wanted}.",
    "maximum": lambda value, wanted: f"{value} is te groot; neem hoogstens {wanted}.",
    "pattern": lambda value, _: (
        f'"{value}" heeft niet de goede vorm; kijk in een bestaande vragenlijst hoe het moet.'
    ),
    "uniqueItems": lambda *_: "hier staat iets twee keer; haal er één weg.",
    "anyOf": lambda *_: 'hier missen de keuzes; zet er "keuzes:" of "lijst:" bij.',
    "maxProperties": lambda *_: 'hier staan "keuze:" en "niet:" allebei; haal er één weg.',
    "minLength": lambda *_: "hier staat niets; vul het in of haal de regel weg.",
    "minItems": lambda _, wanted: f"hier staat te weinig; er hoort er minstens {wanted} te staan.",
    "minProperties": lambda *_: "hier staat niets; vul het in of haal de regel weg.",
}


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
        for where, sentence in _said(error):
            line = source.line(*where)
            if line not in seen:
                seen.add(line)
                yield Finding(source.path, line, "V110", sentence)


def _rank(error: ValidationError) -> int:
    rule = str(error.validator)
    return LIKELIEST.index(rule) if rule in LIKELIEST else len(LIKELIEST)


def _said(error: ValidationError) -> Iterator[tuple[tuple[str | int, ...], str]]:
    where = tuple(error.absolute_path)
    rule = str(error.validator)
    if rule in {"additionalProperties", "unevaluatedProperties"}:
        for name in _unknown(error):
            yield (
                (*where, name),
                f'"{name}" is hier geen bekend woord; verbeter de spelling of haal het weg.',
            )
    elif rule == "not":  # how the schema forbids what belongs to other kinds of question
        yield where, f'"{where[-1]}" past niet bij deze soort vraag; haal het weg.'
    else:
        yield where, SENTENCES[rule](error.instance, error.validator_value)


def _unknown(error: ValidationError) -> list[str]:
    """`unevaluatedProperties` also names known words when something else is wrong nearby."""
    whole: Any = error.schema
    known = whole.get("properties", {}).keys()
    if error.validator == "unevaluatedProperties":
        known |= schema()["$defs"]["question"]["properties"].keys()
    value: Any = error.instance
    return [name for name in value if name not in known]
