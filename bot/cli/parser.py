"""All commands and their options, in one place. `work` names the function that runs it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from bot.cli.dutch import DutchParser

PROGRAM = "overdracht"
ROLES = ("leerling", "ouder", "leerkracht")
FORMATS = ("pdf", "json", "csv")

_WHAT = "Warme Overdracht: vraagt leerlingen, ouders en leerkrachten wat een mentor moet weten."
_KLAS = '"Groep 8b"'


def parser() -> DutchParser:
    made = DutchParser(PROGRAM, _WHAT, f"{PROGRAM} demo")
    commands = _subcommands(made, PROGRAM, "command")
    for add in (_demo, _serve, _klas, _leerling, _invite, _progress, _export, _lint, _backup):
        add(commands)
    _cards(commands)
    _doctor(commands)
    _audit(commands)
    return made


def walk(made: argparse.ArgumentParser) -> Iterator[DutchParser]:
    """Every command that can be run, for the docs and their test."""
    below = [item for item in made._actions if isinstance(item, argparse._SubParsersAction)]
    for action in below:
        for command in action.choices.values():
            yield from walk(command)
    if not below and isinstance(made, DutchParser):
        yield made


_Commands: TypeAlias = "argparse._SubParsersAction[DutchParser]"


def _add(commands: _Commands, name: str, work: str, what: str, example: str) -> DutchParser:
    command: DutchParser = commands.add_parser(name, what=what, example=example, help=what)
    command.set_defaults(work=work)
    return command


def _demo(commands: _Commands) -> None:
    command = _add(
        commands,
        "demo",
        "serving.demo",
        "Start een voorbeeldschool met 24 verzonnen leerlingen en geeft drie links om te proberen.",
        f"{PROGRAM} demo --reset",
    )
    command.options.add_argument(
        "--reset", action="store_true", help="begin opnieuw: gooi de voorbeeldgegevens weg"
    )


def _serve(commands: _Commands) -> None:
    _add(
        commands,
        "serve",
        "serving.serve",
        "Start het programma: de webchat, en Telegram als er een token is.",
        f"{PROGRAM} serve",
    )


def _klas(commands: _Commands) -> None:
    below = _group(commands, "klas", "Maakt klassen.", "klas create --help")
    command = _add(
        below,
        "create",
        "klas.create",
        "Maakt een klas met een leerkracht.",
        f'{PROGRAM} klas create {_KLAS} --school "De Voorbeeldboom" --schooljaar 2026-2027',
    )
    command.given.add_argument("name", metavar="NAAM", help="hoe de klas heet")
    command.options.add_argument(
        "--school", metavar="SCHOOL", required=True, help="van welke school de klas is"
    )
    command.options.add_argument(
        "--schooljaar", metavar="JAAR", default="", help="zoals 2026-2027; anders dit schooljaar"
    )
    _json(command)


def _leerling(commands: _Commands) -> None:
    below = _group(commands, "leerling", "Zet leerlingen in een klas.", "leerling add --help")
    command = _add(
        below,
        "add",
        "klas.add",
        "Zet leerlingen in een klas; alleen de roepnaam wordt bewaard.",
        f"{PROGRAM} leerling add --klas {_KLAS} Noor Yusuf Amira",
    )
    _in_klas(command)
    command.given.add_argument("names", metavar="NAAM", nargs="+", help="roepnaam van een leerling")
    _json(command)
    command = _add(
        below,
        "import",
        "klas.import_list",
        "Leest een klassenlijst (CSV) en zet de leerlingen in een klas.",
        f"{PROGRAM} leerling import --klas {_KLAS} klassenlijst.csv",
    )
    _in_klas(command)
    command.given.add_argument("file", metavar="BESTAND", type=Path, help="de klassenlijst")
    _json(command)
    _okr(below)


def _okr(below: _Commands) -> None:
    command = _add(
        below,
        "okr",
        "leerling.okr",
        "Zet voor leerlingen aan of uit of de ouders het ouderdeel van het OKR invullen.",
        f"{PROGRAM} leerling okr --klas {_KLAS} --aan Noor Yusuf",
    )
    _in_klas(command)
    for switch, what in (("--aan", "wel"), ("--uit", "niet")):
        command.options.add_argument(
            switch,
            metavar="LEERLING",
            nargs="+",
            default=[],
            help=f"van deze leerlingen {what}; zonder --aan en --uit verandert er niets",
        )
    _json(command)


def _invite(commands: _Commands) -> None:
    command = _add(
        commands,
        "invite",
        "people.invite",
        "Laat de uitnodigingen van een klas zien: een code en een link voor iedereen.",
        f"{PROGRAM} invite --klas {_KLAS} --role leerling",
    )
    _in_klas(command)
    command.options.add_argument(
        "--role", choices=ROLES, metavar="ROL", help="alleen voor: leerling, ouder of leerkracht"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen van deze leerling"
    )
    command.options.add_argument(
        "--renew", action="store_true", help="maak nieuwe codes; de oude werken dan niet meer"
    )
    _json(command)


def _cards(commands: _Commands) -> None:
    command = _add(
        commands,
        "cards",
        "files.cards",
        "Maakt de kaartjes voor de leerlingen als pdf: QR-code en code, acht op een vel.",
        f"{PROGRAM} cards --klas {_KLAS} --out kaartjes",
    )
    _in_klas(command)
    command.options.add_argument(
        "--out", metavar="MAP", type=Path, required=True, help="in welke map het bestand komt"
    )


def _progress(commands: _Commands) -> None:
    command = _add(
        commands,
        "progress",
        "people.progress",
        "Laat zien hoe ver iedereen in een klas is, zonder antwoorden.",
        f"{PROGRAM} progress --klas {_KLAS}",
    )
    _in_klas(command)
    _json(command)


def _export(commands: _Commands) -> None:
    command = _add(
        commands,
        "export",
        "files.export",
        "Maakt bestanden van wat is ingeleverd.",
        f"{PROGRAM} export --klas {_KLAS} --out overdracht --format pdf,csv",
    )
    _in_klas(command)
    command.options.add_argument(
        "--out", metavar="MAP", type=Path, required=True, help="in welke map de bestanden komen"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen van deze leerling"
    )
    command.options.add_argument(
        "--format",
        metavar="SOORT",
        type=_formats,
        default=("pdf",),
        help="een of meer van pdf, json, csv, met komma's ertussen; anders pdf",
    )
    command.options.add_argument(
        "--drafts", action="store_true", help="ook wat nog niet is ingeleverd, met 'concept' erop"
    )
    command.options.add_argument(
        "--without-sensitive",
        action="store_true",
        help="laat antwoorden op gevoelige vragen weg",
    )
    _json(command)


def _lint(commands: _Commands) -> None:
    command = _add(
        commands,
        "lint",
        "check.lint",
        "Kijkt vragenlijsten na en noemt bij elke fout het bestand, de regel en wat te doen.",
        f"{PROGRAM} lint mijn-vragenlijst.yaml",
    )
    command.given.add_argument(
        "files",
        metavar="BESTAND",
        nargs="*",
        type=Path,
        help="anders: de ingebouwde vragenlijsten en die van de school",
    )


def _backup(commands: _Commands) -> None:
    command = _add(
        commands,
        "backup",
        "files.backup",
        "Maakt een reservekopie, ook terwijl het programma draait.",
        f"{PROGRAM} backup kopie/overdracht.db",
    )
    command.given.add_argument("file", metavar="BESTAND", type=Path, help="waar de kopie komt")


def _doctor(commands: _Commands) -> None:
    _add(
        commands,
        "doctor",
        "check.doctor",
        "Kijkt na of alles klopt: de map met gegevens, de sleutels, de vragenlijsten en Telegram.",
        f"{PROGRAM} doctor",
    )


def _audit(commands: _Commands) -> None:
    command = _add(
        commands,
        "audit",
        "audit.show",
        "Kijkt na of het logboek klopt, of laat zien wie iets met één dossier heeft gedaan.",
        f"{PROGRAM} audit --klas {_KLAS} --leerling Noor",
    )
    command.options.add_argument(
        "--klas", metavar="KLAS", default="", help="de klas van de leerling"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="laat alles van deze leerling zien"
    )


def _group(commands: _Commands, name: str, what: str, example: str) -> _Commands:
    group: DutchParser = commands.add_parser(
        name, what=what, example=f"{PROGRAM} {example}", help=what
    )
    return _subcommands(group, group.prog, "subcommand")


def _subcommands(below: DutchParser, prog: str, dest: str) -> _Commands:
    return below.add_subparsers(
        title="opdrachten", metavar="OPDRACHT", dest=dest, required=True, prog=prog
    )


def _in_klas(command: DutchParser) -> None:
    command.options.add_argument(
        "--klas", metavar="KLAS", required=True, help="de naam of het nummer van de klas"
    )


def _json(command: DutchParser) -> None:
    command.options.add_argument(
        "--json", action="store_true", help="schrijf het antwoord als één JSON-document"
    )


def _formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip().casefold() for part in text.split(",")))
    for item in asked:
        if item not in FORMATS:
            msg = f"{item or 'niets'} kan niet; kies uit pdf, json, csv"
            raise argparse.ArgumentTypeError(msg)
    return asked
