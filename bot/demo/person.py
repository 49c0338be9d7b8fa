"""One person of the sample school, who answers what is asked through the real assistant."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from bot.assistant import Assistant
from bot.demo.drawings import draw
from bot.demo.sample import Stage, Visit
from bot.media import Picture, prepare
from bot.replies import Refusal, Reply
from conversations.answers import Photo
from conversations.events import Prompt, Rejected
from conversations.inputs import (
    Choose,
    ChooseAll,
    ChooseLanguage,
    ChooseOther,
    Continue,
    Done,
    GiveDate,
    Input,
    PassOn,
    Rate,
    SendPhoto,
    Start,
    Submit,
    Text,
)
from conversations.people import Channel, Theme
from conversations.questionnaire import Kind, Pass

PASSES = {"zelf": Pass.TELL_MYSELF, "gesprek": Pass.IN_CONVERSATION, "weet_niet": Pass.UNKNOWN}
OTHER = "anders: "

_PAUSE = timedelta(seconds=47)  # between two answers
_LIMIT = 400  # inputs; nobody needs half as many, so more is our mistake


class Watch:
    """A clock for one person, that goes on by itself and never beyond now."""

    def __init__(self, begin: datetime, now: Callable[[], datetime]) -> None:
        self._at = begin
        self._now = now

    def __call__(self) -> datetime:
        self._at = min(self._at + _PAUSE, self._now())
        return self._at


@dataclass(slots=True)
class Person:
    """Comes in with a code, answers, and leaves; the address is forgotten afterwards."""

    assistant: Assistant
    visit: Visit
    code: str
    theme: Theme | None = None
    _address: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    _count: int = 0

    async def fill_in(self) -> None:
        await self.assistant.join(Channel.WEB, self._address, self.code)
        if self.theme is not None:
            await self.assistant.choose_theme(Channel.WEB, self._address, self.theme)
        reply = await self._say(Start())
        if self.visit.language != "nl":
            reply = await self._say(ChooseLanguage(self.visit.language))
        while (given := await self._next(reply)) is not None:
            reply = await self._say(given[0], given[1])
        await self.assistant.forget(Channel.WEB, self._address)

    async def _say(self, given: Input, picture: Picture | None = None) -> Reply:
        self._count += 1
        if self._count > _LIMIT:
            msg = f"the sample answers of {self.visit.questionnaire} lead nowhere"
            raise RuntimeError(msg)
        reply = await self.assistant.say(
            Channel.WEB,
            self._address,
            given,
            f"demo/{self._address}/{self._count}",
            questionnaire=self.visit.questionnaire,
            picture=picture,
        )
        if isinstance(reply, Refusal):
            raise TypeError(reply.reason)
        for event in reply.events:
            if isinstance(event, Rejected):
                msg = f"{self.visit.leerling}, {event.question}: {event.reason}"
                raise ValueError(msg)  # noqa: TRY004  the sample data, not its type, is wrong
        return reply

    async def _next(self, reply: Reply) -> tuple[Input, Picture | None] | None:
        view, stage = reply.view, self.visit.stage
        if view.notice is not None:
            return None if stage is Stage.NOTICE else (Continue(), None)
        if view.review is not None:
            return (Submit(view.review.turn), None) if stage is Stage.SUBMITTED else None
        if view.prompt is None:
            return None
        asked = view.prompt.question
        wanted = self.visit.answers.get(asked.id)
        if wanted is None and stage is Stage.BUSY and self._all_said(reply):
            return None
        if asked.kind is Kind.PHOTO and isinstance(wanted, Mapping):
            return await _picture(view.prompt, wanted)
        return _words(view.prompt, wanted), None

    def _all_said(self, reply: Reply) -> bool:
        return all(key in reply.answers for key in self.visit.answers)


def _words(prompt: Prompt, wanted: Any) -> Input:
    """The input for everything but a picture; what nobody wrote is skipped."""
    question, turn = prompt.question, prompt.turn
    if prompt.nudged:
        return Done(question.id, turn)
    if prompt.waits_for == "other":
        return Text(wanted.removeprefix(OTHER))
    if wanted is None:
        return PassOn(Pass.SKIPPED, question.id, turn)
    if isinstance(wanted, str) and (reason := PASSES.get(wanted)) in question.passes:
        return PassOn(reason, question.id, turn)
    return _BY_KIND[question.kind](question.id, turn, wanted)


def _choice(question: str, turn: int, wanted: str) -> Input:
    if wanted.startswith(OTHER):
        return ChooseOther(question, turn)
    return Choose(question, turn, wanted)


def _choices(question: str, turn: int, wanted: Sequence[str]) -> Input:
    own = next((item.removeprefix(OTHER) for item in wanted if item.startswith(OTHER)), "")
    chosen = tuple(item for item in wanted if not item.startswith(OTHER))
    return ChooseAll(question, turn, chosen, own)


def _text(_question: str, _turn: int, wanted: str) -> Input:
    return Text(wanted)


_BY_KIND: dict[Kind, Callable[[str, int, Any], Input]] = {
    Kind.SHORT_TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.SCALE: Rate,
    Kind.DATE: GiveDate,
}


async def _picture(prompt: Prompt, wanted: Mapping[str, str]) -> tuple[Input, Picture | None]:
    if prompt.waits_for == "describe":
        return Text(wanted["wat"]), None
    if prompt.answer is not None:
        return Done(prompt.question.id, prompt.turn), None
    picture = await asyncio.to_thread(_drawn, wanted["tekening"])
    return SendPhoto(Photo(picture.id, wanted["wat"])), picture


def _drawn(name: str) -> Picture:
    made = prepare(_png(name))
    if not isinstance(made, Picture):
        raise TypeError(made.reason)
    return made


@cache
def _png(name: str) -> bytes:
    return draw(name)
