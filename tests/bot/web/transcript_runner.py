"""Runs a transcript through the web chat: every step is what the page would post."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

from PIL import Image

from bot.assistant import Assistant, Refusal, Reply
from bot.problems import Problem
from bot.talks import Spot
from conversations import wording
from conversations.events import Event, Rejected
from conversations.people import Channel, Role, Slot
from tests.bot.web.browser import ORIGIN, Browser
from tests.bot.web.house import House
from tests.transcripts.format import HEARD, Step, Transcript, Verb, all_readable

BUTTONS: dict[str, Callable[[str, int], dict[str, Any]]] = {
    "verder": lambda _question, turn: {"type": "Continue", "turn": turn},
    "klaar": lambda question, turn: {"type": "Done", "question": question, "turn": turn},
    "zo is het goed": lambda question, turn: {"type": "Done", "question": question, "turn": turn},
    "zo laat ik het": lambda question, turn: {"type": "Done", "question": question, "turn": turn},
    "aanvullen": lambda question, _turn: {"type": "Append", "question": question},
    "overslaan": lambda question, turn: _pass("skipped", question, turn),
    "ik vertel het zelf": lambda question, turn: _pass("tell_myself", question, turn),
    "liever in een gesprek": lambda question, turn: _pass("in_conversation", question, turn),
    "weet ik niet": lambda question, turn: _pass("unknown", question, turn),
    "terug": lambda _question, turn: {"type": "Back", "turn": turn},
    "anders": lambda question, turn: {"type": "ChooseOther", "question": question, "turn": turn},
    "overzicht": lambda _question, _turn: {"type": "ShowOverview"},
    "pauze": lambda _question, _turn: {"type": "Pause"},
    "hulp": lambda _question, _turn: {"type": "Help"},
    "inleveren": lambda _question, turn: {"type": "Submit", "turn": turn},
}


def _pass(reason: str, question: str, turn: int) -> dict[str, Any]:
    return {"type": "PassOn", "reason": reason, "question": question, "turn": turn}


class Spy:
    """The assistant, remembering the events that it last answered with."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self.heard: tuple[Event, ...] = ()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._assistant, name)

    async def say(self, *given: Any, **named: Any) -> Reply | Refusal:
        reply = await self._assistant.say(*given, **named)
        self.heard = reply.events if isinstance(reply, Reply) else ()
        return reply


