"""What happens next. Pure: the same arguments always give the same Turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from conversations.answers import Answer, Answers
from conversations.events import Event, Outline, Place, Prompt, ReviewShown
from conversations.inputs import Input
from conversations.questionnaire import Questionnaire
from conversations.session import Session


@dataclass(frozen=True, slots=True)
class Turn:
    """The result of one input: the new session, the answers that are new or changed (all others
    stay as they are; the engine never deletes an answer), and the events in the order in which
    the person should hear of them."""

    session: Session
    changed: Mapping[str, Answer]
    events: tuple[Event, ...]


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
    raise NotImplementedError


def resume(
    questionnaire: Questionnaire, session: Session, answers: Answers, given: Input, now: datetime
) -> Turn:
    """One input. Never raises for what a person can send; unknown ids and stale taps are events."""
    raise NotImplementedError


def view(questionnaire: Questionnaire, session: Session, answers: Answers) -> View:
    """The current screen. Never changes anything; used by pages and after a restart."""
    raise NotImplementedError
