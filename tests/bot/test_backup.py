"""A copy of everything, put back: also of the questionnaires that the school wrote itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from conversations.loader import BUILT_IN
from storage.master_key import MASTER_KEY_FILE
from tests.bot.test_cli import Program, program

__all__ = ["program"]  # the fixture


@pytest.fixture
def own(program: Program) -> Path:
    """The werkstuk with a question of the school."""
    folder = program.folder / "data" / "vragenlijsten"
    folder.mkdir()
    written = (BUILT_IN / "dit-ben-ik.yaml").read_text("utf-8")
    line = next(item for item in written.splitlines() if item.strip().startswith("titel:"))
    (folder / "werkstuk.yaml").write_text(written.replace(line, "titel: Mijn school"), "utf-8")
    return folder


def put_back(program: Program) -> Program:
    """As docs/installatie.md says."""
    again, copy = program.folder / "terug", program.folder / "kopie"
    shutil.rmtree(again, ignore_errors=True)
    again.mkdir(mode=0o700)
    shutil.copy(copy / "nu.db", again / "overdracht.db")
    shutil.copy(copy / "keys.db", again)
    shutil.copy(program.folder / "data" / MASTER_KEY_FILE, again)
    if (copy / "vragenlijsten").exists():
        shutil.copytree(copy / "vragenlijsten", again / "vragenlijsten")
    return program.having(OVERDRACHT_DATA=str(again))


def linted(program: Program) -> str:
    done = program.run("lint")
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_the_own_questionnaires_come_along(program: Program, own: Path) -> None:
    done = program.run("backup", "kopie/nu.db")
    assert done.returncode == 0
    assert "vragenlijsten staan in" in done.stdout
    copied = put_back(program).folder / "terug" / "vragenlijsten" / "werkstuk.yaml"
    assert copied.read_bytes() == (own / "werkstuk.yaml").read_bytes()
    assert put_back(program).run("doctor").returncode == 0


def test_the_copy_is_that_of_now(program: Program, own: Path) -> None:
    program.run("backup", "kopie/nu.db")
    (own / "werkstuk.yaml").rename(own / "nieuw.yml")
    (program.folder / "kopie" / "vragenlijsten" / "leesmij.txt").write_text("van de school")
    program.run("backup", "kopie/nu.db")
    there = {path.name for path in (program.folder / "kopie" / "vragenlijsten").iterdir()}
    assert there == {"nieuw.yml", "leesmij.txt"}


def test_a_school_without_any(program: Program) -> None:
    done = program.run("backup", "kopie/nu.db")
    assert done.returncode == 0
    assert "vragenlijsten" not in done.stdout
    assert not (program.folder / "kopie" / "vragenlijsten").exists()
    assert linted(put_back(program))
