"""klas create, leerling add, leerling import."""

from __future__ import annotations

import argparse

from bot.cli import FAILED
from bot.cli.output import Failure, fail, in_words, say, warn, write_json, write_table
from bot.cli.running import classroom, klas_of
from bot.intake import MAX_LIST_BYTES, Line, Preview, State, ticked
from bot.problems import Problem
from bot.settings import Settings
from conversations.people import Dossier, Klas


async def create(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await services.classroom.create_klas(
            None, asked.name, asked.school, asked.schooljaar
        )
        if isinstance(klas, Problem):
            raise fail(klas)
        school = next(
            school for school, other in await services.classroom.klassen(None) if other == klas
        )
    if asked.json:
        shown = {"id": klas.id, "name": klas.name, "school": school.name}
        write_json({**shown, "schooljaar": klas.schooljaar})
    else:
        say(f"{klas.name} van {school.name} is gemaakt voor schooljaar {klas.schooljaar}.")
    return 0


async def add(asked: argparse.Namespace, settings: Settings) -> int:
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        added, problems = await services.classroom.add_leerlingen(None, klas, asked.names)
    return _told(asked, klas, added, problems)


async def import_list(asked: argparse.Namespace, settings: Settings) -> int:
    """Shows what the list would do; does it with --yes."""
    content = _content(asked)
    async with classroom(settings) as services:
        klas = await klas_of(services, asked)
        seen = await services.intake.read(None, klas, content)
        if isinstance(seen, Problem):
            raise fail(seen)
        if not asked.yes:
            return _shown(asked, klas, seen)
        done = await services.intake.confirm(None, klas, ticked(seen))
        if isinstance(done, Problem):
            raise fail(done)
    left = [line for line in seen.lines if not line.chosen and line.state is not State.SKIPPED]
    return _told(asked, klas, list(done.added), [*map(_problem, left), *map(_problem, done.left)])


def _shown(asked: argparse.Namespace, klas: Klas, seen: Preview) -> int:
    if asked.json:
        write_json({"lines": [_line(line) for line in seen.lines], "notes": _notes(seen)})
        return 0
    write_table(
        ("regel", "mee", "naam", "opmerking"),
        (
            (
                str(line.number or ""),
                "ja" if line.chosen else "nee",
                line.name,
                in_words(line.reason) if line.reason else "",
            )
            for line in seen.lines
        ),
    )
    for note in _notes(seen):
        say(note)
    say(f"Er is nog niets toegevoegd aan {klas.name}. Met --yes komen de regels met ja erbij.")
    return 0


def _line(line: Line) -> dict[str, str | int | bool | None]:
    return {
        "row": line.number or None,
        "leerling": line.name,
        "state": line.state.value,
        "chosen": line.chosen,
        "reason": line.reason.reason if line.reason else None,
        "sentence": in_words(line.reason) if line.reason else None,
        "language": line.language or None,
        "okr": line.okr,
    }


def _notes(seen: Preview) -> list[str]:
    return [in_words(note) for note in seen.notes]


def _problem(line: Line) -> Problem:
    """As `leerling add` tells it, with the row in it."""
    reason = line.reason or Problem("not_a_name")
    row = (("row", str(line.number)),) if line.number else ()
    return Problem(reason.reason, (*reason.params, *row))


def _content(asked: argparse.Namespace) -> bytes:
    try:
        with asked.file.open("rb") as file:
            return bytes(file.read(MAX_LIST_BYTES + 1))
    except OSError as error:
        msg = f"{asked.file} kan niet worden gelezen: {error.strerror}."
        raise Failure(msg) from None


def _told(
    asked: argparse.Namespace, klas: Klas, added: list[Dossier], problems: list[Problem]
) -> int:
    """Status 0 only when every name was added."""
    if asked.json:
        write_json(
            {
                "added": [{"id": dossier.id, "leerling": dossier.name} for dossier in added],
                "problems": [
                    {
                        "reason": item.reason,
                        "row": int(dict(item.params).get("row", 0)) or None,
                        "sentence": in_words(item),
                    }
                    for item in problems
                ],
            }
        )
    elif added:
        names = ", ".join(dossier.name for dossier in added)
        say(f"Toegevoegd aan {klas.name} ({len(added)}): {names}")
        say("Van achternamen is hooguit de eerste letter bewaard.")
    for problem in problems:
        warn(in_words(problem))
    return FAILED if problems or not added else 0
