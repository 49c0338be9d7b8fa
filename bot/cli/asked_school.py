"""The commands about a klas and the people in it."""

from __future__ import annotations

from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json, group, in_klas

ROLES = ("leerling", "ouder", "leerkracht")


def klas(commands: Commands) -> None:
    below = group(commands, "klas", "Maakt klassen en sluit ze af.", "klas create --help")
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
    for name, work, what in (
        ("close", "schoolyear.close", "Sluit een klas af: er wordt niets meer gevraagd."),
        ("open", "schoolyear.open_again", "Opent een klas weer die te vroeg is afgesloten."),
    ):
        command = add(below, name, work, what, f"{PROGRAM} klas {name} {KLAS}")
        command.given.add_argument("klas", metavar="KLAS", help="de naam of het nummer van de klas")
        as_json(command)


def schooljaar(commands: Commands) -> None:
    below = group(commands, "schooljaar", "Begint een nieuw schooljaar.", "schooljaar start --help")
    command = add(
        below,
        "start",
        "schoolyear.start",
        "Maakt voor elke klas van een school die van het nieuwe schooljaar en sluit de oude af.",
        f'{PROGRAM} schooljaar start --school "De Voorbeeldboom" --jaar 2027-2028',
    )
    command.options.add_argument(
        "--school", metavar="SCHOOL", required=True, help="de naam of het nummer van de school"
    )
    command.options.add_argument(
        "--jaar", metavar="JAAR", required=True, help="het nieuwe schooljaar, zoals 2027-2028"
    )
    command.options.add_argument(
        "--yes", action="store_true", help="doe het; zonder laat de opdracht zien wat er gebeurt"
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


def plan(commands: Commands) -> None:
    command = add(
        commands,
        "plan",
        "plan.plan",
        "Zet wanneer het klaar moet zijn en wie wanneer een herinnering krijgt, of laat het zien.",
        f"{PROGRAM} plan --klas {KLAS} --werkstuk 2027-06-18 --okr 2027-03-12 --dagen 7,2",
    )
    in_klas(command)
    for name, what in (("--werkstuk", "het werkstuk"), ("--okr", "het deel van de ouders")):
        command.options.add_argument(
            name,
            metavar="DATUM",
            help=f"de laatste dag om {what} in te leveren; 'geen' haalt die dag weg",
        )
    command.options.add_argument(
        "--dagen",
        metavar="DAGEN",
        help="hoeveel dagen ervoor, met komma's; 'geen' voor geen herinneringen; anders 7,2",
    )
    for name, what in (("--uit", "geen herinneringen"), ("--aan", "weer herinneringen")):
        command.options.add_argument(
            name,
            metavar="LEERLING",
            nargs="+",
            default=[],
            help=f"{what} voor deze leerlingen en hun ouders",
        )
    as_json(command)


def school(commands: Commands) -> None:
    command = add(
        commands,
        "school",
        "school.counts",
        "Laat van elke klas van een school zien hoe ver die is, in aantallen en zonder namen.",
        f'{PROGRAM} school --school "De Voorbeeldboom"',
    )
    command.options.add_argument(
        "--school", metavar="SCHOOL", required=True, help="de naam of het nummer van de school"
    )
    as_json(command)
