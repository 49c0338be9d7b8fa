"""audit."""

from __future__ import annotations

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.classroom import roster
from bot.cli import FAILED
from bot.cli.output import Failure, fail, say, warn, write_table
from bot.cli.running import classroom, klas_of
from bot.problems import Problem
from bot.settings import Settings
from storage import audit, participants
from storage.store import Unit

_TIME_ZONE = ZoneInfo("Europe/Amsterdam")
_HEAD = ("wanneer", "rol", "wie", "wat", "waar")


async def show(asked: argparse.Namespace, settings: Settings) -> int:
    if bool(asked.klas) != bool(asked.leerling):
        raise Failure("Geef --klas en --leerling samen.")
    if asked.leerling:
        return await _history(asked, settings)
    async with classroom(settings) as services:
        chain = await services.store.read(audit.verify)
    if chain.broken:
        warn(
            f"Het logboek klopt niet: regel {chain.broken} past niet bij de regels ervoor. Er is "
            "iets veranderd of weggehaald. Vergelijk met een reservekopie."
        )
        return FAILED
    if not chain.entries:
        say("Het logboek is nog leeg.")
        return 0
    say(f"Het logboek klopt: {chain.entries} regels, nummer {chain.first} tot en met {chain.last}.")
    if chain.unsealed:
        say(f"De oudste {chain.unsealed} zijn van voor de verzegeling.")
    say(f"Laatste zegel: {chain.seal[:32]}")
    return 0


async def _history(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)

        def work(unit: Unit) -> list[tuple[str, ...]] | Problem:
            found = roster.find(unit, klas, asked.leerling)
            if isinstance(found, Problem):
                return found
            return [_row(unit, entry) for entry in audit.of_dossier(unit, found.id)]

        rows = await services.store.read(work)
    if isinstance(rows, Problem):
        raise fail(rows)
    write_table(_HEAD, rows)
    return 0


def _row(unit: Unit, entry: audit.Entry) -> tuple[str, ...]:
    person = participants.participant(unit, entry.participant_id)
    who = (person.name or person.slot or "") if person else ""
    return (_moment(entry.at), entry.role, who, entry.act, entry.channel)


def _moment(at: datetime) -> str:
    return f"{at.astimezone(_TIME_ZONE):%d-%m-%Y %H:%M}"
