"""A small klas for the tests of the store: names and words that are easy to look for in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from conversations.answers import Answer, TextPart, TextValue
from conversations.people import Dossier, Klas, Participant, Role, School, Slot
from conversations.questionnaire import Audience
from conversations.session import Session, Status
from storage import dossiers, klassen, participants
from storage.store import Store, Unit

P = ParamSpec("P")
T = TypeVar("T")

NOW = datetime(2026, 11, 24, 8, 30, 0, 123456, tzinfo=UTC)
FORM = "dit-ben-ik"
SLOTS = (Slot.LEERLING, Slot.OUDER_1, Slot.OUDER_2)
NAMES = ("Zeynepzoekmij", "Boazvindmij", "Łucjakijkmij")


@dataclass(frozen=True, slots=True)
class AKlas:
    school: School
    klas: Klas
    leerkracht: Participant
    dossiers: list[Dossier]
    people: list[list[Participant]]

    def leerling(self, number: int = 0) -> Participant:
        return self.people[number][0]


def make_klas(unit: Unit) -> AKlas:
    school = klassen.school_named(unit, "De Regenboog", NOW)
    klas = klassen.add_klas(unit, school, "8A", "2026-2027", NOW)
    leerkracht = participants.add(
        unit, Role.LEERKRACHT, klas.id, None, None, "Juf Ankeverborgen", NOW
    )
    made = [dossiers.add(unit, klas.id, name, 7 + i, NOW) for i, name in enumerate(NAMES)]
    people = [
        [
            participants.add(
                unit,
                Role.LEERLING if slot is Slot.LEERLING else Role.OUDER,
                klas.id,
                dossier.id,
                slot,
                f"{slot.value} van {dossier.name}",
                NOW,
            )
            for slot in SLOTS
        ]
        for dossier in made
    ]
    return AKlas(school, klas, leerkracht, made, people)


def answer(question: str, text: str) -> Answer:
    return Answer(
        question, f"Hoe zit het met {question}?", TextValue((TextPart(text, "41"),)), "nl", NOW
    )


def session(status: Status = Status.ACTIVE, turn: int = 1) -> Session:
    return Session(FORM, 1, Audience.LEERLING, status=status, turn=turn)


async def write(
    store: Store, function: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    """One call as a unit of work."""
    return await store.transact(lambda unit: function(unit, *args, **kwargs))


async def read(
    store: Store, function: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs
) -> T:
    return await store.read(lambda unit: function(unit, *args, **kwargs))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of the data folder as it stands on the disk."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}
