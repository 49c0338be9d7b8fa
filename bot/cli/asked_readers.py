"""The commands that let somebody outside the klas read: a mentor, a directeur."""

from __future__ import annotations

from bot.cli.dutch import DutchParser
from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json, group, in_klas


def mentor(commands: Commands) -> None:
    below = group(commands, "mentor", "Laat mentoren werkstukken lezen.", "mentor link --help")
    command = add(
        below,
        "link",
        "readers.mentor_link",
        "Maakt voor een mentor een leeslink met een wachtzin; die zijn daarna niet op te vragen.",
        f'{PROGRAM} mentor link --klas {KLAS} --vo "De Sprank" --name "mevrouw Aksoy"',
    )
    in_klas(command)
    _name(command)
    command.options.add_argument(
        "--vo", metavar="SCHOOL", default="", help="alle leerlingen die naar deze school gaan"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", nargs="+", default=[], help="of alleen deze leerlingen"
    )
    command.options.add_argument(
        "--until",
        metavar="DATUM",
        default="",
        help="tot en met welke dag, zoals 2027-10-31; anders tot de werkstukken worden gewist",
    )
    as_json(command)
    command = add(
        below,
        "list",
        "readers.mentor_list",
        "Laat zien welke mentoren een link hebben, en wat zij ontvangen hebben.",
        f"{PROGRAM} mentor list --klas {KLAS}",
    )
    in_klas(command)
    as_json(command)
    command = add(
        below,
        "revoke",
        "readers.mentor_revoke",
        "Trekt de link van een mentor in; wie aan het lezen is, is er meteen uit.",
        f"{PROGRAM} mentor revoke --klas {KLAS} 0193a2c4-1f2e-7d31-9d10-2f1b7c0a9e55",
    )
    in_klas(command)
    _number(command)


def directeur(commands: Commands) -> None:
    below = group(
        commands, "directeur", "Laat een directeur de aantallen zien.", "directeur link --help"
    )
    command = add(
        below,
        "link",
        "readers.directeur_link",
        "Maakt voor een directeur een link naar de aantallen van de school, met een wachtzin.",
        f'{PROGRAM} directeur link --school "De Voorbeeldboom" --name "meneer Vos"',
    )
    _school(command)
    _name(command)
    as_json(command)
    command = add(
        below,
        "list",
        "readers.directeur_list",
        "Laat zien welke directeuren een link hebben.",
        f'{PROGRAM} directeur list --school "De Voorbeeldboom"',
    )
    _school(command)
    as_json(command)
    command = add(
        below,
        "revoke",
        "readers.directeur_revoke",
        "Trekt de link van een directeur in.",
        f'{PROGRAM} directeur revoke --school "De Voorbeeldboom" '
        "0193a2c4-1f2e-7d31-9d10-2f1b7c0a9e55",
    )
    _school(command)
    _number(command)


def _name(command: DutchParser) -> None:
    command.options.add_argument(
        "--name", metavar="NAAM", required=True, help="voor wie de link is"
    )


def _school(command: DutchParser) -> None:
    command.options.add_argument(
        "--school", metavar="SCHOOL", required=True, help="de naam of het nummer van de basisschool"
    )


def _number(command: DutchParser) -> None:
    command.given.add_argument("reader", metavar="NUMMER", help="het nummer uit de lijst")
