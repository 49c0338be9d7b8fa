"""Uploaded pictures: decoded in a bounded way, turned upright, made small, stripped of EXIF."""

from __future__ import annotations

import io
import threading
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps
from uuid6 import uuid7

MAX_UPLOAD_BYTES = 20 * 1024 * 1024  # the Bot API lets a bot fetch files up to 20 MB
MAX_SIDE = 1600  # pixels; enough for a full A4 column in print
MAX_PIXELS = 60_000_000  # a 48-megapixel phone photo passes, a decompression bomb does not
# Of all but a plain JPEG every pixel is in memory at once: an A4 scanned at 400 dpi is 15 million.
MAX_WHOLE_PIXELS = 25_000_000
JPEG_QUALITY = 85
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")

# Pillow only warns of what the stricter limit above refuses.
warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)

# The largest take some 300 MB while they are decoded: never more than two at a time.
_at_once = threading.Semaphore(2)


@dataclass(frozen=True, slots=True)
class Picture:
    """JPEG bytes ready to be stored, and the new id. `of_photo`: the screen on which it was sent
    asked for a photo (for what was on its way when an ouder said no)."""

    id: str
    jpeg: bytes
    width: int
    height: int
    of_photo: bool = False


@dataclass(frozen=True, slots=True)
class NotAPicture:
    """`reason` is "too_large", "too_many_pixels" or "not_a_picture"."""

    reason: str


def prepare(uploaded: bytes) -> Picture | NotAPicture:
    """Blocking (tens of milliseconds and more): call it in a worker thread."""
    if len(uploaded) > MAX_UPLOAD_BYTES:
        return NotAPicture("too_large")
    with _at_once:
        try:
            return _prepare(uploaded)
        except (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError):
            return NotAPicture("not_a_picture")
        except Image.DecompressionBombError:
            return NotAPicture("too_many_pixels")


def _prepare(uploaded: bytes) -> Picture | NotAPicture:
    with Image.open(io.BytesIO(uploaded), formats=FORMATS) as image:
        if image.width * image.height > (MAX_PIXELS if _in_bands(image) else MAX_WHOLE_PIXELS):
            return NotAPicture("too_many_pixels")
        image.draft("RGB", (MAX_SIDE, MAX_SIDE))  # lets a JPEG decode at a fraction of its size
        image.thumbnail((MAX_SIDE, MAX_SIDE))
        plain = _on_white(ImageOps.exif_transpose(image))
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return Picture(str(uuid7()), out.getvalue(), plain.width, plain.height)


def _in_bands(image: Image.Image) -> bool:
    """Whether it is decoded a band at a time, at a fraction of its size: a progressive JPEG comes
    in layers, each of the whole picture."""
    return image.format == "JPEG" and not image.info.get("progressive")


def _on_white(image: Image.Image) -> Image.Image:
    """Drawings are often transparent PNGs: without a ground they would turn black."""
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        layer = image.convert("RGBA")
        ground = Image.new("RGB", layer.size, "white")
        ground.paste(layer, mask=layer.getchannel("A"))
        return ground
    return image.convert("RGB")
