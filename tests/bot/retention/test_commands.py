"""retention and erase, as an administrator types them, beside the running program too."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from storage.store import DATA_FILE
from tests.bot.served import OVERDRACHT, free_port
from tests.bot.test_cli import Program, program

__all__ = ["program"]  # the fixture
KLAS = ("--klas", "Groep 8b")
LONGEST, LONG_ENOUGH = 15.0, 1.5  # seconds: until it has happened; for what must not happen
NOTHING = {
    "dossiers": 0,
    "answers": 0,
    "photos": 0,
    "sessions": 0,
    "remarks": 0,
    "objections": 0,
}


@pytest.fixture
def klas(program: Program) -> Program:
    program.json("leerling", "add", *KLAS, "Noor", "Yusuf")
    return program


def age(klas: Program) -> None:
    """The klas is of four years ago."""
    with closing(sqlite3.connect(klas.folder / "data" / DATA_FILE)) as data:
        data.execute("UPDATE klas SET schooljaar = '2022-2023', created_at = 1662000000000000")
        data.commit()


def names(klas: Program) -> set[str]:
    return {row["leerling"] for row in klas.json("progress", *KLAS)}


def test_what_would_go_is_shown_first_and_nothing_changes(klas: Program) -> None:
    shown = klas.run("retention")
    planned = r"Groep 8b +2026-2027 +de leerling zelf.* 1 november 2027 +2$"
    assert re.search(planned, shown.stdout, re.MULTILINE)
    assert "--yes" not in shown.stdout, "nothing is due yet"
    age(klas)
    for _ in range(2):
        shown = klas.run("retention")
        assert re.search(r"1 november 2023 +2 +nu$", shown.stdout, re.MULTILINE)
        assert "Er is niets veranderd" in shown.stdout
        assert "elk uur" in shown.stdout
    assert "vanzelf wissen staat uit".casefold() in (
        klas.having(OVERDRACHT_RETENTION="0").run("retention").stdout.casefold()
    )
    assert names(klas) == {"Noor", "Yusuf"}


def test_what_is_due_goes_with_a_proof_in_counts(klas: Program) -> None:
    age(klas)
    done = klas.json("retention", "--yes")
    assert done["erased"] == {**NOTHING, "dossiers": 2, "audit": 0}
    assert [item["due"] for item in done["planned"]] == [True]
    assert klas.json("progress", *KLAS) == []
    again = klas.run("retention", "--yes")
    assert "Gewist: niets." in again.stdout
    assert "Het logboek klopt" in klas.run("audit").stdout


def test_a_leerling_is_erased_only_when_it_is_said_twice(klas: Program) -> None:
    shown = klas.run("erase", *KLAS, "--leerling", "noor")
    assert shown.stdout.startswith("Noor van Groep 8b: 1 leerling.")
    assert "Er is niets veranderd" in shown.stdout
    assert names(klas) == {"Noor", "Yusuf"}
    done = klas.json("erase", *KLAS, "--leerling", "noor", "--yes")
    assert done == {"erased": True, "klassen": 0, **NOTHING, "dossiers": 1}
    assert names(klas) == {"Yusuf"}
    assert "geen leerling" in klas.refused("erase", *KLAS, "--leerling", "noor", "--yes")


def test_a_klas_and_a_school(klas: Program) -> None:
    klas.json("klas", "create", "Groep 8a", "--school", "De Boom")
    shown = klas.run("erase", "--school", "de boom")
    assert "De Boom, 2 klassen: 2 leerlingen." in shown.stdout
    done = klas.json("erase", *KLAS, "--yes")
    assert (done["klassen"], done["dossiers"]) == (1, 2)
    assert "geen klas" in klas.refused("progress", *KLAS)
    assert klas.json("erase", "--school", "De Boom", "--yes")["klassen"] == 1
    assert "geen school" in klas.refused("erase", "--school", "De Boom", "--yes")
    klas.json("klas", "create", "Groep 8b", "--school", "De Boom")  # and begins anew
    assert klas.json("progress", *KLAS) == []


@pytest.mark.parametrize(
    "given",
    [
        (),
        ("--leerling", "Noor"),
        ("--school", "De Boom", *KLAS),
        ("--school", "De Boom", "--leerling", "Noor"),
    ],
)
def test_half_a_wish_is_not_guessed(klas: Program, given: tuple[str, ...]) -> None:
    assert "--leerling samen" in klas.refused("erase", *given, "--yes")
    assert names(klas) == {"Noor", "Yusuf"}


def left(klas: Program) -> int:
    with closing(sqlite3.connect(klas.folder / "data" / DATA_FILE)) as data:
        return int(data.execute("SELECT COUNT(*) FROM dossier").fetchone()[0])


@contextmanager
def running(folder: Path, port: int, **environment: str) -> Iterator[list[dict[str, Any]]]:
    """The program; when it has ended, the lines of its log."""
    env = {key: value for key, value in os.environ.items() if not key.startswith("OVERDRACHT_")}
    env |= {"OVERDRACHT_DATA": str(folder), "OVERDRACHT_WEB_PORT": str(port), **environment}
    process = subprocess.Popen(
        [OVERDRACHT, "serve"], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    lines: list[dict[str, Any]] = []
    try:
        assert process.stdout is not None
        process.stdout.readline()
        yield lines
    finally:
        process.send_signal(signal.SIGTERM)
        _, log = process.communicate(timeout=20)
        lines += [json.loads(line) for line in log.splitlines()]


def command(folder: Path, *arguments: str) -> None:
    env = {**os.environ, "OVERDRACHT_DATA": str(folder)}
    subprocess.run([OVERDRACHT, *arguments], env=env, capture_output=True, check=True)


@pytest.mark.process
def test_who_was_inside_a_running_program_is_outside_at_once(klas: Program) -> None:
    (card,) = klas.json("invite", *KLAS, "--role", "leerling", "--leerling", "Noor")
    port, folder = free_port(), klas.folder / "data"
    home = f"http://127.0.0.1:{port}"
    with running(folder, port), httpx.Client(base_url=home, headers={"Origin": home}) as noor:
        noor.post("/", data={"code": card["code"]}, follow_redirects=True)
        who = noor.get("/api/state").json()["state"]["who"]
        say = {"id": "1", "who": who, "form": "dit-ben-ik", "input": {"type": "Start"}}
        assert noor.post("/api/say", json=say).status_code == httpx.codes.OK
        command(folder, "erase", *KLAS, "--leerling", "Noor", "--yes")
        assert noor.get("/api/state").is_client_error
        assert noor.post("/api/say", json={**say, "id": "2"}).is_client_error
    assert names(klas) == {"Yusuf"}


@pytest.mark.process
@pytest.mark.parametrize("on", [True, False], ids=["on", "off"])
def test_the_running_program_does_it_by_itself(klas: Program, on: bool) -> None:
    age(klas)
    port = free_port()
    with running(klas.folder / "data", port, OVERDRACHT_RETENTION=str(int(on))) as log:
        until = time.monotonic() + (LONGEST if on else LONG_ENOUGH)
        while time.monotonic() < until and (not on or left(klas)):
            time.sleep(0.05)
    told = [line for line in log if line["event"] == "retention.erased"]
    assert len(told) == on
    assert names(klas) == (set() if on else {"Noor", "Yusuf"})
    for line in told:
        assert (line["klassen"], line["erased_dossiers"], line["erased_answers"]) == (1, 2, 0)
        assert "Noor" not in str(line)
