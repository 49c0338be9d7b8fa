"""The commands that make files."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.cli.parts import KLAS, PROGRAM, Commands, add, as_json, in_klas

FORMATS = ("pdf", "json", "csv")


def cards(commands: Commands) -> None:
    command = add(
        commands,
        "cards",
        "files.cards",
        "Maakt de kaartjes voor de leerlingen als pdf: QR-code en code, acht op een vel.",
        f"{PROGRAM} cards --klas {KLAS} --out kaartjes",
    )
    in_klas(command)
    command.options.add_argument(
        "--out", metavar="MAP", type=Path, required=True, help="in welke map het bestand komt"
    )


def letters(commands: Commands) -> None:
    command = add(
        commands,
        "letters",
        "files.letters",
        "Maakt de brieven voor de ouders als pdf, met voor elke ouder een eigen code.",
        f"{PROGRAM} letters --klas {KLAS} --out brieven",
    )
    in_klas(command)
    command.options.add_argument(
        "--out", metavar="MAP", type=Path, required=True, help="in welke map het bestand komt"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen voor de ouders van deze leerling"
    )


def export(commands: Commands) -> None:
    command = add(
        commands,
        "export",
        "files.export",
        "Maakt bestanden van wat is ingeleverd.",
        f"{PROGRAM} export --klas {KLAS} --out overdracht --format pdf,csv",
    )
    in_klas(command)
    command.options.add_argument(
        "--out", metavar="MAP", type=Path, required=True, help="in welke map de bestanden komen"
    )
    command.options.add_argument(
        "--leerling", metavar="LEERLING", default="", help="alleen van deze leerling"
    )
    command.options.add_argument(
        "--format",
        metavar="SOORT",
        type=formats,
        default=("pdf",),
        help="een of meer van pdf, json, csv, met komma's ertussen; anders pdf",
    )
    command.options.add_argument(
        "--drafts",
        action="store_true",
        help="ook een werkstuk dat nog niet is ingeleverd, met 'concept' erop",
    )
    command.options.add_argument(
        "--without-sensitive",
        action="store_true",
        help="laat antwoorden op gevoelige vragen weg",
    )
    as_json(command)


def backup(commands: Commands) -> None:
    command = add(
        commands,
        "backup",
        "files.backup",
        "Maakt een reservekopie, ook terwijl het programma draait.",
        f"{PROGRAM} backup kopie/overdracht.db",
    )
    command.given.add_argument("file", metavar="BESTAND", type=Path, help="waar de kopie komt")


def restore(commands: Commands) -> None:
    command = add(
        commands,
        "restore",
        "files.restore",
        "Kijkt een reservekopie na, en zet haar met --yes terug.",
        f"{PROGRAM} restore kopie/overdracht.db --yes",
    )
    command.given.add_argument("file", metavar="BESTAND", type=Path, help="waar de kopie staat")
    command.options.add_argument("--yes", action="store_true", help="doe het")


def formats(text: str) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(part.strip().casefold() for part in text.split(",")))
    for item in asked:
        if item not in FORMATS:
            msg = f"{item or 'niets'} kan niet; kies uit pdf, json, csv"
            raise argparse.ArgumentTypeError(msg)
    return asked
