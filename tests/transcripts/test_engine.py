"""Every transcript, on the engine alone."""

from __future__ import annotations

import pytest

from conversations import loader
from conversations.questionnaire import Questionnaire
from conversations.relevance import relevant
from conversations.session import Status
from tests.transcripts.engine_runner import EngineRunner
from tests.transcripts.format import Transcript, load_all


@pytest.fixture(scope="module")
def questionnaires() -> dict[str, Questionnaire]:
    return loader.load_all(None)


@pytest.mark.parametrize("transcript", load_all(), ids=lambda it: it.name)
def test_the_conversation_goes_as_written(
    transcript: Transcript, questionnaires: dict[str, Questionnaire]
) -> None:
    runner = EngineRunner(questionnaires[transcript.questionnaire], transcript.slot)
    runner.run(transcript)
    audience = runner.session.audience
    counted = {it.id for it in relevant(runner.questionnaire, audience, runner.answers)}
    assert set(runner.answers) - counted == transcript.irrelevant


def test_a_handed_in_conversation_left_nothing_required_open(
    questionnaires: dict[str, Questionnaire],
) -> None:
    finished = [it for it in load_all() if it.status is Status.SUBMITTED]
    assert len(finished) >= 4
    for transcript in finished:
        questionnaire = questionnaires[transcript.questionnaire]
        runner = EngineRunner(questionnaire, transcript.slot)
        runner.run(transcript)
        asked = relevant(questionnaire, runner.session.audience, runner.answers)
        assert not [it.id for it in asked if it.required and it.id not in runner.answers]
