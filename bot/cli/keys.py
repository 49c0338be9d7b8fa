"""key renew."""

from __future__ import annotations

import argparse
import asyncio

from bot.app import master_key
from bot.cli.output import say
from bot.settings import Settings
from storage.renewal import renew as renew_key


async def renew(asked: argparse.Namespace, settings: Settings) -> int:
    where = master_key(settings)
    count = await asyncio.to_thread(renew_key, where, asked.out)
    say(f"De hoofdsleutel is vernieuwd; {count} sleutels zijn opnieuw ingepakt.")
    if where.path is not None:
        say(f"De nieuwe staat in {where.path}. Maak er meteen een kopie van, en bewaar die apart.")
    else:
        say(f"De nieuwe staat in {asked.out}. Zet hem nu op de plek waar de oude stond, en wis")
        say("het bestand. Een programma dat draait, moet daarna opnieuw beginnen.")
    say("Maak ook een nieuwe reservekopie: met de oude hoofdsleutel en een oude keys.db is het")
    say("oude nog te lezen.")
    return 0
