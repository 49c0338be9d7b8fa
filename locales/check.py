"""`python -m locales.check`: fails when a catalog is not complete and in step with the texts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from string import Formatter

from babel.messages.catalog import Catalog, Message

from locales import po
from locales.extract import templates


def problems() -> Iterator[str]:
    """What is wrong in the catalogs that we ship, a sentence each."""
    sources = templates()
    for code in po.codes():
        catalogs: dict[str, Catalog] = {}
        for domain, template in sources.items():
            path = po.path_of(code, domain)
            if path.exists():
                catalogs[domain] = po.read(path)
                yield from compare(template, catalogs[domain], f"{code}/{domain}")
            else:
                yield f"{code}/{domain}: the catalog is missing; run python -m locales.update"
        yield from at_odds(catalogs, code)


def compare(template: Catalog, catalog: Catalog, name: str) -> Iterator[str]:
    """One catalog against the texts as they are now."""
    wanted = {message.id for message in template if message.id}
    present = {message.id: message for message in catalog if message.id}
    for text in wanted - present.keys():
        yield f"{name}: missing: {_first(text)!r}; run python -m locales.update and translate it"
    for text in present.keys() - wanted:
        yield f"{name}: obsolete: {_first(text)!r}; run python -m locales.update"
    for text in wanted & present.keys():
        fault = _fault(present[text])
        if fault:
            yield f"{name}: {fault}: {_first(text)!r}; translate it anew"


def at_odds(catalogs: dict[str, Catalog], name: str) -> Iterator[str]:
    """All domains are read as one: the same Dutch text has one translation in a language."""
    said: dict[object, object] = {}
    for catalog in catalogs.values():
        for message in catalog:
            if message.id and said.setdefault(message.id, message.string) != message.string:
                yield f"{name}: two translations of {_first(message.id)!r}; make them the same"


def _fault(message: Message) -> str:
    ids = po.forms(message.id)
    strings = po.forms(message.string)
    if message.fuzzy:
        return "fuzzy"
    if not all(string.strip() for string in strings):
        return "empty"
    allowed = {name for text in ids for name in placeholders(text)}
    needed = set.intersection(*(placeholders(text) for text in ids)) - {"count"}
    for string in strings:
        if not needed <= placeholders(string) <= allowed:
            return "other {names}"
    return ""


def placeholders(text: str) -> set[str]:
    """The names between braces; the whole text when its braces do not match."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {text}


def _first(text: str | tuple[str, ...] | list[str]) -> str:
    return po.forms(text)[0]


def main() -> int:
    found = sorted(problems())
    for problem in found:
        sys.stderr.write(problem + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
