"""The leerkracht's board over HTTP: the time of a page and the program's peak memory.

    python -m benchmarks.desk [--sizes 28 400] [--pages 40] [--json]

`overdracht serve` runs as a process of its own, once for each size. Of the leerlingen and
their two ouders half have handed in and a quarter is busy. The board of an empty klas, asked in
turns with the full one in the same run, says what a page costs on this machine at all.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path

import httpx

from benchmarks.meter import peak_megabytes, percentile
from bot.app import now, open_services
from bot.settings import Settings
from conversations.people import Klas, Role
from storage.store import Unit
from storage.times import stored
from tests.bot.program import Program
from tests.fakes.bot_api import BotApi

FORM = "dit-ben-ik"
SAME_SITE = {"sec-fetch-site": "same-origin"}  # as a browser says it of the page's own posts
LETTERS = "abcdefghijklmnopqrstuvwxyz"
PATIENCE = 60.0
SHARE = 10.0
"""How many times an empty page the board of 28 may cost: more would be work per leerling that the
page does not need."""


async def make(folder: Path, size: int) -> tuple[str, str]:
    """The address of the full klas and of the empty one, and the code for both."""
    async with open_services(Settings(data=folder)) as services:
        room = services.classroom
        klassen = []
        for name in ("Groep 8b", "Groep 8c"):
            klas = await room.create_klas(None, name, "De Voorbeeldboom")
            assert isinstance(klas, Klas)
            klassen.append(klas)
        names = [f"Kind{LETTERS[at // 26]}{LETTERS[at % 26]}" for at in range(size)]
        await room.add_leerlingen(None, klassen[0], names)
        await services.store.transact(lambda unit: _begin(unit, klassen[0].id))
        codes = []
        for klas in klassen:
            cards = await room.invite(None, klas, list(Role))
            assert isinstance(cards, list)
            codes.append(cards[0].code.replace("-", ""))
        return codes[0], codes[1]


def _begin(unit: Unit, klas_id: str) -> None:
    """Statuses and counts, as answering leaves them: the board opens nothing else."""
    rows = unit.connection.execute(
        "SELECT id FROM participant WHERE klas_id = ? AND dossier_id IS NOT NULL ORDER BY id",
        (klas_id,),
    ).fetchall()
    at = stored(now())
    for number, (participant_id,) in enumerate(rows):
        status = ("submitted", "submitted", "active")[number % 4] if number % 4 < 3 else None
        if status:
            unit.connection.execute(
                "INSERT INTO session VALUES (?, ?, x'00', ?, ?, 25, ?, ?)",
                (participant_id, FORM, status, 13, at, at if status == "submitted" else None),
            )


async def measure(size: int, pages: int) -> dict[str, float]:
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        program = Program(folder, await stack.enter_async_context(BotApi(record=False)))
        codes = await make(folder / "data", size)
        await program.start()
        stack.push_async_callback(program.stop)
        boards = [await _seated(stack, program, code) for code in codes]
        took: tuple[list[float], list[float]] = ([], [])
        for _ in range(pages):
            for one, (client, path) in zip(took, boards, strict=True):
                one.append(await _page(client, path))
        full, empty = took
        return {
            "leerlingen": size,
            "milliseconds": round(statistics.median(full), 1),
            "p95": round(percentile(full, 95), 1),
            "empty": round(statistics.median(empty), 1),
            "ratio": round(statistics.median(full) / statistics.median(empty), 1),
            "peak_megabytes": round(peak_megabytes(program.pid)),
        }


async def _seated(
    stack: AsyncExitStack, program: Program, code: str
) -> tuple[httpx.AsyncClient, str]:
    """A leerkracht's browser, and the path of the own board."""
    client = httpx.AsyncClient(base_url=program.web, headers=SAME_SITE, timeout=PATIENCE)
    await stack.enter_async_context(client)
    await client.post(f"/i/{code}")
    return client, (await client.get("/klas")).headers["location"]


async def _page(client: httpx.AsyncClient, path: str) -> float:
    """Milliseconds until the whole page is there."""
    began = time.perf_counter()
    page = await client.get(path)
    assert page.status_code == httpx.codes.OK
    return 1000 * (time.perf_counter() - began)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[28, 400])
    parser.add_argument("--pages", type=int, default=40, help="of each board")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    results = [asyncio.run(measure(size, given.pages)) for size in given.sizes]
    if given.json:
        print(json.dumps(results))
    else:
        for one in results:
            print(*(f"{name} {value}" for name, value in one.items()), sep="  ")
    slow = [one for one in results if one["leerlingen"] <= 28 and one["ratio"] > SHARE]
    if slow:
        message = f"the board costs {slow[0]['ratio']} empty pages (wanted at most {SHARE:.0f})"
        raise SystemExit(message)


if __name__ == "__main__":
    main()
