"""The chapters of a werkstuk as blocks, in the order of the questionnaire, contributor by
contributor, so that two stukjes van thuis stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from conversations.answers import Answer, Photo, PhotoValue, TextValue
from conversations.people import Slot
from conversations.questionnaire import Chapter, Kind, PrintStyle, Question
from exports import words
from exports.answered import answered, printed
from exports.blocks import Block, block, byline, is_group_item, steps
from exports.model import Contribution, Sheet
from exports.text import printable

Answered = tuple[Question, Answer]


def chapters(sheet: Sheet) -> list[Block]:
    """Only chapters in which something was answered. `number` counts all of them, from 0."""
    drawn = [
        {
            "number": number,
            "title": chapter.title,
            "blocks": [
                item
                for contribution in printed(sheet)
                for item in _contributed(sheet, chapter, contribution)
            ],
        }
        for number, chapter in enumerate(sheet.questionnaire.chapters)
    ]
    return [chapter for chapter in drawn if chapter["blocks"]]


def name(sheet: Sheet) -> str:
    """What the child wants to be called, else the name on the class list. Never empty: a PDF
    without a title is not accessible."""
    for question, answer in _by_leerling(sheet):
        if question.print_style is PrintStyle.NAME and isinstance(answer.value, TextValue):
            return printable(answer.value.text) or listed_name(sheet)
    return listed_name(sheet)


def listed_name(sheet: Sheet) -> str:
    return printable(sheet.dossier.name) or words.NAMELESS


def cover_photo(sheet: Sheet) -> Photo | None:
    """The picture for the cover, when the child gave one."""
    question = _cover_question(sheet)
    for item, answer in _by_leerling(sheet):
        if item == question and isinstance(answer.value, PhotoValue):
            return next((photo for photo in answer.value.photos if photo.id in sheet.photos), None)
    return None


def shown_photos(sheet: Sheet) -> set[str]:
    """Ids of the pictures in what the sheet shows, the one on the cover too."""
    return {
        photo.id
        for contribution in printed(sheet)
        for _, answer in _shown(sheet, contribution)
        if isinstance(answer.value, PhotoValue)
        for photo in answer.value.photos
        if photo.id in sheet.photos
    }


def _cover_question(sheet: Sheet) -> Question | None:
    """The first photo question of the chapter that asks for the name; photos further on belong
    to a story."""
    for chapter in sheet.questionnaire.chapters:
        if any(question.print_style is PrintStyle.NAME for question in chapter.questions):
            return next((item for item in chapter.questions if item.kind is Kind.PHOTO), None)
    return None


def _by_leerling(sheet: Sheet) -> Iterator[Answered]:
    for contribution in printed(sheet):
        if contribution.slot is Slot.LEERLING:
            yield from _shown(sheet, contribution)


def _shown(sheet: Sheet, contribution: Contribution) -> Iterator[Answered]:
    for question, answer in answered(sheet.questionnaire, contribution):
        if sheet.include_sensitive or not question.sensitive:
            yield question, answer


def _contributed(sheet: Sheet, chapter: Chapter, contribution: Contribution) -> list[Block]:
    """One contributor's blocks in one chapter. What stands on the cover is not repeated."""
    cover = _cover_question(sheet)
    inside = [
        (question, answer)
        for question, answer in _shown(sheet, contribution)
        if question in chapter.questions
        and question.print_style is not PrintStyle.NAME
        and question != cover
    ]
    drawn: list[Block] = []
    for _, group in groupby(inside, key=_together):
        items = list(group)
        question, answer = items[0]
        if _signs(sheet, question):
            signature = byline(question, answer)
            if signature and drawn and drawn[-1]["frame"] == "home":
                drawn[-1]["byline"] = signature
        elif is_group_item(question):
            drawn += steps(items)
        else:
            drawn += block(question, answer, sheet.photos, contribution.slot)
    return [_without_echo(item, chapter.title) for item in drawn]


def _without_echo(item: Block, title: str) -> Block:
    """A heading that only repeats the chapter's title is left out."""
    return {**item, "heading": ""} if item["heading"] == title else item


def _together(item: Answered) -> str:
    """Items of a group of scales share a key; every other question stands alone."""
    question, _ = item
    return question.part_of if is_group_item(question) else question.id


def _signs(sheet: Sheet, question: Question) -> bool:
    """A choice that follows a stukje van thuis says who wrote it."""
    parent = sheet.questionnaire.question(question.part_of)
    is_choice = question.kind in {Kind.CHOICE, Kind.CHOICES}
    return is_choice and parent is not None and parent.print_style is PrintStyle.HOME
