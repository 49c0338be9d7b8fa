"""What holds for any conversation, however odd.

A random walk: two of three steps fit the screen, so that the walk gets somewhere; the third is
anything that somebody, a page or a wrong client could send.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import inputs, loader
from conversations.answers import Answer, PhotoValue, TextValue
from conversations.engine import Turn, View, resume, view
from conversations.questionnaire import Audience, Questionnaire
from conversations.relevance import dealt_with, relevant
from conversations.session import Mode, Session, Status
from tests.conversations.talk import IN_ORDER, NOW, SMALL, Talk
from tests.conversations.whatever import anything, fitting

WALK = settings(max_examples=80, deadline=None)


@dataclass(frozen=True)
class Before:
    session: Session
    answers: dict[str, Answer]
    view: View


class Walk:
    """A conversation whose every step is checked."""

    def __init__(self, form: Questionnaire, audience: Audience) -> None:
        self.form = form
        self.session = Session(form.id, form.version, audience)
        self.answers: dict[str, Answer] = {}

    def step(self, one: inputs.Input) -> None:
        awake = view(self.form, replace(self.session, paused=False), self.answers)
        before = Before(self.session, dict(self.answers), awake)
        turn = resume(self.form, self.session, self.answers, one, NOW)
        self._reads_back(turn)
        self.session = turn.session
        self.answers |= turn.changed
        self._changes_only_what_is_addressed(one, before, turn)
        self._hands_in_nothing_required_open(before)
        self._says_something_of_words(one, turn)
        self._progress_stays_within(self.screen())

    def screen(self) -> View:
        return view(self.form, self.session, self.answers)

    def _reads_back(self, turn: Turn) -> None:
        encoded = json.dumps(turn.session.to_json(), ensure_ascii=False).encode()
        assert Session.from_json(json.loads(encoded)) == turn.session
        for answer in turn.changed.values():
            encoded = json.dumps(answer.to_json(), ensure_ascii=False).encode()
            assert Answer.from_json(json.loads(encoded)) == answer

    def _changes_only_what_is_addressed(
        self, one: inputs.Input, before: Before, turn: Turn
    ) -> None:
        assert before.answers.keys() <= self.answers.keys()
        touched = {key for key, answer in turn.changed.items() if before.answers.get(key) != answer}
        assert touched <= _addressed(one, before), f"{one} changed {touched}"

    def _hands_in_nothing_required_open(self, before: Before) -> None:
        if before.session.status is Status.SUBMITTED or self.session.status is not Status.SUBMITTED:
            return
        for question in relevant(self.form, self.session.audience, self.answers):
            assert not question.required or dealt_with(self.answers.get(question.id))

    def _says_something_of_words(self, one: inputs.Input, turn: Turn) -> None:
        if isinstance(one, inputs.Text | inputs.EditedText | inputs.SendPhoto):
            assert turn.events
            told = {"Rejected", "ReadOnly", "Selected"}
            names = {type(event).__name__ for event in turn.events}
            asks_own_word = turn.session.mode is Mode.OTHER
            assert turn.changed or names & told or asks_own_word, f"{one} went unheard"

    def _progress_stays_within(self, shown: View) -> None:
        for part in shown.outline:
            assert 0 <= part.done <= part.total
        if shown.place is not None:
            assert 0 <= shown.place.done <= shown.place.total
            assert 1 <= shown.place.number <= shown.place.total
        screens = (shown.notice, shown.prompt, shown.review, shown.closing)
        assert sum(it is not None for it in screens) == (0 if self._paused() else 1)

    def _paused(self) -> bool:
        return self.session.paused and self.session.status is not Status.SUBMITTED


def _addressed(one: inputs.Input, before: Before) -> set[str]:
    """The questions that this input may change: the one that it names, what is on screen (a
    selection that was not confirmed is kept), or where its message or picture stands."""
    prompt = before.view.prompt
    shown = {prompt.question.id, *(item.id for item, _ in prompt.group)} if prompt else set()
    named = {getattr(one, "question", "")}
    last = before.session.last_text
    if isinstance(one, inputs.Reassign) or (isinstance(one, inputs.Text) and one.early):
        named |= {last.question} if last else set()
    if isinstance(one, inputs.EditedText):
        named |= {
            key
            for key, it in before.answers.items()
            if isinstance(it.value, TextValue)
            and any(part.source == one.source for part in it.value.parts)
        }
    if isinstance(one, inputs.RemovePhoto | inputs.DescribePhoto):
        named |= {key for key, it in before.answers.items() if isinstance(it.value, PhotoValue)}
    return shown | named


def walk_on(walk: Walk, data: st.DataObject) -> None:
    """Some steps more: two of three fit the screen, the third is anything."""
    for _ in range(data.draw(st.integers(1, 30), "steps")):
        sensible = data.draw(st.integers(0, 2), "sensible")
        strategy = fitting(walk.form, walk.screen()) if sensible else anything(walk.form)
        walk.step(data.draw(strategy, "input"))


@WALK
@given(st.data(), st.integers(0, len(IN_ORDER)))
def test_any_conversation_of_a_leerling_keeps_its_promises(
    data: st.DataObject, answered: int
) -> None:
    walk = Walk(SMALL, Audience.LEERLING)
    if answered:
        talk = Talk.begun()
        for name, answer in IN_ORDER[:answered]:
            talk.answer(name, answer)
        walk.session, walk.answers = talk.session, dict(talk.answers)
    walk_on(walk, data)


BUILT_IN = {path.stem: loader.load(path) for path in sorted(loader.BUILT_IN.glob("*.yaml"))}


@settings(max_examples=30, deadline=None)
@given(st.data(), st.sampled_from(sorted(BUILT_IN)), st.sampled_from(Audience))
def test_any_conversation_on_the_real_questionnaires_keeps_its_promises(
    data: st.DataObject, name: str, audience: Audience
) -> None:
    walk = Walk(BUILT_IN[name], audience)
    walk.step(inputs.Start())
    while walk.session.status is Status.NOTICE:
        walk.step(inputs.Continue(walk.session.turn))
    walk_on(walk, data)


@WALK
@given(st.data())
def test_who_answers_whatever_is_asked_gets_to_the_end(data: st.DataObject) -> None:
    talk = Talk.begun()
    for _ in range(2 * len(SMALL.questions)):
        if talk.session.status is Status.REVIEW:
            break
        _answer_somehow(talk, data)
    reviewed = talk.session
    talk.say(inputs.Submit(talk.turn))
    handed_in = talk.session
    assert (reviewed.status, handed_in.status) == (Status.REVIEW, Status.SUBMITTED)


def _answer_somehow(talk: Talk, data: st.DataObject) -> None:
    prompt = talk.prompt
    question = prompt.question
    passing: bool = data.draw(st.booleans(), "pass")
    if prompt.passes and passing:
        talk.say(inputs.PassOn(prompt.passes[0], question.id, prompt.turn))
    elif prompt.can_finish:
        talk.done()
    elif question.choices:
        talk.tap(data.draw(st.sampled_from(question.choices), "choice").id)
    elif question.scale:
        talk.say(inputs.Rate(question.id, prompt.turn, 1))
    elif question.kind.value == "photo":
        talk.send("p1")
    elif question.kind.value == "date":
        talk.text("gisteren")
    else:
        talk.text(data.draw(st.text("abc", min_size=1, max_size=10), "words"))
