"""How long 30 werkstuk PDFs take, each with photos and new data (typst remembers what it has set).

python -m benchmarks.pdf [--json] [--documents 30] [--threads 2]
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from conversations.people import Theme
from exports import werkstuk
from exports.model import Sheet
from tests.exports import samples

LIMIT = 6.0
"""Seconds for 30 documents on 2 cores (issue 2)."""


def sheets(count: int) -> list[Sheet]:
    """A klas of different children: other names, stories, patterns, pictures of 1600 by 1200."""
    made = []
    for number in range(count):
        sheet = samples.fenna(tuple(Theme)[number % 6], seed=1000 + number, name=f"Fenna {number}")
        told = samples.FENNA | {
            key: samples.text(f"{value.text} Dat was verhaal {number}.")
            for key, value in samples.FENNA.items()
            if isinstance(value, samples.TextValue)
        }
        parts = (samples.contribution(told), sheet.contributions[1])
        made.append(replace(sheet, contributions=parts))
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--documents", type=int, default=30)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    klas = sheets(given.documents)

    def make(sheet: Sheet) -> tuple[float, int]:
        begun = time.perf_counter()
        size = len(werkstuk.pdf(sheet))
        return time.perf_counter() - begun, size

    begun, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(given.threads) as pool:
        made = list(pool.map(make, klas))
    seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
    result = {
        "documents": given.documents,
        "threads": given.threads,
        "seconds": round(seconds, 2),
        "cpu_seconds": round(cpu, 2),
        "median_seconds_each": round(statistics.median(each for each, _ in made), 3),
        "median_kilobytes": statistics.median(size for _, size in made) // 1000,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "limit_seconds": LIMIT,
    }
    if given.json:
        print(json.dumps(result))
    else:
        for name, value in result.items():
            print(f"{name:22} {value}")
    return 0 if seconds <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
