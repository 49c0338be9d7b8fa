"""What the docs promise exists: files, pictures, commands, settings, and a reason per library."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from bot.cli.parser import parser
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)[^)]*\)")
COMMAND = re.compile(r"(?:^|`)(?:\./start|overdracht)[ \t]+([^`\n]+?)(?:`|$)", re.MULTILINE)
NOT_OURS = {"OVERDRACHT_"}


def spoken_of(pattern: str) -> set[str]:
    return {found for doc in DOCS for found in re.findall(pattern, doc.read_text("utf-8"))}


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_link_and_picture_is_there(doc: Path) -> None:
    for target in LINK.findall(doc.read_text("utf-8")):
        assert (doc.parent / target).exists(), target


def test_every_picture_is_shown() -> None:
    shown = {Path(target).name for target in spoken_of(LINK.pattern)}
    assert {picture.name for picture in (ROOT / "docs" / "pictures").iterdir()} <= shown


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_command_can_be_typed_as_it_stands(doc: Path) -> None:
    for command in COMMAND.findall(doc.read_text("utf-8")):
        words = shlex.split(command)
        if words[0] in {"...", "OPDRACHT"} or "..." in words or "[" in command:
            continue  # how one is built up; those of opdrachten.md have a test of their own
        try:
            parser().parse_args(words)
        except SystemExit as ended:
            assert ended.code == 0, command


def test_the_commands_are_found_at_all() -> None:
    assert len({command for doc in DOCS for command in COMMAND.findall(doc.read_text())}) > 8


def test_every_setting_is_told_and_every_setting_told_exists() -> None:
    known = {f"OVERDRACHT_{name}".upper() for name in Settings.model_fields}
    assert spoken_of(r"OVERDRACHT_[A-Z_]*") - NOT_OURS == known


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]
    reasons = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    for wanted in [*project["dependencies"], *extra["install"], *extra["dev"]]:
        name = re.split(r"[\[<>=~ ;]", wanted)[0]
        if not name.startswith("types-"):
            assert name in reasons, name
