"""klas create, leerling add, leerling import."""

from __future__ import annotations

import argparse

from bot.cli import FAILED
from bot.cli.output import Failure, fail, in_words, say, warn, write_json
from bot.cli.running import classroom, klas_of
from bot.imports import MAX_LIST_BYTES
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Dossier, Klas


async def create(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await services.classroom.create_klas(
            None, asked.name, asked.school, asked.schooljaar
        )
        if isinstance(klas, Problem):
            raise fail(klas)
        school = next(
            school for school, other in await services.classroom.klassen(None) if other == klas
        )
    if asked.json:
        shown = {"id": klas.id, "name": klas.name, "school": school.name}
        write_json({**shown, "schooljaar": klas.schooljaar})
    else:
        say(f"{klas.name} van {school.name} is gemaakt voor schooljaar {klas.schooljaar}.")
    return 0


async def add(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        added, problems = await services.classroom.add_leerlingen(None, klas, asked.names)
    return _told(asked, klas, added, problems)


async def import_list(asked: argparse.Namespace, settings: Settings) -> int:
    content = _content(asked)
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        done = await services.classroom.import_csv(None, klas, content)
        if isinstance(done, Problem):
            raise fail(done)
    return _told(asked, klas, *done)


def _content(asked: argparse.Namespace) -> bytes:
    try:
        with asked.file.open("rb") as file:
            return bytes(file.read(MAX_LIST_BYTES + 1))
    except OSError as error:
        msg = f"{asked.file} kan niet worden gelezen: {error.strerror}."
        raise Failure(msg) from None


def _told(
    asked: argparse.Namespace, klas: Klas, added: list[Dossier], problems: list[Problem]
) -> int:
    """Status 0 only when every name was added."""
    if asked.json:
        write_json(
            {
                "added": [{"id": dossier.id, "leerling": dossier.name} for dossier in added],
                "problems": [
                    {
                        "reason": item.reason,
                        "row": int(dict(item.params).get("row", 0)) or None,
                        "sentence": in_words(item),
                    }
                    for item in problems
                ],
            }
        )
    elif added:
        names = ", ".join(dossier.name for dossier in added)
        say(f"Toegevoegd aan {klas.name} ({len(added)}): {names}")
        say("Van achternamen is hooguit de eerste letter bewaard.")
    for problem in problems:
        warn(in_words(problem))
    return FAILED if problems or not added else 0
