"""The commands about the hand-over."""

from __future__ import annotations

from pathlib import Path

from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json, group, in_klas


def handover(commands: Commands) -> None:
    command = add(
        commands,
        "handover",
        "handover.make",
        "Maakt wat aan een VO-school wordt overgedragen: één pdf, of één map in een zip.",
        f'{PROGRAM} handover --klas {KLAS} --vo "College De Overzijde" --out overdracht',
    )
    in_klas(command)
    options = command.options
    options.add_argument(
        "--vo", metavar="SCHOOL", default="", help="alleen wie naar deze VO-school gaat"
    )
    options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen van deze leerling"
    )
    options.add_argument(
        "--out", metavar="MAP", type=Path, required=True, help="in welke map het bestand komt"
    )
    options.add_argument(
        "--folder", action="store_true", help="een zip met voor elke leerling een eigen pdf"
    )
    options.add_argument(
        "--okr", action="store_true", help="ook het deel van de ouders, in eigen bestanden"
    )
    options.add_argument(
        "--drafts",
        action="store_true",
        help="ook een werkstuk dat nog niet is ingeleverd, met 'concept' erop",
    )
    options.add_argument(
        "--sensitive", action="store_true", help="ook antwoorden op gevoelige vragen"
    )
    options.add_argument(
        "--lock", action="store_true", help="op slot met een wachtzin, die één keer wordt getoond"
    )
    options.add_argument("--given", action="store_true", help="zet het meteen op overgedragen")
    as_json(command)


def received(commands: Commands) -> None:
    command = add(
        commands,
        "received",
        "handover.received",
        "Legt vast dat de mentor het werkstuk van een leerling heeft.",
        f"{PROGRAM} received --klas {KLAS} --leerling Noor",
    )
    in_klas(command)
    command.options.add_argument(
        "--leerling", metavar="LEERLING", required=True, help="van welke leerling"
    )
    command.options.add_argument("--not", action="store_true", dest="gone", help="het is er niet")


def vo_school(commands: Commands) -> None:
    below = group(
        commands,
        "vo-school",
        "Houdt bij naar welke VO-scholen leerlingen gaan.",
        f"vo-school list --klas {KLAS}",
    )
    listed = add(
        below,
        "list",
        "handover.schools",
        "Laat per VO-school zien wie erheen gaat, wat overgedragen is en wat er al is.",
        f"{PROGRAM} vo-school list --klas {KLAS}",
    )
    in_klas(listed)
    as_json(listed)
    added = add(
        below,
        "add",
        "handover.add_school",
        "Zet een VO-school op de lijst van de basisschool.",
        f'{PROGRAM} vo-school add --klas {KLAS} "College De Overzijde"',
    )
    in_klas(added)
    added.given.add_argument("name", metavar="NAAM", help="hoe de school heet")
    chosen = add(
        below,
        "choose",
        "handover.choose",
        "Legt vast naar welke VO-school een leerling gaat.",
        f'{PROGRAM} vo-school choose --klas {KLAS} --leerling Noor "College De Overzijde"',
    )
    in_klas(chosen)
    chosen.options.add_argument(
        "--leerling", metavar="LEERLING", required=True, help="welke leerling"
    )
    chosen.given.add_argument(
        "name", metavar="NAAM", nargs="?", default="", help="welke school; anders: niet bekend"
    )
    phone = add(
        below,
        "phone",
        "handover.phone",
        "Legt het telefoonnummer van de basisschool vast, dat voorin elke map staat.",
        f'{PROGRAM} vo-school phone --klas {KLAS} "033 123 45 67"',
    )
    in_klas(phone)
    phone.given.add_argument("name", metavar="NUMMER", help="van school, nooit van een ouder")
