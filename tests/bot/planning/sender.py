"""Processes that die: each does what is due at a moment, and is gone before its n-th step in the
database; the last one after all its steps, before the commit. Prints what each of them left."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

from bot.planning.sending import Sending
from conversations import loader
from conversations.people import Role
from storage import due
from storage.due import Due
from storage.keys import load_or_make_master_key
from storage.store import DATA_FILE, Store, Unit

HALFWAY, AT_THE_END = 9, 8


class Dying:
    """The queries, until there were enough of them."""

    def __init__(self, queries: Any, steps: int) -> None:
        self._queries = queries
        self._left = steps

    def __getattr__(self, name: str) -> Any:
        if self._left == 0:
            os._exit(HALFWAY)
        self._left -= 1
        return getattr(self._queries, name)


def do_and_die(unit: Unit, sending: Sending, row: Due, now: datetime, steps: int) -> NoReturn:
    sending.do(replace(unit, queries=Dying(unit.queries, steps)), row, now)
    os._exit(AT_THE_END)


async def die(folder: Path, now: datetime, steps: int) -> None:
    store = await Store.open(folder, load_or_make_master_key(folder))
    sending = Sending(loader.load_all(folder), frozenset(Role))
    (row,) = await store.read(lambda unit: due.open_until(unit, now))
    await store.transact(partial(do_and_die, sending=sending, row=row, now=now, steps=steps))


def left(folder: Path) -> dict[str, int]:
    with closing(sqlite3.connect(folder / DATA_FILE)) as data:
        (owed,) = data.execute("SELECT COUNT(*) FROM message").fetchone()
        (done,) = data.execute("SELECT COUNT(*) FROM due WHERE done_at IS NOT NULL").fetchone()
    return {"owed": owed, "done": done}


def main(folder: Path, now: datetime) -> None:
    for steps in count():
        child = os.fork()
        if child == 0:
            asyncio.run(die(folder, now, steps))
        _, status = os.waitpid(child, 0)
        ended = os.waitstatus_to_exitcode(status)
        print(json.dumps({"steps": steps, "ended": ended, **left(folder)}), flush=True)
        if ended != HALFWAY:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
