"""`overdracht serve` as a process of its own, without Telegram."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

OVERDRACHT = Path(sys.executable).with_name("overdracht")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


def start(folder: Path, port: int, **more: str) -> subprocess.Popen[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("OVERDRACHT_")}
    env |= {"OVERDRACHT_DATA": str(folder), "OVERDRACHT_WEB_PORT": str(port), **more}
    return subprocess.Popen(
        [OVERDRACHT, "serve"],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
