"""Planning from the command line."""

from __future__ import annotations

import time_machine

from tests.bot.planning.clock import here
from tests.bot.test_cli import Program, program

__all__ = ["program"]

NOW = here("2027-02-01 12:00")
KLAS = ("plan", "--klas", "Groep 8b")


@time_machine.travel(NOW, tick=False)
def test_set_shown_changed_and_dropped(program: Program) -> None:
    program.json("leerling", "add", "--klas", "Groep 8b", "Noor", "Sem")
    shown = program.run(*KLAS)
    assert shown.stdout.splitlines() == [
        "Dit ben ik: geen laatste dag.",
        "Vragen aan ouders: geen laatste dag.",
    ]
    assert "Telegram staat uit" in shown.stderr
    made = program.json(*KLAS, "--werkstuk", "2027-06-18", "--okr", "12-3-2027", "--dagen", "7,2")
    assert [(one["questionnaire"], one["deadline"]) for one in made] == [
        ("dit-ben-ik", "2027-06-18"),
        ("okr-ouders", "2027-03-12"),
    ]
    assert made[0]["moments"] == [
        {"days_before": 7, "at": "2027-06-11T06:30:00+00:00", "state": "comes"},
        {"days_before": 2, "at": "2027-06-16T06:30:00+00:00", "state": "comes"},
    ]
    assert made[0]["behind"] == {"no_telegram": 6}
    words = program.run(*KLAS).stdout
    assert "Dit ben ik: inleveren kan tot en met vrijdag 18 juni 2027." in words
    assert "7 dagen ervoor  vrijdag 11 juni, 08:30" in words
    assert "Niet te bereiken in Telegram: 6." in words
    made = program.json(*KLAS, "--werkstuk", "geen", "--okr", "2027-03-19", "--dagen", "geen")
    assert [(one["deadline"], one["moments"]) for one in made] == [(None, []), ("2027-03-19", [])]


@time_machine.travel(NOW, tick=False)
def test_reminders_off_and_on(program: Program) -> None:
    program.json("leerling", "add", "--klas", "Groep 8b", "Noor", "Sem")
    assert program.run(*KLAS, "--uit", "noor", "Sem").returncode == 0
    assert program.run(*KLAS, "--aan", "Noor").returncode == 0
    said = program.refused(*KLAS, "--uit", "Bo")
    assert said == "In deze klas is geen leerling die Bo heet."


@time_machine.travel(NOW, tick=False)
def test_what_cannot_be_planned(program: Program) -> None:
    for arguments, said in {
        ("--werkstuk", "2027-06-31"): "2027-06-31 is geen datum die bestaat.",
        ("--werkstuk", "2027-01-31"): "Deze dag is al voorbij.",
        ("--okr", "2028-03-12"): "Deze dag valt na schooljaar 2026-2027.",
        ("--okr", "2027-03-12", "--dagen", "week"): "Schrijf hoeveel dagen ervoor",
        ("--okr", "2027-03-12", "--dagen", "9,8,7,6,5"): "Kies hoogstens 4 momenten",
        ("--dagen", "7"): "Noem bij --dagen ook een datum",
    }.items():
        assert said in program.refused(*KLAS, *arguments), arguments
    assert all(one["deadline"] is None for one in program.json(*KLAS))
