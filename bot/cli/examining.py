"""doctor: what is wrong with the data, with the command that mends it."""

from __future__ import annotations

import asyncio

from bot.app import Services
from bot.cli.running import classroom
from bot.retention import doubting
from bot.settings import Settings
from storage import legible, upgrading
from storage.doctor import Finding, examine, illegible
from storage.errors import StoreError
from storage.store import DATA_FILE

FINE, DOUBT, WRONG = "goed", "let op", "fout"

Result = tuple[str, str]


async def results(settings: Settings) -> list[Result]:
    """Grade and words: the files first, then what only opens with the master key."""
    if findings := await asyncio.to_thread(examine, settings.data):
        return [_wrong(item) for item in findings]
    if not (settings.data / DATA_FILE).exists():
        return [(FINE, "Er zijn nog geen gegevens.")]
    try:
        async with classroom(settings) as services:
            return await _opened(services)
    except StoreError as error:
        return [(WRONG, str(error))]


async def _opened(services: Services) -> list[Result]:
    if findings := illegible(await services.store.read(legible.unreadable)):
        return [_wrong(item) for item in findings]
    klassen = await services.classroom.klassen(None)
    found = [(FINE, f"De database is heel. Aantal klassen: {len(klassen)}.")]
    found += [
        (FINE, f"{path.name} is van vóór het bijwerken, en gaat weg op {until:%d-%m-%Y}.")
        for path, until in upgrading.copies(services.settings.data)
    ]
    if doubt := doubting.in_words(await services.retention.clock()):
        found.append((DOUBT, doubt))
    return found


def _wrong(item: Finding) -> Result:
    return WRONG, f"{item.wrong} {item.remedy}"
