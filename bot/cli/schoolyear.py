"""klas close, klas open, schooljaar start."""

from __future__ import annotations

import argparse

from bot.cli.output import fail, say, write_json
from bot.cli.running import classroom, klas_of
from bot.problems import Problem
from bot.schoolyear import NewYear, Step
from bot.settings import Settings
from conversations.people import Klas


async def close(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        done = await services.schoolyear.close(None, await klas_of(services, asked))
    return _told(asked, done, "{} van {} is afgesloten. Er wordt niets meer gevraagd.")


async def open_again(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        done = await services.schoolyear.open_again(None, await klas_of(services, asked))
    return _told(asked, done, "{} van {} is weer open.")


async def start(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        service = services.schoolyear
        work = service.start if asked.yes else service.plan
        done = await work(None, asked.school, asked.jaar)
    if isinstance(done, Problem):
        raise fail(done)
    if asked.json:
        write_json({"done": asked.yes, "schooljaar": done.schooljaar, "klassen": _listed(done)})
        return 0
    for step in done.steps:
        say(_line(done, step, done_already=asked.yes))
    if not done.steps:
        say(f"Er is niets te doen: {done.school.name} heeft geen open klas van voor {asked.jaar}.")
    elif not asked.yes:
        say("Er is nog niets gebeurd. Doe het met dezelfde opdracht en --yes.")
    return 0


def _told(asked: argparse.Namespace, done: Klas | Problem, sentence: str) -> int:
    if isinstance(done, Problem):
        raise fail(done)
    if asked.json:
        shown = {"id": done.id, "name": done.name, "schooljaar": done.schooljaar}
        write_json({**shown, "closed": done.closed})
    else:
        say(sentence.format(done.name, done.schooljaar))
    return 0


def _line(year: NewYear, step: Step, *, done_already: bool) -> str:
    old = f"{step.old.name} van {step.old.schooljaar}"
    there = f"{step.old.name} van {year.schooljaar}"
    if step.new and not step.made:
        beside = f"{there} is er al"
    elif step.made:
        beside = f"{there} is gemaakt, met {step.staff} leerkracht(en)"
    else:
        beside = f"{there} komt erbij, met {step.staff} leerkracht(en)"
    gone = "is afgesloten" if done_already else "wordt afgesloten"
    return f"{beside}; {old} ({step.leerlingen} leerlingen) {gone}."


def _listed(year: NewYear) -> list[dict[str, str | int | bool | None]]:
    return [
        {
            "name": step.old.name,
            "closes": step.old.id,
            "opens": step.new.id if step.new else None,
            "made": step.made,
            "staff": step.staff,
            "leerlingen": step.leerlingen,
        }
        for step in year.steps
    ]
