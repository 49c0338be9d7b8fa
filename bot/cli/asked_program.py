"""The commands about the program itself."""

from __future__ import annotations

from pathlib import Path

from bot.cli.parts import KLAS, PROGRAM, Commands, add, group


def demo(commands: Commands) -> None:
    command = add(
        commands,
        "demo",
        "serving.demo",
        "Start een voorbeeldschool met 24 verzonnen leerlingen en geeft drie links om te proberen.",
        f"{PROGRAM} demo --reset",
    )
    command.options.add_argument(
        "--reset", action="store_true", help="begin opnieuw: gooi de voorbeeldgegevens weg"
    )


def serve(commands: Commands) -> None:
    add(
        commands,
        "serve",
        "serving.serve",
        "Start het programma: de webchat, en Telegram als er een token is.",
        f"{PROGRAM} serve",
    )


def lint(commands: Commands) -> None:
    command = add(
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


def doctor(commands: Commands) -> None:
    add(
        commands,
        "doctor",
        "check.doctor",
        "Kijkt na of alles klopt: de map met gegevens, de sleutels, de vragenlijsten en Telegram.",
        f"{PROGRAM} doctor",
    )


def audit(commands: Commands) -> None:
    command = add(
        commands,
        "audit",
        "audit.show",
        "Kijkt na of het logboek klopt, of laat zien wie iets met één dossier heeft gedaan.",
        f"{PROGRAM} audit --klas {KLAS} --leerling Noor",
    )
    command.options.add_argument(
        "--klas", metavar="KLAS", default="", help="de klas van de leerling"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="laat alles van deze leerling zien"
    )


def key(commands: Commands) -> None:
    below = group(commands, "key", "Vernieuwt de hoofdsleutel.", "key renew --help")
    command = add(
        below,
        "renew",
        "keys.renew",
        "Vernieuwt de hoofdsleutel, ook terwijl het programma draait.",
        f"{PROGRAM} key renew",
    )
    command.options.add_argument(
        "--out",
        metavar="BESTAND",
        type=Path,
        help="waar de nieuwe komt, als de hoofdsleutel niet in een bestand staat",
    )
