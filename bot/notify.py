"""Tells the service manager that the program is ready, and that it stops (sd_notify(3)).

A datagram to the socket that systemd names in the environment; nothing when there is none.
"""

from __future__ import annotations

import os
import socket

SOCKET = "NOTIFY_SOCKET"


def ready() -> None:
    """People can come in: `systemctl start` returns now, and says so when it never came to this."""
    _tell("READY=1")


def stopping() -> None:
    _tell("STOPPING=1")


def _tell(state: str) -> None:
    address = os.environ.get(SOCKET, "")
    if not address:
        return
    if address.startswith("@"):  # a name that stands in no folder
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        line.sendto(state.encode(), address)
