"""Runs a transcript through Telegram: typed, tapped and read as a person does it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeVar

from bot.forms import title_for
from bot.problems import Problem
from bot.replies import Reply
from bot.talks import Spot
from bot.telegram.buttons import APPEND, EDIT, REVIEW, unpack
from conversations.people import Channel
from tests.bot.telegram.conftest import Stage
from tests.fakes.bot_api import Message, Person
from tests.transcripts.format import Step, Transcript, Verb, all_readable

T = TypeVar("T")

BUTTONS = {
    "verder": ("Verder",),
    "klaar": ("Klaar", "Laat het zo", "De rest overslaan"),
    "zo is het goed": ("Zo is het goed",),
    "zo laat ik het": ("Zo laat ik het",),
    "aanvullen": ("Aanvullen",),
    "overslaan": ("Overslaan",),
    "ik vertel het zelf": ("Ik vertel het zelf",),
    "liever in een gesprek": ("Liever in een gesprek",),
    "weet ik niet": ("Weet ik niet",),
    "terug": ("Terug",),
    "overzicht": ("Overzicht",),
    "inleveren": ("Inleveren",),
}
COMMANDS = {
    "pauze": "/pauze",
    "hulp": "/hulp",
    "inleveren": "/inleveren",
    "terug": "/terug",
    "overslaan": "/overslaan",
}
"""What is typed where no such button stands."""

WORDS = {
    "welkom": ("lees", "gaat over", "stukje", "vragen"),
    "welkom terug": ("Welkom terug",),
    "bewaard": ("Bewaard",),
    "veranderd": ("veranderd",),
    "aangevuld": ("Toegevoegd",),
    "genoteerd": ("Overgeslagen", "Goed, dat", "Dat is ook goed"),
    "duwtje": ("bij vertellen?",),
    "oude knop": ("Die knop hoorde bij iets van eerder",),
    "alleen lezen": ("ingeleverd. Wil",),
    "overzicht": ("is beantwoord",),
    "alles nalezen": ("Dit is alles", "vraag open", "vragen open"),
    "hoofdstuk nalezen": ("Tik op het nummer",),
    "ingeleverd": ("Ingeleverd",),
    "weer open": ("weer opengezet", "schreef iets bij"),
    "tot later": ("Tot later",),
    "hulp": ("Hulp",),
    "kan niet bewaard worden": ("niet bewaren",),
    "leeg": ("geen letters",),
    "te lang": ("te lang",),
    "kies een knop": ("een van de knoppen",),
    "kies een stap": ("typ een cijfer",),
    "te weinig gekozen": ("Kies er minstens",),
    "te veel gekozen": ("Er passen er",),
    "geen datum": ("geen datum",),
    "dag in de toekomst": ("moet nog komen",),
    "te veel foto's": ("Hier past", "Hier passen"),
    "geen foto hier": ("past geen foto",),
    "eerst een foto": ("foto of tekening sturen",),
    "verplicht": ("niet overslaan",),
    "nog niets gegeven": ("nog geen antwoord",),
    "nog verplichte vragen open": ("open die een antwoord nodig",),
    "dit is de eerste vraag": ("de eerste vraag",),
    "eerst het welkom": ("Lees dit eerst",),
    "kies wat je verandert": ("aan het nalezen",),
    "onbekend bericht": ("geen antwoord dat ik zo kan veranderen",),
}
"""What is said for each word of `hoort`; one of them."""


class TelegramRunner:
    """One person with a phone and a transcript in their hand."""

    def __init__(self, stage: Stage, transcript: Transcript, picture: bytes) -> None:
        self.stage = stage
        self.transcript = transcript
        self.picture = picture
        self.person: Person = stage.stranger()
        self.heard: list[Message] = []
        self.sent: dict[str, Message] = {}
        self.opened = False
        self._verbs: dict[Verb, Callable[[Step], Awaitable[object]]] = {
            Verb.OPENS: self._opens,
            Verb.TYPES: self._types,
            Verb.TAPS: self._taps,
            Verb.SENDS: self._sends,
            Verb.EDITS: lambda step: self._from_overview(step.value),
            Verb.APPENDS: self._appends,
            Verb.READS_BACK: self._reads_back,
            Verb.EDITS_MESSAGE: self._edits_message,
            Verb.TEACHER_REOPENS: self._reopens,
            Verb.TEACHER_REMARKS: self._remarks,
        }

    async def run(self) -> None:
        for step in self.transcript.steps:
            if step.looks:
                self._look(step)
            else:
                await self._verbs[step.verb](step)
        reply = await self.stage.school.services.assistant.look(
            Channel.TELEGRAM, str(self.person.id), questionnaire=self.transcript.questionnaire
        )
        assert isinstance(reply, Reply)
        assert reply.session.status is self.transcript.status
        assert all_readable(reply.questionnaire, reply.answers) == self.transcript.answers

    # What the person does

    async def _opens(self, _: Step) -> None:
        if self.opened:
            await self._done(self.person.start())
            return
        self.opened = True
        card = await self.stage.school.card("Noor", self.transcript.slot)
        await self._done(self.person.start(card.code.replace("-", "")))
        if "Dat beslis ik later" in self.person.last.buttons:  # an ouder, about photos
            await self._tap("Dat beslis ik later")
        forms = self.stage.school.services.questionnaires
        form = forms[self.transcript.questionnaire]
        title = title_for(card.participant.role, form)
        if title in self.person.last.buttons:
            await self._tap(title)

    async def _types(self, step: Step) -> None:
        self.sent[step.value] = await self._done(self.person.send(step.value))

    async def _taps(self, step: Step) -> None:
        if step.value == "begin":
            while self.person.last.buttons in (["Verder"], ["Beginnen"]):
                await self._tap(self.person.last.buttons[0])
            return
        if step.value == "aanvullen" and "bij vertellen?" in self.person.last.text:
            return  # typing is enough there
        item, _, word = step.value.partition(": ")
        if word:
            await self._rates(item, word)
            return
        message = [it for it in self.person.screen if it.from_bot and it.buttons][-1]
        labels = BUTTONS.get(step.value, (step.value,))
        for label in (*labels, *(f"✓ {label}" for label in labels)):
            if message.button(label):
                await self._done(self.person.tap(label, message=message))
                return
        await self._done(self.person.send(COMMANDS[step.value]))

    async def _rates(self, item: str, word: str) -> None:
        """An item of a group: on its own message, or after its button."""
        if self.person.last.button(item):
            await self._tap(item)
        message = [it for it in self.person.screen if it.button(word) and item in it.text][-1]
        await self._done(self.person.tap(word, message=message))

    async def _sends(self, step: Step) -> None:
        if step.value == "foto":
            await self._done(self.person.send_photo(self.picture))
        else:
            await self._done(getattr(self.person, step.value)())

    async def _from_overview(self, question_id: str) -> None:
        """Of a group of scales the overview has one number; its items stand under the first."""
        form = self.stage.school.services.questionnaires[self.transcript.questionnaire]
        question = form.question(question_id)
        assert question is not None
        items = [it for it in form.questions if it.heading and it.part_of == question.part_of]
        first = items[0].id if question.heading else question_id
        await self._done(self.person.send("/overzicht"))
        await self._with_data(EDIT, first)
        if first != question_id:
            await self._tap(question.text)

    async def _appends(self, step: Step) -> None:
        await self._from_overview(step.value)
        await self._with_data(APPEND, step.value)

    async def _reads_back(self, step: Step) -> None:
        await self._done(self.person.send("/overzicht"))
        await self._with_data(REVIEW, "" if step.value == "alles" else step.value)

    async def _edits_message(self, step: Step) -> None:
        message = self.sent[step.value] = self.sent.pop(step.old)
        await self._done(self.person.edit(message, step.value))

    async def _reopens(self, step: Step) -> None:
        school = self.stage.school
        dossier = next(item for item in school.leerlingen if item.name == "Noor")
        question = "" if step.value == "alles" else step.value
        await self._done(
            school.services.classroom.reopen(
                school.leerkracht,
                dossier.id,
                self.transcript.questionnaire,
                self.transcript.slot,
                question,
            )
        )
        news = self.heard
        await self._tap("Verder")
        self.heard = [*news, *self.heard]

    async def _remarks(self, step: Step) -> None:
        school, talks = self.stage.school, self.stage.school.services.talks
        at = Spot(school.dossier("Noor"), self.transcript.questionnaire, self.transcript.slot)
        for question, note in step.notes:
            done = await talks.remark(school.leerkracht, replace(at, question=question), note)
            assert not isinstance(done, Problem), done
        await self._done(talks.send(school.leerkracht, at))
        news = self.heard
        await self._tap("Verder")
        self.heard = [*news, *self.heard]

    async def _with_data(self, action: str, about: str) -> None:
        for row in self.person.last.keyboard:
            for button in row:
                tap = unpack(button["callback_data"])
                if tap.action == action and about == (tap.question or tap.choice):
                    await self._done(self.person.tap(data=button["callback_data"]))
                    return
        message = f"no button for {about}:\n{self.person.transcript()}"
        raise AssertionError(message)

    async def _tap(self, label: str) -> None:
        await self._done(self.person.tap(label))

    async def _done(self, doing: Awaitable[T]) -> T:
        """Does it, and reads what the bot makes of it."""
        before = {id(message): _looks(message) for message in self.person.screen}

        def news() -> list[Message]:
            shown = (message for message in self.person.screen if message.from_bot)
            return [it for it in shown if before.get(id(it)) != _looks(it)]

        result = await doing
        await self.person.until(news)
        await self.stage.api.settled()
        await self.stage.nothing_owed()
        self.heard = news()
        return result

    # What the person sees

    def _look(self, step: Step) -> None:
        said = "\n".join(message.text for message in self.heard)
        if step.verb is Verb.READS_NOTE:
            found = step.value in self.heard[-1].text
        elif step.verb is Verb.HEARS:
            found = any(words in said for words in WORDS[step.value])
        else:
            found = step.value in (said if step.verb is Verb.CHAPTER else self._on_screen())
        assert found, f"{step}\n{self.person.transcript()}"

    def _on_screen(self) -> str:
        """The newest question, which may stand above a word about something else."""
        asked = [it.text for it in self.person.screen if it.from_bot and "Vraag " in it.text]
        return asked[-1] if asked else ""


def _looks(message: Message) -> tuple[str, str]:
    return message.text, str(message.markup)
