"""The commands about a klas and the people in it."""

from __future__ import annotations

from pathlib import Path

from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json, group, in_klas

ROLES = ("leerling", "ouder", "leerkracht")


def klas(commands: Commands) -> None:
    below = group(commands, "klas", "Maakt klassen.", "klas create --help")
    command = add(
        below,
        "create",
        "klas.create",
        "Maakt een klas met een leerkracht.",
        f'{PROGRAM} klas create {KLAS} --school "De Voorbeeldboom" --schooljaar 2026-2027',
    )
    command.given.add_argument("name", metavar="NAAM", help="hoe de klas heet")
    command.options.add_argument(
        "--school", metavar="SCHOOL", required=True, help="van welke school de klas is"
    )
    command.options.add_argument(
        "--schooljaar", metavar="JAAR", default="", help="zoals 2026-2027; anders dit schooljaar"
    )
    as_json(command)


def leerling(commands: Commands) -> None:
    below = group(commands, "leerling", "Zet leerlingen in een klas.", "leerling add --help")
    command = add(
        below,
        "add",
        "klas.add",
        "Zet leerlingen in een klas; alleen de roepnaam wordt bewaard.",
        f"{PROGRAM} leerling add --klas {KLAS} Noor Yusuf Amira",
    )
    in_klas(command)
    command.given.add_argument("names", metavar="NAAM", nargs="+", help="roepnaam van een leerling")
    as_json(command)
    command = add(
        below,
        "import",
        "klas.import_list",
        "Leest een klassenlijst (Excel of CSV) en laat zien wie erbij komen.",
        f"{PROGRAM} leerling import --klas {KLAS} klassenlijst.xlsx --yes",
    )
    in_klas(command)
    command.given.add_argument("file", metavar="BESTAND", type=Path, help="de klassenlijst")
    command.options.add_argument(
        "--yes", action="store_true", help="zet wie goed in de lijst staat ook echt in de klas"
    )
    as_json(command)
    okr(below)


def okr(below: Commands) -> None:
    command = add(
        below,
        "okr",
        "leerling.okr",
        "Zet voor leerlingen aan of uit of de ouders het ouderdeel van het OKR invullen.",
        f"{PROGRAM} leerling okr --klas {KLAS} --aan Noor Yusuf",
    )
    in_klas(command)
    for switch, what in (("--aan", "wel"), ("--uit", "niet")):
        command.options.add_argument(
            switch,
            metavar="LEERLING",
            nargs="+",
            default=[],
            help=f"van deze leerlingen {what}; zonder --aan en --uit verandert er niets",
        )
    as_json(command)


def invite(commands: Commands) -> None:
    command = add(
        commands,
        "invite",
        "people.invite",
        "Laat de uitnodigingen van een klas zien: een code en een link voor iedereen.",
        f"{PROGRAM} invite --klas {KLAS} --role leerling",
    )
    in_klas(command)
    command.options.add_argument(
        "--role", choices=ROLES, metavar="ROL", help="alleen voor: leerling, ouder of leerkracht"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen van deze leerling"
    )
    command.options.add_argument(
        "--renew", action="store_true", help="maak nieuwe codes; de oude werken dan niet meer"
    )
    as_json(command)


def progress(commands: Commands) -> None:
    command = add(
        commands,
        "progress",
        "people.progress",
        "Laat zien hoe ver iedereen in een klas is, zonder antwoorden.",
        f"{PROGRAM} progress --klas {KLAS}",
    )
    in_klas(command)
    as_json(command)
