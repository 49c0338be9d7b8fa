"""What one answer costs the database. A statement more is paid at every answer of every leerling:
the threads of the program wait for each other around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.replies import Reply, Welcome
from conversations.events import Changed
from conversations.inputs import Input, Start, Text
from conversations.people import Channel, Slot
from storage.store import Unit
from tests.bot.school import School, open_school

CHAT = "77001234"

AROUND = 5
"""A transaction, a savepoint in it (each begun and ended), and a look at keys.db."""

ANSWER = 8
"""Read: the seat, the dossier, the session, the answers. Written: the delivery, the answer, the
session, the message that is owed."""


async def cost_of_an_answer(
    school: School, leerling: str, slot: Slot, form: str, question: str
) -> list[str]:
    """The statements of an answer in words to this question."""
    await school.wrote(leerling, slot, form)
    assistant = school.services.assistant
    welcome = await assistant.join(Channel.TELEGRAM, CHAT, (await school.card(leerling, slot)).code)
    assert isinstance(welcome, Welcome)
    await assistant.sit(Channel.TELEGRAM, CHAT, welcome.participant.id, form)
    await assistant.reopen(welcome.participant.id, form, question)

    async def say(given: Input, delivery: str) -> Reply:
        reply = await assistant.say(
            Channel.TELEGRAM, CHAT, given, delivery, render=lambda *_: [("say", {"text": "Mooi."})]
        )
        assert isinstance(reply, Reply)
        return reply

    await say(Start(), "1")
    statements: list[str] = []

    def trace(unit: Unit) -> None:
        unit.connection.set_trace_callback(statements.append)
        unit.vault._connection.set_trace_callback(statements.append)

    await school.services.store.transact(trace)
    statements.clear()
    reply = await say(
        Text("Een keer vertellen is genoeg, daarna hoor ik graag wat jij vindt."), "2"
    )
    assert any(isinstance(event, Changed) for event in reply.events)
    return statements


@pytest.mark.parametrize(
    ("leerling", "slot", "form", "question", "more"),
    [
        # Noor gave pictures: which of them may others see?
        ("Noor", Slot.LEERLING, "dit-ben-ik", "hobby_wat", 1),
        ("Noor", Slot.OUDER_1, "dit-ben-ik", "thuis_stukje", 0),
        # An ouder's own form may have been begun together with the leerkracht.
        ("Daan", Slot.OUDER_1, "okr-ouders", "sterk", 1),
    ],
)
async def test_an_answer_costs_no_more_statements_than_it_needs(
    tmp_path: Path, leerling: str, slot: Slot, form: str, question: str, more: int
) -> None:
    async with open_school(tmp_path, leerling) as school:
        statements = await cost_of_an_answer(school, leerling, slot, form, question)
    assert len(statements) == AROUND + ANSWER + more, "\n".join(statements)
