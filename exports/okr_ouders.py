"""The ouders' section of the aanvullend OKR as a sober PDF: every question that was asked, what
was answered, and what was not, so that nobody takes a gap for something lost."""

from __future__ import annotations

from conversations.questionnaire import Question
from conversations.relevance import relevant
from exports import words
from exports.answered import audience
from exports.model import Contribution, Sheet
from exports.pictures import photo_name, photo_svg
from exports.rows import NOT_RELEVANT, Row, row
from exports.text import clean
from exports.typeset import typeset

OSO_FIELDS = {
    "inzage": "Rapport gelezen (inzage)",
    "inzage_datum": "Datum van inzage",
    "eens": "Eens met de inhoud (akkoord)",
    "zienswijze": "Wat de ouder anders ziet (reden niet akkoord)",
}
"""The four fields of the block "inzage" in the OSO gegevensset (2019.1: inzage, inzagedatum,
akkoord, redennietakkoord), by the questions that fill them: a leerkracht copies these into the
school's administration, so here alone a question is known by its id."""


def pdf(sheet: Sheet, contribution: Contribution) -> bytes:
    """One document per contributor: two ouders never read each other's answers. Blocking."""
    data = {
        "document": words.OKR_DOCUMENT.format(name=sheet.dossier.name),
        "above": words.OKR_ABOVE.format(schooljaar=sheet.klas.schooljaar),
        "title": words.OKR_TITLE,
        "foot": words.OKR_FOOT.format(
            name=sheet.dossier.name,
            school=sheet.school.name,
            questionnaire=sheet.questionnaire.id,
            version=sheet.questionnaire.version,
        ),
        "draft": words.DRAFT if sheet.draft or contribution.submitted_at is None else "",
        "author": sheet.school.name,
        "head": _head(sheet, contribution),
        "together": _together(contribution),
        "chapters": _chapters(sheet, contribution),
        "inspection": _inspection(sheet, contribution),
    }
    photos = {photo_name(photo_id): photo_svg(photo) for photo_id, photo in sheet.photos.items()}
    return typeset("okr_ouders", data, photos, sheet.made_at)


def _head(sheet: Sheet, contribution: Contribution) -> list[tuple[str, str]]:
    at = contribution.submitted_at
    return [
        (words.LEERLING, sheet.dossier.name),
        (words.KLAS, sheet.klas.name),
        (words.SCHOOL, sheet.school.name),
        (words.BY, words.CONTRIBUTORS[contribution.slot]),
        (words.SUBMITTED, words.moment(at) if at else words.NOT_SUBMITTED),
        (words.PRINTED, words.moment(sheet.made_at)),
    ]


def _together(contribution: Contribution) -> str:
    """Who wrote down what the ouder said, and whether the ouder agreed; "" when nobody did."""
    found = contribution.together
    if found is None:
        return ""
    known = ", ".join(clean(word) for word in (found.by, found.function) if word)
    begun = words.OKR_BEGUN_TOGETHER if found.alone else words.OKR_TOGETHER
    sentences = [
        begun.format(
            who=words.CONTRIBUTORS[contribution.slot],
            by=known or words.SOMEBODY_AT_SCHOOL,
            day=words.day_of(found.at),
        )
    ]
    if found.alone:
        sentences.append(words.OKR_FINISHED_ALONE)
    elif found.confirmed_at is not None:
        sentences.append(words.OKR_CONFIRMED.format(day=words.day_of(found.confirmed_at)))
    else:
        sentences.append(words.OKR_NOT_CONFIRMED)
    return " ".join(sentences)


def _chapters(sheet: Sheet, contribution: Contribution) -> list[Row]:
    """A chapter whose questions are all in the framed block is left out."""
    shown = _shown(sheet, contribution)
    framed = OSO_FIELDS if _has_inspection(sheet) else {}
    drawn: list[Row] = [
        {
            "title": chapter.title,
            "rows": [
                row(sheet, question, contribution.answers.get(question.id))
                for question in chapter.questions
                if question in shown and question.id not in framed
            ],
        }
        for chapter in sheet.questionnaire.chapters
    ]
    return [chapter for chapter in drawn if chapter["rows"]]


def _inspection(sheet: Sheet, contribution: Contribution) -> Row | None:
    if not _has_inspection(sheet):
        return None
    shown = _shown(sheet, contribution)
    rows = []
    for question_id, label in OSO_FIELDS.items():
        question = sheet.questionnaire.question(question_id)
        if question is None:
            continue
        answer = contribution.answers.get(question_id)
        drawn = row(sheet, question, answer) if question in shown else NOT_RELEVANT
        rows.append({**drawn, "label": label})
    return {"title": words.INSPECTION, "note": words.INSPECTION_NOTE, "rows": rows}


def _has_inspection(sheet: Sheet) -> bool:
    return any(sheet.questionnaire.question(question_id) for question_id in OSO_FIELDS)


def _shown(sheet: Sheet, contribution: Contribution) -> list[Question]:
    """What was asked of this contributor. A sensitive question that this copy withholds stands
    there whether it was asked or not: leaving it out would tell what was answered before."""
    asked = relevant(sheet.questionnaire, audience(contribution.slot), contribution.answers)
    return [
        question
        for question in sheet.questionnaire.for_audience(audience(contribution.slot))
        if question in asked or (question.sensitive and not sheet.include_sensitive)
    ]
