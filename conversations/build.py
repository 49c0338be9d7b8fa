"""From the words of the file to a Questionnaire. The data has the shape of the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from conversations.questionnaire import (
    AddressForm,
    Audience,
    Chapter,
    Choice,
    Condition,
    Drawing,
    Kind,
    Limits,
    Pass,
    PrintStyle,
    Question,
    Questionnaire,
    Scale,
)

KINDS = {
    "korte_tekst": Kind.SHORT_TEXT,
    "lange_tekst": Kind.LONG_TEXT,
    "een_keuze": Kind.CHOICE,
    "meer_keuzes": Kind.CHOICES,
    "schaal": Kind.SCALE,
    "schalen": Kind.SCALE,
    "foto": Kind.PHOTO,
    "datum": Kind.DATE,
}
PASSES = {
    "zelf_vertellen": Pass.TELL_MYSELF,
    "in_gesprek": Pass.IN_CONVERSATION,
    "weet_niet": Pass.UNKNOWN,
}
PRINT_STYLES = {
    "gewoon": PrintStyle.PLAIN,
    "woorden": PrintStyle.WORDS,
    "leuk": PrintStyle.LIKED,
    "minder_leuk": PrintStyle.DISLIKED,
    "uitgelicht": PrintStyle.HIGHLIGHT,
    "vraag": PrintStyle.QUESTION,
    "thuis": PrintStyle.HOME,
    "naam": PrintStyle.NAME,
}
Item = Mapping[str, Any]


def questionnaire(data: Item) -> Questionnaire:
    """Numbers count up through the whole file; parts share the number of their parent."""
    author = Audience(data["voor"])
    numbers = count(1)
    return Questionnaire(
        id=data["id"],
        version=data["versie"],
        title=data["titel"],
        author=author,
        address=AddressForm(data["aanspreken"]),
        chapters=tuple(
            _chapter(item, author, data.get("lijsten", {}), numbers)
            for item in data["hoofdstukken"]
        ),
        notice={Audience(name): tuple(screens) for name, screens in data["welkom"].items()},
        closing={Audience(name): text for name, text in data["slot"].items()},
        in_telegram={Audience(name): text for name, text in data.get("in_telegram", {}).items()},
    )


def _chapter(
    data: Item, author: Audience, lists: Mapping[str, Item], numbers: Iterator[int]
) -> Chapter:
    audiences = frozenset(Audience(name) for name in data.get("voor", [author]))
    builder = _QuestionBuilder(audiences, lists)
    return Chapter(
        id=data["id"],
        letter=data["letter"],
        title=data["titel"],
        questions=tuple(
            question
            for item in data["vragen"]
            for question in builder.with_parts(item, next(numbers))
        ),
        intro={Audience(name): text for name, text in data.get("intro", {}).items()},
    )


class _QuestionBuilder:
    """Builds the questions of one chapter."""

    def __init__(self, audiences: frozenset[Audience], lists: Mapping[str, Item]) -> None:
        self._audiences = audiences
        self._lists = lists

    def with_parts(self, item: Item, number: int) -> Iterator[Question]:
        """The question with its follow-ups, or the items of a group of scales."""
        if item["soort"] == "schalen":
            for part_id, text in item["onderdelen"].items():
                part = {**item, "id": part_id, "vraag": text}
                yield self._question(part, number, item["id"], heading=item["vraag"])
            return
        yield self._question(item, number, "")
        for follow_up in item.get("vervolg", ()):
            yield self._question(follow_up, number, item["id"])

    def _question(self, item: Item, number: int, part_of: str, heading: str = "") -> Question:
        kind = KINDS[item["soort"]]
        required = item.get("verplicht") == "ja"
        return Question(
            id=item["id"],
            kind=kind,
            text=item["vraag"],
            number=number,
            limits=_limits(item, kind),
            hint=item.get("hint", ""),
            required=required,
            sensitive=item.get("gevoelig") == "ja",
            choices=tuple(self._choices(item)),
            other="anders" in item,
            other_label=item.get("anders", ""),
            scale=Scale(item["stappen"], tuple(item["woorden"])) if "stappen" in item else None,
            passes=tuple(_passes(item.get("mag_ook", ()), required)),
            relevant=_condition(item.get("alleen_als")),
            part_of=part_of,
            heading=heading,
            audiences=self._audiences,
            print_style=PRINT_STYLES[item.get("afdruk", "gewoon")],
            print_text=item.get("afdruk_tekst", ""),
            guide_text=item.get("gesprek", ""),
            drawing=_drawing(item.get("zonder_foto")),
        )

    def _choices(self, item: Item) -> Iterator[Choice]:
        alone = item.get("kies_alleen", ())
        texts = {**self._lists.get(item.get("lijst", ""), {}), **item.get("keuzes", {})}
        for choice_id, text in texts.items():
            yield Choice(choice_id, text, exclusive=choice_id in alone)


def _limits(item: Item, kind: Kind) -> Limits:
    if kind in {Kind.CHOICE, Kind.SCALE, Kind.DATE}:
        return Limits(1, 1)
    default = 1 if kind is Kind.CHOICES else 0
    return Limits(item.get("minimum", default), item["maximum"])


def _passes(extra: Iterable[str], required: bool) -> Iterator[Pass]:
    """What is not required may be skipped: the quietest way out comes last."""
    yield from (PASSES[name] for name in extra)
    if not required:
        yield Pass.SKIPPED


def _condition(data: Item | None) -> Condition | None:
    if data is None:
        return None
    return Condition(
        data["vraag"], frozenset(data.get("keuze", ())), frozenset(data.get("niet", ()))
    )


def _drawing(data: Item | None) -> Drawing | None:
    return None if data is None else Drawing(data["vraag"], data.get("hint", ""))
