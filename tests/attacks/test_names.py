"""Names that were made to break out of where they stand, followed to every page and file."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.names import MAX_ROEPNAAM
from conversations.people import Role, Slot
from tests.bot.school import open_school, sample_answers
from tests.bot.web.desktop import WERKSTUK, sat_down, words

ODD = (
    "../../x", "..\\..\\x", "=cmd|' /C calc'!A0", "CON", "n" * 200, "🙂🙂", "\u202etxet",
    "<script>alert(1)</script>", "<b>", "a\x00b", "\ud800q", "#set text(red)",
    "Ab\r\nset-cookie: x",
)  # fmt: skip
SAFE_FILE = re.compile(r"[A-Za-z0-9_-]+\.(pdf|csv|json|zip)")


@pytest.mark.parametrize("odd", ODD)
async def test_a_name_is_a_name_everywhere(odd: str, tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        room = school.services.classroom
        added, problems = await room.add_leerlingen(None, school.klas, [odd])
        assert len(added) + len(problems) >= 1, "a clear word, or a leerling"
        for dossier in added:
            assert 0 < len(dossier.name) <= MAX_ROEPNAAM + 3
            assert not set(dossier.name) & set("<>/\\=|\x00\u202e\r\n\ud800#")
        code = (await school.cards(Role.LEERKRACHT))[0].code
        async with sat_down(school, code) as juf:
            for path in ("", "/uitnodigingen", "/leerlingen", "/bestanden", "/gesprek"):
                page = await juf.get(path)
                assert page.status_code == 200
                assert "<script>alert" not in page.text


@pytest.mark.parametrize(
    "odd",
    [
        "=cmd|' /C calc'!A0",
        "<script>alert(1)</script>",
        "../../x",
        "CON",
        "#set text(red)",
        'a"b',
        "x\r\nset-cookie: y",
    ],
)
async def test_a_klas_by_any_name(odd: str, tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", klas=odd, school=odd) as school:
        given: dict[str, Any] = {
            **sample_answers("Noor", Slot.LEERLING, WERKSTUK),
            "mij_naam": "=1+1",
        }
        await school.wrote("Noor", **given)
        async with sat_down(school, (await school.cards(Role.LEERKRACHT))[0].code) as juf:
            for path in ("", "/uitnodigingen", "/gesprek", "/leerlingen"):
                page = await juf.get(path)
                assert page.status_code == 200
                assert "<script>alert" not in page.text
            assert (await juf.get("/kaartjes.pdf")).content[:5] == b"%PDF-"
            for kinds in (["csv"], ["pdf"], ["pdf", "json", "csv"]):
                made = await juf.post("/bestanden", data={"soort": kinds})
                assert made.status_code == 200, words(made)
                disposition = made.headers["content-disposition"]
                name = disposition.removeprefix('attachment; filename="').removesuffix('"')
                assert SAFE_FILE.fullmatch(name), disposition
                if kinds == ["csv"]:
                    _no_formulas(made.content)
                if name.endswith(".zip"):
                    with zipfile.ZipFile(io.BytesIO(made.content)) as whole:
                        assert all(
                            SAFE_FILE.fullmatch(part) for part in map(_leaf, whole.namelist())
                        )


def _leaf(path: str) -> str:
    *folders, name = path.split("/")
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", folder) for folder in folders), path
    return name


def _no_formulas(content: bytes) -> None:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
