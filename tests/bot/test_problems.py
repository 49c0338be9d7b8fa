"""Every reason that the program can give has a sentence, and no sentence is left over."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import bot
from bot.problems import Problem, _sentences, sentence
from locales.catalogue import catalogue

SOURCES = list(Path(bot.__file__).parent.rglob("*.py"))
DUTCH = catalogue("nl")
SENTENCES = _sentences(DUTCH, {})


def reasons() -> set[str]:
    """The texts in Problem("…") and Problem.of("…"), and what `names.parse` returns."""
    found = {
        node.value
        for node in ast.walk(ast.parse((Path(bot.__file__).parent / "names.py").read_text()))
        if isinstance(node, ast.Constant) and node.value in SENTENCES
    }
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in {
                "Problem",
                "Problem.of",
                "_problem",
            }:
                found |= {
                    item.value
                    for item in node.args[:1]
                    if isinstance(item, ast.Constant) and isinstance(item.value, str)
                }
    return found


def test_reasons_and_sentences_are_the_same() -> None:
    assert reasons() == set(SENTENCES)


@pytest.mark.parametrize("reason", sorted(SENTENCES))
def test_a_sentence_says_what_to_do_and_names_its_row(reason: str) -> None:
    words = sentence(Problem.of(reason, name="Noor", row="3"), DUTCH)
    assert words.startswith("Regel 3: ")
    assert words.endswith((".", "?"))
    assert "{" not in words and "!" not in words
