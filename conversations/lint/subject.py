"""What the rules look at: the questionnaire beside the lines of its file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from conversations.questionnaire import (
    AddressForm,
    Audience,
    Chapter,
    Choice,
    Question,
    Questionnaire,
)
from conversations.source import Source, Where


class Complaint(NamedTuple):
    """The 1-based line, and the Dutch sentence: what is wrong; what to do."""

    line: int
    sentence: str


Rule = Callable[["Subject"], Iterator[Complaint]]

Translations = Mapping[str, Callable[[str], str | None]]
"""By language tag: the translation of a Dutch text, None when there is none."""

ADDRESS_OF = {Audience.LEERLING: AddressForm.JE, Audience.OUDER: AddressForm.U}


@dataclass(frozen=True, slots=True)
class Told:
    """A text as somebody reads it, how that person is addressed, and its line."""

    text: str
    address: AddressForm
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A question or part with its place in the file. `data` is the block that describes it; the
    items of a group of scales share theirs, and `own` is the way to what is theirs alone."""

    question: Question
    chapter: Chapter
    address: AddressForm
    data: Mapping[str, Any]
    where: Where
    own: Where


@dataclass(frozen=True, slots=True)
class Subject:
    questionnaire: Questionnaire
    source: Source
    translations: Translations

    @property
    def data(self) -> Mapping[str, Any]:
        """The file as a mapping (the schema has been checked)."""
        data: Any = self.source.data
        return data  # type: ignore[no-any-return]

    def items(self) -> Iterator[Item]:
        """All questions and parts, in the order of Questionnaire.questions."""
        for chapter, (at, chapter_data) in zip(
            self.questionnaire.chapters, enumerate(self.data["hoofdstukken"]), strict=True
        ):
            address = AddressForm(chapter_data.get("aanspreken", self.questionnaire.address))
            blocks = _blocks(chapter_data, ("hoofdstukken", at, "vragen"))
            for question, (data, where, own) in zip(chapter.questions, blocks, strict=True):
                yield Item(question, chapter, address, data, where, own)

    def line(self, item: Item, *keys: str | int) -> int:
        """The line of this word of the question's block, or of the question itself."""
        if keys and keys[0] in item.data:
            return self.source.line(*item.where, *keys)
        return self.source.line(*item.own)

    def choice_line(self, item: Item, choice: Choice) -> int:
        """Where the text of the choice stands: with the question, or in its list."""
        if choice.id in item.data.get("keuzes", {}):
            return self.source.line(*item.where, "keuzes", choice.id)
        return self.source.line("lijsten", item.data.get("lijst", ""), choice.id)

    def told(self) -> Iterator[Told]:
        """Every text of the questionnaire that somebody reads, each line once."""
        seen: set[tuple[int, str]] = set()
        for told in self._all_told():
            if (key := (told.line, told.text)) not in seen:
                seen.add(key)
                yield told

    def _all_told(self) -> Iterator[Told]:
        questionnaire, line = self.questionnaire, self.source.line
        yield Told(questionnaire.title, questionnaire.address, line("titel"))
        for audience, screens in questionnaire.notice.items():
            for at, screen in enumerate(screens):
                yield Told(screen, ADDRESS_OF[audience], line("welkom", audience, at))
        for audience, text in questionnaire.in_telegram.items():
            yield Told(text, ADDRESS_OF[audience], line("in_telegram", audience))
        for audience, text in questionnaire.closing.items():
            yield Told(text, ADDRESS_OF[audience], line("slot", audience))
        for at, chapter in enumerate(questionnaire.chapters):
            where = ("hoofdstukken", at)
            yield Told(chapter.title, questionnaire.address, line(*where, "titel"))
            for audience, text in chapter.intro.items():
                yield Told(text, ADDRESS_OF[audience], line(*where, "intro", audience))
        for item in self.items():
            yield from self._told_of(item)

    def _told_of(self, item: Item) -> Iterator[Told]:
        question = item.question
        texts = [
            (question.heading, self.line(item, "vraag")),
            (question.text, self.source.line(*item.own)),
            (question.hint, self.line(item, "hint")),
            *((choice.text, self.choice_line(item, choice)) for choice in question.choices),
            (question.other_label, self.line(item, "anders")),
            (question.print_text, self.line(item, "afdruk_tekst")),
            (question.guide_text, self.line(item, "gesprek")),
        ]
        if question.drawing:
            texts += [
                (question.drawing.text, self.line(item, "zonder_foto", "vraag")),
                (question.drawing.hint, self.line(item, "zonder_foto", "hint")),
            ]
        if question.scale:
            labels = enumerate(question.scale.labels)
            texts += [(label, self.line(item, "woorden", at)) for at, label in labels]
        yield from (Told(text, item.address, line) for text, line in texts if text)


def _blocks(
    chapter: Mapping[str, Any], where: Where
) -> Iterator[tuple[Mapping[str, Any], Where, Where]]:
    for at, data in enumerate(chapter["vragen"]):
        here = (*where, at)
        if data["soort"] == "schalen":
            for part in data["onderdelen"]:
                yield data, here, (*here, "onderdelen", part)
            continue
        yield data, here, (*here, "vraag")
        for follow, part in enumerate(data.get("vervolg", ())):
            there = (*here, "vervolg", follow)
            yield part, there, (*there, "vraag")
