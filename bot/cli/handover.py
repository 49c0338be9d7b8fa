"""handover, received, vo-school list, add, choose and phone."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Iterator

from bot.app import Services
from bot.classroom import export
from bot.cli.output import fail, say, warn, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.handover import Choice, Group, Line, Order, Overview, Shape, Why
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Klas

EVERY = 25  # documents between two words on how far it is
_WHY = {
    Why.NOTHING: "nog niets geschreven",
    Why.NOT_HANDED_IN: "nog niet ingeleverd",
    Why.WRITING_AGAIN: "wordt nu weer bewerkt",
    Why.NO_VO_SCHOOL: "deel van de ouders: de VO-school is nog niet ingevuld",
    Why.OKR_NOT_HANDED_IN: "deel van de ouders: nog niet ingeleverd",
    Why.TOO_LARGE: "deel van de ouders: te groot om bij te voegen",
}


async def make(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        order = await _order(services, klas, asked)
        made = await services.bundles.make(None, order, _progress(asked), lock=asked.lock)
        if isinstance(made, Problem):
            raise fail(made)
        file, what, phrase = made
        with file:
            written = await asyncio.to_thread(
                export.write_pieces, what.name, file.pieces(), asked.out
            )
        if isinstance(written, Problem):
            raise fail(written)
        if asked.given:
            await services.bundles.given(None, klas, what)
    if asked.json:
        left = [{"leerling": one.leerling, "reason": one.why.value} for one in what.left_out]
        write_json({"file": str(written.resolve()), "left_out": left, "phrase": phrase or None})
        return 0
    say(f"Klaar: {written.resolve()}")
    for one in what.left_out:
        say(f"Niet mee: {one.leerling}, {_WHY[one.why]}.")
    if phrase:
        say(f"De wachtzin is: {phrase}")
        say("Schrijf hem op en geef hem apart: hij is nergens bewaard.")
    return 0


async def received(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        line = await _line(services, klas, asked.leerling)
        told = await services.handover.receive(
            None, klas, line.dossier.id, services.handover.werkstuk, there=not asked.gone
        )
    if told is not None:
        raise fail(told)
    say(f"Vastgelegd: het werkstuk van {line.dossier.name} is {'niet ' * asked.gone}ontvangen.")
    return 0


async def schools(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        found = await _overview(services, await klas_of(services, asked))
    if asked.json:
        listed = [{"id": one.id, "name": one.name} for one in found.vo_schools]
        write_json({"vo_schools": listed, "leerlingen": [*_lines(found)]})
        return 0
    going = {group.vo_school.id: group for group in found.groups if group.vo_school}
    rows = [(one.name, *_counts(going.get(one.id) or Group(one, ()))) for one in found.vo_schools]
    rows += [("nog niet bekend", *_counts(one)) for one in found.groups if one.vo_school is None]
    write_table(("VO-school", "leerlingen", "klaar", "overgedragen", "ontvangen"), rows)
    return 0


async def add_school(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        made = await services.handover.add_vo_school(None, klas, asked.name)
    if isinstance(made, Problem):
        raise fail(made)
    say(f"{made.name} staat op de lijst.")
    return 0


async def choose(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        dossier = (await _line(services, klas, asked.leerling)).dossier
        choice = Choice(dossier.id, "", dossier.version, asked.name)
        done = await services.handover.choose(None, klas, [choice])
    if isinstance(done, Problem):
        raise fail(done)
    if done.problems:
        raise fail(done.problems[0])
    where = asked.name or "een school die nog niet bekend is"
    say(f"{dossier.name} gaat naar {where}.")
    return 0


async def phone(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        told = await services.handover.set_phone(None, klas, asked.name)
    if told is not None:
        raise fail(told)
    say("Het nummer staat voortaan voorin elke map.")
    return 0


async def _order(services: Services, klas: Klas, asked: argparse.Namespace) -> Order:
    dossier_id = ""
    if asked.leerling:
        dossier_id = (await _line(services, klas, asked.leerling)).dossier.id
    return Order(
        klas=klas,
        vo_school_id=await _school(services, klas, asked.vo) if asked.vo else None,
        dossier_id=dossier_id,
        shape=Shape.FOLDER if asked.folder else Shape.PDF,
        okr=asked.okr,
        drafts=asked.drafts,
        sensitive=asked.sensitive,
    )


async def _overview(services: Services, klas: Klas) -> Overview:
    found = await services.handover.overview(None, klas)
    if isinstance(found, Problem):
        raise fail(found)
    return found


async def _school(services: Services, klas: Klas, name: str) -> str:
    wanted = " ".join(name.split()).casefold()
    for one in (await _overview(services, klas)).vo_schools:
        if wanted in {one.name.casefold(), one.id}:
            return one.id
    raise fail(Problem.of("vo_school_not_listed", name=name))


async def _line(services: Services, klas: Klas, name: str) -> Line:
    wanted = " ".join(name.split()).casefold()
    for group in (await _overview(services, klas)).groups:
        for line in group.lines:
            if wanted in {line.dossier.name.casefold(), line.dossier.id}:
                return line
    raise fail(Problem.of("unknown_leerling", name=name))


def _lines(found: Overview) -> Iterator[dict[str, str | None]]:
    for group in found.groups:
        for line in group.lines:
            handed_over, received_at = line.handed_over_at, line.received_at
            yield {
                "leerling": line.dossier.name,
                "vo_school": group.vo_school.name if group.vo_school else None,
                "werkstuk": line.werkstuk.value,
                "home": line.home.value,
                "okr": line.okr.value,
                "handed_over_at": handed_over.isoformat(timespec="seconds")
                if handed_over
                else None,
                "received_at": received_at.isoformat(timespec="seconds") if received_at else None,
            }


def _counts(group: Group) -> tuple[str, str, str, str]:
    return (str(len(group.lines)), str(group.ready), str(group.handed_over), str(group.received))


def _progress(asked: argparse.Namespace) -> Callable[[int], None]:
    """Says on a terminal how many documents are done, now and then."""
    quiet = asked.json or not sys.stderr.isatty()

    def told(done: int) -> None:
        if done and done % EVERY == 0 and not quiet:
            warn(f"{done} klaar …")

    return told
