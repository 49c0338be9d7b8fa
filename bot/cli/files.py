"""export, cards, backup."""

from __future__ import annotations

import argparse
import asyncio

from bot.app import master_key, now
from bot.backup import back_up
from bot.bot_name import learn
from bot.cli.output import fail, say, write_json
from bot.cli.running import classroom, klas_of
from bot.problems import Problem
from bot.restoring import look
from bot.restoring import restore as put_back
from bot.settings import Settings


async def export(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        made = await services.classroom.export(
            None,
            klas,
            leerling=asked.leerling,
            formats=asked.format,
            drafts=asked.drafts,
            include_sensitive=not asked.without_sensitive,
        )
        if isinstance(made, Problem):
            raise fail(made)
        paths = await services.classroom.write_export(made, asked.out)
    if isinstance(paths, Problem):
        raise fail(paths)
    names = [path.name for path in paths]
    if asked.json:
        write_json({"folder": str(asked.out.resolve()), "files": names})
        return 0
    for name in names:
        say(name)
    say(f"Aantal bestanden: {len(names)}, in de map {asked.out.resolve()}.")
    return 0


async def cards(asked: argparse.Namespace, settings: Settings) -> int:
    name = await learn(settings)
    async with classroom(settings, lambda: name) as services:
        klas = await klas_of(services, asked)
        made = await services.papers.cards(None, klas)
        if isinstance(made, Problem):
            raise fail(made)
        paths = await services.classroom.write_export([made], asked.out)
    if isinstance(paths, Problem):
        raise fail(paths)
    say(f"De kaartjes staan in {paths[0].resolve()}. Print ze op ware grootte en knip ze los.")
    return 0


async def letters(asked: argparse.Namespace, settings: Settings) -> int:
    name = await learn(settings)
    async with classroom(settings, lambda: name) as services:
        klas = await klas_of(services, asked)
        made = await services.papers.letters(None, klas, leerling=asked.leerling)
        if isinstance(made, Problem):
            raise fail(made)
        paths = await services.classroom.write_export([made], asked.out)
    if isinstance(paths, Problem):
        raise fail(paths)
    say(f"De brieven staan in {paths[0].resolve()}: een bladzijde per ouder.")
    return 0


async def backup(asked: argparse.Namespace, settings: Settings) -> int:
    copied = await asyncio.to_thread(back_up, settings.data, asked.file)
    say(f"De gegevens staan in {copied.data}.")
    say(f"De sleutels staan in {copied.keys}; bewaar daarvan alleen de nieuwste kopie.")
    if copied.questionnaires:
        say(f"De eigen vragenlijsten staan in {copied.questionnaires}.")
    say("De hoofdsleutel staat er niet bij: bewaar die apart.")
    return 0


async def restore(asked: argparse.Namespace, settings: Settings) -> int:
    where = master_key(settings)
    found = await asyncio.to_thread(look, asked.file, where)
    say(f"In {found.data}: {found.klassen} klassen, {found.leerlingen} leerlingen.")
    say(f"De sleutels: {found.keys}")
    if not asked.yes:
        say(
            "Er is niets veranderd. Stop het programma en geef --yes om deze kopie terug te zetten."
        )
        return 0
    aside = await asyncio.to_thread(put_back, asked.file, where, now())
    say("De kopie is teruggezet. Start het programma weer.")
    if aside:
        say(f"Wat er stond, staat in {aside}. Werkt alles weer? Gooi die map dan weg: er staan ook")
        say("oude sleutels in.")
    return 0
