"""The demo as a person starts it: one command, three links, and the command line beside it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).parent / "overdracht"
LINK = re.compile(r"http://127\.0\.0\.1:\d+/i/\w+")


def environment(folder: Path, port: int) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OVERDRACHT_")}
    return {**kept, "OVERDRACHT_DATA": str(folder), "OVERDRACHT_WEB_PORT": str(port)}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def demo(folder: Path, port: int, *options: str) -> Iterator[list[str]]:
    """The links that it prints; stopped as Ctrl+C does."""
    with subprocess.Popen(
        [PROGRAM, "demo", *options],
        env=environment(folder, port),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None and running.stderr is not None
        try:
            links: list[str] = []
            for line in running.stdout:
                links += LINK.findall(line)
                if len(links) == 3:
                    break
            assert len(links) == 3, running.stderr.read()
            yield links
        finally:
            running.send_signal(signal.SIGINT)
            rest, errors = running.communicate(timeout=20)
    assert running.returncode == 0
    assert not LINK.findall(rest)
    assert not errors, "nothing to say means nothing said"


def command(folder: Path, port: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        env=environment(folder, port),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.process
def test_the_demo_prints_three_links_that_work_and_keeps_its_school(tmp_path: Path) -> None:
    folder, port = tmp_path / "demo", free_port()
    with demo(folder, port) as links:
        for link in links:
            with urllib.request.urlopen(link, timeout=10) as page:
                assert page.status == 200
        added = command(folder, port, "leerling", "add", "--klas", "groep 8b", "Robin")
        assert added.returncode == 0, added.stderr
        shown = command(folder, port, "invite", "--klas", "groep 8b", "--json")
        cards = json.loads(shown.stdout)
        assert set(links) <= {card["web_link"] for card in cards}
        second = command(folder, port, "demo", "--reset")
        assert second.returncode == 1 and "draait al een programma" in second.stderr
    with demo(folder, port) as again:
        assert again == links
        rows = json.loads(command(folder, port, "progress", "--klas", "groep 8b", "--json").stdout)
        assert "Robin" in {row["leerling"] for row in rows}
    with demo(folder, port, "--reset") as anew:
        assert not set(anew) & set(links)
        rows = json.loads(command(folder, port, "progress", "--klas", "groep 8b", "--json").stdout)
        assert "Robin" not in {row["leerling"] for row in rows}
