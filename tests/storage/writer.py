"""The process that test_kill kills: 30 at once write two rows a unit, and say which are stored."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from itertools import count
from pathlib import Path

from conversations.people import Channel
from storage import klassen, messages
from storage.keys import load_or_make_master_key
from storage.store import Store, Unit
from tests.storage.klas import NOW


def both_rows(unit: Unit, number: str) -> None:
    messages.first_time(unit, Channel.WEB, number, NOW)
    klassen.school_named(unit, number, NOW)


async def write_on(store: Store, numbers: count[int]) -> None:
    while True:
        number = str(next(numbers))
        await store.transact(partial(both_rows, number=number))
        print(number, flush=True)


async def main(folder: Path, begin: int) -> None:
    store = await Store.open(folder, load_or_make_master_key(folder))
    numbers = count(begin)
    await asyncio.gather(*(write_on(store, numbers) for _ in range(30)))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), int(sys.argv[2])))
