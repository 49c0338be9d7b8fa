"""Time and peak memory of the papers of a klas, each in a process of its own with new data.

python -m benchmarks.papers [--json] [cards letters guides contents bundle-28 bundle-400]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.meter import peak_megabytes
from conversations.people import Theme
from exports import brief, bundel, contents, gespreksblad, kaartjes
from locales.catalogue import catalogue
from tests.exports import bundles, invited, samples

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


def _bundle(count: int) -> int:
    """The werkstukken are made as they are written, each with three pictures."""
    made = bundles.bundle(count, lambda number: samples.fenna(seed=number, name=f"Fenna {number}"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bundel.pdf"
        with path.open("wb") as file:
            bundel.write(made, file)
        return path.stat().st_size


PAPERS: dict[str, Callable[[], int]] = {
    "cards": _cards,
    "letters": _letters,
    "guides": _guides,
    "contents": _contents,
    "bundle-28": lambda: _bundle(KLAS),
    "bundle-400": lambda: _bundle(REGION),
}


def _measure(name: str, answer: Connection) -> None:
    begun = time.perf_counter()
    size = PAPERS[name]()
    seconds = time.perf_counter() - begun
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
