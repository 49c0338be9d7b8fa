"""Pictures as phones, scanners and pranksters send them."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from bot.media import MAX_SIDE, MAX_UPLOAD_BYTES, NotAPicture, Picture, prepare

ORIENTATION, GPS = 0x0112, 0x8825


def encoded(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def test_a_phone_photo_comes_out_upright_small_and_without_exif() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    made = prepare(encoded(Image.new("RGB", (4000, 3000), "teal"), exif=exif.tobytes()))
    assert isinstance(made, Picture)
    with Image.open(io.BytesIO(made.jpeg)) as image:
        assert image.size == (1200, MAX_SIDE) == (made.width, made.height)
        assert not image.getexif()
        assert image.format == "JPEG"
    assert b"Exif" not in made.jpeg


def test_a_transparent_drawing_stands_on_white() -> None:
    made = prepare(encoded(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG"))
    assert isinstance(made, Picture)
    with Image.open(io.BytesIO(made.jpeg)) as image:
        assert image.getpixel((20, 20)) == (255, 255, 255)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hallo, ik ben geen foto",
        b"\xff\xd8\xff\xe0" + b"x" * 100,
        encoded(Image.effect_noise((600, 600), 80))[:2000],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
    ids=["empty", "text called .jpg", "only a head", "cut off", "svg"],
)
def test_what_is_no_picture_gets_a_word(content: bytes) -> None:
    assert prepare(content) == NotAPicture("not_a_picture")


def test_a_decompression_bomb_is_never_decoded() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body).to_bytes(4, "big")
        return len(body).to_bytes(4, "big") + kind + body + check

    size = (50_000).to_bytes(4, "big") * 2
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + b"\x08\x00\x00\x00\x00")
        + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        + chunk(b"IEND", b"")
    )
    assert prepare(bomb) == NotAPicture("too_many_pixels")


def test_too_many_bytes_are_refused_before_they_are_looked_at() -> None:
    assert prepare(bytes(MAX_UPLOAD_BYTES + 1)) == NotAPicture("too_large")
