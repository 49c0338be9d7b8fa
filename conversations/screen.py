"""What is on screen, computed from the state alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from conversations.answers import Answer, Answers, PhotoValue
from conversations.events import NoticeShown, Outline, Place, Prompt, ReviewShown
from conversations.piping import asked, piped
from conversations.progress import counts_on, group, outline, place
from conversations.questionnaire import Kind, Pass, Question, Questionnaire
from conversations.relevance import Route, dealt_with, given
from conversations.session import Mode, Session, Status

TEXT_KINDS = frozenset({Kind.SHORT_TEXT, Kind.LONG_TEXT})


@dataclass(frozen=True)
class Screen:
    """One moment of one session. `path` is the route that these answers give."""

    questionnaire: Questionnaire
    session: Session
    answers: Answers
    path: Route

    @cached_property
    def current(self) -> Question | None:
        """The question being asked: the one in focus, else the first open one; None when there is
        none, or when the notice, the review or the closing stands in its place."""
        if self.session.status is not Status.ACTIVE:
            return None
        return self.path.questions.get(self.session.focus) or self.first_open()

    def first_open(self) -> Question | None:
        return next((item for item in self.path.questions.values() if self.is_open(item)), None)

    def to_discuss(self) -> Question | None:
        """The first question with a note of the leerkracht that was not dealt with yet."""
        found = map(self.path.questions.get, self.session.discuss)
        return next((item for item in found if item is not None), None)

    def is_open(self, question: Question) -> bool:
        return not dealt_with(self.answers.get(question.id))

    def group(self, question: Question) -> tuple[Question, ...]:
        return group(self.path, question)

    def on_screen(self, question_id: str) -> Question | None:
        """The question with this id when it is the current one, or beside it in its group."""
        if self.current is None:
            return None
        shown = (self.current, *self.group(self.current))
        return next((item for item in shown if item.id == question_id), None)

    def before(self, question: Question | None) -> Question | None:
        """The question that Back leads to (a group counts as one); from the review the last."""
        questions = list(self.path.questions.values())
        if question is None:
            return questions[-1] if questions else None
        first = (*self.group(question), question)[0]
        index = questions.index(first)
        return questions[index - 1] if index else None

    def place(self, question: Question) -> Place:
        return place(self.questionnaire, self.session.audience, self.path, self.answers, question)

    def counts(self) -> tuple[int, int]:
        """(done, total) of the numbered questions."""
        return counts_on(self.questionnaire, self.session.audience, self.path, self.answers)

    def outline(self) -> tuple[Outline, ...]:
        return outline(self.questionnaire, self.session.audience, self.path, self.answers)

    def prompt(self, question: Question) -> Prompt:
        session, answer = self.session, self.answers.get(question.id)
        parts = piped(self.questionnaire, question, self.answers)
        nudged = session.mode is Mode.NUDGE
        return Prompt(
            question=question,
            asked=asked(question, parts),
            turn=session.turn,
            place=self.place(question),
            answer=answer,
            waits_for=Mode.APPEND.value if nudged else session.mode.value,
            picked=session.picked,
            other=session.other,
            piped=parts,
            passes=self.passes(question),
            nudged=nudged,
            can_finish=self._can_finish(question),
            describing=described_next(answer) if session.mode is Mode.DESCRIBE else "",
            group=tuple((item, self.answers.get(item.id)) for item in self.group(question)),
            can_go_back=self.before(question) is not None,
            editing=self._is_editing(question),
            discuss=self._is_discussed(question),
        )

    def passes(self, question: Question) -> tuple[Pass, ...]:
        """The ways of not answering that this question takes now."""
        answered = given(self.answers.get(question.id))
        skip = () if question.required or answered else (Pass.SKIPPED,)
        return (*skip, *(it for it in question.passes if it is not Pass.SKIPPED))

    def _is_editing(self, question: Question) -> bool:
        held = question.kind is Kind.PHOTO or self.session.mode is Mode.NUDGE
        return (
            self.session.focus == question.id and given(self.answers.get(question.id)) and not held
        )

    def _is_discussed(self, question: Question) -> bool:
        shown = (question, *self.group(question))
        return any(item.id in self.session.discuss for item in shown)

    def _can_finish(self, question: Question) -> bool:
        if items := self.group(question):
            return not any(item.required and self.is_open(item) for item in items)
        if question.kind is Kind.CHOICES:
            count = len(self.session.picked) + bool(self.session.other)
            return count >= question.limits.minimum
        return not self.is_open(question)

    def notice(self) -> NoticeShown | None:
        """None when this audience has no notice."""
        texts = self.questionnaire.notice.get(self.session.audience, ())
        if not texts:
            return None
        screen = min(self.session.notice_screen, len(texts) - 1)
        return NoticeShown(screen, len(texts), texts[screen], self.session.turn)

    def review(self, chapter: str = "") -> ReviewShown:
        """One chapter read back by its id, or everything."""
        chapters = tuple(it for it in self.outline() if chapter in {"", it.chapter.id})
        unanswered = [
            line.question for part in chapters for line in part.lines if not dealt_with(line.answer)
        ]
        required = tuple(item for item in unanswered if item.required)
        return ReviewShown(
            chapters=chapters,
            whole=not chapter,
            turn=self.session.turn,
            open=required,
            optional_open=len(unanswered) - len(required),
        )

    def closing(self) -> str:
        return self.questionnaire.closing.get(self.session.audience, "")


def described_next(answer: Answer | None) -> str:
    """The id of the picture that the next words describe: the newest without a description, else
    the newest; "" when there is none."""
    if answer is None or not isinstance(answer.value, PhotoValue) or not answer.value.photos:
        return ""
    photos = answer.value.photos[::-1]
    return next((it.id for it in photos if not it.description), photos[0].id)
