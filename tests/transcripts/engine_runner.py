"""Runs a transcript on the pure engine; the session goes through JSON between every two turns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from conversations import inputs, wording
from conversations.answers import Answer, Photo
from conversations.engine import View, resume, view
from conversations.events import ChapterBegun, Event, Prompt, Rejected, ReviewShown
from conversations.people import Slot
from conversations.questionnaire import Audience, Kind, Pass, Questionnaire
from conversations.session import Session, Status
from tests.transcripts.format import HEARD, Step, Transcript, Verb, all_readable

NOW = datetime(2027, 6, 2, 10, tzinfo=UTC)

BUTTONS: dict[str, Callable[[str, int], inputs.Input]] = {
    "verder": lambda _question, turn: inputs.Continue(turn),
    "klaar": inputs.Done,
    "zo is het goed": inputs.Done,
    "zo laat ik het": inputs.Done,
    "aanvullen": lambda question, _turn: inputs.Append(question),
    "overslaan": lambda question, turn: inputs.PassOn(Pass.SKIPPED, question, turn),
    "ik vertel het zelf": lambda question, turn: inputs.PassOn(Pass.TELL_MYSELF, question, turn),
    "liever in een gesprek": (
        lambda question, turn: inputs.PassOn(Pass.IN_CONVERSATION, question, turn)
    ),
    "weet ik niet": lambda question, turn: inputs.PassOn(Pass.UNKNOWN, question, turn),
    "terug": lambda _question, turn: inputs.Back(turn),
    "anders": inputs.ChooseOther,
    "overzicht": lambda _question, _turn: inputs.ShowOverview(),
    "pauze": lambda _question, _turn: inputs.Pause(),
    "hulp": lambda _question, _turn: inputs.Help(),
    "inleveren": lambda _question, turn: inputs.Submit(turn),
}
"""What each action means, given the question on screen ("" when none) and the turn."""


class EngineRunner:
    """One person's conversation with the engine alone."""

    def __init__(self, questionnaire: Questionnaire, slot: Slot) -> None:
        audience = Audience.LEERLING if slot is Slot.LEERLING else Audience.OUDER
        self.questionnaire = questionnaire
        self.session = Session(questionnaire.id, questionnaire.version, audience)
        self.answers: dict[str, Answer] = {}
        self.heard: tuple[Event, ...] = ()
        self.messages: list[str] = []
        self.notes: dict[str, str] = {}
        self._verbs: dict[Verb, Callable[[Step], inputs.Input]] = {
            Verb.OPENS: lambda _step: inputs.Start(),
            Verb.TYPES: self._types,
            Verb.TAPS: self._taps,
            Verb.SENDS: self._sends,
            Verb.EDITS: lambda step: inputs.Edit(step.value),
            Verb.APPENDS: lambda step: inputs.Append(step.value),
            Verb.READS_BACK: lambda step: inputs.Review(_unless(step.value, "alles")),
            Verb.EDITS_MESSAGE: self._edits_message,
            Verb.TEACHER_REMARKS: self._remarks,
            Verb.TEACHER_REOPENS: lambda step: inputs.Reopen(_unless(step.value, "alles")),
        }

    def run(self, transcript: Transcript) -> None:
        for step in transcript.steps:
            if step.looks:
                self._look(step)
            elif step.value == "begin":
                while self.session.status is Status.NOTICE:
                    self._say(inputs.Continue(self.session.turn))
            else:
                self._say(self._verbs[step.verb](step))
        assert self.session.status is transcript.status
        stored = all_readable(self.questionnaire, self.answers)
        assert stored == transcript.answers, f"{transcript.name}: bewaard is {stored}"

    @property
    def view(self) -> View:
        return view(self.questionnaire, self.session, self.answers)

    def _say(self, given: inputs.Input) -> None:
        turn = resume(self.questionnaire, self.session, self.answers, given, NOW)
        self.session = Session.from_json(turn.session.to_json())
        assert self.session == turn.session
        self.answers |= {key: Answer.from_json(it.to_json()) for key, it in turn.changed.items()}
        self.heard = turn.events

    def _look(self, step: Step) -> None:
        match step.verb:
            case Verb.QUESTION:
                prompt = self.view.prompt
                assert prompt is not None, f"{step}: er staat geen vraag"
                assert prompt.asked == step.value, f"{step}: er staat {prompt.asked!r}"
            case Verb.READS_NOTE:
                prompt = self.view.prompt
                assert prompt is not None and prompt.discuss, step
                assert self.notes[prompt.question.id] == step.value, step
            case Verb.CHAPTER:
                begun = [it.chapter.title for it in self.heard if isinstance(it, ChapterBegun)]
                assert begun == [step.value], f"{step}: begonnen is {begun}"
            case _:
                names = [_name(event) for event in self.heard]
                assert HEARD[step.value] in names, f"{step}: gehoord is {names}"
                if step.value in {"alles nalezen", "hoofdstuk nalezen"}:
                    whole = [it.whole for it in self.heard if isinstance(it, ReviewShown)]
                    assert whole == [step.value == "alles nalezen"], step

    def _remarks(self, step: Step) -> inputs.Input:
        self.notes = dict(step.notes)
        return inputs.Reopen(discuss=tuple(self.notes))

    def _types(self, step: Step) -> inputs.Input:
        self.messages.append(step.value)
        return inputs.Text(step.value, source=f"m{len(self.messages)}")

    def _sends(self, step: Step) -> inputs.Input:
        self.messages.append(step.value)
        if step.value == "foto":
            return inputs.SendPhoto(Photo(f"p{len(self.messages)}"))
        return inputs.Unsupported(step.value)

    def _edits_message(self, step: Step) -> inputs.Input:
        index = self.messages.index(step.old)
        self.messages[index] = step.value
        return inputs.EditedText(f"m{index + 1}", step.value)

    def _taps(self, step: Step) -> inputs.Input:
        turn, prompt = self.session.turn, self.view.prompt
        if prompt is not None and (tap := _on_the_question(prompt, step.value)) is not None:
            return tap
        assert step.value in BUTTONS, f"{step}: die knop is er niet"
        return BUTTONS[step.value](prompt.question.id if prompt else "", turn)


def _on_the_question(prompt: Prompt, label: str) -> inputs.Input | None:
    """The tap on a choice, a step or an item of the group; None when no such label stands there."""
    question, turn = prompt.question, prompt.turn
    if question.other and wording.is_same(label, question.other_label):
        return inputs.ChooseOther(question.id, turn)
    item, _, word = label.partition(": ")
    scales = [it for it, _ in prompt.group if it.text == item] or [question]
    step = wording.step_of(scales[0], word or label)
    if scales[0].kind is Kind.SCALE and step is not None:
        return inputs.Rate(scales[0].id, turn, step)
    choice = wording.choice_of(question, label, numbers=False)
    return inputs.Choose(question.id, turn, choice.id) if choice else None


def _name(event: Event) -> str:
    return event.reason if isinstance(event, Rejected) else type(event).__name__


def _unless(value: str, everything: str) -> str:
    return "" if value == everything else value
