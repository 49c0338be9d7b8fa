"""A leerling in Telegram who answers whatever is asked, and remembers what was said."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.telegram import buttons
from bot.telegram.buttons import Tap
from conversations.questionnaire import Kind, Question, Questionnaire
from tests.fakes.bot_api import Message, Person

PATIENCE = 120.0  # seconds; several restarts of the program lie within it
AFTER_A_BREAK = "We waren even weg"
PICKS = 2  # of several choices
LONGEST = 300  # characters typed for a long answer; about what a child writes
SENTENCE = "Ik help graag en ik bouw het liefst hutten in het bos. "
MOST_INPUTS = 150  # three times what the whole questionnaire takes: then something turns in circles

Calm = Callable[[], Awaitable[None]]


async def at_once() -> None:
    """Nothing to wait for."""


@dataclass(slots=True)
class Leerling:
    """Looks at the newest message of the bot and does what it asks. No two typed texts are alike.

    `texts` are those typed as an answer, `chosen` (by question) and `rated` the taps that stand,
    `heard` the bot's messages in order. `calm` is awaited after a word that there was a break:
    until it is clear what is still to come, as people do.
    """

    person: Person
    code: str
    form: Questionnaire
    dice: random.Random
    calm: Calm = at_once
    texts: list[str] = field(default_factory=list)
    chosen: dict[str, set[str]] = field(default_factory=dict)
    rated: dict[str, int] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    handed_in: bool = False
    inputs: int = 0

    async def come_in(self) -> None:
        await self.person.start(self.code)
        await self._hear()

    async def react(self) -> None:
        """One input, and what the bot makes of it on the screen."""
        taps = self._taps()
        self.inputs += 1
        assert self.inputs <= MOST_INPUTS, self.person.transcript()
        if buttons.SUBMIT in taps:
            await self._tap(taps[buttons.SUBMIT][0])
            self.handed_in = True
        elif buttons.CHOOSE in taps and buttons.DONE in taps:
            ticked = taps.get(buttons.UNPICK, [])
            await self._choose_several(taps[buttons.CHOOSE], ticked, taps[buttons.DONE][0])
        elif buttons.CHOOSE in taps:
            tap, _ = self.dice.choice(taps[buttons.CHOOSE])
            self.chosen[tap.question] = {tap.choice}
            await self._tap((tap, ""))
        elif buttons.RATE in taps:
            tap, _ = self.dice.choice(taps[buttons.RATE])
            self.rated[tap.question] = int(tap.choice)
            await self._tap((tap, ""))
        elif way_on := next((taps[a][0] for a in WAYS_ON if a in taps), None):
            await self._tap(way_on)
        elif (question := self._question()) and question.kind is Kind.PHOTO:
            await self._tap(taps[buttons.PASS][0])
        else:
            await self._type(question.limits.maximum if question else 0)

    @property
    def message(self) -> Message:
        return self.person.last

    def _taps(self) -> dict[str, list[tuple[Tap, str]]]:
        """The buttons under the newest message with their labels, by action."""
        found: dict[str, list[tuple[Tap, str]]] = {}
        for row in self.message.keyboard:
            for button in row:
                if "callback_data" in button:
                    tap = buttons.unpack(button["callback_data"])
                    found.setdefault(tap.action, []).append((tap, button["text"]))
        return found

    def _question(self) -> Question | None:
        """The question on the screen; None where its text holds an earlier answer."""
        text = self.message.text
        return next((item for item in self.form.questions if item.text in text), None)

    async def _tap(self, found: tuple[Tap, str]) -> None:
        await self.person.tap(data=buttons.pack(found[0]), message=self.message)
        await self._hear()

    async def _choose_several(
        self,
        open_: list[tuple[Tap, str]],
        ticked: list[tuple[Tap, str]],
        done: tuple[Tap, str],
    ) -> None:
        """One more tick, or Klaar when there are enough. A copy shown after a break may not have a
        tick yet that was given before it: tapping that choice again must not take it off."""
        if len(ticked) >= PICKS:
            self.chosen[done[0].question] = {tap.choice for tap, _ in ticked}
            await self._tap(done)
            return
        message, before = self.message, self.message.buttons
        tap, _ = self.dice.choice(open_)
        await self.person.tap(data=buttons.pack(tap), message=message)
        await self.person.until(
            lambda: self.person.unread or message.buttons not in (before, []), PATIENCE
        )
        if self.person.unread:
            await self._hear()

    async def _type(self, maximum: int) -> None:
        """Begins with what no other text has, and fits."""
        begin = f"({len(self.texts) + 1}) {self.code}: "
        text = (begin + SENTENCE * (LONGEST // len(SENTENCE)))[
            : min(maximum or 40, LONGEST)
        ].strip()
        self.texts.append(text)
        await self.person.send(text)
        await self._hear()

    async def _hear(self) -> None:
        """Waits for the bot until there are buttons (a review is several messages, the last has
        them), and on after a break."""
        broken = await self._read()
        while self.person.unread or broken or not self.message.keyboard:
            if broken and not self.person.unread:
                await self.calm()
                if not self.person.unread:
                    return
            broken = await self._read()

    async def _read(self) -> bool:
        """One message; whether it says that there was a break."""
        text = (await self.person.reply(PATIENCE)).text
        self.heard.append(text)
        return text.startswith(AFTER_A_BREAK)


WAYS_ON = (buttons.DATE, buttons.DONE, buttons.CONTINUE)
"""Buttons that lead on where nothing is to be chosen or typed."""
