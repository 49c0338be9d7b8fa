"""(events, where the person is) -> messages. Every class of event has exactly one renderer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.telegram import rich
from bot.telegram.buttons import CONTINUE
from bot.telegram.messages import Message
from bot.telegram.render import kept, moments, overview, questions, refusals
from bot.telegram.render.scene import Draft, Origin, Scene
from conversations import events
from conversations.constraints import TOO_EARLY
from conversations.events import NoticeShown

__all__ = ["RENDERERS", "Draft", "Origin", "Scene", "current", "render"]

RENDERERS: dict[type, Callable[[Any, Scene, Draft], None]] = {
    events.NoticeShown: moments.notice_shown,
    events.WelcomedBack: moments.welcomed_back,
    events.ChapterBegun: moments.chapter_begun,
    events.Asked: questions.asked,
    events.Selected: questions.selected,
    events.Recorded: kept.recorded,
    events.Changed: kept.changed,
    events.Extended: kept.extended,
    events.Passed: kept.passed,
    events.Nudged: kept.nudged,
    events.Rejected: refusals.rejected,
    events.Stale: refusals.stale,
    events.ReadOnly: refusals.read_only,
    events.OverviewShown: overview.overview_shown,
    events.ReviewShown: overview.review_shown,
    events.Submitted: moments.submitted,
    events.ReopenedByLeerkracht: moments.reopened_by_leerkracht,
    events.Paused: moments.paused,
    events.HelpShown: moments.help_shown,
    events.LanguageChosen: moments.language_chosen,
    events.CannotKeep: refusals.cannot_keep,
}

STORED = (events.Recorded, events.Changed, events.Extended, events.Nudged)


def render(scene: Scene) -> list[Message]:
    """One message for everything that happened: what was done with the answer, and what is next.
    More than one only when a review is longer than a message can be."""
    if scene.origin.after_refusal and _only_too_early(scene):
        return []
    draft = Draft()
    for event in scene.reply.events:
        RENDERERS[type(event)](event, scene, draft)
    if scene.origin.unseen and not draft.screen:
        _draw_screen(scene, draft)
    return _finished(draft, scene) if draft.paragraphs else []


def current(scene: Scene, opening: str) -> list[Message]:
    """The screen as it stands, after a sentence that says why it is shown again."""
    draft = Draft()
    draft.say(opening)
    _draw_screen(scene, draft)
    return _finished(draft, scene)


def _draw_screen(scene: Scene, draft: Draft) -> None:
    view = scene.reply.view
    if view.prompt is not None:
        questions.draw(view.prompt, scene, draft)
    elif view.review is not None:
        overview.review_shown(view.review, scene, draft)
    elif view.notice is not None:
        session = scene.reply.session
        notice = NoticeShown(session.notice_screen, 0, view.notice, session.turn)
        moments.notice_shown(notice, scene, draft)
    elif view.closing is not None:
        moments.closing(view.closing, scene, draft)
    else:
        draft.offer((scene.button(scene.t.text("Verder"), CONTINUE),))


def _only_too_early(scene: Scene) -> bool:
    return all(
        isinstance(event, events.Rejected) and event.reason == TOO_EARLY
        for event in scene.reply.events
    )


def _finished(draft: Draft, scene: Scene) -> list[Message]:
    origin, turn = scene.origin, scene.reply.session.turn
    *first, last = rich.messages(draft.paragraphs)
    redraw = origin.tapped if draft.in_place and not first else 0
    # Under the same turn the buttons of before still work, so they stay; unless ticks in them would
    # go on telling what somebody chose in confidence.
    hide = _is_sensitive(scene, origin.question) and draft.screen and not redraw
    message = Message(
        text=last,
        rows=draft.all_rows,
        redraw=redraw,
        bare=origin.tapped if hide or origin.turn != turn else 0,
        bare_first=hide,
    )
    if origin.typed and any(_is_sensitive(scene, it) for it in _given_to(scene)):
        message = _erasing(message, scene)
    return [*(Message(text) for text in first), message]


def _is_sensitive(scene: Scene, question_id: str) -> bool:
    question = scene.reply.questionnaire.question(question_id)
    return question is not None and question.sensitive


def _given_to(scene: Scene) -> tuple[str, ...]:
    """The question that kept what this input gave, and the one to which it may be moved yet."""
    for event in scene.reply.events:
        if isinstance(event, events.Extended):
            return event.question.id, event.movable_to
        if isinstance(event, STORED):
            return (event.question.id,)
        if isinstance(event, events.Selected):
            return (event.prompt.question.id,)
    return ()


def _erasing(message: Message, scene: Scene) -> Message:
    t = scene.t
    return replace(
        message,
        erase=scene.origin.typed,
        erased=scene.you(
            t.text("Ik heb je bericht uit deze chat gehaald."),
            t.text("Ik heb uw bericht uit deze chat gehaald."),
        ),
        not_erased=scene.you(
            t.text(
                "Telegram liet mij je bericht niet weghalen. Haal het zelf weg als je dat wilt."
            ),
            t.text("Telegram liet mij uw bericht niet weghalen. Haal het zelf weg als u dat wilt."),
        ),
    )
