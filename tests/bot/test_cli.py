"""The command line as scripts use it."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot.app import open_services
from bot.cli import main
from bot.cli.parts import PROGRAM
from bot.second_step.model import Passed
from bot.settings import Settings
from conversations.people import Channel, Klas, Role
from storage.store import DATA_FILE
from tests.bot.authenticator import Authenticator


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


class Program:
    """Runs commands on one data folder, in this process: only `main` may end them."""

    def __init__(
        self, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, folder: Path
    ) -> None:
        self.capsys = capsys
        self.patch = patch
        self.folder = folder
        self.environment = {"OVERDRACHT_DATA": str(folder / "data")}

    def having(self, **environment: str) -> Program:
        other = Program(self.capsys, self.patch, self.folder)
        other.environment = {**self.environment, **environment}
        return other

    def run(self, *arguments: str) -> Done:
        with self.patch.context() as patch:
            patch.chdir(self.folder)
            for name, value in self.environment.items():
                patch.setenv(name, value)
            try:
                status = main(arguments)
            except SystemExit as end:
                status = int(str(end.code))
        written = self.capsys.readouterr()
        assert "fout in het programma zelf" not in written.err, written.err
        return Done(status, written.out, written.err)

    def json(self, *arguments: str) -> Any:
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def refused(self, *arguments: str) -> str:
        """The one sentence on standard error."""
        done = self.run(*arguments)
        assert done.returncode != 0
        assert not done.stdout
        (line,) = done.stderr.splitlines()
        return line


@pytest.fixture
def program(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Program:
    for name in [name for name in os.environ if name.startswith("OVERDRACHT_")]:
        monkeypatch.delenv(name)
    made = Program(capsys, monkeypatch, tmp_path)
    made.json("klas", "create", "Groep 8b", "--school", "De Boom", "--schooljaar", "2026-2027")
    return made


def test_from_a_klas_to_invitations_and_progress(program: Program) -> None:
    added = program.json("leerling", "add", "--klas", "groep 8b", "Noor de Vries", "Yusuf")
    assert [item["leerling"] for item in added["added"]] == ["Noor", "Yusuf"]
    assert added["problems"] == []

    cards = program.json("invite", "--klas", "Groep 8b")
    assert [(card["role"], card["leerling"], card["slot"]) for card in cards] == [
        ("leerkracht", None, None),
        ("leerling", "Noor", "leerling"),
        ("ouder", "Noor", "ouder-1"),
        ("ouder", "Noor", "ouder-2"),
        ("leerling", "Yusuf", "leerling"),
        ("ouder", "Yusuf", "ouder-1"),
        ("ouder", "Yusuf", "ouder-2"),
    ]
    for card in cards:
        code = card["code"].replace("-", "")
        assert card["web_link"] == f"http://127.0.0.1:8080/i/{code}"
        assert card["telegram_link"] == ""
    assert program.json("invite", "--klas", "Groep 8b", "--role", "ouder") == [
        card for card in cards if card["role"] == "ouder"
    ]
    (new,) = program.json(
        "invite", "--klas", "Groep 8b", "--role", "leerling", "--leerling", "noor", "--renew"
    )
    assert new["code"] != cards[1]["code"]

    switched = program.json("leerling", "okr", "--klas", "Groep 8b", "--aan", "noor")
    assert [(item["leerling"], item["okr"]) for item in switched] == [
        ("Noor", True),
        ("Yusuf", False),
    ]
    rows = program.json("progress", "--klas", "Groep 8b")
    assert ("Yusuf", "okr-ouders") not in {(row["leerling"], row["questionnaire"]) for row in rows}
    assert [(row["leerling"], row["questionnaire"], row["slot"]) for row in rows][:2] == [
        ("Noor", "dit-ben-ik", "leerling"),
        ("Noor", "okr-ouders", "ouder-1"),
    ]
    assert {row["state"] for row in rows} == {"invited"}
    assert {row["answered"] for row in rows} == {0}
    told = program.run("progress", "--klas", "Groep 8b").stdout
    assert told.endswith("0 van 1 OKR-delen klaar, 0 bij de mentor.\n")


def test_leerlingen_are_renamed_moved_and_removed(program: Program) -> None:
    program.run("leerling", "add", "--klas", "Groep 8b", "Noor", "Finn")
    program.json("klas", "create", "Groep 8c", "--school", "De Boom")
    said = program.run("leerling", "rename", "--klas", "Groep 8b", "noor", "Noor V.")
    assert said.stdout == "Noor heet nu: Noor V.\n"
    taken = program.run("leerling", "rename", "--klas", "Groep 8b", "Finn", "Noor V.")
    assert taken.returncode == 1 and "al een Noor V." in taken.stderr
    assert not program.run("leerling", "language", "--klas", "Groep 8b", "Finn", "en").returncode
    moved = program.run("leerling", "move", "--klas", "Groep 8b", "Finn", "--to", "groep 8c")
    assert (moved.returncode, moved.stderr) == (0, "")
    rows = program.json("progress", "--klas", "Groep 8c")
    assert {row["leerling"] for row in rows} == {"Finn"}
    unsure = program.run("leerling", "remove", "--klas", "Groep 8c", "Finn")
    assert unsure.returncode == 1 and "--yes" in unsure.stderr
    assert program.json("progress", "--klas", "Groep 8c")
    assert not program.run("leerling", "remove", "--klas", "Groep 8c", "Finn", "--yes").returncode
    assert program.json("progress", "--klas", "Groep 8c") == []


def test_colleagues_share_a_klas(program: Program) -> None:
    (first,) = program.json("leerkracht", "list", "--klas", "Groep 8b")
    assert (first["name"], first["function"]) == ("", "leerkracht")
    (renamed,) = program.json(
        "leerkracht", "rename", "--klas", "Groep 8b", first["id"], "--name", "juf Marieke"
    )
    assert renamed == {**first, "name": "juf Marieke"}
    (ib,) = program.json(
        "leerkracht", "add", "--klas", "Groep 8b", "Hanneke", "--function", "ib'er"
    )
    assert ib["function"] == "ib'er" and ib["code"] != first["code"]
    (changed,) = program.json(
        "leerkracht", "rename", "--klas", "Groep 8b", "hanneke", "--name", "Hanneke Smit"
    )
    assert changed == {**ib, "name": "Hanneke Smit"}
    shown = program.run("invite", "--klas", "Groep 8b", "--role", "leerkracht").stdout
    assert "juf Marieke (leerkracht)" in shown and "Hanneke Smit (ib'er)" in shown
    gone = program.run("leerkracht", "remove", "--klas", "Groep 8b", "Hanneke Smit")
    assert gone.returncode == 0
    last = program.run("leerkracht", "remove", "--klas", "Groep 8b", "juf Marieke")
    assert last.returncode == 1 and "enige leerkracht" in last.stderr


def test_the_public_address_is_in_the_links(program: Program) -> None:
    public = program.having(OVERDRACHT_PUBLIC_URL="https://overdracht.school.nl/")
    (card,) = public.json("invite", "--klas", "Groep 8b", "--role", "leerkracht")
    assert card["web_link"].startswith("https://overdracht.school.nl/i/")


def test_an_import_names_the_rows_that_are_no_good(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "klas.csv"
    file.write_bytes(
        "Nr;Roepnaam;Achternaam\r\n1;Zoë;\r\n2;Noor;Bakker\r\n3;;\r\n".encode("cp1252")
    )
    ask = ("leerling", "import", "--klas", "Groep 8b", str(file))
    shown = json.loads(program.run(*ask, "--json").stdout)
    assert [(line["leerling"], line["chosen"]) for line in shown["lines"]] == [
        ("Zoë", True),
        ("Noor", True),
        ("", False),
    ]
    looked = program.run(*ask)
    assert looked.returncode == 0
    assert "Met --yes" in looked.stdout and "De naam ontbreekt." in looked.stdout
    assert not json.loads(program.run("progress", "--klas", "Groep 8b", "--json").stdout)
    done = program.run(*ask, "--yes", "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert [item["leerling"] for item in told["added"]] == ["Zoë", "Noor"]
    assert [(item["reason"], item["row"]) for item in told["problems"]] == [("row_without_name", 4)]
    assert done.stderr.splitlines() == ["Regel 4: De naam ontbreekt."]
    again = program.run(*ask, "--yes")
    assert again.returncode == 1
    assert "Zoë zit al in" in again.stderr and "Noor zit al in" in again.stderr


def test_errors_are_one_clear_sentence(program: Program, tmp_path: Path) -> None:
    assert "bestaat al" in program.refused("klas", "create", "groep 8b", "--school", "De Boom")
    assert "geen klas die 8z heet" in program.refused("invite", "--klas", "8z")
    assert "geen klas" in program.refused("progress", "--klas", "\udcff")
    assert "--school" in program.refused("klas", "create", "8c")
    assert "2026-2027" in program.refused(
        "klas", "create", "8c", "--school", "De Boom", "--schooljaar", "dit jaar"
    )
    assert "kan niet worden gelezen" in program.refused(
        "leerling", "import", "--klas", "Groep 8b", str(tmp_path / "nergens.csv")
    )
    assert "niets ingeleverd" in program.refused("export", "--klas", "Groep 8b", "--out", "uit")
    assert "pdf, json, csv" in program.refused(
        "export", "--klas", "Groep 8b", "--out", "uit", "--format", "docx"
    )
    assert "onbekend" not in program.refused("dansen")


def test_a_folder_or_a_setting_that_is_no_good_is_one_sentence_too(
    program: Program, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    blocked = program.having(OVERDRACHT_DATA=str(tmp_path / "bestand"))
    assert blocked.refused("klas", "create", "8b", "--school", "De Boom")
    wrong = program.having(OVERDRACHT_WEB_PORT="tachtig")
    assert "OVERDRACHT_WEB_PORT" in wrong.refused("progress", "--klas", "8b")


def test_the_cards_of_a_klas(program: Program, tmp_path: Path) -> None:
    folder = str(tmp_path / "kaartjes")
    empty = program.refused("cards", "--klas", "Groep 8b", "--out", folder)
    assert "nog geen leerlingen" in empty
    program.run("leerling", "add", "--klas", "Groep 8b", "Noor", "Yusuf")
    done = program.run("cards", "--klas", "Groep 8b", "--out", folder)
    assert done.returncode == 0 and "Groep_8b_kaartjes.pdf" in done.stdout
    assert (tmp_path / "kaartjes" / "Groep_8b_kaartjes.pdf").read_bytes().startswith(b"%PDF")


def test_lint_doctor_and_backup(program: Program, tmp_path: Path) -> None:
    assert program.run("lint").returncode == 0
    broken = tmp_path / "stuk.yaml"
    broken.write_text("titel: [niet af")
    done = program.run("lint", str(broken))
    assert done.returncode == 1 and f"{broken}:" in done.stdout

    assert program.run("doctor").returncode == 0
    (tmp_path / "data" / "master.key").chmod(0o644)
    ill = program.run("doctor")
    assert ill.returncode == 1 and "chmod 600" in ill.stdout
    (tmp_path / "data" / "master.key").chmod(0o600)

    before = program.json("invite", "--klas", "Groep 8b")
    assert program.run("backup", "kopie/klas.db").returncode == 0
    restored = tmp_path / "terug"
    restored.mkdir()
    for source, name in (
        (tmp_path / "kopie" / "klas.db", "overdracht.db"),
        (tmp_path / "kopie" / "keys.db", "keys.db"),
        (tmp_path / "data" / "master.key", "master.key"),
    ):
        assert source.stat().st_mode & 0o077 == 0
        (restored / name).write_bytes(source.read_bytes())
        (restored / name).chmod(0o600)
    other = program.having(OVERDRACHT_DATA=str(restored))
    assert other.json("invite", "--klas", "Groep 8b") == before
    (restored / "master.key").unlink()
    keyless = other.run("doctor")
    assert keyless.returncode == 1 and "De hoofdsleutel ontbreekt" in keyless.stdout
    assert "andere map" in program.refused("backup", str(tmp_path / "data" / "kopie.db"))


def test_the_doctor_names_that_a_code_alone_is_enough(program: Program) -> None:
    public = {"OVERDRACHT_PUBLIC_URL": "https://overdracht.school.nl"}
    off = program.having(**public, OVERDRACHT_SECOND_STEP="off").run("doctor")
    assert "let op De tweede stap" in off.stdout and "Zet hem aan." in off.stdout
    on = program.having(**public, OVERDRACHT_SECOND_STEP="on").run("doctor")
    assert "zes cijfers van een app" in on.stdout and "Zet hem aan." not in on.stdout
    inside = program.having(OVERDRACHT_SECOND_STEP="off").run("doctor")
    assert "goed   De tweede stap" in inside.stdout


async def _sets_up(folder: Path) -> str:
    """The leerkracht of Groep 8b; their number."""
    async with open_services(Settings(data=folder, second_step=True)) as services:
        klas = await services.classroom.find_klas(None, "Groep 8b")
        assert isinstance(klas, Klas)
        cards = await services.classroom.invite(None, klas, [Role.LEERKRACHT])
        assert isinstance(cards, list)
        await services.assistant.join(Channel.WEB, "half", cards[0].code)
        asked = await services.second_step.asked(Channel.WEB, "half")
        assert asked is not None
        app = Authenticator.reading(asked.to_type)
        done = await services.second_step.prove(Channel.WEB, "half", app.shows(), "in")
        assert isinstance(done, Passed)
        return cards[0].participant.id


def test_the_operator_lets_a_leerkracht_begin_again(program: Program, tmp_path: Path) -> None:
    where = ("leerkracht", "reset", "--klas", "Groep 8b")
    number = program.json("leerkracht", "list", "--klas", "Groep 8b")[0]["id"]
    assert "nog geen tweede stap" in program.refused(*where, number)
    assert asyncio.run(_sets_up(tmp_path / "data")) == number
    done = program.run(*where, number)
    assert done.returncode == 0 and "bij de volgende keer inloggen" in done.stdout
    assert "nog geen tweede stap" in program.refused(*where, number)
    assert "die Eva heet" in program.refused(*where, "Eva")


def test_help_is_there_at_once() -> None:
    """Nothing that takes long is imported to explain a command."""
    code = (
        "import sys; from bot.cli import main; from bot.cli.parser import parser; parser();"
        "slow = {'aiohttp', 'pydantic', 'starlette', 'telegram', 'typst', 'PIL', 'asyncio'};"
        "sys.exit(', '.join(slow & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.process
def test_the_installed_program_runs(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / PROGRAM), "klas", "create", "8b", "--school", "De Boom"],
        cwd=tmp_path,
        env={**os.environ, "OVERDRACHT_DATA": str(tmp_path / "data")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("8b van De Boom is gemaakt")


def test_the_audit_is_verified_and_tells_the_story_of_one_leerling(program: Program) -> None:
    program.run("klas", "create", "Groep 8b", "--school", "De Boom")
    program.run("leerling", "add", "--klas", "Groep 8b", "Noor")
    assert "nog leeg" in program.run("audit").stdout
    shown = program.run("audit", "--klas", "Groep 8b", "--leerling", "noor")
    assert shown.stdout.splitlines()[0].split() == ["wanneer", "rol", "wie", "wat", "waar"]
    assert "Geef --klas en --leerling samen" in program.refused("audit", "--leerling", "Noor")
    with sqlite3.connect(program.folder / "data" / DATA_FILE) as connection:
        connection.execute(
            "INSERT INTO audit (id, at, participant_id, role, act, dossier_id, channel, number)"
            " VALUES ('x', 1, '', 'operator', 'old', '', 'cli', 1),"
            " ('y', 1, '', 'operator', 'invented', '', 'cli', 99)"
        )
    connection.close()
    assert "Het logboek klopt niet: regel 99" in program.refused("audit")


def test_the_master_key_is_renewed_and_codes_go_on_working(program: Program) -> None:
    program.run("klas", "create", "Groep 8b", "--school", "De Boom")
    program.run("leerling", "add", "--klas", "Groep 8b", "Noor")
    before = program.json("invite", "--klas", "Groep 8b")
    key = (program.folder / "data" / "master.key").read_text()
    done = program.run("key", "renew")
    assert done.returncode == 0
    new = (program.folder / "data" / "master.key").read_text()
    assert new != key
    assert new.strip() not in done.stdout
    assert program.json("invite", "--klas", "Groep 8b") == before
    outside = program.having(OVERDRACHT_MASTER_KEY=new)
    (program.folder / "data" / "master.key").unlink()
    assert outside.json("invite", "--klas", "Groep 8b") == before
    twice = outside.having(OVERDRACHT_MASTER_KEY_COMMAND="cat sleutel")
    assert "meer dan één plek" in twice.refused("invite", "--klas", "Groep 8b")
