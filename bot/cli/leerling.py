"""leerling okr."""

from __future__ import annotations

import argparse

from bot.app import Services
from bot.cli.output import fail, say, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Dossier, Klas


async def okr(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        for names, on in ((asked.aan, True), (asked.uit, False)):
            done = await services.leerlingen.ask_okr_of(None, klas, names, on=on)
            if isinstance(done, Problem):
                raise fail(done)
        leerlingen = await _of_klas(services, klas)
    if asked.json:
        write_json([{"id": one.id, "leerling": one.name, "okr": one.okr} for one in leerlingen])
    elif leerlingen:
        write_table(
            ("leerling", "okr van de ouders"),
            ((one.name, "aan" if one.okr else "uit") for one in leerlingen),
        )
    else:
        say(f"In {klas.name} zitten nog geen leerlingen.")
    return 0


async def _of_klas(services: Services, klas: Klas) -> list[Dossier]:
    rows = await services.classroom.progress(None, klas)
    if isinstance(rows, Problem):
        raise fail(rows)
    return [row.dossier for row in rows]
