"""leerling okr, foto, rename, move, language, remove."""

from __future__ import annotations

import argparse

from bot.app import Services
from bot.cli.output import Failure, fail, say, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.photo_permission import OUDERS, OfLeerling
from bot.photo_words import said
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Dossier, Klas
from locales.catalogue import SOURCE_LANGUAGE, catalogue


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


async def foto(asked: argparse.Namespace, settings: Settings) -> int:
    """What stands on paper slips; without any, how it stands."""
    slot, dutch = OUDERS[asked.ouder - 1], catalogue(SOURCE_LANGUAGE)
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        permission = services.photo_permission
        given = ((asked.ja, True), (asked.nee, False), (asked.weg, None))
        slips = [  # all of them known, before the first is written down
            (await _leerling(services, klas, name), allowed)
            for names, allowed in given
            for name in names
        ]
        for one, allowed in slips:
            done = await permission.record(None, one.id, slot, allowed)
            if isinstance(done, Problem):
                raise fail(done)
        rows = await permission.of_klas(None, klas)
    if isinstance(rows, Problem):
        raise fail(rows)
    if asked.json:
        write_json([_photo_row(row) for row in rows])
    elif rows:
        write_table(
            ("leerling", "ouder 1", "ouder 2", "foto's"),
            (
                (
                    row.dossier.name,
                    *(said(row.words.get(one), dutch) for one in OUDERS),
                    "ja" if row.allowed else "nee, een tekening",
                )
                for row in rows
            ),
        )
    else:
        say(f"In {klas.name} zitten nog geen leerlingen.")
    return 0


def _photo_row(row: OfLeerling) -> dict[str, object]:
    return {
        "id": row.dossier.id,
        "leerling": row.dossier.name,
        "photos": row.allowed,
        "words": [
            {
                "slot": slot.value,
                "allowed": word.allowed,
                "via": word.via.value,
                "at": word.at.isoformat(),
            }
            for slot, word in sorted(row.words.items())
        ],
    }


async def rename(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        one = await _leerling(services, await klas_of(services, asked), asked.leerling)
        done = _done(await services.leerlingen.rename(None, one.id, one.version, asked.name))
    say(f"{one.name} heet nu: {done.name}")
    return 0


async def move(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        one = await _leerling(services, await klas_of(services, asked), asked.leerling)
        to = await services.classroom.find_klas(None, asked.to)
        if isinstance(to, Problem):
            raise fail(to)
        _done(await services.leerlingen.move(None, one.id, one.version, to.id, None))
    say(f"{one.name} zit nu in {to.name}. Wat er geschreven is, is mee.")
    return 0


async def language(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        one = await _leerling(services, await klas_of(services, asked), asked.leerling)
        _done(await services.leerlingen.speak(None, one.id, one.version, asked.language))
    say(f"De taal van de familie van {one.name} is nu: {asked.language}.")
    return 0


async def remove(asked: argparse.Namespace, settings: Settings) -> int:
    """Only with --yes: it cannot be undone."""
    async with classroom(settings) as services:
        one = await _leerling(services, await klas_of(services, asked), asked.leerling)
        written = await services.leerlingen.written(None, one.id)
        if isinstance(written, Problem):
            raise fail(written)
        if not asked.yes:
            answers = sum(item.done for item in written)
            msg = (
                f"Er is niets verwijderd. Van {one.name} verdwijnt alles wat de leerling en de "
                f"ouders schreven ({answers} antwoorden), en dat is niet terug te halen. Zeker? "
                "Zet er dan --yes bij."
            )
            raise Failure(msg)
        _done(await services.leerlingen.remove(None, one.id, one.version))
    say(f"{one.name} is verwijderd, met alles wat er geschreven was.")
    return 0


async def _leerling(services: Services, klas: Klas, name: str) -> Dossier:
    return _done(await services.leerlingen.find(None, klas, name))


def _done(outcome: Dossier | Problem) -> Dossier:
    if isinstance(outcome, Problem):
        raise fail(outcome)
    return outcome


async def _of_klas(services: Services, klas: Klas) -> list[Dossier]:
    rows = await services.classroom.progress(None, klas)
    if isinstance(rows, Problem):
        raise fail(rows)
    return [row.dossier for row in rows]
