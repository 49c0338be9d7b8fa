"""retention, erase."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import groupby

from bot.app import Services
from bot.cli.output import Failure, fail, say, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.problems import Problem
from bot.retention import doubting
from bot.retention.erasing import Chosen, Erased
from bot.retention.rules import Going, Reason
from bot.retention.service import Done, KlasPlan
from bot.settings import Settings
from locales.catalogue import SOURCE_LANGUAGE, catalogue
from storage.erasure import Counts

_REASONS = {
    Reason.DRAFT: "niet ingeleverd",
    Reason.HANDED_OVER: "al overgedragen",
    Reason.TERM: "bewaartermijn om",
    Reason.DOSSIER: "de leerling zelf, met alles wat er nog is",
}
_COUNTED = (
    ("leerling", "leerlingen"),
    ("antwoord", "antwoorden"),
    ("foto", "foto's"),
    ("begonnen vragenlijst", "begonnen vragenlijsten"),
    ("opmerking", "opmerkingen"),
    ("bezwaar", "bezwaren"),
)


async def show(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        plans = await services.retention.planned(None)
        if isinstance(plans, Problem):
            raise fail(plans)
        today, clock = services.retention.today, await services.retention.clock()
        done = await services.retention.run() if asked.yes else None
    if isinstance(done, Problem):
        raise fail(done)
    if asked.json:
        write_json(_document(plans, today, done))
        return 0
    if done is None and clock.doubt is not None:
        say(doubting.in_words(clock))
    _tell_plans(plans, today)
    if done is not None:
        say(f"Gewist: {in_words(done.counts)}.")
        if done.audit:
            say(f"Uit het logboek: {done.audit} oude regels.")
    elif any(item.day <= today for found in plans for item in found.going):
        say("Er is niets veranderd. Wissen wat nu weg moet: zet --yes achter de opdracht.")
        say(
            "Het programma doet het ook zelf, elk uur."
            if settings.retention
            else "Vanzelf wissen staat uit (OVERDRACHT_RETENTION)."
        )
    return 0


async def erase(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        chosen = await _chosen(services, asked)
        done = (
            await services.erasing.erase(None, chosen)
            if asked.yes
            else await services.erasing.show(None, chosen)
        )
    if isinstance(done, Problem):
        raise fail(done)
    if asked.json:
        write_json({"erased": done.done, "klassen": done.klassen, **asdict(done.counts)})
        return 0
    say(f"{_whom(done)}: {in_words(done.counts)}.")
    if done.done:
        say("Dat is gewist, ook voor oudere kopieën. In het logboek staat alleen dat het gebeurde.")
    else:
        say("Er is niets veranderd. Echt wissen: zet --yes achter de opdracht.")
    return 0


async def _chosen(services: Services, asked: argparse.Namespace) -> Chosen:
    if bool(asked.school) == bool(asked.klas) or (asked.leerling and not asked.klas):
        raise Failure("Geef --school, of --klas, of --klas en --leerling samen.")
    klas = await klas_of(services, asked) if asked.klas else None
    chosen = await services.erasing.choose(None, klas, asked.leerling, asked.school)
    if isinstance(chosen, Problem):
        raise fail(chosen)
    return chosen


def _tell_plans(plans: list[KlasPlan], today: date) -> None:
    if not plans:
        say("Er staat niets in de klassen.")
        return
    day = catalogue(SOURCE_LANGUAGE).day
    write_table(
        ("klas", "schooljaar", "wat", "vragenlijst", "dag", "aantal", ""),
        (
            (
                found.klas.name,
                found.klas.schooljaar,
                _REASONS[first.reason],
                first.part.questionnaire if first.part else "",
                day(first.day),
                str(count),
                "nu" if first.day <= today else "",
            )
            for found in plans
            for first, count in _together(found)
        ),
    )
    for found in plans:
        if found.closes is not None:
            klas = f"{found.klas.name} ({found.klas.schooljaar})"
            say(f"{klas} wordt gesloten op {day(found.closes)}.")


def _together(found: KlasPlan) -> Iterator[tuple[Going, int]]:
    """One line for all that goes on a day for the same reason."""
    ordered = sorted(found.going, key=_same)
    for _, group in groupby(ordered, key=_same):
        items = list(group)
        yield items[0], len(items)


def _same(item: Going) -> tuple[date, str, str]:
    return (item.day, item.reason.value, item.part.questionnaire if item.part else "")


def in_words(counts: Counts) -> str:
    """ "1 leerling, 25 antwoorden"; "niets"."""
    said = [
        f"{count} {one if count == 1 else more}"
        for count, (one, more) in zip(asdict(counts).values(), _COUNTED, strict=True)
        if count
    ]
    return ", ".join(said) or "niets"


def _whom(erased: Erased) -> str:
    chosen = erased.chosen
    if chosen.dossier is not None and chosen.klas is not None:
        return f"{chosen.dossier.name} van {chosen.klas.name}"
    if chosen.klas is not None:
        return f"{chosen.klas.name} ({chosen.klas.schooljaar}) van {chosen.school.name}"
    word = "klas" if erased.klassen == 1 else "klassen"
    return f"{chosen.school.name}, {erased.klassen} {word}"


def _document(plans: list[KlasPlan], today: date, done: Done | None) -> dict[str, object]:
    return {
        "today": today.isoformat(),
        "planned": [
            {
                "klas": found.klas.id,
                "name": found.klas.name,
                "schooljaar": found.klas.schooljaar,
                "reason": first.reason.value,
                "questionnaire": first.part.questionnaire if first.part else None,
                "day": first.day.isoformat(),
                "count": count,
                "due": first.day <= today,
            }
            for found in plans
            for first, count in _together(found)
        ],
        "erased": {"audit": done.audit, **asdict(done.counts)} if done else None,
    }
