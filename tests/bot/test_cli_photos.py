"""Paper slips about photos from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.test_cli import Program

FOTO = ("leerling", "foto", "--klas", "groep 8b")


@pytest.fixture
def program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Program:
    made = Program(capsys, monkeypatch, tmp_path)
    made.json("klas", "create", "Groep 8b", "--school", "De Boom", "--schooljaar", "2026-2027")
    made.json("leerling", "add", "--klas", "groep 8b", "Noor", "Yusuf", "Zofia")
    return made


def test_slips_are_written_down_and_shown(program: Program) -> None:
    rows = program.json(*FOTO, "--ja", "noor", "zofia", "--nee", "Yusuf")
    assert [(row["leerling"], row["photos"]) for row in rows] == [
        ("Noor", True),
        ("Yusuf", False),
        ("Zofia", True),
    ]
    (word,) = rows[0]["words"]
    assert (word["slot"], word["allowed"], word["via"]) == ("ouder-1", True, "paper")
    rows = program.json(*FOTO, "--nee", "Zofia", "--ouder", "2")
    assert not rows[2]["photos"] and len(rows[2]["words"]) == 2
    shown = program.run(*FOTO).stdout
    assert "op papier, door de school opgeschreven" in shown
    assert shown.count("nee, een tekening") == 2


def test_a_mistake_is_taken_away(program: Program) -> None:
    program.json(*FOTO, "--ja", "Noor")
    (noor, *_) = program.json(*FOTO, "--weg", "Noor")
    assert noor["words"] == [] and not noor["photos"]


def test_a_leerling_who_is_not_there(program: Program) -> None:
    done = program.run(*FOTO, "--ja", "Noor", "--nee", "Finn")
    assert done.returncode == 1
    assert "In deze klas is geen leerling die Finn heet." in done.stderr
    assert program.json(*FOTO)[0]["words"] == []
