"""JSON round trips, and that every input and every reason has its place."""

from __future__ import annotations

import json
import typing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from conversations import constraints, inputs
from conversations.answers import (
    Answer,
    ChoiceValue,
    DateValue,
    PassValue,
    Photo,
    PhotoValue,
    ScaleValue,
    TextPart,
    TextValue,
    Value,
    value_from_json,
)
from conversations.engine import MOVES
from conversations.questionnaire import Audience, Pass
from conversations.session import LastText, Mode, Session, Status

ROOM = Path(constraints.__file__).parent


@pytest.mark.parametrize(
    "value",
    [
        TextValue((TextPart("a\n"), TextPart("b 👍", "m1"))),
        ChoiceValue(("gym",), "schaken"),
        ChoiceValue(()),
        ScaleValue(3),
        PhotoValue((Photo("p1"), Photo("p2", "hond"))),
        DateValue(date(2027, 3, 18)),
        *map(PassValue, Pass),
    ],
)
def test_an_answer_reads_back_equal(value: Value) -> None:
    answer = Answer("v", "Wat?", value, "nl", datetime(2027, 6, 2, 10, 30, 1, 5, tzinfo=UTC))
    assert Answer.from_json(json.loads(json.dumps(answer.to_json()))) == answer


def test_a_kind_that_does_not_exist_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        value_from_json({"kind": "geluid"})


def test_a_full_session_reads_back_equal() -> None:
    session = Session(
        questionnaire="klein",
        version=3,
        audience=Audience.OUDER,
        language="en",
        status=Status.SUBMITTED,
        turn=7,
        focus="vak",
        mode=Mode.OTHER,
        notice_screen=1,
        picked=("gym",),
        other="schaken",
        nudged=frozenset({"a", "b"}),
        begun=frozenset({"wie"}),
        paused=True,
        last_text=LastText("verhaal", 2),
        refused="m1",
        submitted_at=datetime(2027, 6, 2, tzinfo=UTC),
    )
    assert Session.from_json(json.loads(json.dumps(session.to_json()))) == session


def test_every_input_has_a_move() -> None:
    assert set(MOVES) == set(typing.get_args(inputs.Input))


def test_every_reason_is_listed_and_used() -> None:
    named = {
        name: value
        for name, value in vars(constraints).items()
        if name.isupper() and isinstance(value, str)
    }
    assert tuple(named.values()) == constraints.REASONS
    source = "".join(it.read_text(encoding="utf-8") for it in ROOM.glob("moves/*.py"))
    source += (ROOM / "scene.py").read_text(encoding="utf-8")
    assert not [name for name in named if name not in source]


def test_a_session_stored_before_reopened_was_kept_is_still_read() -> None:
    session = Session("dit-ben-ik", 1, Audience.LEERLING)
    older = {key: value for key, value in session.to_json().items() if key != "reopened"}
    assert Session.from_json(older) == session