class WebRunner:
    def __init__(self, house: House, browser: Browser) -> None:
        self.house = house
        self.browser = browser
        self.spy = Spy(house.services.assistant)
        house.app.state.door = replace(house.app.state.door, assistant=self.spy)

    async def run(self, transcript: Transcript) -> None:
        await self._come_in(transcript)
        for step in transcript.steps:
            if step.looks:
                self._look(step)
            else:
                await self._do(step)
        reply = await self._stored()
        assert reply.session.status is transcript.status
        stored = all_readable(reply.questionnaire, reply.answers)
        assert stored == transcript.answers, f"{transcript.name}: bewaard is {stored}"

    async def _come_in(self, transcript: Transcript) -> None:
        role = Role.LEERLING if transcript.slot is Slot.LEERLING else Role.OUDER
        await self.browser.join(await self.house.code(await self.house.leerling("Sam"), role))
        welcome = await self.spy.welcome(Channel.WEB, self.browser.client.cookies["overdracht"])
        chair = {"person": welcome.participant.id, "form": transcript.questionnaire}
        await self.browser.client.post("/keuze", data=chair, headers={"origin": ORIGIN})
        await self.browser.look()

    async def _stored(self) -> Reply:
        token = self.browser.client.cookies["overdracht"]
        reply = await self.house.services.assistant.look(Channel.WEB, token)
        assert isinstance(reply, Reply)
        return reply

    async def _do(self, step: Step) -> None:
        if step.value == "begin":
            while self.browser.now["type"] == "notice":
                await self._say({"type": "Continue"})
        elif step.verb is Verb.SENDS:
            assert step.value == "foto", "the page can send nothing else"
            await self._send_photo(self.browser.now.get("question", ""))
        elif step.verb is Verb.TEACHER_REOPENS:
            await self._reopen(_unless_all(step.value))
        elif step.verb is Verb.TEACHER_REMARKS:
            await self._remark(step)
        else:
            await self._say(self._input(step))

    def _input(self, step: Step) -> dict[str, Any]:
        now, turn = self.browser.now, self.browser.state["turn"]
        question = now.get("question", "")
        if step.verb is Verb.TAPS:
            tap = _on_the_question(now, step.value) if question else None
            return tap or BUTTONS[step.value](question, turn)
        simple: dict[Verb, dict[str, Any]] = {
            Verb.OPENS: {"type": "Start"},
            Verb.TYPES: {"type": "Text", "text": step.value, "question": question},
            Verb.EDITS: {"type": "Edit", "question": step.value},
            Verb.APPENDS: {"type": "Append", "question": step.value},
            Verb.READS_BACK: {"type": "Review", "chapter": _unless_all(step.value)},
        }
        return simple[step.verb]

    async def _say(self, given: dict[str, Any]) -> None:
        fields = dict(given)
        await self.browser.say(fields.pop("type"), **fields)

    async def _send_photo(self, question: str) -> None:
        out = io.BytesIO()
        Image.new("RGB", (80, 60), "#f0a53a").save(out, "PNG")
        state = self.browser.state
        query = {"id": uuid4().hex, "who": state["who"], "form": state["form"]}
        answer = await self.browser.client.post(
            "/api/photo",
            params=query | {"question": question or "none"},
            content=out.getvalue(),
            headers={"origin": ORIGIN},
        )
        self.browser.state = answer.json()["state"]

    async def _reopen(self, question: str) -> None:
        state = self.browser.state
        reply = await self.house.services.assistant.reopen(state["who"], state["form"], question)
        assert reply is not None
        self.spy.heard = reply.events
        await self.browser.look()

    async def _remark(self, step: Step) -> None:
        reply, talks = await self._stored(), self.house.services.talks
        slot = reply.participant.slot
        assert slot is not None
        at = Spot(reply.dossier.id, reply.questionnaire.id, slot)
        for question, note in step.notes:
            done = await talks.remark(None, replace(at, question=question), note)
            assert not isinstance(done, Problem), done
        assert not isinstance(await talks.send(None, at), Problem)
        await self.browser.look()
        await self.browser.say("Start")

    def _look(self, step: Step) -> None:
        now = self.browser.now
        match step.verb:
            case Verb.READS_NOTE:
                assert now["remark"]["note"] == step.value, step
            case Verb.QUESTION:
                items = {one["question"]: one["text"] for one in now.get("group", ())}
                asked = {now.get("asked"), items.get(now.get("question", ""))}
                assert step.value in asked, f"{step}: er staat {asked}"
            case Verb.CHAPTER:
                here = [one["title"] for one in self.browser.state["contents"] if one["here"]]
                assert here == [step.value], step
            case _:
                names = [it.reason if isinstance(it, Rejected) else type(it).__name__
                         for it in self.spy.heard]  # fmt: skip
                assert HEARD[step.value] in names, f"{step}: gehoord is {names}"


def _on_the_question(now: dict[str, Any], label: str) -> dict[str, Any] | None:
    """The tap on a choice, a step or an item of the group; None when no such label stands there."""
    at = {"question": now["question"], "turn": now["turn"]}
    if now["other"] and wording.is_same(label, now["other"]["label"]):
        return {"type": "ChooseOther", **at}
    for choice in now["choices"]:
        if wording.is_same(label, choice["text"]):
            return {"type": "Choose", **at, "choice": choice["id"]}
    item, _, word = label.partition(": ")
    named = [one for one in now["group"] if one["text"] == item]
    current = [one for one in now["group"] if one["question"] == now["question"]]
    scaled = (named or current or [now])[0]
    for one in scaled["scale"]["steps"] if scaled["scale"] else ():
        if (word or label) in {str(one["step"]), one["word"]}:
            return {"type": "Rate", **at, "question": scaled["question"], "step": one["step"]}
    return None


def _unless_all(value: str) -> str:
    return "" if value == "alles" else value
