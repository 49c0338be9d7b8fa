"""What happens next. Pure: the same arguments always give the same Turn.

One input goes to one move; the moves stand in `moves/`, a module a family. They work on a Scene,
which computes what is on screen (`screen`), which questions apply (`relevance`), how far the
person is (`progress`) and how a question reads (`piping`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from conversations import inputs
from conversations.answers import Answer, Answers
from conversations.events import Event, Outline, Place, Prompt, ReadOnly, ReviewShown
from conversations.moves import (
    choosing,
    dating,
    editing,
    entering,
    finishing,
    handing_in,
    picturing,
    rating,
    saying,
    walking,
)
from conversations.questionnaire import Questionnaire
from conversations.relevance import route
from conversations.scene import Scene
from conversations.screen import Screen
from conversations.session import Session, Status

Move = Callable[[Scene, Any], None]

MOVES: Mapping[type[inputs.Input], Move] = {
    inputs.Start: walking.start,
    inputs.Text: saying.say,
    inputs.EditedText: editing.edited,
    inputs.Choose: choosing.choose,
    inputs.ChooseOther: choosing.choose_other,
    inputs.ChooseAll: choosing.choose_all,
    inputs.Rate: rating.rate,
    inputs.SendPhoto: picturing.send,
    inputs.RemovePhoto: picturing.remove,
    inputs.DescribePhoto: picturing.describe,
    inputs.GiveDate: dating.give_date,
    inputs.Done: finishing.done,
    inputs.PassOn: finishing.pass_on,
    inputs.Back: walking.back,
    inputs.Edit: editing.edit,
    inputs.Append: editing.append,
    inputs.Reassign: saying.reassign,
    inputs.ShowOverview: walking.show_overview,
    inputs.Review: walking.review,
    inputs.Continue: walking.proceed,
    inputs.Submit: handing_in.submit,
    inputs.Pause: walking.pause,
    inputs.Help: walking.get_help,
    inputs.ChooseLanguage: walking.choose_language,
    inputs.Unsupported: walking.unsupported,
    inputs.Reopen: handing_in.reopen,
    inputs.TakeBack: handing_in.take_back,
}
"""Which move an input is, once the first question was asked and until the person hands in."""

ASIDES = (inputs.Help, inputs.ChooseLanguage, inputs.Unsupported, inputs.Pause)
"""Inputs that mean the same while the notice is still on screen."""

AFTERWARDS = (
    inputs.ShowOverview,
    inputs.Help,
    inputs.ChooseLanguage,
    inputs.Unsupported,
    inputs.Reopen,
    inputs.TakeBack,
)
"""Inputs that still do something when it is handed in."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one input: the new session, the answers that are new or changed (all others
    stay as they are; the engine never deletes an answer), and the events in the order in which
    the person should hear of them. No events: nothing to say (a repeated tap that changed nothing).
    `done` of `total` numbered questions are dealt with.
    """

    session: Session
    changed: Mapping[str, Answer]
    events: tuple[Event, ...]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class View:
    """The screen as it stands, computed from the state alone: exactly one of notice, prompt,
    review, closing is set (or none: paused and nothing to show). `outline` is everything so far."""

    session: Session
    place: Place | None
    outline: tuple[Outline, ...]
    notice: str | None = None
    prompt: Prompt | None = None
    review: ReviewShown | None = None
    closing: str | None = None


def start(questionnaire: Questionnaire, session: Session, answers: Answers, now: datetime) -> Turn:
    """The person comes in: the notice, the first question, or a welcome back."""
    return resume(questionnaire, session, answers, inputs.Start(), now)


def resume(
    questionnaire: Questionnaire,
    session: Session,
    answers: Answers,
    given: inputs.Input,
    now: datetime,
) -> Turn:
    """One input. Never raises for what a person can send; unknown ids and stale taps are events."""
    scene = Scene(questionnaire, session, answers, now)
    scene.wake()
    status = scene.session.status
    if status in {Status.NEW, Status.NOTICE} and not isinstance(given, ASIDES):
        entering.enter(scene, given)
    elif status is Status.SUBMITTED and not isinstance(given, AFTERWARDS):
        scene.say(ReadOnly())
    else:
        MOVES[type(given)](scene, given)
    done, total = scene.screen.counts()
    return Turn(scene.session, scene.changed, tuple(scene.events), done, total)


def view(questionnaire: Questionnaire, session: Session, answers: Answers) -> View:
    """The current screen. Never changes anything; used by pages and after a restart."""
    screen = Screen(
        questionnaire, session, answers, route(questionnaire, session.audience, answers)
    )
    current, outline = screen.current, screen.outline()
    place = screen.place(current) if current else None
    if session.status is Status.SUBMITTED:
        return View(session, place, outline, closing=screen.closing())
    if session.paused:
        return View(session, place, outline)
    if session.status in {Status.NEW, Status.NOTICE}:
        notice = screen.notice()
        return View(session, place, outline, notice=notice.text if notice else "")
    if current is not None:
        return View(session, place, outline, prompt=screen.prompt(current))
    return View(session, place, outline, review=screen.review())
