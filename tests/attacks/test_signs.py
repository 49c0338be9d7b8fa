"""Texts that were made to break something, at the fields of the leerkracht."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.school import open_school
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import Desktop, sat_down

ODD = [
    "x\x00y",
    "=cmd|' /C calc'!A0",
    "../../x",
    "CON",
    "n" * 200,
    "🙂" * 50,
    "\u202eabc",
    "<script>alert(1)</script>",
    "9" * 100_000,
    "d:read:x:" + "9" * 5000,
    "a\r\nset-cookie: b=c",
    "{x}",
]
FORMS = {
    "/gesprek": ("tekst", "knop", "over"),
    "/leerlingen": ("namen",),
    "/leerlingen/erbij": ("mee", "naam-1", "stond-1", "regel-1", "taal-1", "okr-1"),
    "/uitnodigingen": ("dossier", "slot", "voor", "leerling"),
    "/bestanden": ("leerling", "lijst", "soort", "concept"),
    "/mijn": ("naam", "schooljaar"),
}
# As a lone surrogate cannot be sent in a plain form, it comes in a charset that can write it.
UTF7 = b'--x\r\ncontent-disposition: form-data; name="%s"\r\n\r\n+2AA-q\r\n--x--\r\n'


@pytest.fixture
async def juf(tmp_path: Path) -> AsyncIterator[Desktop]:
    async with (
        open_school(tmp_path, "Noor") as school,
        sat_down(school, (await school.cards())[0].code) as desktop,
    ):
        yield desktop


FIELDS = [(path, field) for path, fields in FORMS.items() for field in fields]


@pytest.mark.parametrize(("path", "field"), FIELDS)
async def test_every_field_of_the_leerkracht_takes_anything(
    juf: Desktop, path: str, field: str
) -> None:
    base = "/klas" if path == "/mijn" else juf.base
    for odd in ODD:
        filled = {
            "/uitnodigingen": {"dossier": juf.school.dossier("Noor"), "slot": "leerling"},
            "/leerlingen/erbij": {"mee": "1", "naam-1": "Bo"},
        }.get(path, {})
        answer = await juf.client.post(
            base + path, data=filled | {field: odd}, headers={"origin": ORIGIN}
        )
        assert answer.status_code < 500, odd[:20]
        assert "<script>alert" not in answer.text
        assert "set-cookie" not in answer.headers


@pytest.mark.parametrize(("path", "field"), FIELDS)
async def test_a_lone_surrogate_in_a_form(juf: Desktop, path: str, field: str) -> None:
    base = "/klas" if path == "/mijn" else juf.base
    answer = await juf.client.post(
        base + path,
        content=UTF7 % field.encode(),
        headers={
            "origin": ORIGIN,
            "content-type": "multipart/form-data; boundary=x; charset=utf-7",
        },
    )
    assert answer.status_code < 500
