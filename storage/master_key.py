"""The one key that opens all others: 32 bytes, outside the data, never in a copy of it."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from storage.errors import StoreError

MASTER_KEY_FILE = "master.key"
COMMAND_SECONDS = 30.0  # a vault that needs longer is not there
_KEY_BYTES = 32
_OWNER_ONLY_FILE = 0o600
_OWNER_ONLY_FOLDER = 0o700


@dataclass(frozen=True, slots=True)
class MasterKey:
    """Where the master key is: in the environment (`text`), in what `command` prints, or in a file:
    `file`, else `master.key` in the data folder, which is made when there is none.

    `opens` are the keys to try: the one in use, and in a file also the one that is about to take
    its place, because a renewal may have been cut off halfway.
    """

    folder: Path
    file: Path | None = None
    text: str = ""
    command: str = ""

    @property
    def path(self) -> Path | None:
        """The file, None when the key is somewhere else."""
        return None if self.text or self.command else self.file or self.folder / MASTER_KEY_FILE

    @property
    def successor(self) -> Path | None:
        """Where a new key waits until everything is wrapped by it."""
        return None if self.path is None else self.path.with_name(f"{self.path.name}.new")

    def read(self) -> bytes:
        """Raises StoreError with one clear sentence; makes nothing but a first key file."""
        if self.command:
            return _decoded(_printed(self.command), "Wat OVERDRACHT_MASTER_KEY_COMMAND geeft")
        if self.text:
            return _decoded(self.text.encode(), "OVERDRACHT_MASTER_KEY")
        return load_or_make_master_key(self.folder, self.file)

    def opens(self) -> list[bytes]:
        """Raises StoreError."""
        keys = [self.read()]
        if self.successor is not None and self.successor.exists():
            keys.append(_decoded(self.successor.read_bytes(), f"Het bestand {self.successor.name}"))
        return keys


def load_or_make_master_key(folder: Path, file: Path | None = None) -> bytes:
    """Reads the file (32 bytes, base64) or makes it with owner-only rights. StoreError when it is
    unreadable, malformed, or missing beside an existing keys.db."""
    file = file or folder / MASTER_KEY_FILE
    try:
        _make_folder(folder)
        if not file.exists():
            _refuse_if_data_needs_it(folder, file)
            make_key_file(file)
    except OSError as error:
        message = (
            f"De gegevensmap {folder} kan niet gebruikt worden ({error.strerror or 'fout'}). Kies "
            "met OVERDRACHT_DATA een map waarin deze gebruiker mag lezen en schrijven."
        )
        raise StoreError(message) from error
    try:
        text = file.read_bytes()
    except OSError as error:
        message = (
            f"Het bestand {file.name} met de hoofdsleutel kan niet gelezen worden "
            f"({error.strerror or 'fout'}). Er is niets veranderd."
        )
        raise StoreError(message) from error
    return _decoded(text, f"Het bestand {file.name}")


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(_OWNER_ONLY_FOLDER)


def _refuse_if_data_needs_it(folder: Path, file: Path) -> None:
    if (folder / "keys.db").exists() or (folder / "overdracht.db").exists():
        message = (
            f"Het bestand {file.name} ontbreekt; zonder die sleutel is niets te lezen. "
            "Zet uw kopie van de sleutel terug."
        )
        raise StoreError(message)


def make_key_file(file: Path) -> None:
    """A new random key. Whole or not at all, and never over another process's key."""
    draft = file.with_name(f".{file.name}.{secrets.token_hex(8)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY_FILE)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(base64.b64encode(secrets.token_bytes(_KEY_BYTES)) + b"\n")
            out.flush()
            os.fsync(out.fileno())
        if not file.exists():
            os.link(draft, file)
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        draft.unlink()


def _printed(command: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603  the administrator's own command, without a shell
            shlex.split(command), capture_output=True, timeout=COMMAND_SECONDS, check=True
        )
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        message = (
            "De opdracht in OVERDRACHT_MASTER_KEY_COMMAND geeft de sleutel niet: "
            f"{_why(error)}. Er is niets veranderd."
        )
        raise StoreError(message) from None  # the error may quote what was printed
    return done.stdout


def _why(error: Exception) -> str:
    match error:
        case subprocess.TimeoutExpired():
            return f"zij was na {COMMAND_SECONDS:.0f} tellen niet klaar"
        case subprocess.CalledProcessError():
            return f"zij stopte met uitkomst {error.returncode}"
        case OSError():
            return f"zij kan niet gestart worden ({error.strerror or 'fout'})"
        case _:
            return "zo kan zij niet gelezen worden; kijk naar de aanhalingstekens"


def _decoded(text: bytes, where: str) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _KEY_BYTES:
        message = (
            f"{where} is geen goede sleutel (32 bytes in base64). "
            "Zet uw kopie van de sleutel terug."
        )
        raise StoreError(message)
    return key
