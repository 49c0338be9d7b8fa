"""The folder of the sample school. A mark in it keeps `--reset` away from a real school's data."""

from __future__ import annotations

import shutil
import socket
from pathlib import Path

import bot
from bot.settings import Settings
from storage.errors import StoreError
from storage.lock import only_one

MARK = "VOORBEELDGEGEVENS"
FOLDER = "demo-data"
PORTS = 20  # tried one after the other when somebody else has the usual one

_BEGUN, _FILLED = "begonnen\n", "gevuld\n"


def settle(settings: Settings) -> Settings:
    """The folder and port for the demo, where the environment does not name them. Who looks at it
    has no app at hand, so that a code is enough."""
    chosen: dict[str, object] = {}
    if "data" not in settings.model_fields_set:
        chosen["data"] = _home() / FOLDER
    if "web_port" not in settings.model_fields_set:
        chosen["web_port"] = _free_port(settings.web_host, settings.web_port)
    if "second_step" not in settings.model_fields_set:
        chosen["second_step"] = False
    return settings.model_copy(update=chosen)


def prepare(folder: Path, *, reset: bool) -> bool:
    """Whether the folder is to be filled. Raises StoreError when it holds other data."""
    mark = folder / MARK
    if folder.is_dir() and any(folder.iterdir()) and not mark.exists():
        msg = (
            f"In {folder} staan gegevens die niet van de demo zijn. Kies met OVERDRACHT_DATA een "
            "andere map."
        )
        raise StoreError(msg)
    if mark.exists() and mark.read_text(encoding="utf-8") == _FILLED and not reset:
        return False
    if folder.is_dir():
        with only_one(folder):
            shutil.rmtree(folder)
    folder.mkdir(parents=True, mode=0o700)
    mark.write_text(_BEGUN, encoding="utf-8")
    return True


def filled(folder: Path) -> None:
    (folder / MARK).write_text(_FILLED, encoding="utf-8")


def _home() -> Path:
    """Beside the program when that is a checkout, else the current folder."""
    checkout = Path(bot.__file__).parents[1]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


def _free_port(host: str, usual: int) -> int:
    for port in range(usual, usual + PORTS):
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                door.bind((host, port))
            except OSError:
                continue
            return port
    return usual
