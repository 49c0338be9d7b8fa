"""Runs one command: settings first, then its function, and every error as a sentence."""

from __future__ import annotations

import argparse
import asyncio
import importlib
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, cast

from pydantic import ValidationError

from bot.app import Services, open_services
from bot.cli import FAILED
from bot.cli.output import Failure, fail, warn
from bot.logging import places
from bot.problems import Problem
from bot.settings import Settings
from conversations.loader import QuestionnaireError
from conversations.people import Klas
from storage.errors import StoreError

Command = Callable[[argparse.Namespace, Settings], Coroutine[Any, Any, int]]


def run(asked: argparse.Namespace) -> int:
    """The exit status."""
    try:
        return asyncio.run(_command(asked.work)(asked, _settings()))
    except (Failure, StoreError, QuestionnaireError) as error:
        warn(str(error))
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        warn(f"Dat lukte niet: {error.strerror or type(error).__name__}{where}.")
    except Exception as error:  # noqa: BLE001  the last door: a person gets a sentence, not a trace
        place = " < ".join(reversed(places(error.__traceback__)))
        warn(f"Dit is een fout in het programma zelf: {type(error).__name__}, {place}.")
    return FAILED


@asynccontextmanager
async def classroom(
    settings: Settings, name_of_bot: Callable[[], str] = lambda: ""
) -> AsyncIterator[Services]:
    """The services on the data folder, for one command beside a running program."""
    async with open_services(settings, name_of_bot) as services:
        yield services


async def klas_of(services: Services, asked: argparse.Namespace) -> Klas:
    """The klas of --klas. Raises Failure."""
    found = await services.classroom.find_klas(None, asked.klas)
    if isinstance(found, Problem):
        raise fail(found)
    return found


def _command(work: str) -> Command:
    module, name = work.split(".")
    return cast(Command, getattr(importlib.import_module(f"bot.cli.{module}"), name))


def _settings() -> Settings:
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(f"OVERDRACHT_{item['loc'][0]}".upper() for item in error.errors())
        msg = f"Deze instelling klopt niet: {names}."
        raise Failure(msg) from None
