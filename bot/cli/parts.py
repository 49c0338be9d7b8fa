"""What the descriptions of all commands are made with."""

from __future__ import annotations

import argparse
from typing import TypeAlias

from bot.cli.dutch import DutchParser

PROGRAM = "overdracht"
KLAS = '"Groep 8b"'

Commands: TypeAlias = "argparse._SubParsersAction[DutchParser]"


def add(commands: Commands, name: str, work: str, what: str, example: str) -> DutchParser:
    command: DutchParser = commands.add_parser(name, what=what, example=example, help=what)
    command.set_defaults(work=work)
    return command


def group(commands: Commands, name: str, what: str, example: str) -> Commands:
    made: DutchParser = commands.add_parser(
        name, what=what, example=f"{PROGRAM} {example}", help=what
    )
    return subcommands(made, made.prog, "subcommand")


def subcommands(below: DutchParser, prog: str, dest: str) -> Commands:
    return below.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest=dest, required=True, prog=prog
    )


def in_klas(command: DutchParser) -> None:
    command.options.add_argument(
        "--klas", metavar="KLAS", required=True, help="de naam of het nummer van de klas"
    )


def as_json(command: DutchParser) -> None:
    command.options.add_argument(
        "--json", action="store_true", help="schrijf het antwoord als één JSON-document"
    )
