"""Pictures that cost more than they look, from whom nobody knows; and pictures taken back."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from bot.media import NotAPicture, Picture, prepare
from bot.web import security
from conversations.people import Role
from storage import photos
from tests.bot.school import School, open_school
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.desktop import WERKSTUK, client_of

SIDE = 7000  # pixels: below what a phone makes at most
MEMORY_MB = 450  # of a whole process that takes one picture


def encoded(kind: str, side: int, mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "bomb",
    [
        encoded("WEBP", SIDE, "RGBA", lossless=True),
        encoded("PNG", SIDE, "RGBA", compress_level=1),
        encoded("JPEG", SIDE, progressive=True, subsampling=0),
    ],
    ids=["webp", "png", "progressive"],
)
def test_a_few_bytes_never_fill_the_memory(bomb: bytes) -> None:
    """These are decoded whole, unlike the JPEG of a phone."""
    assert prepare(bomb) == NotAPicture("too_many_pixels")
    assert isinstance(prepare(encoded("JPEG", SIDE)), Picture)


@pytest.mark.parametrize(
    ("kind", "mode", "side"), [("WEBP", "RGBA", 4900), ("PNG", "RGBA", 4900), ("JPEG", "RGB", SIDE)]
)
def test_what_is_taken_fits_beside_the_program(
    kind: str, mode: str, side: int, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = tmp_path / "picture"
    picture.write_bytes(encoded(kind, side, mode, exif=exif.tobytes()))
    code = (
        "import sys; from pathlib import Path; from bot.media import prepare\n"
        "made = prepare(Path(sys.argv[1]).read_bytes())\n"
        "peak = next(x for x in open('/proc/self/status') if x.startswith('VmHWM'))\n"
        "print(type(made).__name__, int(peak.split()[1]) // 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(picture)], capture_output=True, text=True, check=True
    )
    made, peak = done.stdout.split()
    assert made == "Picture"
    assert int(peak) < MEMORY_MB


class Slow:
    """A body that counts how much of it was fetched."""

    def __init__(self) -> None:
        self.fetched = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(64):
            self.fetched += 1
            yield b"x" * 65536


@pytest.mark.parametrize("cookie", ["", "geraden"])
async def test_no_picture_of_a_stranger_is_read(tmp_path: Path, cookie: str) -> None:
    """Decoding one takes a second and hundreds of megabytes."""
    async with open_school(tmp_path, "Noor") as school, client_of(school) as stranger:
        stranger.cookies.set(security.COOKIE, cookie)
        assert await _offered(stranger, "x") == (401, 0)


async def test_no_picture_for_somebody_else_is_read(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school, client_of(school) as client:
        cards = await school.cards(Role.LEERLING)
        await Browser(client).join(cards[0].code.replace("-", ""))
        assert await _offered(client, school.leerkracht.id) == (409, 0)


async def _offered(client: httpx.AsyncClient, who: str) -> tuple[int, int]:
    """The status, and how many pieces of the picture were read."""
    body = Slow()
    asked = {"id": "x", "who": who, "form": WERKSTUK, "question": "mij_foto"}
    answer = await client.post("/api/photo", params=asked, content=body, headers={"origin": ORIGIN})
    return answer.status_code, body.fetched


async def at_her_photos(school: School, client: httpx.AsyncClient) -> Browser:
    await school.permit("Noor")
    noor = Browser(client)
    cards = await school.cards(Role.LEERLING)
    await noor.join(cards[0].code.replace("-", ""))
    await noor.begin()
    await noor.go_to("mij_foto")
    return noor


async def sent(noor: Browser, delivery: str) -> str:
    """The id of the picture that now stands there."""
    asked = {"id": delivery, "who": noor.state["who"], "form": WERKSTUK, "question": "mij_foto"}
    answer = await noor.client.post(
        "/api/photo", params=asked, content=encoded("PNG", 64), headers={"origin": ORIGIN}
    )
    assert answer.status_code == 200, answer.text
    await noor.look()
    return str(noor.now["photos"][-1]["id"])


async def held(school: School, photo: str) -> bool:
    stored = await school.services.store.read(
        lambda unit: photos.photo(unit, school.dossier("Noor"), photo)
    )
    seen = await school.services.classroom.photo(school.leerkracht, school.dossier("Noor"), photo)
    assert (stored is None) == (seen is None)
    return stored is not None


async def test_a_picture_that_was_taken_back_is_gone(tmp_path: Path) -> None:
    """A child who regrets a photo must not have it lie with us, where the leerkracht's address of
    it still opens."""
    async with open_school(tmp_path, "Noor") as school, client_of(school) as client:
        noor = await at_her_photos(school, client)
        photo = await sent(noor, "one")
        assert await held(school, photo)
        await noor.say("RemovePhoto", photo_id=photo)
        assert not await held(school, photo)
        assert (await client.get(f"/foto/{photo}")).status_code == 404


async def test_a_picture_that_another_took_the_place_of_is_gone(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school, client_of(school) as client:
        noor = await at_her_photos(school, client)
        first, second = await sent(noor, "one"), await sent(noor, "two")
        assert first != second
        assert not await held(school, first)
        assert await held(school, second)
