"""The store alone: durable answers per second, with the whole unit of work of one answer.

    python -m benchmarks.store [--seconds 3] [--folder FOLDER] [--profile]

Each unit does what the assistant does for one answer: note the delivery, find the seat, load
session and answers, save one answer and the session, owe a message, note the act. Everybody
answers 25 questions and begins again, so that a load reads 12 answers on average.
"""

from __future__ import annotations

import argparse
import asyncio
import cProfile
import json
import os
import platform
import pstats
import resource
import sqlite3
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path

from conversations.answers import Answer, TextPart, TextValue
from conversations.people import Channel, Participant, Role, Slot
from conversations.questionnaire import Audience
from conversations.session import LastText, Session, Status
from storage import answers, audit, dossiers, klassen, messages, participants, sessions
from storage.keys import load_or_make_master_key
from storage.messages import Priority
from storage.store import Store, Unit

QUESTIONS = 25
FORM = "dit-ben-ik"
WORDS = "Ik kan goed voetballen en met mijn zusje koekjes bakken, behalve als de oven stuk is. " * 3
_deliveries = count(1)


@dataclass
class Person:
    """`seconds` holds how long each answer took until it was on the disk."""

    participant: Participant
    chat: str
    answered: int = 0
    seconds: list[float] = field(default_factory=list)


def a_klas(unit: Unit, people: int) -> list[Person]:
    now = datetime.now(UTC)
    school = klassen.school_named(unit, "De Regenboog", now)
    klas = klassen.add_klas(unit, school, f"klas van {people}", "2026-2027", now)
    made = []
    for number in range(people):
        dossier = dossiers.add(unit, klas.id, f"Leerling {number}", number, now)
        person = participants.add(
            unit, Role.LEERLING, klas.id, dossier.id, Slot.LEERLING, dossier.name, now
        )
        chat = str(700_000_000 + people * 1_000 + number)
        participants.bind(unit, Channel.TELEGRAM, chat, person.id, now)
        participants.sit(unit, Channel.TELEGRAM, chat, person.id, FORM)
        made.append(Person(person, chat))
    return made


def answer_one(unit: Unit, chat: str, number: int, delivery: str) -> int:
    """How many answers stand."""
    now = datetime.now(UTC)
    if not messages.first_time(unit, Channel.TELEGRAM, delivery, now):
        return 0
    seat = participants.seat(unit, Channel.TELEGRAM, chat)
    if seat is None or seat.participant.dossier_id is None:
        raise LookupError(chat)
    person, dossier = seat.participant, seat.participant.dossier_id
    session = sessions.load(unit, person, seat.questionnaire)
    stand = answers.load(unit, dossier, FORM, Slot.LEERLING)
    question = f"vraag_{number}"
    given = Answer(
        question, "Waar ben je trots op?", TextValue((TextPart(WORDS, delivery),)), "nl", now
    )
    answers.save(unit, dossier, FORM, Slot.LEERLING, [given])
    after = Session(
        FORM,
        1,
        Audience.LEERLING,
        status=Status.ACTIVE,
        turn=1 if session is None else session.turn + 1,
        last_text=LastText(question, 0),
    )
    sessions.save(unit, person, after, len(stand), QUESTIONS, now)
    messages.owe(
        unit,
        Channel.TELEGRAM,
        chat,
        person.id,
        dossier,
        "ask",
        {"text": "Mooi! Vraag 7 van 25. Wat doe je het liefst na schooltijd?", "turn": after.turn},
        Priority.REPLY,
        now,
    )
    audit.record(unit, person.id, person.role.value, "answered", dossier, "telegram", now)
    return len(stand)


async def answers_on(store: Store, person: Person, until: float) -> None:
    while (begun := time.perf_counter()) < until:
        number, delivery = person.answered % QUESTIONS, str(next(_deliveries))
        await store.transact(
            partial(answer_one, chat=person.chat, number=number, delivery=delivery)
        )
        person.seconds.append(time.perf_counter() - begun)
        person.answered += 1


@dataclass(frozen=True)
class Result:
    waiting: int
    answers_per_second: float
    p50_ms: float
    p95_ms: float
    cpu_ms_per_answer: float


async def measure(folder: Path, waiting: int, seconds: float) -> Result:
    store = await Store.open(folder, load_or_make_master_key(folder))
    people = await store.transact(lambda unit: a_klas(unit, waiting))
    cpu, begun = time.process_time(), time.perf_counter()
    await asyncio.gather(*(answers_on(store, person, begun + seconds) for person in people))
    took, used = time.perf_counter() - begun, time.process_time() - cpu
    stored = await store.read(
        lambda unit: unit.connection.execute("SELECT COUNT(*) FROM delivery").fetchone()[0]
    )
    await store.close()
    took_each = sorted(second for person in people for second in person.seconds)
    if stored != len(took_each):
        message = f"{len(took_each)} answers given, {stored} stored"
        raise AssertionError(message)
    return Result(
        waiting,
        round(len(took_each) / took),
        round(statistics.median(took_each) * 1000, 2),
        round(took_each[int(len(took_each) * 0.95)] * 1000, 2),
        round(used / len(took_each) * 1000, 3),
    )


def profiled(folder: Path) -> None:
    """Where the time of a unit goes (the profiler itself makes everything slower)."""

    async def run() -> None:
        store = await Store.open(folder, load_or_make_master_key(folder))
        people = await store.transact(lambda unit: a_klas(unit, 30))
        profile = cProfile.Profile()

        def whole(unit: Unit) -> None:
            profile.enable()
            for number in range(QUESTIONS):
                for person in people:
                    answer_one(unit, person.chat, number, str(next(_deliveries)))
            profile.disable()

        await store.transact(whole)
        await store.close()
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)

    asyncio.run(run())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--folder", type=Path, help="on the disk to measure (default: a new one)")
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        if given.profile:
            profiled(Path(name))
            return
        results = [
            asyncio.run(measure(Path(name) / str(waiting), waiting, given.seconds)).__dict__
            for waiting in (1, 30, 300)
        ]
    machine = {
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    print(json.dumps({"machine": machine, "results": results}, indent=2))


if __name__ == "__main__":
    main()
