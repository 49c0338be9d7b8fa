"""mentor link, list, revoke; directeur link, list, revoke."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, date
from typing import TypeVar

from bot.app import Services
from bot.cli.output import fail, say, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.problems import Problem
from bot.readers import Handed, Mentor, State, Wish
from bot.settings import Settings
from conversations.people import Klas
from exports.words import day

_IN_DUTCH = {
    State.OPEN: "open",
    State.LOCKED: "op slot",
    State.REVOKED: "ingetrokken",
    State.EXPIRED: "verlopen",
}

T = TypeVar("T")


async def mentor_link(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        vo_school = await _vo_school(services, klas, asked.vo) if asked.vo else ""
        chosen = tuple([await _leerling(services, klas, name) for name in asked.leerling])
        wish = Wish(asked.name, vo_school, chosen, _day(asked.until))
        return _show(asked, _done(await services.readers.mentors.make(None, klas, wish)))


async def mentor_list(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        return _list(asked, _done(await services.readers.mentors.of_klas(None, klas)))


async def mentor_revoke(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        _done(await services.readers.mentors.revoke(None, klas, asked.reader))
    say("De link is ingetrokken.")
    return 0


async def directeur_link(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        made = await services.readers.directeuren.make(None, asked.school, asked.name)
        return _show(asked, _done(made))


async def directeur_list(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        return _list(asked, _done(await services.readers.directeuren.of_school(None, asked.school)))


async def directeur_revoke(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        _done(await services.readers.directeuren.revoke(None, asked.school, asked.reader))
    say("De link is ingetrokken.")
    return 0


async def _vo_school(services: Services, klas: Klas, name: str) -> str:
    known = _done(await services.handover.vo_schools(None, klas))
    wanted = " ".join(name.split()).casefold()
    for school in known:
        if wanted in {school.name.casefold(), school.id}:
            return school.id
    raise fail(Problem("unknown_vo_school"))


async def _leerling(services: Services, klas: Klas, name_or_id: str) -> str:
    rows = _done(await services.classroom.progress(None, klas))
    wanted = " ".join(name_or_id.split()).casefold()
    for row in rows:
        if wanted in {row.dossier.id, row.dossier.name.casefold()}:
            return row.dossier.id
    raise fail(Problem.of("unknown_leerling", name=name_or_id))


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise fail(Problem("bad_until")) from None


def _done(outcome: T | Problem) -> T:
    if isinstance(outcome, Problem):
        raise fail(outcome)
    return outcome


def _show(asked: argparse.Namespace, handed: Handed) -> int:
    if asked.json:
        write_json(
            {
                "id": handed.reader.id,
                "name": handed.reader.name,
                "link": handed.link,
                "phrase": handed.phrase,
                "until": handed.until.isoformat(),
                "leerlingen": list(handed.leerlingen),
            }
        )
        return 0
    say(f"Voor {handed.reader.name}, tot en met {day(handed.until)}.")
    if handed.leerlingen:
        say(f"Te lezen: {', '.join(handed.leerlingen)}.")
    say(f"link:      {handed.link}")
    say(f"wachtzin:  {handed.phrase}")
    say("Geef ze langs twee verschillende wegen. Ze zijn hierna niet meer op te vragen.")
    return 0


def _list(asked: argparse.Namespace, links: Sequence[Mentor]) -> int:
    if asked.json:
        write_json([_as_json(link) for link in links])
        return 0
    write_table(
        ("naam", "nummer", "stand", "tot en met", "geopend", "ontvangen"),
        (
            (
                link.reader.name,
                link.reader.id,
                _IN_DUTCH[link.state],
                link.until.isoformat(),
                "ja" if link.visited_at else "nog niet",
                f"{link.received} van {len(link.leerlingen)}" if link.leerlingen else "",
            )
            for link in links
        ),
    )
    return 0


def _as_json(link: Mentor) -> dict[str, object]:
    visited = link.visited_at
    return {
        "id": link.reader.id,
        "name": link.reader.name,
        "state": link.state.value,
        "until": link.until.isoformat(),
        "visited_at": visited.astimezone(UTC).isoformat(timespec="seconds") if visited else None,
        "vo_school": link.vo_school or None,
        "leerlingen": [{"leerling": name, "received": there} for name, there in link.leerlingen],
    }
