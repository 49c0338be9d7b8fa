"""Uploaded pictures: decoded in a bounded way, turned upright, made small, stripped of EXIF."""

from __future__ import annotations

from dataclasses import dataclass

MAX_UPLOAD_BYTES = 20 * 1024 * 1024  # the Bot API lets a bot fetch files up to 20 MB
MAX_SIDE = 1600  # pixels; enough for a full A4 column in print
MAX_PIXELS = 60_000_000  # a 48-megapixel phone photo passes, a decompression bomb does not


@dataclass(frozen=True, slots=True)
class Picture:
    """JPEG bytes ready to be stored, and the new id."""

    id: str
    jpeg: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NotAPicture:
    """`reason` is "too_large", "too_many_pixels" or "not_a_picture"."""

    reason: str


def prepare(uploaded: bytes) -> Picture | NotAPicture:
    """Blocking (tens of milliseconds and more): call it in a worker thread."""
    raise NotImplementedError
