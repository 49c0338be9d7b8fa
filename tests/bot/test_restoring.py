"""A copy put back: whole, readable, never over something that is still good."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from storage.lock import only_one
from tests.bot.test_cli import Program, program

__all__ = ["program"]  # the fixture
COPY = "kopie/overdracht.db"


class Killed(BaseException):
    """The process ended here."""


@pytest.fixture
def school(program: Program) -> Program:
    program.run("klas", "create", "Groep 8b", "--school", "De Boom")
    program.run("leerling", "add", "--klas", "Groep 8b", "Noor", "Yusuf")
    assert program.run("backup", COPY).returncode == 0
    return program


def names(program: Program) -> list[str]:
    cards = program.json("invite", "--klas", "Groep 8b", "--role", "leerling")
    return [card["leerling"] for card in cards]


def everything(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.stat().st_size and not path.name.endswith(("-shm", ".lock"))
    }


def test_it_is_shown_first_and_changes_nothing(school: Program) -> None:
    school.run("leerling", "add", "--klas", "Groep 8b", "Sem")
    before = everything(school.folder / "data")
    shown = school.run("restore", COPY)
    assert "1 klassen, 2 leerlingen" in shown.stdout
    assert "niets veranderd" in shown.stdout
    assert everything(school.folder / "data") == before


def test_what_was_there_is_set_aside_and_the_copy_is_what_there_is(school: Program) -> None:
    school.run("leerling", "add", "--klas", "Groep 8b", "Sem")
    done = school.run("restore", COPY, "--yes")
    assert done.returncode == 0, done.stderr
    assert names(school) == ["Noor", "Yusuf"]
    assert school.run("doctor").returncode == 0
    (aside,) = (school.folder / "data").glob("oud-*")
    assert aside.stat().st_mode & 0o077 == 0
    assert sqlite3.connect(aside / "overdracht.db").execute(
        "SELECT COUNT(*) FROM dossier"
    ).fetchone() == (3,)


def test_who_was_erased_since_does_not_come_back(school: Program) -> None:
    school.run("leerling", "remove", "--klas", "Groep 8b", "Noor", "--yes")
    assert names(school) == ["Yusuf"]
    assert school.run("restore", COPY, "--yes").returncode == 0
    assert names(school) == ["Yusuf"]


def test_on_another_computer_with_the_master_key(school: Program) -> None:
    other = school.having(OVERDRACHT_DATA=str(school.folder / "nieuw"))
    assert "hoofdsleutel terug" in other.refused("restore", COPY, "--yes")
    assert not (school.folder / "nieuw" / "master.key").exists()
    (school.folder / "nieuw").mkdir(mode=0o700, exist_ok=True)
    shutil.copy(school.folder / "data" / "master.key", school.folder / "nieuw")
    assert other.run("restore", COPY, "--yes").returncode == 0
    assert names(other) == ["Noor", "Yusuf"]


def test_damaged_data_are_replaced(school: Program) -> None:
    for name in ("overdracht.db", "keys.db"):
        (school.folder / "data" / name).write_bytes(b"kapot" * 999)
    assert school.run("restore", COPY, "--yes").returncode == 0
    assert names(school) == ["Noor", "Yusuf"]


@pytest.mark.parametrize("wrong", ["missing", "damaged", "no keys", "other key"])
def test_a_copy_that_is_no_good_changes_nothing(school: Program, wrong: str) -> None:
    copy = school.folder / COPY
    data = school.folder / "data"
    if wrong == "missing":
        copy.unlink()
    elif wrong == "damaged":
        copy.write_bytes(copy.read_bytes()[:5000])
    else:
        (data / "keys.db").unlink()
        (copy.parent / "keys.db").unlink()
    if wrong == "other key":
        other = school.having(OVERDRACHT_DATA=str(school.folder / "ander"))
        other.run("klas", "create", "Groep 7", "--school", "De Tak")
        shutil.copy(school.folder / "ander" / "keys.db", copy.parent)
    before = everything(data)
    done = school.run("restore", COPY, "--yes")
    assert done.returncode != 0
    assert done.stderr
    assert everything(data) == before
    assert not list(school.folder.glob(".terugzetten-*"))


def test_beside_a_running_program_it_is_refused(school: Program) -> None:
    with only_one(school.folder / "data"):
        assert "Er draait al een programma" in school.run("restore", COPY, "--yes").stderr
    assert names(school) == ["Noor", "Yusuf"]


@pytest.mark.parametrize("step", range(4))
def test_cut_off_anywhere_it_can_be_done_again(
    school: Program, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    (school.folder / "data" / "keys.db").unlink()  # so that both files are replaced
    steps = iter(range(100))

    def dying(name: str) -> None:
        real = getattr(Path, name)

        def wrapper(path: Path, *given: object, **named: object) -> object:
            mine = "data" in path.parts or ".terugzetten" in str(path)
            if mine and path.suffix != ".part" and next(steps) == step:
                raise Killed
            return real(path, *given, **named)

        monkeypatch.setattr(Path, name, wrapper)

    dying("replace")
    dying("unlink")
    with pytest.raises(Killed):
        school.run("restore", COPY, "--yes")
    monkeypatch.undo()
    again = school.having()
    assert again.run("restore", COPY, "--yes").returncode == 0
    assert names(again) == ["Noor", "Yusuf"]
