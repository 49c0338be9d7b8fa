"""Handing in, opening again by the leerkracht, and taking back."""

from __future__ import annotations

from conversations.constraints import REQUIRED_OPEN
from conversations.events import ReopenedByLeerkracht, Submitted
from conversations.inputs import Reopen, Submit, TakeBack
from conversations.scene import Scene
from conversations.session import Status


def submit(scene: Scene, given: Submit) -> None:
    """Nothing is handed in that the person did not have before their eyes: first the review."""
    if scene.outdated(given.turn):
        return
    scene.leave()
    required = scene.screen.review().open
    if required:
        scene.reject(REQUIRED_OPEN, required[0], count=len(required))
        scene.ask(required[0])
    elif scene.session.status is not Status.REVIEW:
        scene.review()
    else:
        scene.set(
            status=Status.SUBMITTED,
            turn=scene.session.turn + 1,
            submitted_at=scene.now,
            last_text=None,
            discuss=(),
        )
        scene.say(Submitted(scene.screen.closing()))


def reopen(scene: Scene, given: Reopen) -> None:
    """Lands on the question that the leerkracht names, else on the first one with a note, else on
    the review."""
    questions = scene.screen.path.questions
    discuss = tuple(item for item in questions if item in given.discuss)
    scene.set(submitted_at=None, reopened=True, discuss=discuss)
    scene.say(ReopenedByLeerkracht())
    question = questions.get(given.question) or scene.screen.to_discuss()
    if question is not None:
        scene.ask(question)
    else:
        scene.review()


def take_back(scene: Scene, _given: TakeBack) -> None:
    if scene.session.status is Status.SUBMITTED:
        scene.set(submitted_at=None)
        scene.review()
