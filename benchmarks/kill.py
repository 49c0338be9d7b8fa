"""A klas answers in Telegram while the program is killed again and again.

    python -m benchmarks.kill [--kills 200] [--people 30] [--seed 1]

Exit status 1 when an answer is lost, stored twice or asked twice without a word about it.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.bot.kills import answer_through_kills


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--people", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        outcome = asyncio.run(
            answer_through_kills(
                Path(folder),
                people=given.people,
                kills=given.kills,
                dice=random.Random(given.seed),
            )
        )
    problems = outcome.problems()
    answers = sum(len(answers) for answers in outcome.exported.values())
    inputs = sum(leerling.inputs for leerling in outcome.leerlingen)
    print(
        f"{outcome.kills} kills, {len(outcome.leerlingen)} leerlingen, {inputs} inputs, "
        f"{answers} answers stored, {outcome.repeats} times told of a break, "
        f"{time.monotonic() - began:.0f} s"
    )
    print(*problems or ["nothing lost, nothing twice"], sep="\n")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
