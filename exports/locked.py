"""A copy that only opens with a pass phrase."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import BinaryIO

import pikepdf

PDFA = ("pdfaid:part", "pdfaid:conformance")
"""What the metadata says of PDF/A, which allows no encryption (ISO 19005-2, 6.1.3)."""


def lock(source: Path | BinaryIO, target: Path | BinaryIO, passphrase: str) -> None:
    """Writes `source` to `target` (another file) under AES-256 (revision 6, ISO 32000-2). Reading
    aloud stays allowed. Nobody has the owner's password. ValueError without a pass phrase, and
    OSError of the disk. Blocking."""
    if not passphrase.strip():
        raise ValueError("a locked copy needs a pass phrase")
    with pikepdf.open(source) as pdf:
        with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
            for claim in PDFA:
                meta.pop(claim, None)
        encryption = pikepdf.Encryption(
            user=passphrase,
            owner=secrets.token_urlsafe(32),
            R=6,
            allow=pikepdf.Permissions(accessibility=True),
        )
        pdf.save(target, encryption=encryption)
