"""The form of a transcript: a YAML file in Dutch, read into plain values. See LEESMIJ.md.

A turn is a mapping whose keys are read from top to bottom: what stands on screen, what the person
does, what the person then hears. No key stands twice in it. Runners walk `Transcript.steps` and at
the end compare what is stored, made readable by `readable`, with `Transcript.answers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    PhotoValue,
    ScaleValue,
    TextValue,
)
from conversations.people import Channel, Slot
from conversations.questionnaire import Pass, Question, Questionnaire
from conversations.session import Status

FOLDER = Path(__file__).parent


class Verb(StrEnum):
    """What a line of a transcript says; the first group does, the second looks."""

    OPENS = "opent"
    TYPES = "typt"
    TAPS = "tikt"
    SENDS = "stuurt"
    EDITS = "verandert"
    APPENDS = "vult aan"
    READS_BACK = "leest na"
    EDITS_MESSAGE = "verbetert bericht"
    TEACHER_REOPENS = "leerkracht opent weer"
    TEACHER_REMARKS = "leerkracht schrijft bij"

    QUESTION = "vraag"
    CHAPTER = "hoofdstuk"
    HEARS = "hoort"
    READS_NOTE = "leest van de leerkracht"


LOOKING = frozenset({Verb.QUESTION, Verb.CHAPTER, Verb.HEARS, Verb.READS_NOTE})

ACTIONS = {
    "begin": "press on until the notice is read, however many screens it has",
    "verder": "press on from the notice, a chapter read back, the overview or a pause",
    "klaar": "the button under several choices, a photo, a group of scales or an edited answer",
    "zo laat ik het": "leave the answer at which the leerkracht wrote a note",
    "zo is het goed": "leave a short answer as it is, after the nudge",
    "aanvullen": "add to the answer on screen (after the nudge, or while changing it)",
    "overslaan": "skip",
    "ik vertel het zelf": "tell the mentor in person",
    "liever in een gesprek": "tell it in a conversation",
    "weet ik niet": "does not know",
    "terug": "to the question before",
    "anders": "own word (the visible label of the question means the same)",
    "overzicht": "all chapters with what is answered",
    "pauze": "stop for now",
    "hulp": "help",
    "inleveren": "hand in, at the review; elsewhere it leads there",
}
"""What `tikt` may name besides a choice, a step, or "item: step" of a group. The words on the
button are the channel's own."""

HEARD = {
    "welkom": "NoticeShown",
    "welkom terug": "WelcomedBack",
    "bewaard": "Recorded",
    "veranderd": "Changed",
    "aangevuld": "Extended",
    "genoteerd": "Passed",
    "duwtje": "Nudged",
    "oude knop": "Stale",
    "alleen lezen": "ReadOnly",
    "overzicht": "OverviewShown",
    "alles nalezen": "ReviewShown",
    "hoofdstuk nalezen": "ReviewShown",
    "ingeleverd": "Submitted",
    "weer open": "ReopenedByLeerkracht",
    "tot later": "Paused",
    "hulp": "HelpShown",
    "kan niet bewaard worden": "CannotKeep",
    "leeg": "empty",
    "te lang": "too_long",
    "kies een knop": "choose",
    "kies een stap": "choose_step",
    "te weinig gekozen": "choose_at_least",
    "te veel gekozen": "too_many_choices",
    "geen datum": "not_a_date",
    "dag in de toekomst": "future_date",
    "te veel foto's": "too_many_photos",
    "geen foto hier": "no_photo_here",
    "eerst een foto": "photo_wanted",
    "verplicht": "required",
    "nog niets gegeven": "nothing_yet",
    "nog verplichte vragen open": "required_open",
    "dit is de eerste vraag": "nothing_before",
    "eerst het welkom": "notice_first",
    "kies wat je verandert": "in_review",
    "onbekend bericht": "unknown_edit",
}
"""What `hoort` may name: the class of an event, or the reason of a Rejected."""

PASSES = {
    Pass.SKIPPED: "(overgeslagen)",
    Pass.TELL_MYSELF: "(vertelt het zelf)",
    Pass.IN_CONVERSATION: "(liever in een gesprek)",
    Pass.UNKNOWN: "(weet het niet)",
}

STATUSES = {
    "welkom": Status.NOTICE,
    "bezig": Status.ACTIVE,
    "nalezen": Status.REVIEW,
    "ingeleverd": Status.SUBMITTED,
}

