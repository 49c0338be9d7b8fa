"""Links for mentors and directeuren from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bot.test_cli import Program

KLAS = ("--klas", "groep 8b")


@pytest.fixture
def program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Program:
    made = Program(capsys, monkeypatch, tmp_path)
    made.json("klas", "create", "Groep 8b", "--school", "De Boom", "--schooljaar", "2026-2027")
    made.json("leerling", "add", *KLAS, "Noor", "Yusuf")
    return made


def test_a_mentors_link_is_made_listed_and_revoked(program: Program) -> None:
    made = program.json("mentor", "link", *KLAS, "--name", "mevrouw Aksoy", "--leerling", "noor")
    assert made["leerlingen"] == ["Noor"]
    assert "/lees/" in made["link"]
    assert len(made["phrase"].split("-")) == 5
    (listed,) = program.json("mentor", "list", *KLAS)
    assert listed == {
        "id": made["id"],
        "name": "mevrouw Aksoy",
        "state": "open",
        "until": made["until"],
        "visited_at": None,
        "vo_school": None,
        "leerlingen": [{"leerling": "Noor", "received": False}],
    }
    assert "ingetrokken" in program.run("mentor", "revoke", *KLAS, made["id"]).stdout
    (listed,) = program.json("mentor", "list", *KLAS)
    assert listed["state"] == "revoked"
    table = program.run("mentor", "list", *KLAS).stdout
    assert made["phrase"] not in table
    assert "ingetrokken" in table


def test_the_link_and_the_phrase_are_said_once_in_words(program: Program) -> None:
    done = program.run("mentor", "link", *KLAS, "--name", "Aksoy", "--leerling", "Noor", "Yusuf")
    assert done.returncode == 0
    assert "Te lezen: Noor, Yusuf." in done.stdout
    assert "wachtzin:" in done.stdout
    assert "niet meer op te vragen" in done.stdout


def test_a_day_of_ones_own(program: Program) -> None:
    wrong = program.refused(
        "mentor", "link", *KLAS, "--name", "A", "--leerling", "Noor", "--until", "morgen"
    )
    assert "Kies een dag" in wrong


def test_what_there_is_not(program: Program) -> None:
    link = ("mentor", "link", *KLAS, "--name", "Aksoy")
    assert "Kies van welke leerlingen" in program.refused(*link)
    assert "niet meer op de lijst" in program.refused(*link, "--vo", "Nergens")
    assert "geen leerling" in program.refused(*link, "--leerling", "Bo")
    assert "Deze link is er niet meer" in program.refused("mentor", "revoke", *KLAS, "0193")
    nowhere = program.refused("directeur", "link", "--school", "Nergens", "--name", "Vos")
    assert "Er is geen school" in nowhere


def test_a_directeurs_link(program: Program) -> None:
    school = ("--school", "de boom")
    made = program.json("directeur", "link", *school, "--name", "meneer Vos")
    assert made["leerlingen"] == []
    (listed,) = program.json("directeur", "list", *school)
    assert (listed["name"], listed["state"]) == ("meneer Vos", "open")
    assert program.json("mentor", "list", *KLAS) == []
    program.run("directeur", "revoke", *school, made["id"])
    (listed,) = program.json("directeur", "list", *school)
    assert listed["state"] == "revoked"
