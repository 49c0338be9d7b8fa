"""Does something in a process that is killed a step later each time, until it comes to its end.

    python -m tests.faults.dying migrate-3 backup restore:4

A step is a statement that reaches SQLite, in any file, or something done to a file. ":4": every
fourth step only. Prints a line of JSON for each process: what it did, which step it died before (0:
it came to its end), and what was wrong afterwards.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import tempfile
from pathlib import Path

from tests.faults.tasks import Task, task_named

ON_FILES = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link"}
    | {"shutil.copyfile", "tempfile.mkstemp", "tempfile.mkdtemp"}
)
# Nothing has to outlive the machine here, and a real disk takes its time for each commit.
FAST = "/dev/shm" if Path("/dev/shm").is_dir() else None


def die_before(number: int, below: Path) -> None:
    """From here on steps are counted; this process does not get to that one."""
    steps = 0

    def step(_: object = None) -> None:
        nonlocal steps
        steps += 1
        if steps == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def hear(event: str, given: tuple[object, ...]) -> None:
        if event in ON_FILES and str(given[0]).startswith(str(below)):
            step()

    plain = sqlite3.connect

    def connect(*given: object, **named: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = plain(*given, **named)  # type: ignore[call-overload]
        connection.set_trace_callback(step)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]
    sys.addaudithook(hear)


def once(task: Task, folder: Path, number: int) -> bool:
    """Whether it was killed."""
    child = os.fork()
    if child == 0:
        die_before(number, folder)
        task.act(folder)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), status
    return status != 0


def main(name: str, stride: int, root: Path) -> None:
    task, begin = task_named(name), root / name / "begin"
    task.build(begin)
    number, killed = 1, True
    while killed:
        folder = begin.with_name(str(number))
        shutil.copytree(begin, folder)
        killed = once(task, folder, number)
        print(json.dumps([name, number if killed else 0, task.wrong(folder)]), flush=True)
        shutil.rmtree(folder)
        number += stride


if __name__ == "__main__":
    for asked in sys.argv[1:]:
        with tempfile.TemporaryDirectory(dir=FAST) as below:
            kind, _, steps = asked.partition(":")
            main(kind, int(steps or 1), Path(below))
