"""The one key that opens all others: 32 bytes in a file of its own, for the owner only."""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from pathlib import Path

from storage.errors import StoreError

MASTER_KEY_FILE = "master.key"
_KEY_BYTES = 32
_OWNER_ONLY_FILE = 0o600
_OWNER_ONLY_FOLDER = 0o700


def load_or_make_master_key(folder: Path) -> bytes:
    """Reads `master.key` (32 bytes, base64) or makes it with owner-only rights. StoreError when it
    is unreadable, malformed, or missing beside an existing keys.db."""
    file = folder / MASTER_KEY_FILE
    try:
        _make_folder(folder)
        if not file.exists():
            _refuse_if_data_needs_it(folder)
            _make(file)
        text = file.read_bytes()
    except OSError as error:
        message = (
            f"De gegevensmap {folder} kan niet gebruikt worden ({error.strerror or 'fout'}). Kies "
            "met OVERDRACHT_DATA een map waarin deze gebruiker mag lezen en schrijven."
        )
        raise StoreError(message) from error
    return _decoded(text)


def _make_folder(folder: Path) -> None:
    folder.mkdir(mode=_OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        folder.chmod(_OWNER_ONLY_FOLDER)


def _refuse_if_data_needs_it(folder: Path) -> None:
    if (folder / "keys.db").exists() or (folder / "overdracht.db").exists():
        message = (
            f"Het bestand {MASTER_KEY_FILE} ontbreekt in de gegevensmap; zonder die sleutel is "
            "niets te lezen. Zet uw kopie van de sleutel terug."
        )
        raise StoreError(message)


def _make(file: Path) -> None:
    """Whole or not at all, and never over another process's key."""
    draft = file.with_name(f".{MASTER_KEY_FILE}.{secrets.token_hex(8)}")
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


def _decoded(text: bytes) -> bytes:
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except binascii.Error:
        key = b""
    if len(key) != _KEY_BYTES:
        message = (
            f"Het bestand {MASTER_KEY_FILE} is geen goede sleutel (32 bytes in base64). "
            "Zet uw kopie van de sleutel terug."
        )
        raise StoreError(message)
    return key
