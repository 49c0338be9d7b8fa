"""Going about: back, on, stop for now, look round. None of these stores an answer by itself."""

from __future__ import annotations

import re

from conversations.constraints import NOTHING_BEFORE, QUESTION_GONE, UNKNOWN_LANGUAGE
from conversations.events import (
    CannotKeep,
    HelpShown,
    LanguageChosen,
    OverviewShown,
    Paused,
    ReopenedByLeerkracht,
    WelcomedBack,
)
from conversations.inputs import (
    Back,
    ChooseLanguage,
    Continue,
    Help,
    Pause,
    Review,
    ShowOverview,
    Start,
    Unsupported,
)
from conversations.scene import Scene
from conversations.session import Mode, Status

LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
"""The simple form of a BCP 47 tag: "nl", "en-GB", "zh-Hans"."""


def start(scene: Scene, _given: Start) -> None:
    current = scene.current
    if scene.session.reopened:  # by the leerkracht, while the person was away
        scene.set(reopened=False)
        scene.say(ReopenedByLeerkracht())
    else:
        scene.say(WelcomedBack(scene.screen.place(current) if current else None))
    scene.repeat()


def back(scene: Scene, given: Back) -> None:
    if scene.outdated(given.turn):
        return
    current = scene.current
    if current is not None and scene.session.mode in {Mode.OTHER, Mode.DESCRIBE}:
        scene.stay(current, Mode.ANSWER)
        return
    before = scene.screen.before(current)
    if before is None:
        scene.reject(NOTHING_BEFORE, current)
    else:
        scene.ask(before)


def proceed(scene: Scene, given: Continue) -> None:
    """To the question that is next, also out of an edit."""
    if scene.outdated(given.turn):
        return
    session = scene.session
    following = scene.screen.to_discuss() or scene.screen.first_open()
    at_review = session.status is Status.REVIEW and following is None
    if at_review or (session.status is Status.ACTIVE and not session.focus):
        scene.repeat()
    else:
        scene.leave()
        scene.advance()


def pause(scene: Scene, _given: Pause) -> None:
    scene.set(paused=True)
    scene.say(Paused())


def show_overview(scene: Scene, _given: ShowOverview) -> None:
    scene.say(OverviewShown(scene.screen.outline()))


def review(scene: Scene, given: Review) -> None:
    """A chapter is read back beside the question on screen; the whole takes its place."""
    if not given.chapter:
        scene.review()
        return
    shown = scene.screen.review(given.chapter)
    if shown.chapters:
        scene.say(shown)
    else:
        scene.reject(QUESTION_GONE)
        scene.repeat()


def get_help(scene: Scene, _given: Help) -> None:
    scene.say(HelpShown())


def choose_language(scene: Scene, given: ChooseLanguage) -> None:
    if not LANGUAGE_TAG.fullmatch(given.language):
        scene.reject(UNKNOWN_LANGUAGE)
        return
    scene.set(language=given.language)
    scene.say(LanguageChosen(given.language))
    scene.repeat()


def unsupported(scene: Scene, given: Unsupported) -> None:
    scene.say(CannotKeep(given.what))
