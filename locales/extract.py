"""Gathers every Dutch text that people see: out of the program, and out of the questionnaires.

A domain is the name of a catalog: `messages`, and one for each questionnaire.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parent.parent
QUESTIONNAIRES = ROOT / "conversations" / "questionnaires"
PROGRAM = "messages"
SOURCES = ("bot", "exports")
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2.ext:babel_extract")]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"text": None, "plural": (1, 2)}

TEXTS = {"titel", "vraag", "hint", "anders", "afdruk_tekst", "gesprek"}
"""The words of a questionnaire that have one text after them."""
COLLECTIONS = {
    "welkom",
    "in_telegram",
    "slot",
    "intro",
    "keuzes",
    "lijsten",
    "onderdelen",
    "woorden",
}
"""The words that have texts below them, however deep."""
NOT_TEXTS = {"alleen_als"}  # its "vraag" is an id


def templates() -> dict[str, Catalog]:
    """By domain, all msgids with the files where they stand. No translations."""
    found = {PROGRAM: _program()}
    for path in sorted(QUESTIONNAIRES.glob("*.yaml")):
        found[path.stem] = _catalog(path.stem)
        for line, text in questionnaire_texts(path):
            found[path.stem].add(text, locations=[(_name(path), line)])
    return found


def questionnaire_texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts in a questionnaire's YAML, each with its line, in the order of the file."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    if isinstance(node, yaml.MappingNode):
        yield from _below(node, whole=False)


def _program() -> Catalog:
    catalog = _catalog(PROGRAM)
    for source in SOURCES:
        for name, line, message, comments, _context in extract_from_dir(
            ROOT / source, method_map=METHODS, keywords=KEYWORDS, comment_tags=("L10N:",)
        ):
            where = _name(ROOT / source / name)
            catalog.add(message, locations=[(where, line)], auto_comments=comments)
    return catalog


def _below(node: yaml.Node, *, whole: bool) -> Iterator[tuple[int, str]]:
    if isinstance(node, yaml.ScalarNode):
        if whole:
            yield node.start_mark.line + 1, node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _below(item, whole=whole)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value not in NOT_TEXTS:
                text_here = isinstance(value, yaml.ScalarNode) and key.value in TEXTS
                yield from _below(value, whole=whole or text_here or key.value in COLLECTIONS)


def _catalog(domain: str) -> Catalog:
    header = f"# Warme Overdracht: {domain}. The Dutch text is the key."
    return Catalog(project="warme-overdracht", domain=domain, header_comment=header, fuzzy=False)


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
