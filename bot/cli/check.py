"""lint, doctor."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import socket
import stat
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.app import master_key
from bot.bot_name import learn
from bot.cli import FAILED, examining
from bot.cli.examining import DOUBT, FINE, WRONG, Result
from bot.cli.output import say, warn
from bot.settings import Settings
from conversations.lint import Finding, check
from conversations.loader import BUILT_IN, SCHOOL_FOLDER
from locales.catalogue import lookups
from storage.errors import StoreError
from storage.store import DATA_FILE

OWNER_ONLY = 0o077  # the bits that nobody but the owner may have
LEAST_FREE_BYTES = 500 * 1024 * 1024  # two klassen with all their photos, and their exports
FULL_BYTES = 20 * 1024 * 1024  # so little that the next photos or the log of SQLite do not fit

Check = Callable[[Settings], Awaitable[Result]]


async def lint(asked: argparse.Namespace, settings: Settings) -> int:
    files = asked.files or [*_questionnaires(BUILT_IN), *_school_files(settings)]
    findings = await asyncio.to_thread(check, files, lookups())
    errors = [item for item in findings if not item.advice]
    for item in findings:
        say(f"{item} (advies)" if item.advice else str(item))
    if errors:
        warn(f"Gevonden fouten: {len(errors)}, in {len(_in(errors))} van {len(files)} bestanden.")
        return FAILED
    say(f"Nagekeken: {len(files)}. Geen fouten.")
    return 0


async def doctor(_: argparse.Namespace, settings: Settings) -> int:
    before: tuple[Check, ...] = (_python, _folder, _master_key)
    after: tuple[Check, ...] = (_vragenlijsten, _space, _web, _second_step, _telegram)
    results = [await item(settings) for item in before]
    results += await examining.results(settings)
    results += [await item(settings) for item in after]
    for grade, words in results:
        say(f"{grade:<7}{words}")
    wrong = sum(grade == WRONG for grade, _ in results)
    if wrong:
        warn(f"Dit moet eerst in orde komen: {wrong}. Kijk bij 'fout'.")
        return FAILED
    return 0


async def _python(_: Settings) -> Result:
    return FINE, f"Python {sys.version.split()[0]}"


async def _folder(settings: Settings) -> Result:
    try:
        settings.data.mkdir(parents=True, exist_ok=True)
        probe = settings.data / ".schrijfproef"
        probe.touch()
        probe.unlink()
    except OSError as error:
        return WRONG, f"In de map {settings.data} kan niet worden geschreven: {error.strerror}."
    return FINE, f"De gegevens staan in {settings.data.resolve()}."


async def _master_key(settings: Settings) -> Result:
    try:
        where = master_key(settings)
        file = where.path
        if file is None:
            await asyncio.to_thread(where.read)
    except StoreError as error:
        return WRONG, str(error)
    if file is None:
        return FINE, "De hoofdsleutel komt van buiten. Zorg dat er een kopie van is, apart."
    if not file.exists():
        if (settings.data / DATA_FILE).exists():
            return WRONG, f"De hoofdsleutel ontbreekt. Zet uw kopie terug als {file}."
        return FINE, "Er is nog geen hoofdsleutel; die wordt bij de eerste start gemaakt."
    if stat.S_IMODE(file.stat().st_mode) & OWNER_ONLY:
        return WRONG, f"Anderen kunnen {file} lezen. Doe: chmod 600 {file}"
    return FINE, "Alleen de eigenaar kan de hoofdsleutel lezen. Bewaar er een kopie van, apart."


async def _vragenlijsten(settings: Settings) -> Result:
    files = [*_questionnaires(BUILT_IN), *_school_files(settings)]
    errors = [item for item in check(files) if not item.advice]
    if errors:
        return WRONG, f"Een vragenlijst klopt niet. {errors[0]}"
    return FINE, f"De vragenlijsten zijn in orde ({len(files)})."


async def _space(settings: Settings) -> Result:
    folder = next((item for item in (settings.data, *settings.data.parents) if item.exists()), None)
    free = shutil.disk_usage(folder or Path()).free
    words = f"Er is {free // 2**20:,} MB vrij op de schijf.".replace(",", ".")
    if free >= LEAST_FREE_BYTES:
        return FINE, words
    return (DOUBT if free >= FULL_BYTES else WRONG), f"{words} Maak ruimte vrij: df -h {folder}"


async def _web(settings: Settings) -> Result:
    address = f"{settings.web_host}:{settings.web_port}"
    with socket.socket() as door:
        door.settimeout(1)
        taken = door.connect_ex((settings.web_host, settings.web_port)) == 0
    if taken:
        return FINE, f"Op {address} luistert al een programma (misschien dit)."
    return FINE, f"{address} is vrij; links beginnen met {settings.link_base}."


async def _second_step(settings: Settings) -> Result:
    if settings.second_step:
        return FINE, "Een leerkracht logt in met de eigen code en zes cijfers van een app."
    words = "De tweede stap bij het inloggen van leerkrachten staat uit (OVERDRACHT_SECOND_STEP)."
    if settings.public_url:
        return DOUBT, f"{words} Wie een code vindt, leest een hele klas. Zet hem aan."
    return FINE, words


async def _telegram(settings: Settings) -> Result:
    if not settings.telegram_token.get_secret_value():
        return DOUBT, "Er is geen Telegram-token: alles werkt in de webchat."
    name = await learn(settings)
    if name:
        return FINE, f"De bot in Telegram heet @{name}."
    return WRONG, "Telegram kent dit token niet, of is niet te bereiken."


def _questionnaires(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in {".yaml", ".yml"})


def _school_files(settings: Settings) -> list[Path]:
    return _questionnaires(settings.data / SCHOOL_FOLDER)


def _in(findings: list[Finding]) -> set[Path]:
    return {item.file for item in findings}
