"""The hand-over on the command line, as scripts use it."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pikepdf
import pytest

from tests.bot.school import open_school
from tests.bot.test_cli import Program
from tests.bot.test_handover import goes_to
from tests.bot.written import ouderdeel, werkstuk

IN_KLAS = ("--klas", "Groep 8b")


@pytest.fixture
async def klas(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Program:
    async with open_school(tmp_path / "data", "Noor", "Yusuf", "Zofia") as school:
        await werkstuk(school, "Noor")
        await werkstuk(school, "Yusuf")
        await ouderdeel(school, "Noor")
        await goes_to(school, "Noor", "College De Overzijde")
    return Program(capsys, monkeypatch, tmp_path)


def test_the_list_of_schools_and_who_goes_where(klas: Program) -> None:
    added = klas.run("vo-school", "add", *IN_KLAS, "Lyceum Westveld")
    assert added.stdout == "Lyceum Westveld staat op de lijst.\n"
    chosen = klas.run("vo-school", "choose", *IN_KLAS, "--leerling", "yusuf", "lyceum westveld")
    assert chosen.stdout.startswith("Yusuf gaat naar")
    listed = klas.json("vo-school", "list", *IN_KLAS)
    assert [one["name"] for one in listed["vo_schools"]] == [
        "College De Overzijde",
        "Lyceum Westveld",
    ]
    assert {one["leerling"]: one["vo_school"] for one in listed["leerlingen"]} == {
        "Noor": "College De Overzijde",
        "Yusuf": "Lyceum Westveld",
        "Zofia": None,
    }
    table = klas.run("vo-school", "list", *IN_KLAS).stdout.splitlines()
    assert table[1].split() == ["College", "De", "Overzijde", "1", "1", "0", "0"]
    assert table[-1].split() == ["nog", "niet", "bekend", "1", "0", "0", "0"]
    klas.run("vo-school", "choose", *IN_KLAS, "--leerling", "Yusuf")
    listed = klas.json("vo-school", "list", *IN_KLAS)
    assert listed["leerlingen"][1]["vo_school"] is None


def test_a_bundle_is_written_whole_and_for_the_owner_only(klas: Program) -> None:
    assert klas.run("vo-school", "phone", *IN_KLAS, "033 123 45 67").returncode == 0
    done = klas.json("handover", *IN_KLAS, "--out", "uit")
    path = Path(done["file"])
    assert path.name == "Groep_8b.pdf"
    assert done["left_out"] == [{"leerling": "Zofia", "reason": "nothing"}]
    assert done["phrase"] is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) > 3
    said = klas.run("handover", *IN_KLAS, "--out", "uit").stdout
    assert "Niet mee: Zofia, nog niets geschreven." in said


def test_a_locked_folder_with_the_section_of_the_ouders(klas: Program) -> None:
    done = klas.json(
        "handover", *IN_KLAS, "--vo", "college de overzijde", "--out", "uit", "--folder", "--okr",
        "--lock", "--given",
    )  # fmt: skip
    with zipfile.ZipFile(done["file"]) as folder:
        names = [name.rpartition("/")[2] for name in folder.namelist()]
        assert names == ["Noor_werkstuk.pdf", "OKR-ouders_Noor_1.pdf", "00_inhoud.pdf"]
        for name in folder.namelist():
            with pikepdf.open(io.BytesIO(folder.read(name)), password=done["phrase"]) as pdf:
                assert pdf.encryption.R == 6
    noor = klas.json("vo-school", "list", *IN_KLAS)["leerlingen"][0]
    assert noor["handed_over_at"]
    assert klas.run("received", *IN_KLAS, "--leerling", "Noor").returncode == 0
    assert klas.json("vo-school", "list", *IN_KLAS)["leerlingen"][0]["received_at"]
    gone = klas.run("received", *IN_KLAS, "--leerling", "Noor", "--not")
    assert gone.stdout == "Vastgelegd: het werkstuk van Noor is niet ontvangen.\n"
    spoken = klas.run("handover", *IN_KLAS, "--leerling", "Noor", "--out", "uit", "--lock").stdout
    assert "De wachtzin is: " in spoken


def test_what_cannot_be_done_is_one_sentence(klas: Program) -> None:
    out = ("--out", "uit")
    unknown = klas.refused("handover", *IN_KLAS, *out, "--vo", "Nergens")
    assert unknown == "Er staat geen school Nergens op de lijst. Zet hem er eerst op."
    assert "geen leerling die Niemand heet" in klas.refused(
        "handover", *IN_KLAS, *out, "--leerling", "Niemand"
    )
    assert "nog niet overgedragen" in klas.refused("received", *IN_KLAS, "--leerling", "Yusuf")
    assert "Schrijf het telefoonnummer" in klas.refused("vo-school", "phone", *IN_KLAS, "bel")
    (klas.folder / "bezet").write_text("een bestand")
    refused = klas.refused("handover", *IN_KLAS, "--out", "bezet/map")
    assert "kan niet worden geschreven" in refused
