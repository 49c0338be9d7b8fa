"""The commands that erase."""

from __future__ import annotations

from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json


def retention(commands: Commands) -> None:
    command = add(
        commands,
        "retention",
        "retention.show",
        "Laat per klas zien wat op welke dag wordt gewist, en wist met --yes wat nu weg moet.",
        f"{PROGRAM} retention",
    )
    command.options.add_argument("--yes", action="store_true", help="wis wat over zijn dag is")
    as_json(command)


def erase(commands: Commands) -> None:
    command = add(
        commands,
        "erase",
        "retention.erase",
        "Wist een leerling, een klas of een school voorgoed; zonder --yes ziet u alleen wat.",
        f"{PROGRAM} erase --klas {KLAS} --leerling Noor",
    )
    command.options.add_argument("--school", metavar="SCHOOL", default="", help="de hele school")
    command.options.add_argument(
        "--klas", metavar="KLAS", default="", help="de hele klas, of de klas van de leerling"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen deze leerling"
    )
    command.options.add_argument("--yes", action="store_true", help="wis het echt")
    as_json(command)
