"""The answers for other programs."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pytest

from conversations.answers import PassValue
from conversations.people import Slot
from conversations.questionnaire import Pass
from exports import table
from exports.model import Sheet
from tests.exports import samples
from tests.exports.samples import OKR, OKR_OUDERS, contribution, picked, sheet, text


def _answers(made: Sheet, contributor: int = 0) -> dict[str, Any]:
    document = json.loads(json.dumps(table.as_json(made)))
    answers = document["contributions"][contributor]["answers"]
    return {answer["question"]: answer for answer in answers}


def _rows(*sheets: Sheet) -> list[dict[str, str]]:
    data = table.as_csv(sheets)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_document_names_whose_it_is_and_which_questions_they_were() -> None:
    document = table.as_json(samples.fenna())
    assert document["school"] == "Basisschool De Voorbeeldboom"
    assert (document["klas"], document["schooljaar"]) == ("groep 8b", "2026-2027")
    assert document["leerling"] == "Fenna"
    assert document["questionnaire"] == {"id": "dit-ben-ik", "version": 1}
    parts = json.loads(json.dumps(document["contributions"]))
    assert [part["slot"] for part in parts] == ["leerling", "ouder-1"]
    assert parts[0]["submitted_at"] == "2027-06-11T09:30:00+00:00"


def test_every_kind_has_a_value_of_its_own() -> None:
    answers = _answers(samples.fenna())
    assert answers["vo_zin"]["value"] == "Scheikunde!"
    assert answers["vo_zin"]["asked"] == "Waar kijk je het meest naar uit?"
    assert answers["mij_woorden"]["value"] == {
        "chosen": ["nieuwsgierig", "grappig"],
        "other": "een beetje eigenwijs",
        "texts": ["nieuwsgierig", "grappig", "een beetje eigenwijs"],
    }
    assert answers["vo_gevoel"]["value"] == {"step": 4, "steps": 5, "word": ""}
    assert answers["kan_vragen"]["value"]["word"] == "lukt meestal"
    assert answers["kan_trots_foto"]["value"] == [
        {"id": "decor", "description": "Het decor van de musical."}
    ]
    assert answers["vak_leuk_waarom"]["asked"] == (
        "Wat is er zo leuk aan lezen, geschiedenis en natuur en techniek?"
    )
    assert answers["kan_digitaal"]["value"] is None
    assert answers["kan_digitaal"]["passed"] == "skipped"


def test_a_day_is_written_as_programs_read_it() -> None:
    part = contribution(OKR, Slot.OUDER_1, OKR_OUDERS)
    answers = _answers(sheet(part, questionnaire=OKR_OUDERS))
    assert answers["inzage_datum"]["value"] == "2027-03-09"


def test_signs_that_the_fonts_lack_are_kept_here() -> None:
    typed = "한국 𓀀 👨‍👩‍👧 <b>"
    made = sheet(contribution({"goed_in": text(typed)}))
    assert _answers(made)["goed_in"]["value"] == typed
    assert _rows(made)[0]["antwoord"] == typed


def test_a_draft_and_sensitive_answers_only_when_asked_for() -> None:
    part = contribution(OKR, Slot.OUDER_1, OKR_OUDERS, submitted_at=None)
    assert table.as_json(sheet(part, questionnaire=OKR_OUDERS))["contributions"] == []
    made = sheet(part, questionnaire=OKR_OUDERS, draft=True, include_sensitive=False)
    answers = _answers(made)
    assert answers["spanning"]["value"] is None
    assert answers["spanning"]["withheld"] is True
    assert answers["gezondheid"]["passed"] is None
    assert "slaapt hij slecht" not in json.dumps(table.as_json(made))
    assert "slaapt hij slecht" not in table.as_csv([made]).decode()


def test_a_row_an_answer_for_every_leerling() -> None:
    bo = sheet(contribution(samples.BO), name="Bo")
    rows = _rows(samples.fenna(), bo)
    assert len(rows) == len(samples.FENNA) + len(samples.FENNA_HOME) + len(samples.BO)
    last = rows[-1]
    assert (last["leerling"], last["vraag-id"]) == ("Bo", "mentor_weten")
    assert last["antwoord"] == "vertelt het liever zelf"
    assert {row["ingevuld door"] for row in rows} == {"leerling", "ouder 1"}


@pytest.mark.parametrize(
    "typed",
    ["=cmd|' /C calc'!A0", "+31 6", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1", "\n=1"],
)
def test_a_formula_is_defused(typed: str) -> None:
    made = sheet(contribution({"goed_in": text(typed)}), name=typed)
    row = _rows(made)[0]
    for cell in (row["antwoord"], row["leerling"]):
        assert cell.startswith("'")
        assert cell.replace("'", "") == typed.replace("'", ""), "and nothing else is changed"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("cut", [",", ";", "\t", "\n", "\r\n", "|", '; "', ', ""'])
def test_a_formula_within_a_cell_is_defused_for_whoever_cuts_elsewhere(sign: str, cut: str) -> None:
    """A spreadsheet set to another country opens the file with its own separator."""
    made = sheet(contribution({"goed_in": text(f"Noor{cut}{sign}cmd|' /C calc'!A0")}))
    raw = table.as_csv([made]).decode("utf-8-sig")
    pieces = [piece.lstrip(' "') for piece in re.split(r"[,;|\t\r\n]", raw)]
    assert not [piece for piece in pieces if piece.startswith(table.FORMULA_STARTS)]
    assert "Noor" in raw
    assert f"'{sign}cmd" in raw


def test_semicolons_quotes_and_lines_stay_in_their_cell() -> None:
    typed = 'een; "twee"\ndrie = vier'
    assert _rows(sheet(contribution({"goed_in": text(typed)})))[0]["antwoord"] == typed


def test_an_answer_that_does_not_count_any_more_is_left_out() -> None:
    given: samples.Given = {
        "vak_minder": picked("alles_leuk"),
        "vak_minder_waarom": text("Saai"),
        "vo_zin": PassValue(Pass.SKIPPED),
    }
    made = sheet(contribution(given))
    assert set(_answers(made)) == {"vak_minder", "vo_zin"}
