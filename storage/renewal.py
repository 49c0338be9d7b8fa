"""Renewing the master key beside a running program, so that it can be cut off at any moment.

The new key is on the disk before anything is wrapped by it, and takes the place of the old one only
afterwards: at every moment in between one of the two files opens everything.
"""

from __future__ import annotations

import os
from pathlib import Path

from storage.errors import StoreError
from storage.keys import Vault
from storage.master_key import MasterKey, load_or_make_master_key, make_key_file


def renew(master_key: MasterKey, out: Path | None = None) -> int:
    """Wraps every key by a new master key; how many. The new key takes the place of the file that
    is in use, or is written to `out` when it is kept elsewhere. Blocking. Raises StoreError."""
    target = out if master_key.successor is None else master_key.successor
    if target is None:
        message = (
            "De hoofdsleutel staat niet in een bestand. Geef met --out een bestand waarin de "
            "nieuwe komt."
        )
        raise StoreError(message)
    vault = Vault.unlock(master_key.folder, master_key.read(), master_key.opens)
    try:
        settle(master_key, vault)
        if target.exists():
            _refuse_if_needed(target, vault)
            target.unlink()
        make_key_file(target)
        count = vault.rewrap(load_or_make_master_key(master_key.folder, target))
        settle(master_key, vault)
    finally:
        vault.close()
    return count


def settle(master_key: MasterKey, vault: Vault) -> None:
    """Finishes a renewal that was cut off: the key that everything is wrapped by takes over."""
    path, successor = master_key.path, master_key.successor
    if path is None or successor is None or not successor.exists():
        return
    if not vault.fits(load_or_make_master_key(master_key.folder, path)):
        successor.replace(path)
        _flush(path.parent)


def _refuse_if_needed(target: Path, vault: Vault) -> None:
    """A key that opens everything is never thrown away."""
    if vault.fits(load_or_make_master_key(target.parent, target)):
        message = f"{target} is de sleutel die nu geldt. Geef een ander bestand."
        raise StoreError(message)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
