"""The program as an administrator starts and stops it, without Telegram."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

import httpx
import pytest

from tests.bot.served import free_port, start


@pytest.mark.process
def test_it_says_where_it_is_and_that_telegram_is_off_and_stops_cleanly(tmp_path: Path) -> None:
    port, told = free_port(), tmp_path / "notify"
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(str(told))
    manager.settimeout(20)
    program = start(tmp_path / "data", port, NOTIFY_SOCKET=str(told))
    try:
        assert program.stdout is not None
        first, second = program.stdout.readline(), program.stdout.readline()
        assert f"http://127.0.0.1:{port}" in first
        assert "Telegram staat uit" in second
        assert manager.recv(100) == b"READY=1"
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").text == "ready"
        assert httpx.get(f"http://127.0.0.1:{port}/").status_code == httpx.codes.OK

        refused = start(tmp_path / "data", free_port())
        _, why = refused.communicate(timeout=20)
        assert refused.returncode == 1
        assert "Er draait al een programma" in why
    finally:
        program.send_signal(signal.SIGTERM)
        _, log = program.communicate(timeout=20)
        stopping = manager.recv(100)
        manager.close()
    assert program.returncode == 0
    assert stopping == b"STOPPING=1"
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