Readable = str | int | list[str]
"""An answer as a transcript writes it: text; a choice or a list of them; a step's word or number;
the descriptions of the photos; a day as yyyy-mm-dd; one of PASSES."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done or looked at. `value` is the text; of an edited message `old` is what it said
    before; `notes` are what the leerkracht writes, by question. `file` and `turn` (1-based) say
    where it stands, for a failing test."""

    verb: Verb
    value: str
    file: str
    turn: int
    old: str = ""
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def looks(self) -> bool:
        return self.verb in LOOKING

    def __str__(self) -> str:
        return f"{self.file}, beurt {self.turn}: {self.verb} {self.value[:60]!r}"


@dataclass(frozen=True, slots=True)
class Transcript:
    """`answers` are all that this person has stored at the end; those in `irrelevant` are kept but
    count no more. `channels` are the doors through which this conversation can go."""

    name: str
    title: str
    questionnaire: str
    slot: Slot
    channels: frozenset[Channel]
    steps: tuple[Step, ...]
    status: Status
    answers: dict[str, Readable]
    irrelevant: frozenset[str]


def load_all(channel: Channel | None = None) -> list[Transcript]:
    """Every transcript, or those that can go through this channel, by name."""
    found = [load(path) for path in sorted(FOLDER.glob("*.yaml"))]
    return [it for it in found if channel is None or channel in it.channels]


def load(path: Path) -> Transcript:
    """ValueError with file and turn when it is not a transcript."""
    data = _Loader(path.read_text(encoding="utf-8")).get_single_data()
    end = data["einde"]
    only = data.get("alleen")
    return Transcript(
        name=path.stem,
        title=data["titel"],
        questionnaire=data["vragenlijst"],
        slot=Slot(data["wie"]),
        channels=frozenset({Channel(only)} if only else Channel),
        steps=tuple(_steps(path.name, data["gesprek"])),
        status=STATUSES[end["stand"]],
        answers={str(key): _expected(value) for key, value in (end["antwoorden"] or {}).items()},
        irrelevant=frozenset(end.get("telt niet mee", ())),
    )


def readable(question: Question, answer: Answer) -> Readable:
    """The stored answer as a transcript writes it."""
    match answer.value:
        case TextValue() as value:
            return value.text
        case ChoiceValue(chosen, other):
            picked = [it.text for it in question.choices if it.id in chosen]
            words = [*picked, other] if other else picked
            return words[0] if len(words) == 1 else words
        case ScaleValue(step):
            labels = question.scale.labels if question.scale else ()
            return (
                labels[step - 1] if question.scale and len(labels) == question.scale.steps else step
            )
        case PhotoValue(photos):
            return [photo.description for photo in photos]
        case DateValue(day):
            return day.isoformat()
        case PassValue(reason):
            return PASSES[reason]


def all_readable(
    questionnaire: Questionnaire, answers: Mapping[str, Answer]
) -> dict[str, Readable]:
    """Everything stored, ready to compare with `Transcript.answers`."""
    found = {key: questionnaire.question(key) for key in answers}
    return {key: readable(question, answers[key]) for key, question in found.items() if question}


class _Loader(yaml.SafeLoader):
    """YAML lets the second of two equal keys win in silence; here that would lose a step."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if doubled := [key for key in keys if keys.count(key) > 1]:
            line = node.start_mark.line + 1
            message = f"regel {line}: {doubled[0]!r} staat twee keer in één beurt"
            raise ValueError(message)
        return super().construct_mapping(node, deep=deep)


def _steps(file: str, turns: list[dict[str, Any]]) -> Iterator[Step]:
    for number, turn in enumerate(turns, start=1):
        for key, given in turn.items():
            for value in given if isinstance(given, list) else [given]:
                yield _step(file, number, key, value)


def _step(file: str, turn: int, key: str, value: Any) -> Step:
    try:
        verb = Verb(key)
    except ValueError:
        message = f"{file}, beurt {turn}: {key!r} is geen werkwoord van een gesprek"
        raise ValueError(message) from None
    old = ""
    if isinstance(value, dict) and verb is Verb.EDITS_MESSAGE:
        old, value = value["van"], value["naar"]
    elif isinstance(value, dict) and verb is Verb.TEACHER_REMARKS:
        return Step(verb, "", file, turn, notes=tuple(value.items()))
    elif isinstance(value, dict):
        value = value["tekst"] * value["keer"]
    if verb is Verb.HEARS and value not in HEARD:
        message = f"{file}, beurt {turn}: {value!r} staat niet in HEARD"
        raise ValueError(message)
    return Step(verb, str(value), file, turn, old)


def _expected(value: Any) -> Readable:
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if isinstance(value, int) else str(value)
