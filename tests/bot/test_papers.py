"""What a leerkracht reads, opens again and takes along: only what may be seen, and whole."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from bot.classroom import ExportFile, Problem
from bot.classroom.export import FORMATS
from bot.demo.sample import Stage
from conversations.people import Channel, Slot
from conversations.session import Status
from storage import audit
from tests.bot.school import School, open_school
from tests.bot.test_handover import goes_to

THUIS = "Noor zingt onder de douche, vals maar hard."
GEVOELIG = "Bij buikpijn mag zij even naar buiten."


def text_of(file: ExportFile) -> str:
    document = pypdfium2.PdfDocument(file.content)
    try:
        pages = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return " ".join(" ".join(pages).split())


async def files_of(school: School, **wish: object) -> dict[str, ExportFile]:
    made = await school.services.classroom.export(school.leerkracht, school.klas, **wish)  # type: ignore[arg-type]
    assert isinstance(made, list), made
    assert len({file.name for file in made}) == len(made)
    return {file.name: file for file in made}


async def okr(school: School, leerling: str, slot: Slot, stage: Stage = Stage.SUBMITTED) -> None:
    await goes_to(school, leerling, "College De Overzijde")
    await school.wrote(
        leerling,
        slot,
        "okr-ouders",
        stage,
        wie_vult_in="alleen",
        relatie="moeder",
        sterk=f"Sterk volgens {slot.value}.",
        minder_sterk="Plannen kost moeite.",
        helpt="Een vaste plek vooraan in de klas.",
        gezondheid="opschrijven",
        gezondheid_nodig=GEVOELIG,
        inzage="wil_lezen",
        eens="weet_niet",
    )


async def test_only_what_is_submitted_and_each_ouder_apart(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Daan", "Milan") as school:
        await school.wrote("Noor")
        await school.wrote("Milan", stage=Stage.BUSY)
        await okr(school, "Noor", Slot.OUDER_1)
        await okr(school, "Noor", Slot.OUDER_2)
        await okr(school, "Daan", Slot.OUDER_1, Stage.REVIEW)

        files = await files_of(school)
        assert list(files) == [
            "Noor_werkstuk.pdf",
            "OKR-ouders_Noor_1.pdf",
            "OKR-ouders_Noor_2.pdf",
        ]
        werkstuk = text_of(files["Noor_werkstuk.pdf"])
        assert "zenuwachtig" in werkstuk
        assert "Sterk volgens" not in werkstuk and "concept" not in werkstuk
        first = text_of(files["OKR-ouders_Noor_1.pdf"])
        assert "Sterk volgens ouder-1" in first and "ouder-2" not in first


async def test_the_stukje_van_thuis_comes_along_when_its_ouder_handed_it_in(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        await school.wrote(
            "Noor", Slot.OUDER_1, stage=Stage.REVIEW, thuis_stukje=THUIS, thuis_wie="moeder"
        )
        assert THUIS not in text_of((await files_of(school))["Noor_werkstuk.pdf"])
        draft = text_of((await files_of(school, drafts=True))["Noor_werkstuk.pdf"])
        assert THUIS not in draft and "concept" not in draft.casefold()
        await school.wrote("Noor", Slot.OUDER_1, thuis_stukje=THUIS, thuis_wie="moeder")
        done = text_of((await files_of(school))["Noor_werkstuk.pdf"])
        assert THUIS in done and "concept" not in done.casefold()


async def test_drafts_only_when_asked_for_and_marked(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Milan", "Sara") as school:
        await school.wrote("Milan", stage=Stage.BUSY)
        room = school.services.classroom
        assert await room.export(None, school.klas) == Problem("nothing_submitted")
        files = await files_of(school, drafts=True)
        assert list(files) == ["Milan_werkstuk.pdf"]
        assert "concept" in text_of(files["Milan_werkstuk.pdf"]).casefold()


async def test_every_format_of_one_leerling(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Daan") as school:
        await school.wrote("Noor")
        await school.wrote("Daan")
        await okr(school, "Noor", Slot.OUDER_2)
        files = await files_of(school, leerling="noor", formats=FORMATS)
        assert sorted(files) == [
            "Noor_werkstuk.csv",
            "Noor_werkstuk.json",
            "Noor_werkstuk.pdf",
            "OKR-ouders_Noor_2.csv",
            "OKR-ouders_Noor_2.json",
            "OKR-ouders_Noor_2.pdf",
        ]
        assert "zenuwachtig" in json.dumps(json.loads(files["Noor_werkstuk.json"].content))
        assert "Sterk volgens" not in files["Noor_werkstuk.json"].content.decode()
        whole = await files_of(school, formats=["csv"])
        assert sorted(whole) == ["Groep_8b_OKR-ouders.csv", "Groep_8b_werkstuk.csv"]
        table = io.StringIO(whole["Groep_8b_werkstuk.csv"].content.decode("utf-8-sig"))
        rows = list(csv.reader(table, delimiter=";"))
        assert {"Noor", "Daan"} <= {cell for row in rows for cell in row}


async def test_sensitive_answers_can_be_left_out(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await okr(school, "Noor", Slot.OUDER_1)
        name = "OKR-ouders_Noor_1.pdf"
        assert GEVOELIG in text_of((await files_of(school))[name])
        without = await files_of(school, include_sensitive=False, formats=FORMATS)
        assert GEVOELIG not in text_of(without[name])
        for file in without.values():
            assert GEVOELIG.encode() not in file.content


async def test_names_of_any_script_become_plain_and_stay_apart(tmp_path: Path) -> None:
    names = ["Zoë", "Zoe", "Włodek", "Софія", "Çağrı", "D'Angelo"]
    async with open_school(tmp_path, *names) as school:
        for name in names:
            await school.wrote(name, mij_naam="Ik", **_MINIMAL)
        files = await files_of(school, formats=["json"])
        assert list(files) == [
            "Zoe_werkstuk.json",
            "Zoe-02_werkstuk.json",
            "Wlodek_werkstuk.json",
            "leerling-04_werkstuk.json",
            "Cagri_werkstuk.json",
            "D_Angelo_werkstuk.json",
        ]
        one = await files_of(school, formats=["json"], leerling="Zoe")
        assert list(one) == ["Zoe-02_werkstuk.json"]


_MINIMAL: dict[str, Any] = {
    "hobby_wat": "Ik vind voetbal leuk, omdat je samen bent.",
    "goed_in": "Ik ben goed in rennen.",
    "school_bijzonder": "We hebben een grote tuin met kippen.",
    "vak_leuk": ["gym"],
    "vak_minder": ["alles_leuk"],
    "school_herinnering": "Het kamp in groep 7 was heel leuk.",
    "vo_verwacht": "Groot en spannend, denk ik, maar ook leuk.",
    "kan_trots": "Op mijn zwemdiploma C.",
    "mentor_weten": "zelf",
}


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"leerling": "Niemand"}, "unknown_leerling"),
        ({"formats": ["docx"]}, "unknown_format"),
        ({"questionnaire": "quiz"}, "unknown_questionnaire"),
    ],
)
async def test_a_wish_that_cannot_be_is_said(
    wish: dict[str, object], reason: str, tmp_path: Path
) -> None:
    async with open_school(tmp_path, "Noor") as school:
        made = await school.services.classroom.export(None, school.klas, **wish)  # type: ignore[arg-type]
        assert isinstance(made, Problem) and made.reason == reason


async def test_the_ouders_section_stays_at_the_desk_until_the_vo_school_is_known(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await okr(school, "Noor", Slot.OUDER_1)
        await school.wrote("Noor", mij_naam="Ik", **_MINIMAL)
        assert sorted(await files_of(school)) == ["Noor_werkstuk.pdf", "OKR-ouders_Noor_1.pdf"]
        await goes_to(school, "Noor", "")
        assert sorted(await files_of(school)) == ["Noor_werkstuk.pdf"]
        room = school.services.classroom
        only = {"questionnaire": "okr-ouders"}
        told = await room.export(school.leerkracht, school.klas, **only)  # type: ignore[arg-type]
        assert told == Problem("okr_locked")
        operator = await room.export(None, school.klas, questionnaire="okr-ouders")
        assert isinstance(operator, list)


async def test_files_are_whole_private_and_replaced(tmp_path: Path) -> None:
    async with open_school(tmp_path / "data", "Noor") as school:
        room = school.services.classroom
        out = tmp_path / "uit" / "juni"
        old = [ExportFile("a.pdf", b"oud"), ExportFile("b.pdf", b"ook")]
        paths = await room.write_export(old, out)
        assert paths == [out / "a.pdf", out / "b.pdf"]
        await room.write_export([ExportFile("a.pdf", b"nieuw")], out)
        assert (out / "a.pdf").read_bytes() == b"nieuw"
        assert [path.stat().st_mode & 0o777 for path in paths] == [0o600, 0o600]
        assert sorted(path.name for path in out.iterdir()) == ["a.pdf", "b.pdf"]
        blocked = await room.write_export(old, out / "a.pdf")
        assert isinstance(blocked, Problem) and blocked.reason == "unwritable_folder"


async def test_reading_is_in_order_relevant_and_audited(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        room, dossier = school.services.classroom, school.dossier("Noor")
        nothing = await room.read(school.leerkracht, dossier, "okr-ouders", Slot.OUDER_1)
        assert nothing == Problem("nothing_written")
        await okr(school, "Noor", Slot.OUDER_1)
        read = await room.read(school.leerkracht, dossier, "okr-ouders", Slot.OUDER_1)
        assert not isinstance(read, Problem)
        assert read.status is Status.SUBMITTED and read.submitted_at is not None
        ids = [answer.question for answer in read.answers]
        order = [question.id for question in read.questionnaire.questions]
        assert ids == sorted(ids, key=order.index)
        assert "gezondheid_nodig" in ids and "inzage_datum" not in ids
        entries = await school.services.store.read(lambda unit: audit.of_dossier(unit, dossier))
        assert [(item.act, item.role) for item in entries][-1] == (
            "read okr-ouders ouder-1",
            "leerkracht",
        )


async def test_opened_again_it_takes_answers_and_is_told_to_nobody_else(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        room, dossier = school.services.classroom, school.dossier("Noor")
        early = await room.reopen(school.leerkracht, dossier, "dit-ben-ik", Slot.LEERLING)
        assert early == Problem("not_submitted")
        await school.wrote("Noor")
        opened = await room.reopen(school.leerkracht, dossier, "dit-ben-ik", Slot.LEERLING)
        card = await school.card("Noor", Slot.LEERLING)
        assert opened == card.participant
        await school.services.assistant.join(Channel.WEB, "hier", card.code)
        reply = await school.services.assistant.look(Channel.WEB, "hier")
        assert reply.session.status is not Status.SUBMITTED  # type: ignore[union-attr]
        assert await room.export(None, school.klas) == Problem("nothing_submitted")
