"""What the engine says happened, in the words of the page. Each kind of event has one renderer."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from bot.assistant import Reply
from bot.web.rejections import rejection
from bot.web.screen import wording_of
from bot.web.slips import Json
from bot.web.wording import Wording
from conversations import events
from conversations.events import Event

Note = Json | None
Renderer = Callable[[Wording, Reply, Any], Note]


def notes(reply: Reply, last_day: str = "") -> list[Json]:
    """A note for each event that the new screen does not already show. `last_day` is told to who
    comes back.

    `tone` is "plain" (a word), "kind" (the yellow note), "alert" (a fix is asked) or "quiet"
    (for who listens to the page; nothing is drawn).
    """
    wording = wording_of(reply)
    made = [_RENDERERS[type(event)](wording, reply, event) for event in reply.events]
    shown = [note for note in made if note is not None]
    if shown and last_day and any(isinstance(it, events.WelcomedBack) for it in reply.events):
        shown[0] |= {"text": f"{shown[0]['text']} {last_day}"}
    return shown


def _shown_by_the_screen(_wording: Wording, _reply: Reply, _event: Event) -> Note:
    return None


def _note(tone: str, icon: str, text: str) -> Json:
    return {"tone": tone, "icon": icon, "text": text}


def _saved(wording: Wording, _reply: Reply, _event: Event) -> Note:
    return _note("quiet", "tick", wording.t.text("Bewaard."))


def _changed(wording: Wording, _reply: Reply, _event: Event) -> Note:
    return _note("quiet", "tick", wording.t.text("Veranderd."))


def _welcomed(wording: Wording, reply: Reply, event: events.WelcomedBack) -> Note:
    t, place = wording.t, event.place
    if place is None:
        return None
    where = {"number": place.number, "chapter": place.chapter.letter}
    if wording.polite:
        text = t.text("Welkom terug. U was bij vraag {number}. Alles staat er nog.", **where)
    elif place.chapter.letter:
        text = t.text(
            "Welkom terug, {name}. Je was bij hoofdstuk {chapter}, vraag {number}. "
            "Alles wat je schreef, is er nog.",
            name=reply.dossier.name,
            **where,
        )
    else:
        text = t.text(
            "Welkom terug, {name}. Je was bij vraag {number}.", name=reply.dossier.name, **where
        )
    return _note("kind", "lamp", text)


def _rejected(wording: Wording, _reply: Reply, event: events.Rejected) -> Note:
    return _note("alert", "pencil", rejection(wording, event.reason, dict(event.params)))


def _stale(wording: Wording, reply: Reply, _event: events.Stale) -> Note:
    t, place = wording.t, reply.view.place
    if place is None:
        return _note("plain", "clock", t.text("Die knop hoorde bij een eerdere vraag."))
    text = t.text(
        "Die knop hoorde bij een eerdere vraag. We zijn nu bij vraag {number}.",
        number=place.number,
    )
    return _note("plain", "clock", text)


def _read_only(wording: Wording, _reply: Reply, _event: events.ReadOnly) -> Note:
    t = wording.t
    if wording.polite:
        text = t.text(
            "Dit is ingeleverd. Wilt u iets veranderen? Neem het terug bij Hulp, of vraag het aan "
            "de leerkracht."
        )
    else:
        text = t.text(
            "Je werkstuk is ingeleverd. Wil je iets veranderen? Neem het terug bij Hulp, of vraag "
            "het aan je juf of meester."
        )
    return _note("plain", "lock", text)


def _reopened(wording: Wording, reply: Reply, _event: events.ReopenedByLeerkracht) -> Note:
    t, notes = wording.t, len(reply.session.discuss)
    if notes and wording.polite:
        text = t.plural(
            "De leerkracht heeft het gelezen en schreef iets bij {count} antwoord.",
            "De leerkracht heeft het gelezen en schreef iets bij {count} antwoorden.",
            notes,
        )
    elif notes:
        text = t.plural(
            "Je juf of meester heeft je werkstuk gelezen en schreef iets bij {count} antwoord. "
            "Kijk er rustig naar.",
            "Je juf of meester heeft je werkstuk gelezen en schreef iets bij {count} antwoorden. "
            "Kijk er rustig naar.",
            notes,
        )
    elif wording.polite:
        text = t.text("De leerkracht heeft het weer opengezet. U kunt verder.")
    else:
        text = t.text("Je juf of meester heeft je werkstuk weer opengezet. Je kunt verder.")
    return _note("kind", "lamp", text)


def _cannot_keep(wording: Wording, _reply: Reply, _event: events.CannotKeep) -> Note:
    return _note("plain", "lock", wording.t.text("Dit kunnen we niet bewaren."))


_RENDERERS: MappingProxyType[type, Renderer] = MappingProxyType(
    {
        events.NoticeShown: _shown_by_the_screen,
        events.WelcomedBack: _welcomed,
        events.ChapterBegun: _shown_by_the_screen,
        events.Asked: _shown_by_the_screen,
        events.Recorded: _saved,
        events.Selected: _shown_by_the_screen,
        events.Changed: _changed,
        events.Extended: _changed,
        events.Passed: _saved,
        events.Nudged: _shown_by_the_screen,
        events.Rejected: _rejected,
        events.Stale: _stale,
        events.ReadOnly: _read_only,
        events.OverviewShown: _shown_by_the_screen,
        events.ReviewShown: _shown_by_the_screen,
        events.Submitted: _shown_by_the_screen,
        events.ReopenedByLeerkracht: _reopened,
        events.Paused: _shown_by_the_screen,
        events.HelpShown: _shown_by_the_screen,
        events.LanguageChosen: _shown_by_the_screen,
        events.CannotKeep: _cannot_keep,
    }
)
RENDERED = frozenset(_RENDERERS)


def refused(reply: Reply, reason: str) -> Json:
    """The note for something that never reached the engine, such as a file that is no picture."""
    return _note("alert", "pencil", rejection(wording_of(reply), reason, {}))
