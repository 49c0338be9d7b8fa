"""A class list at the leerkracht's pages: looked at first, added when somebody says so."""

from __future__ import annotations

import re

import pytest

from bot.intake.grid import MAX_ROWS
from tests.bot.intake.workbooks import SECRET, administration, leerling, workbook
from tests.bot.web.browser import ORIGIN
from tests.bot.web.desktop import NAMES, Desktop, words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FIELD = re.compile(r'<input ([^>]*\bname="[^"]*"[^>]*)>')


def fields(page: str) -> dict[str, str | list[str]]:
    """What a browser would send of the preview as it stands."""
    given: dict[str, str | list[str]] = {}
    ticked: list[str] = []
    for found in _FIELD.findall(page):
        said = dict(re.findall(r'(\w+)="([^"]*)"', found))
        if said.get("type") != "checkbox":
            given[said["name"]] = said.get("value", "")
        elif found.endswith("checked"):
            ticked.append(said["value"])
    return given | {"mee": ticked}


async def test_a_pasted_list_is_shown_with_the_doubtful_first(juf: Desktop) -> None:
    seen = await juf.post("/leerlingen", data={"namen": "Ruben\nnoor\n<b>\nBo"})
    said = words(seen)
    assert "Er is nog niets toegevoegd." in said
    assert "2 regels zijn goed. 2 regels vragen om een blik" in said
    rows = re.findall(r'name="naam-\d+" value="([^"]*)"', seen.text)
    assert rows == ["&lt;b&gt;", "noor", "Ruben", "Bo"]
    assert "noor zit al in deze klas" in said
    given = fields(seen.text)
    assert given["mee"] == ["3", "4"]
    assert "Ruben" not in (await juf.get()).text
    done = await juf.post("/leerlingen/erbij", data=given)
    assert "2 leerlingen toegevoegd" in words(done)
    assert "Ruben" in (await juf.get()).text


async def test_an_export_of_the_administration(juf: Desktop) -> None:
    content = administration(
        leerling("Zoë", "Zandstra", language="Engels", okr="x"), leerling("Bo", "Bakker")
    )
    seen = await juf.post("/leerlingen", files={"lijst": ("lijst.xlsx", content, XLSX)})
    said = words(seen)
    assert "2 regels zijn goed." in said
    assert "Thuis: English." in said and "Met vragen voor het OKR." in said
    for secret in (*SECRET.values(), "Zandstra", "Bakker"):
        assert secret not in seen.text
    done = await juf.post("/leerlingen/erbij", data=fields(seen.text))
    assert "Zoë , Bo" in words(done)


async def test_what_cannot_be_added_comes_back_and_nothing_is_lost(juf: Desktop) -> None:
    seen = await juf.post("/leerlingen", data={"namen": "noor\nRuben\n12345"})
    given = fields(seen.text)
    assert given["mee"] == ["3"]
    given |= {"mee": ["1", "2", "3"], "naam-1": "Bo Jansen"}
    again = await juf.post("/leerlingen/erbij", data=given)
    said = words(again)
    assert "1 leerling toegevoegd" in said and "Deze gingen nog niet mee" in said
    assert "Is Bo Jansen helemaal de roepnaam?" in said
    left = fields(again.text)
    assert (left["naam-1"], left["naam-2"], left["mee"]) == ("Bo Jansen", "noor", [])
    left |= {"mee": ["1", "2"], "naam-1": "Bo", "naam-2": "Noor V."}
    done = await juf.post("/leerlingen/erbij", data=left)
    assert "Bo , Noor V." in words(done)


async def test_it_survives_a_restart_and_a_second_tab(juf: Desktop) -> None:
    first = await juf.post("/leerlingen", data={"namen": "Ruben"})
    second = await juf.post("/leerlingen", data={"namen": "Bo"})
    for seen in (first, second):
        done = await juf.post("/leerlingen/erbij", data=fields(seen.text))
        assert "1 leerling toegevoegd" in words(done)
    twice = await juf.post("/leerlingen/erbij", data=fields(first.text))
    assert "Ruben zit al in deze klas" in words(twice)


@pytest.mark.parametrize(
    ("content", "sentence", "status"),
    [
        (b"PK\x03\x04...", "Excel-bestand is beschadigd", 422),
        (b"\xd0\xcf\x11\xe0....", "ander soort Excel-bestand", 422),
        (b"%PDF-1.7", "Dit is een pdf", 422),
        (b"\x00\x01", "Dit bestand is geen lijst", 422),
        (b"Totaal\n", "staan geen namen", 422),
        (workbook([["BSN"], [123456782]]), "geen kolom met namen", 422),
        (b"a" * 3_000_000, "te groot", 413),
    ],
)
async def test_a_file_that_is_no_list(
    juf: Desktop, content: bytes, sentence: str, status: int
) -> None:
    done = await juf.post("/leerlingen", files={"lijst": ("lijst.xlsx", content)})
    assert done.status_code == status
    assert sentence in done.text


async def test_a_long_list_fits_there_and_back(juf: Desktop) -> None:
    long = "\n".join(
        f"K{chr(97 + at // 26 % 26)}{chr(97 + at % 26)}{'x' * 30}" for at in range(600)
    )
    seen = await juf.post("/leerlingen", data={"namen": long})
    assert seen.status_code == 200
    done = await juf.post("/leerlingen/erbij", data=fields(seen.text))
    assert f"{500 - len(NAMES)} leerlingen toegevoegd" in words(done)
    assert "Er passen hoogstens 500" in words(done)
    too_long = await juf.post("/leerlingen", data={"namen": "Bo\n" * (MAX_ROWS + 1)})
    assert too_long.status_code == 422
    assert "meer dan 2000 regels" in too_long.text


@pytest.mark.parametrize("given", [{}, {"namen": "  "}, {"namen": ",,"}])
async def test_nothing_given_is_said(juf: Desktop, given: dict[str, str]) -> None:
    done = await juf.post("/leerlingen", data=given)
    assert done.status_code == 422
    assert "staan geen namen" in done.text


async def test_nobody_ticked_is_said(juf: Desktop) -> None:
    done = await juf.post("/leerlingen/erbij", data={"naam-1": "Bo"})
    assert done.status_code == 422
    assert "Niemand was aangevinkt" in done.text


async def test_what_was_typed_stays_when_it_is_no_list(juf: Desktop) -> None:
    done = await juf.post("/leerlingen", data={"namen": "Bo, Ruben"})
    assert done.status_code == 422
    assert ">Bo, Ruben</textarea>" in done.text


async def test_a_language_that_we_do_not_speak_is_no_language(juf: Desktop) -> None:
    given = {"mee": "1", "naam-1": "Bo", "stond-1": "Bo", "taal-1": "<x>"}
    done = await juf.client.post(
        juf.base + "/leerlingen/erbij", data=given, headers={"origin": ORIGIN}
    )
    assert "1 leerling toegevoegd" in words(done)
