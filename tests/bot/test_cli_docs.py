"""Every command and every setting stands in docs/opdrachten.md, and explains itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from bot.cli.parser import parser, walk
from bot.cli.parts import PROGRAM
from bot.settings import Settings

DOCS = (Path(__file__).parents[2] / "docs" / "opdrachten.md").read_text(encoding="utf-8")
COMMANDS = list(walk(parser()))


def test_the_docs_name_every_setting() -> None:
    named = set(re.findall(r"^\| `(OVERDRACHT_\w+)`", DOCS, re.MULTILINE))
    assert named == {f"OVERDRACHT_{field.upper()}" for field in Settings.model_fields}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.prog)
def test_every_command_and_option_is_in_the_docs(command: Any) -> None:
    heading = next(
        line for line in DOCS.splitlines() if re.match(rf"### `{command.prog}[ `]", line)
    )
    for action in command._actions:
        names: Sequence[str] = action.option_strings or [str(action.metavar)]
        if "--help" not in names:
            assert names[-1] in heading, names
            assert action.help


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.prog)
def test_every_command_explains_itself_in_one_sentence_with_an_example(command: Any) -> None:
    text = command.format_help()
    assert text.startswith(f"gebruik: {command.prog}")
    assert re.fullmatch(r"[A-Z][^.]+\.", command.description), command.description
    assert f"voorbeeld:\n  {command.prog}" in text
    assert not re.search(r"usage|optional|positional|show this", text)


def test_every_heading_in_the_docs_is_a_command() -> None:
    headings = re.findall(rf"^### `({PROGRAM}(?: [a-z]+(?:-[a-z]+)*)+)", DOCS, re.MULTILINE)
    assert sorted(headings) == sorted(command.prog for command in COMMANDS)
