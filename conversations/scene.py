"""The workbench of one input: what it changes and what it says, until the Turn is made of it.

Moves call these few verbs; only here a session or an answer changes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from conversations.answers import Answer, Answers, ChoiceValue, Value
from conversations.constraints import IN_REVIEW
from conversations.events import (
    Asked,
    Changed,
    ChapterBegun,
    Event,
    Nudged,
    Recorded,
    Rejected,
    Selected,
    Stale,
)
from conversations.piping import asked, piped
from conversations.questionnaire import Kind, Question, Questionnaire
from conversations.relevance import given, route
from conversations.screen import Screen
from conversations.session import LastText, Mode, Session, Status


class Scene:
    """`screen` is always the state as it stands now; `events` and `changed` grow."""

    def __init__(
        self, questionnaire: Questionnaire, session: Session, answers: Answers, now: datetime
    ) -> None:
        path = route(questionnaire, session.audience, answers)
        self.screen = Screen(questionnaire, session, answers, path)
        self.now = now
        self._came_from = self.screen.current
        self.events: list[Event] = []
        self.changed: dict[str, Answer] = {}
        self._settled: set[str] = set()
        self._asked_before = frozenset(path.questions)

    @property
    def session(self) -> Session:
        return self.screen.session

    @property
    def current(self) -> Question | None:
        return self.screen.current

    def wake(self) -> None:
        """Any input ends a pause. Where nothing is open (any more), the review is on screen."""
        if self.session.paused:
            self.set(paused=False)
        if self.session.status is Status.ACTIVE and self.current is None:
            self.set(status=Status.REVIEW)

    def say(self, event: Event) -> None:
        self.events.append(event)

    def set(self, **fields: Any) -> None:
        """Changes fields of the session."""
        self.screen = replace(self.screen, session=replace(self.session, **fields))

    def store(self, question: Question, value: Value) -> None:
        """Keeps this as the answer, beside the question as it reads now."""
        parts = piped(self.screen.questionnaire, question, self.screen.answers)
        answer = Answer(question.id, asked(question, parts), value, self.session.language, self.now)
        self.changed[question.id] = answer
        self.settle(question)
        answers = {**self.screen.answers, question.id: answer}
        path = route(self.screen.questionnaire, self.session.audience, answers)
        self.screen = replace(self.screen, answers=answers, path=path)

    def record(self, question: Question, value: Value) -> None:
        """Stores, and says that it is new or changed."""
        before = given(self.screen.answers.get(question.id))
        self.store(question, value)
        self.say(Changed(question) if before else Recorded(question))

    def settle(self, *questions: Question) -> None:
        """What the leerkracht wrote at these is dealt with, once the person goes on."""
        self._settled.update(question.id for question in questions)

    def advance(self, last_text: LastText | None = None) -> None:
        """To the next question with a note of the leerkracht, to the first open one, or to the
        review when there is none. After the last note, what was left open when it was handed in
        is not asked again."""
        discussed = bool(self.session.discuss)
        left = tuple(item for item in self.session.discuss if item not in self._settled)
        self.set(discuss=left)
        following = self.screen.to_discuss() or (self._opened() if discussed else None)
        self._move(focus=following.id if following else "", last_text=last_text)
        question = self.current if following or not discussed else None
        if question is None:
            self.set(status=Status.REVIEW)
            self.say(self.screen.review())
            return
        self._begin_chapter(question)
        self._pick_up(question)
        self.say(Asked(self.screen.prompt(question)))

    def go_to(self, question: Question, mode: Mode = Mode.ANSWER) -> None:
        """Puts this question on screen, out of order, without asking it yet."""
        self.leave()
        self._move(focus=question.id, mode=mode)
        self._pick_up(question)

    def ask(self, question: Question, mode: Mode = Mode.ANSWER) -> None:
        """Asks this question, out of order."""
        self.go_to(question, mode)
        self.say(Asked(self.screen.prompt(question)))

    def stay(self, question: Question, mode: Mode, *, redraw: bool = False) -> None:
        """Holds this question on screen under the same turn: the next words mean something else,
        or (`redraw`) only what is picked or shown changed."""
        self.set(focus=question.id, mode=mode)
        prompt = self.screen.prompt(question)
        self.say(Selected(prompt) if redraw else Asked(prompt))

    def nudge(self, question: Question, last_text: LastText | None) -> None:
        """Holds the question on screen: its short answer stands, more may be added."""
        nudged = self.session.nudged | {question.id}
        self._move(focus=question.id, mode=Mode.NUDGE, nudged=nudged, last_text=last_text)
        self.say(Nudged(question, self.session.turn))

    def restore(self, session: Session) -> None:
        """The screen as it was, when words for another question could not be used."""
        self.screen = replace(self.screen, session=replace(session, last_text=None))

    def leave(self) -> None:
        """Keeps a selection that was not confirmed yet: no tap and no own word is lost."""
        question = self.current
        if question is None or question.kind is not Kind.CHOICES:
            return
        value = selection(question, self.session)
        count = len(value.chosen) + bool(value.other)
        standing = self.screen.answers.get(question.id)
        if count >= max(1, question.limits.minimum) and value != (standing and standing.value):
            self.record(question, value)

    def review(self) -> None:
        """Everything read back, ready to hand in."""
        self.leave()
        self._move(focus="", status=Status.REVIEW)
        self.say(self.screen.review())

    def reject(self, reason: str, question: Question | None = None, **params: int | str) -> None:
        self.say(Rejected(reason, tuple(params.items()), question.id if question else ""))

    def refuse_words(
        self, reason: str, question: Question | None, source: str, **params: int | str
    ) -> None:
        """Rejects typed words. Editing that same message is then a second try, and a continuation
        of it must not end up in an earlier answer."""
        self.set(refused=source, last_text=None)
        self.reject(reason, question, **params)

    def repeat(self) -> None:
        """The current screen again, under the same turn."""
        if self.current is not None:
            self.say(Asked(self.screen.prompt(self.current)))
        elif self.session.status is Status.REVIEW:
            self.say(self.screen.review())
        elif self.session.status is not Status.SUBMITTED and (notice := self.screen.notice()):
            self.say(notice)

    def stale(self) -> None:
        self.say(Stale())
        self.repeat()

    def tapped(self, question_id: str, turn: int) -> Question | None:
        """The question that a button belongs to; says Stale and gives None when it has gone."""
        question = self.screen.on_screen(question_id) if turn == self.session.turn else None
        if question is None:
            self.stale()
        return question

    def outdated(self, turn: int | None) -> bool:
        """Whether a button without a question is of an earlier screen (said so)."""
        if turn is None or turn == self.session.turn:
            return False
        self.stale()
        return True

    def target(self, question_id: str) -> Question | None:
        """The question for words or a picture: the one named, else the current one. A named one
        that is not on screen comes on screen. None (and said so) when there is none."""
        found = self.screen.on_screen(question_id) if question_id else self.current
        if found is None and question_id:
            found = self.screen.path.questions.get(question_id)
            if found is not None:
                self.go_to(found)
        return found

    def no_question(self) -> None:
        self.reject(IN_REVIEW)
        self.repeat()

    def _opened(self) -> Question | None:
        """The first question that must be answered yet, or that this input brought up."""
        asked = self.screen.path.questions.values()
        return next(
            (
                item
                for item in asked
                if self.screen.is_open(item)
                and (item.required or item.id not in self._asked_before)
            ),
            None,
        )

    def _move(self, **fields: Any) -> None:
        """Another screen: a new turn, nothing half done left of the last."""
        fresh: dict[str, Any] = {
            "status": Status.ACTIVE,
            "turn": self.session.turn + 1,
            "mode": Mode.ANSWER,
            "picked": (),
            "other": "",
            "last_text": None,
            "refused": "",
        }
        self.set(**(fresh | fields))

    def _pick_up(self, question: Question) -> None:
        answer = self.screen.answers.get(question.id)
        if answer is not None and isinstance(answer.value, ChoiceValue):
            self.set(picked=answer.value.chosen, other=answer.value.other)

    def _begin_chapter(self, question: Question) -> None:
        chapter = self.screen.questionnaire.chapter_of(question.id)
        if chapter.id in self.session.begun:
            return
        self.set(begun=self.session.begun | {chapter.id})
        left = self._came_from
        finished = self.screen.questionnaire.chapter_of(left.id) if left else None
        if finished and any(self.screen.is_open(item) for item in self._asked_in(finished.id)):
            finished = None
        intro = chapter.intro.get(self.session.audience, "")
        self.say(ChapterBegun(chapter, intro, finished))

    def _asked_in(self, chapter_id: str) -> list[Question]:
        chapter_of = self.screen.questionnaire.chapter_of
        questions = self.screen.path.questions.values()
        return [item for item in questions if chapter_of(item.id).id == chapter_id]


def selection(question: Question, session: Session) -> ChoiceValue:
    """What is picked, in the order of the questionnaire."""
    chosen = tuple(it.id for it in question.choices if it.id in session.picked)
    return ChoiceValue(chosen, session.other)
