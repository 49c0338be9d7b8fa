"""Time and peak memory of the papers of a klas, each in a process of its own with new data. The
bundles are made as the leerkracht's page makes them: from a data folder, through the service.

python -m benchmarks.papers [--json] [cards letters guides contents bundle-28 bundle-400 ...]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.full_klas import NAME
from benchmarks.meter import peak_megabytes
from bot.app import open_services
from bot.handover import Order, Shape
from bot.settings import Settings
from conversations.people import Klas, Theme
from exports import brief, contents, gespreksblad, kaartjes
from locales.catalogue import catalogue
from tests.exports import bundles, invited, samples

Measured = tuple[int, float]
"""Bytes, and seconds."""

KLAS = 28
REGION = 400


def _cards() -> int:
    return len(kaartjes.pdf(invited.round_(), invited.cards(KLAS)))


def _letters() -> int:
    posted = invited.letters(2 * KLAS, catalogue("en"), telegram=True, okr=True)
    return len(brief.pdf(invited.round_(), posted))


def _guides() -> int:
    children = (
        samples.fenna(tuple(Theme)[number % 6], seed=number, name=f"Fenna {number}")
        for number in range(KLAS)
    )
    return sum(len(gespreksblad.pdf(child)) for child in children)


def _contents() -> int:
    return len(contents.pdf(bundles.bundle(REGION), range(21, 21 + REGION)))


def _bundle(count: int, shape: Shape = Shape.PDF, *, lock: bool = False) -> Measured:
    """Filling the folder is another process's work: it is not in the figures."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "benchmarks.full_klas", folder, str(count)], check=True
        )
        return asyncio.run(_handed_over(Path(folder), shape, lock))


async def _handed_over(folder: Path, shape: Shape, lock: bool) -> Measured:
    async with open_services(Settings(data=folder)) as services:
        klas = await services.classroom.find_klas(None, NAME)
        assert isinstance(klas, Klas)
        begun = time.perf_counter()
        made = await services.bundles.make(
            None, Order(klas, shape=shape), lambda _done: None, lock=lock
        )
        assert isinstance(made, tuple), made
        with made[0] as file:
            return file.size, time.perf_counter() - begun


def _timed(make: Callable[[], int]) -> Measured:
    begun = time.perf_counter()
    return make(), time.perf_counter() - begun


PAPERS: dict[str, Callable[[], Measured]] = {
    "cards": lambda: _timed(_cards),
    "letters": lambda: _timed(_letters),
    "guides": lambda: _timed(_guides),
    "contents": lambda: _timed(_contents),
    "bundle-28": lambda: _bundle(KLAS),
    "folder-28": lambda: _bundle(KLAS, Shape.FOLDER),
    "bundle-400": lambda: _bundle(REGION),
    "folder-400": lambda: _bundle(REGION, Shape.FOLDER),
    "locked-400": lambda: _bundle(REGION, lock=True),
}


def _measure(name: str, answer: Connection) -> None:
    size, seconds = PAPERS[name]()
    answer.send(
        {
            "seconds": round(seconds, 2),
            "kilobytes": size // 1000,
            "peak_megabytes": round(peak_megabytes(os.getpid())),
        }
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("papers", nargs="*", default=list(PAPERS), metavar="paper")
    given = parser.parse_args()
    fresh = multiprocessing.get_context("spawn")
    results = {}
    for name in given.papers:
        receiver, sender = fresh.Pipe(duplex=False)
        process = fresh.Process(target=_measure, args=(name, sender))
        process.start()
        sender.close()
        results[name] = receiver.recv()
        process.join()
    if given.json:
        print(json.dumps(results))
    else:
        for name, measured in results.items():
            print(f"{name:12}", *(f"{key} {value}" for key, value in measured.items()), sep="  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
