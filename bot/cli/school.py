"""school: what a directeur sees."""

from __future__ import annotations

import argparse
from datetime import UTC

from bot.cli.output import fail, say, write_json, write_table
from bot.cli.running import classroom
from bot.problems import Problem
from bot.school_counts import Counts
from bot.settings import Settings
from conversations.people import Klas
from locales.catalogue import HOME

_HEADS = ("klas", "jaar", "leerlingen", "begonnen", "ingeleverd", "gelezen", "van thuis", "OKR")
_LAST_HEADS = ("overgedragen", "ontvangen", "laatst bezig")


async def counts(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        found = await services.school_counts.of(None, asked.school)
    if isinstance(found, Problem):
        raise fail(found)
    if asked.json:
        write_json([_listed(klas, one) for klas, one in found.klassen])
        return 0
    rows = [(klas.name, klas.schooljaar, *_cells(one)) for klas, one in found.klassen]
    write_table((*_HEADS, *_LAST_HEADS), [*rows, ("samen", "", *_cells(found.total))])
    if any(klas.closed for klas, _ in found.klassen):
        say("Samen telt alleen de klassen die niet zijn afgesloten.")
    return 0


def _cells(one: Counts) -> tuple[str, ...]:
    last = one.last_activity.astimezone(HOME).strftime("%d-%m-%Y") if one.last_activity else ""
    numbers = (one.leerlingen, one.begun, one.submitted, one.read, one.home)
    okr = f"{one.okr} van {one.okr_asked}"
    return (*map(str, numbers), okr, str(one.handed_over), str(one.received), last)


def _listed(klas: Klas, one: Counts) -> dict[str, str | int | bool | None]:
    last = one.last_activity
    return {
        "klas": klas.name,
        "id": klas.id,
        "schooljaar": klas.schooljaar,
        "closed": klas.closed,
        "leerlingen": one.leerlingen,
        "begun": one.begun,
        "submitted": one.submitted,
        "read": one.read,
        "home": one.home,
        "okr_asked": one.okr_asked,
        "okr": one.okr,
        "handed_over": one.handed_over,
        "received": one.received,
        "last_activity": last.astimezone(UTC).isoformat(timespec="seconds") if last else None,
    }
