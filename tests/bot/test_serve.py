"""The program as an administrator starts and stops it, without Telegram."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

OVERDRACHT = Path(sys.executable).with_name("overdracht")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def start(folder: Path, port: int) -> subprocess.Popen[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("OVERDRACHT_")}
    env |= {"OVERDRACHT_DATA": str(folder), "OVERDRACHT_WEB_PORT": str(port)}
    return subprocess.Popen(
        [OVERDRACHT, "serve"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.process
def test_it_says_where_it_is_and_that_telegram_is_off_and_stops_cleanly(tmp_path: Path) -> None:
    port = free_port()
    program = start(tmp_path / "data", port)
    try:
        assert program.stdout is not None
        first, second = program.stdout.readline(), program.stdout.readline()
        assert f"http://127.0.0.1:{port}" in first
        assert "Telegram staat uit" in second
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == httpx.codes.OK

        refused = start(tmp_path / "data", free_port())
        _, why = refused.communicate(timeout=20)
        assert refused.returncode == 1
        assert "Er draait al een programma" in why
    finally:
        program.send_signal(signal.SIGTERM)
        _, log = program.communicate(timeout=20)
    assert program.returncode == 0
    assert "Traceback" not in log


@pytest.mark.process
def test_a_port_that_is_taken_is_one_clear_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        refused = start(tmp_path / "data", port)
        _, why = refused.communicate(timeout=20)
    assert refused.returncode == 1
    assert f"127.0.0.1:{port}" in why
    assert "OVERDRACHT_WEB_PORT" in why
