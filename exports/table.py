"""The same answers for other programs: JSON (one document a leerling) and CSV (a row an answer)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    PhotoValue,
    ScaleValue,
    TextValue,
)
from conversations.questionnaire import Question
from exports import words
from exports.answered import answered, choices, printed, step_word
from exports.model import Contribution, Sheet

COLUMNS = (
    "school",
    "klas",
    "schooljaar",
    "leerling",
    "vragenlijst",
    "versie",
    "ingevuld door",
    "ingeleverd",
    "nummer",
    "vraag-id",
    "vraag",
    "soort",
    "antwoord",
    "taal",
    "gegeven op",
)

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What spreadsheets take for the begin of a formula (OWASP, CSV injection), wide forms too."""

_SIGNS = "".join(re.escape(sign) for sign in FORMULA_STARTS if sign.isprintable())
_INSIDE = re.compile(rf'([,;|\t\r\n]["\' ]*)([{_SIGNS}])')


def as_json(sheet: Sheet) -> dict[str, object]:
    """Plain JSON. Moments are ISO 8601 in UTC. An answer that was passed has `value` null and
    says why in `passed`; one that this copy may not hold has `withheld` true."""
    return {
        "school": sheet.school.name,
        "klas": sheet.klas.name,
        "schooljaar": sheet.klas.schooljaar,
        "leerling": sheet.dossier.name,
        "questionnaire": {"id": sheet.questionnaire.id, "version": sheet.questionnaire.version},
        "made_at": sheet.made_at.isoformat(),
        "draft": sheet.draft,
        "contributions": [
            {
                "slot": str(contribution.slot),
                "submitted_at": _iso(contribution),
                "together": _together(contribution),
                "answers": [
                    _answer(sheet, question, answer)
                    for question, answer in answered(sheet.questionnaire, contribution)
                ],
            }
            for contribution in printed(sheet)
        ],
    }


def _together(contribution: Contribution) -> dict[str, object] | None:
    """In overleg: who wrote it down, and what the ouder said of it."""
    found = contribution.together
    if found is None:
        return None
    confirmed = found.confirmed_at
    return {
        "by": found.by,
        "function": found.function,
        "at": found.at.isoformat(),
        "finished_alone": found.alone,
        "confirmed_at": confirmed.isoformat() if confirmed else None,
    }


def as_csv(sheets: Sequence[Sheet]) -> bytes:
    """UTF-8 with BOM and semicolons (what a Dutch Excel opens). Cells that a spreadsheet would run
    as a formula are defused."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for sheet in sheets:
        for row in _rows(sheet):
            writer.writerow([_defused(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _iso(contribution: Contribution) -> str | None:
    return contribution.submitted_at.isoformat() if contribution.submitted_at else None


def _withheld(sheet: Sheet, question: Question) -> bool:
    return question.sensitive and not sheet.include_sensitive


def _answer(sheet: Sheet, question: Question, answer: Answer) -> dict[str, object]:
    withheld = _withheld(sheet, question)
    passed = answer.value.reason if isinstance(answer.value, PassValue) else None
    return {
        "question": question.id,
        "number": question.number,
        "asked": answer.asked,
        "kind": str(question.kind),
        "value": None if withheld else _plain(question, answer),
        "passed": None if withheld or passed is None else str(passed),
        "withheld": withheld,
        "language": answer.language,
        "at": answer.at.isoformat(),
    }


def _plain(question: Question, answer: Answer) -> object:
    match answer.value:
        case TextValue() as value:
            return value.text
        case ChoiceValue() as value:
            texts = choices(question, value)
            return {"chosen": list(value.chosen), "other": value.other, "texts": texts}
        case ScaleValue(step=step):
            steps = question.scale.steps if question.scale else None
            return {"step": step, "steps": steps, "word": step_word(question, step)}
        case PhotoValue() as value:
            return [{"id": item.id, "description": item.description} for item in value.photos]
        case DateValue(day=day):
            return day.isoformat()
        case PassValue():
            return None


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    for contribution in printed(sheet):
        for question, answer in answered(sheet.questionnaire, contribution):
            yield [
                sheet.school.name,
                sheet.klas.name,
                sheet.klas.schooljaar,
                sheet.dossier.name,
                sheet.questionnaire.id,
                str(sheet.questionnaire.version),
                words.CONTRIBUTORS[contribution.slot],
                _iso(contribution) or "",
                str(question.number),
                question.id,
                answer.asked,
                str(question.kind),
                words.WITHHELD if _withheld(sheet, question) else _readable(question, answer),
                answer.language,
                answer.at.isoformat(),
            ]


def _readable(question: Question, answer: Answer) -> str:
    match answer.value:
        case TextValue() as value:
            return value.text
        case ChoiceValue() as value:
            return ", ".join(choices(question, value))
        case ScaleValue(step=step):
            word = step_word(question, step)
            return f"{step} ({word})" if word else str(step)
        case PhotoValue() as value:
            return ", ".join(item.description or words.PHOTO for item in value.photos)
        case DateValue(day=day):
            return day.isoformat()
        case PassValue(reason=reason):
            return words.PASSED[reason]


def _defused(cell: str) -> str:
    """An apostrophe in front makes a spreadsheet show the cell as text. Also within it: a program
    set to another country cuts at commas, tabs or lines, whatever the quotes say, and each piece is
    a cell of its own there."""
    within = _INSIDE.sub(r"\1'\2", cell)
    return f"'{within}" if cell.lstrip(' "').startswith(FORMULA_STARTS) else within
