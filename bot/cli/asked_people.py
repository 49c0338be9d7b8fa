"""The commands that change who is in a klas: leerlingen, and who works with them."""

from __future__ import annotations

from pathlib import Path

from bot.cli.dutch import DutchParser
from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json, group, in_klas


def leerling(commands: Commands) -> None:
    below = group(
        commands, "leerling", "Zet leerlingen in een klas en verandert hen.", "leerling add --help"
    )
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
    for describe in (_okr, _foto, _rename, _move, _language, _remove):
        describe(below)


def _okr(below: Commands) -> None:
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


def _foto(below: Commands) -> None:
    command = add(
        below,
        "foto",
        "leerling.foto",
        "Schrijft op wat ouders op papier zeiden over foto's in het werkstuk, en laat het zien.",
        f"{PROGRAM} leerling foto --klas {KLAS} --ja Noor Yusuf --nee Amira",
    )
    in_klas(command)
    for switch, what in (
        ("--ja", "het briefje zegt ja"),
        ("--nee", "het briefje zegt nee, of een ouder trekt een ja in"),
        ("--weg", "wat er stond, was een vergissing"),
    ):
        command.options.add_argument(
            switch, metavar="LEERLING", nargs="+", default=[], help=f"van deze leerlingen: {what}"
        )
    command.options.add_argument(
        "--ouder",
        metavar="NUMMER",
        type=int,
        choices=(1, 2),
        default=1,
        help="van wie het briefje is: 1 of 2; zonder dit 1",
    )
    as_json(command)


def _rename(below: Commands) -> None:
    command = _one(
        below,
        "rename",
        "Geeft een leerling een andere naam; alleen de roepnaam wordt bewaard.",
        f'{PROGRAM} leerling rename --klas {KLAS} Noor "Noor V."',
    )
    command.given.add_argument("name", metavar="NAAM", help="hoe de leerling voortaan heet")


def _move(below: Commands) -> None:
    command = _one(
        below,
        "move",
        "Zet een leerling in een andere klas van de school, met alles wat er geschreven is.",
        f'{PROGRAM} leerling move --klas {KLAS} Noor --to "Groep 8c"',
    )
    command.options.add_argument(
        "--to", metavar="KLAS", required=True, help="de naam of het nummer van de andere klas"
    )


def _language(below: Commands) -> None:
    command = _one(
        below,
        "language",
        "Kiest de taal van een familie, voor de brieven en voor ouders die nog niet begonnen.",
        f"{PROGRAM} leerling language --klas {KLAS} Noor en",
    )
    command.given.add_argument("language", metavar="TAAL", help="zoals: nl of en")


def _remove(below: Commands) -> None:
    command = _one(
        below,
        "remove",
        "Verwijdert een leerling met alles wat er geschreven is; dat is niet terug te halen.",
        f"{PROGRAM} leerling remove --klas {KLAS} Noor --yes",
    )
    command.options.add_argument(
        "--yes", action="store_true", help="zonder dit gebeurt er niets en leest u wat verdwijnt"
    )


def _one(below: Commands, name: str, what: str, example: str) -> DutchParser:
    command = add(below, name, f"leerling.{name}", what, example)
    in_klas(command)
    command.given.add_argument(
        "leerling", metavar="LEERLING", help="de naam of het nummer van de leerling"
    )
    return command


def leerkracht(commands: Commands) -> None:
    below = group(commands, "leerkracht", "Wie er met een klas werken.", "leerkracht add --help")
    command = add(
        below,
        "list",
        "leerkracht.show",
        "Laat zien wie er met een klas werken, met hun codes.",
        f"{PROGRAM} leerkracht list --klas {KLAS}",
    )
    in_klas(command)
    as_json(command)
    command = add(
        below,
        "add",
        "leerkracht.add",
        "Zet een collega bij een klas, met een eigen code.",
        f'{PROGRAM} leerkracht add --klas {KLAS} "meester Omar"',
    )
    in_klas(command)
    command.given.add_argument("name", metavar="NAAM", help="hoe de collega heet")
    _function(command, "")
    as_json(command)
    for describe in (_rename_colleague, _reset_colleague, _remove_colleague):
        describe(below)


def _rename_colleague(below: Commands) -> None:
    command = add(
        below,
        "rename",
        "leerkracht.rename",
        "Geeft een collega een andere naam of functie.",
        f'{PROGRAM} leerkracht rename --klas {KLAS} Hanneke --function "ib\'er"',
    )
    _colleague(command)
    command.options.add_argument(
        "--name", dest="new_name", metavar="NAAM", default="", help="de nieuwe naam"
    )
    _function(command, None)
    as_json(command)


def _reset_colleague(below: Commands) -> None:
    command = add(
        below,
        "reset",
        "leerkracht.reset",
        "Laat een collega de tweede stap bij het inloggen opnieuw instellen.",
        f'{PROGRAM} leerkracht reset --klas {KLAS} "juf Marieke"',
    )
    _colleague(command)


def _remove_colleague(below: Commands) -> None:
    command = add(
        below,
        "remove",
        "leerkracht.remove",
        "Haalt een collega weg bij een klas; de code en de apparaten vervallen.",
        f'{PROGRAM} leerkracht remove --klas {KLAS} "meester Omar"',
    )
    _colleague(command)


def _colleague(command: DutchParser) -> None:
    in_klas(command)
    command.given.add_argument(
        "name", metavar="COLLEGA", help="de naam of het nummer van de collega"
    )


def _function(command: DutchParser, otherwise: str | None) -> None:
    command.options.add_argument(
        "--function", metavar="FUNCTIE", default=otherwise, help="zoals: ib'er of leerkracht"
    )
