"""Nothing that people read is left out of the catalogs."""

from __future__ import annotations

from conversations.lint.subject import Subject
from conversations.loader import BUILT_IN, load
from conversations.source import read
from locales.extract import questionnaire_texts, templates


def test_every_text_of_a_questionnaire_is_in_its_template() -> None:
    found = templates()
    for path in sorted(BUILT_IN.glob("*.yaml")):
        told = {told.text for told in Subject(load(path), read(path), {}).told()}

        assert {message.id for message in found[path.stem] if message.id} == told


def test_the_lines_are_those_of_the_file() -> None:
    path = BUILT_IN / "dit-ben-ik.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.append("")

    for line, text in questionnaire_texts(path):
        assert text.split()[0].strip('"') in f"{lines[line - 1]} {lines[line]}"


def test_the_program_has_texts_and_plurals() -> None:
    program = templates()["messages"]

    assert program.get("Overslaan") is not None
    assert any(message.pluralizable for message in program)
    assert all(
        str(where).startswith(("bot/", "exports/"))
        for message in program
        for where, _ in message.locations
    )
