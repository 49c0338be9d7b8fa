"""Every command, with ids of elsewhere and with good ones: one sentence and nothing done, or done
and in the audit as the operator's. A new command has no row, and then the first test fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import now
from bot.cli.parser import parser, walk
from conversations import loader
from storage.store import DATA_FILE
from tests.attacks.scene import forms_once
from tests.attacks.ward import Furnished, disk_of
from tests.bot.test_cli import Program

KLAS = ("--klas", "{klas}")
NOWHERE = ("--klas", "{nowhere}")
AMIRA, FINN = ("--leerling", "{amira}"), ("--leerling", "{finn}")
READER = "01990000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Row:
    """`wrong` is refused with one sentence (() when nothing can be asked about elsewhere); `good`
    is done, and `acts` is what then stands in the audit, by the operator."""

    wrong: Sequence[Sequence[str]]
    good: Sequence[str] = ()
    acts: bool = False


# fmt: off
ROWS: dict[str, Row] = {
    "klas create": Row([["", "--school", "De Voorbeeldboom"]], ["Groep 7", "--school", "Nieuw"]),
    "klas close": Row([["{nowhere}"]], ["{klas}"], acts=True),
    "klas open": Row([["{nowhere}"]], ["{klas}"], acts=True),
    "schooljaar start": Row([["--school", "Nergens", "--jaar", "2027-2028", "--yes"]],
                            ["--school", "De Voorbeeldboom", "--jaar", "2027-2028", "--yes"],
                            acts=True),
    "leerling add": Row([[*NOWHERE, "Bo"], [*KLAS, ""]], [*KLAS, "Bo"]),
    "leerling import": Row([[*NOWHERE, "{list}"], [*KLAS, "nergens.csv"]],
                           [*KLAS, "{list}", "--yes"]),
    "leerling okr": Row([[*NOWHERE, "--aan", "{amira}"], [*KLAS, "--aan", "{finn}"]],
                        [*KLAS, "--uit", "{amira}"], acts=True),
    "leerling foto": Row([[*NOWHERE, "--ja", "{amira}"], [*KLAS, "--ja", "{finn}"]],
                         [*KLAS, "--nee", "{amira}", "--ouder", "2"], acts=True),
    "leerling rename": Row([[*NOWHERE, "{amira}", "Bo"], [*KLAS, "{finn}", "Bo"]],
                           [*KLAS, "{amira}", "Bo"], acts=True),
    "leerling move": Row([[*NOWHERE, "{amira}", "--to", "{other}"],
                          [*KLAS, "{finn}", "--to", "{other}"],
                          [*KLAS, "{amira}", "--to", "{foreign}"]],
                         [*KLAS, "{amira}", "--to", "{other}"], acts=True),
    "leerling language": Row([[*KLAS, "{finn}", "en"]], [*KLAS, "{yusuf}", "en"], acts=True),
    "leerling remove": Row([[*KLAS, "{finn}", "--yes"]], [*KLAS, "{amira}", "--yes"], acts=True),
    "leerkracht list": Row([NOWHERE], KLAS),
    "leerkracht add": Row([[*NOWHERE, "juf An"]], [*KLAS, "juf An"], acts=True),
    "leerkracht rename": Row([[*KLAS, "niemand", "--name", "x"]],
                             [*KLAS, "meester Omar", "--name", "Omar B."], acts=True),
    "leerkracht reset": Row([[*KLAS, "niemand"]], [*KLAS, "meester Omar"], acts=True),
    "leerkracht remove": Row([[*KLAS, "niemand"]], [*KLAS, "meester Omar"], acts=True),
    "invite": Row([NOWHERE, [*KLAS, *FINN]], [*KLAS, *AMIRA, "--renew"], acts=True),
    "progress": Row([NOWHERE], KLAS),
    "plan": Row([NOWHERE, [*NOWHERE, "--werkstuk", "{day}"]], [*KLAS, "--werkstuk", "{day}"],
                acts=True),
    "school": Row([["--school", "Nergens"]], ["--school", "De Voorbeeldboom"]),
    "export": Row([[*NOWHERE, "--out", "uit"], [*KLAS, *FINN, "--out", "uit"]],
                  [*KLAS, "--out", "uit"], acts=True),
    "cards": Row([[*NOWHERE, "--out", "uit"]], [*KLAS, "--out", "uit"]),
    "letters": Row([[*NOWHERE, "--out", "uit"], [*KLAS, *FINN, "--out", "uit"]],
                   [*KLAS, "--out", "uit"]),
    "mentor link": Row([[*NOWHERE, "--name", "Bos", *AMIRA], [*KLAS, "--name", "Bos", *FINN]],
                       [*KLAS, "--name", "Bos", *AMIRA], acts=True),
    "mentor list": Row([NOWHERE], KLAS),
    "mentor revoke": Row([[*KLAS, READER], ["--klas", "{other}", "{reader}"]],
                         [*KLAS, "{reader}"], acts=True),
    "directeur link": Row([["--school", "Nergens", "--name", "Vos"]],
                          ["--school", "De Voorbeeldboom", "--name", "Vos"], acts=True),
    "directeur list": Row([["--school", "Nergens"]], ["--school", "De Voorbeeldboom"]),
    "directeur revoke": Row([["--school", "De Voorbeeldboom", READER],
                             ["--school", "De Voorbeeldboom", "{reader}"]],
                            ["--school", "De Voorbeeldboom", "{directeur}"], acts=True),
    "handover": Row([[*NOWHERE, "--out", "uit"], [*KLAS, *FINN, "--out", "uit"]],
                    [*KLAS, "--leerling", "{yusuf}", "--out", "uit"], acts=True),
    "received": Row([[*NOWHERE, *AMIRA], [*KLAS, *FINN]], [*KLAS, "--leerling", "{yusuf}"],
                    acts=True),
    "vo-school list": Row([NOWHERE], KLAS),
    "vo-school add": Row([[*NOWHERE, "Het Zuider"]], [*KLAS, "Het Zuider"]),
    "vo-school choose": Row([[*NOWHERE, *AMIRA, "Het Zuider"], [*KLAS, *FINN, "De Lege School"]],
                            [*KLAS, *AMIRA, "De Lege School"], acts=True),
    "vo-school phone": Row([[*NOWHERE, "020 1234567"]], [*KLAS, "020 1234567"]),
    "audit": Row([[*NOWHERE, *AMIRA], [*KLAS, *FINN]], [*KLAS, *AMIRA]),
    "erase": Row([["--school", "Nergens", "--yes"], [*NOWHERE, "--yes"], [*KLAS, *FINN, "--yes"]],
                 [*KLAS, *AMIRA, "--yes"], acts=True),
    "retention": Row([], []),
    "doctor": Row([], []),
}
# fmt: on
# About no person: their own tests stand elsewhere.
OF_THE_MACHINE = {"demo", "serve", "lint", "backup", "restore", "key renew"}


@dataclass
class Operator:
    """The command line at a copy of the school."""

    program: Program
    data: Path
    ids: dict[str, str]

    def words(self, command: str, given: Sequence[str]) -> list[str]:
        return [*command.split(), *(word.format(**self.ids) for word in given)]

    def acts(self) -> list[tuple[str, str, str]]:
        """(role, act, channel) of all that was ever done."""
        with closing(sqlite3.connect(self.data / DATA_FILE)) as file:
            return file.execute("SELECT role, act, channel FROM audit ORDER BY number").fetchall()


@pytest.fixture
def operator(
    school: Furnished,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Operator:
    monkeypatch.setattr(loader, "load_all", forms_once)
    shutil.copytree(school.ready.folder, tmp_path / "data")
    (tmp_path / "klas.csv").write_text("roepnaam\nCas\n")
    ward = school.ward
    ids = {
        "klas": ward.klas.id,
        "other": ward.elsewhere,
        "foreign": ward.foreign,
        "finn": ward.finn,
        "amira": ward.amira,
        "yusuf": ward.yusuf,
        "reader": ward.reader,
        "directeur": ward.directeur,
        "nowhere": READER,
        "list": "klas.csv",
        "day": (now() + timedelta(days=40)).date().isoformat(),
    }
    return Operator(Program(capsys, monkeypatch, tmp_path), tmp_path / "data", ids)


def test_every_command_has_a_row() -> None:
    commands = {command.prog.partition(" ")[2] for command in walk(parser())}
    assert commands == {*ROWS, *OF_THE_MACHINE}


def test_ids_of_elsewhere_are_refused_in_a_sentence(operator: Operator) -> None:
    before = disk_of(operator.data)
    for command, row in ROWS.items():
        for wrong in row.wrong:
            said = operator.program.refused(*operator.words(command, wrong))
            assert "--help" not in said, (command, wrong, "it was not understood at all")
            assert not [name for name in ("Finn", "Traceback", "None") if name in said], said
            assert disk_of(operator.data) == before, (command, wrong)
            assert not list(operator.program.folder.glob("uit/*")), (command, wrong)


@pytest.mark.parametrize("command", ROWS)
def test_what_is_done_stands_in_the_audit_as_the_operators(
    operator: Operator, command: str
) -> None:
    before = operator.acts()
    done = operator.program.run(*operator.words(command, ROWS[command].good))
    assert done.returncode == 0, done.stderr
    new = operator.acts()[len(before) :]
    assert {(role, channel) for role, _, channel in new} <= {("operator", "cli")}
    assert bool(new) is ROWS[command].acts, new
