"""JSON to Input: everything the page says, and nothing else."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from typing import get_args

import pytest

from bot.web import wire
from conversations import inputs
from conversations.inputs import Input
from conversations.questionnaire import Pass


def post(given: object, **changed: object) -> bytes:
    body = {"id": "7f3a", "who": "p1", "form": "dit-ben-ik", "input": given} | changed
    return json.dumps(body).encode()


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"type": "Start"}, inputs.Start()),
        ({"type": "Text", "text": "Keepen", "question": "q"}, inputs.Text("Keepen", question="q")),
        ({"type": "Text", "text": "Wij\x00\ud800 <b>"}, inputs.Text("Wij\x00\ud800 <b>")),
        (
            {"type": "Choose", "question": "q", "turn": 3, "choice": "gym"},
            inputs.Choose("q", 3, "gym"),
        ),
        ({"type": "ChooseOther", "question": "q", "turn": 3}, inputs.ChooseOther("q", 3)),
        (
            {"type": "ChooseAll", "question": "q", "turn": 3, "chosen": ["a", "b"], "other": "c"},
            inputs.ChooseAll("q", 3, ("a", "b"), "c"),
        ),
        ({"type": "Rate", "question": "q", "turn": 3, "step": 4}, inputs.Rate("q", 3, 4)),
        ({"type": "RemovePhoto", "photo_id": "f"}, inputs.RemovePhoto("f")),
        (
            {"type": "DescribePhoto", "photo_id": "f", "description": "zon"},
            inputs.DescribePhoto("f", "zon"),
        ),
        (
            {"type": "GiveDate", "question": "q", "turn": 3, "day": "2027-03-18"},
            inputs.GiveDate("q", 3, date(2027, 3, 18)),
        ),
        ({"type": "Done", "question": "q", "turn": 3}, inputs.Done("q", 3)),
        (
            {"type": "PassOn", "reason": "tell_myself", "question": "q", "turn": 3},
            inputs.PassOn(Pass.TELL_MYSELF, "q", 3),
        ),
        ({"type": "PassOn", "reason": "skipped", "turn": None}, inputs.PassOn(Pass.SKIPPED)),
        ({"type": "Back"}, inputs.Back()),
        ({"type": "Edit", "question": "q"}, inputs.Edit("q")),
        ({"type": "Append", "question": "q"}, inputs.Append("q")),
        ({"type": "Reassign", "question": "q", "turn": 3}, inputs.Reassign("q", 3)),
        ({"type": "ShowOverview"}, inputs.ShowOverview()),
        ({"type": "Review", "chapter": "a"}, inputs.Review("a")),
        ({"type": "Continue"}, inputs.Continue()),
        ({"type": "Submit", "turn": 9}, inputs.Submit(9)),
        ({"type": "Pause"}, inputs.Pause()),
        ({"type": "Help"}, inputs.Help()),
        ({"type": "ChooseLanguage", "language": "en"}, inputs.ChooseLanguage("en")),
    ],
)
def test_each_input_of_the_page(given: object, expected: Input) -> None:
    assert wire.read(post(given)) == wire.Said("7f3a", "p1", "dit-ben-ik", expected)


def test_every_input_is_either_accepted_or_belongs_to_another_door() -> None:
    elsewhere = {"EditedText", "Unsupported", "SendPhoto", "Reopen", "TakeBack"}
    assert set(wire.ACCEPTED) | elsewhere == {kind.__name__ for kind in get_args(Input)}


def test_every_field_of_an_accepted_input_can_be_read() -> None:
    for kind in wire.ACCEPTED.values():
        given: dict[str, object] = {"type": kind.__name__}
        for field in fields(kind):
            given[field.name] = {
                "turn": 1, "step": 1, "early": False, "wanted": True, "chosen": [],
                "day": "2027-01-02", "reason": "skipped",
            }.get(field.name, "x")  # fmt: skip
        assert isinstance(wire.read(post(given)).given, kind)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b"[]", "not an object"),
        (post({"type": "Start"}, id=""), "id is missing"),
        (post({"type": "Start"}, id="x" * 500), "id is missing"),
        (post({"type": "Start"}, id="a\nb"), "id is missing"),
        (post({"type": "Start"}, who=None), "who is missing"),
        (post({"type": "Start"}, form=7), "form is missing"),
        (post({"type": "Start"}, more=1), "unknown fields"),
        (post(None), "input is not an object"),
        (post({}), "unknown type"),
        (post({"type": "Reopen", "question": ""}), "unknown type"),
        (post({"type": "SendPhoto"}), "unknown type"),
        (post({"type": ["Start"]}), "unknown type"),
        (post({"type": "Start", "text": "x"}), "unknown fields"),
        (post({"type": "Text"}), "lacks text"),
        (post({"type": "Text", "text": 5}), "text is not"),
        (post({"type": "Rate", "question": "q", "turn": 1, "step": True}), "step is not"),
        (post({"type": "Rate", "question": "q", "turn": 1, "step": 10**40}), "step is not"),
        (post({"type": "Rate", "question": "q", "turn": "1", "step": 1}), "turn is not"),
        (post({"type": "ChooseAll", "question": "q", "turn": 1, "chosen": "ab"}), "chosen is not"),
        (post({"type": "ChooseAll", "question": "q", "turn": 1, "chosen": [1]}), "chosen is not"),
        (post({"type": "GiveDate", "question": "q", "turn": 1, "day": "31-2-27"}), "day is not"),
        (post({"type": "PassOn", "reason": "because"}), "reason is not"),
    ],
)
def test_anything_else_gets_a_clear_word(body: bytes, word: str) -> None:
    with pytest.raises(wire.NotUnderstoodError) as refused:
        wire.read(body)
    assert word in str(refused.value)
