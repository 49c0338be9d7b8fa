"""All commands and their options: each module beside this one describes those of one subject.
`work` names the function that runs it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bot.cli import (
    asked_erasure,
    asked_handover,
    asked_papers,
    asked_people,
    asked_program,
    asked_readers,
    asked_school,
)
from bot.cli.dutch import DutchParser
from bot.cli.parts import PROGRAM, subcommands

_WHAT = "Warme Overdracht: vraagt leerlingen, ouders en leerkrachten wat een mentor moet weten."
_COMMANDS = (
    asked_program.demo,
    asked_program.serve,
    asked_school.klas,
    asked_school.schooljaar,
    asked_people.leerling,
    asked_people.leerkracht,
    asked_school.invite,
    asked_school.progress,
    asked_school.plan,
    asked_school.school,
    asked_papers.export,
    asked_program.lint,
    asked_papers.backup,
    asked_papers.restore,
    asked_papers.cards,
    asked_papers.letters,
    asked_readers.mentor,
    asked_readers.directeur,
    asked_handover.handover,
    asked_handover.received,
    asked_handover.vo_school,
    asked_program.doctor,
    asked_program.audit,
    asked_program.key,
    asked_erasure.retention,
    asked_erasure.erase,
)


def parser() -> DutchParser:
    made = DutchParser(PROGRAM, _WHAT, f"{PROGRAM} demo")
    commands = subcommands(made, PROGRAM, "command")
    for describe in _COMMANDS:
        describe(commands)
    return made


def walk(made: argparse.ArgumentParser) -> Iterator[DutchParser]:
    """Every command that can be run, for the docs and their test."""
    below = [item for item in made._actions if isinstance(item, argparse._SubParsersAction)]
    for action in below:
        for command in action.choices.values():
            yield from walk(command)
    if not below and isinstance(made, DutchParser):
        yield made
