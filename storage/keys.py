"""Encryption: AES-256-GCM, one key per scope (a dossier or a school), wrapped by the master key.

The wrapped keys stand in `keys.db`, apart from the data, so that destroying a key there makes
every older backup of the data unreadable for that scope.
"""

from __future__ import annotations

from pathlib import Path

MASTER_KEY_FILE = "master.key"


def load_or_make_master_key(folder: Path) -> bytes:
    """Reads `master.key` (32 bytes, base64) or makes it with owner-only rights. StoreError when it
    is unreadable, malformed, or missing beside an existing keys.db."""
    raise NotImplementedError


class Vault:
    """Seals and opens bytes for a scope. Raises KeyMissing for an erased scope."""

    def make_key(self, scope: str) -> None:
        """A fresh key, durable in keys.db before this returns."""
        raise NotImplementedError

    def destroy_key(self, scope: str) -> None:
        raise NotImplementedError

    def seal(self, scope: str, context: str, plain: bytes) -> bytes:
        """`context` (such as table and row id) is authenticated: ciphertext moved to another row
        does not open."""
        raise NotImplementedError

    def open(self, scope: str, context: str, sealed: bytes) -> bytes:
        raise NotImplementedError

    def fingerprint(self, purpose: str, value: str) -> bytes:
        """A keyed hash for look-ups (codes, addresses) that cannot be guessed from the file."""
        raise NotImplementedError
