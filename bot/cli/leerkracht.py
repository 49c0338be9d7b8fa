"""leerkracht list, add, rename, reset, remove."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from bot.app import Services
from bot.bot_name import learn
from bot.cli.output import fail, say, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.desk.words import function
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Klas, Participant, Role
from locales.catalogue import SOURCE_LANGUAGE, catalogue


async def show(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings, await _bot(settings)) as services:
        klas = await klas_of(services, asked)
        return await _told(services, asked, klas, "")


async def add(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings, await _bot(settings)) as services:
        klas = await klas_of(services, asked)
        person = _done(await services.team.add(None, klas, asked.name, asked.function))
        return await _told(services, asked, klas, person.id)


async def rename(asked: argparse.Namespace, settings: Settings) -> int:
    """What is not given stays."""
    async with classroom(settings, await _bot(settings)) as services:
        klas = await klas_of(services, asked)
        person = await _found(services, asked, klas)
        works_as = person.function if asked.function is None else asked.function
        name = asked.new_name or person.name
        _done(await services.team.change(None, klas, person.id, name, works_as))
        return await _told(services, asked, klas, person.id)


async def reset(asked: argparse.Namespace, settings: Settings) -> int:
    """For who lost the telephone and the recovery codes."""
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        person = await _found(services, asked, klas)
        _done(await services.second_step.reset(None, klas, person))
    say(
        f"{asked.name} stelt de tweede stap in bij de volgende keer inloggen. Is de telefoon "
        "gestolen? Geef dan ook een nieuwe code, op de bladzijde Collega's."
    )
    return 0


async def remove(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        person = await _found(services, asked, klas)
        _done(await services.team.remove(None, klas, person.id))
    say(f"{asked.name} werkt niet meer bij {klas.name} en komt er niet meer in.")
    return 0


async def _bot(settings: Settings) -> Callable[[], str]:
    name = await learn(settings)
    return lambda: name


async def _found(services: Services, asked: argparse.Namespace, klas: Klas) -> Participant:
    return _done(await services.team.find(None, klas, asked.name))


def _done(outcome: Participant | Problem) -> Participant:
    if isinstance(outcome, Problem):
        raise fail(outcome)
    return outcome


async def _told(services: Services, asked: argparse.Namespace, klas: Klas, only: str) -> int:
    """Everybody with their code, or only one."""
    t = catalogue(SOURCE_LANGUAGE)
    cards = await services.classroom.invite(None, klas, [Role.LEERKRACHT], person=only)
    if isinstance(cards, Problem):
        raise fail(cards)
    people = [(card.participant, card) for card in cards]
    if asked.json:
        write_json(
            [
                {
                    "id": person.id,
                    "name": person.name,
                    "function": function(person, t),
                    "code": card.code,
                    "web_link": card.web_link,
                    "telegram_link": card.telegram_link,
                }
                for person, card in people
            ]
        )
        return 0
    write_table(
        ("naam", "functie", "nummer", "code", "link", "Telegram"),
        (
            (
                person.name or "(nog geen naam)",
                function(person, t),
                person.id,
                card.code,
                card.web_link,
                card.telegram_link,
            )
            for person, card in people
        ),
    )
    return 0
