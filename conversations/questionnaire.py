"""What a questionnaire is. Data only: read from YAML by `loader`, checked by `lint`.

Every text is Dutch as written in the file; other languages come from the catalogs,
with the Dutch text as the key.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""`{vak_leuk}` in a question's text stands for the answer to that earlier question (`piping`)."""


class Audience(StrEnum):
    """Who is asked."""

    LEERLING = "leerling"
    OUDER = "ouder"


class AddressForm(StrEnum):
    """How the person is spoken to: `je` to a leerling, `u` to an ouder."""

    JE = "je"
    U = "u"


class Kind(StrEnum):
    """What sort of answer a question takes; channels have one pattern a kind."""

    SHORT_TEXT = "short_text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    SCALE = "scale"
    PHOTO = "photo"
    DATE = "date"


class Pass(StrEnum):
    """The ways of not answering in words that count as dealt with."""

    SKIPPED = "skipped"
    TELL_MYSELF = "tell_myself"
    IN_CONVERSATION = "in_conversation"
    UNKNOWN = "unknown"


class PrintStyle(StrEnum):
    """How a page or a print draws the answer; chosen per question in the data, never by its id."""

    PLAIN = "plain"
    WORDS = "words"
    LIKED = "liked"
    DISLIKED = "disliked"
    HIGHLIGHT = "highlight"
    QUESTION = "question"
    HOME = "home"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick. `exclusive` clears the others ("Ik vind alles leuk")."""

    id: str
    text: str
    exclusive: bool = False


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when the answer to `question` picks one of `any_of` (when given) and none of `none_of`.

    With neither given it holds as soon as there is an answer. An unanswered, passed or itself
    irrelevant question satisfies no condition. `question` stands earlier in the questionnaire.
    """

    question: str
    any_of: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Limits:
    """Text: characters. Choices and photos: how many. The minimum of a text is a soft nudge."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps from 1 upward. `labels` has either a word for each step or only the two ends."""

    steps: int
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The words of a question that asks for a drawing and for no photo."""

    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask.

    `number` is what the person sees ("Vraag 12 van 25"). A part (a follow-up, or an item of a
    group of scales) carries the number of the question that it belongs to and names it in
    `part_of`. `heading` is the shared question of a group of scales, "" elsewhere. `text` may quote
    earlier answers (see PLACEHOLDER).

    `drawing` is how a question for a photo reads as long as no photo may be given, None where the
    file does not say; `drawing_only`: this is that question (see `Questionnaire.drawings_only`).
    """

    id: str
    kind: Kind
    text: str
    number: int
    limits: Limits
    hint: str = ""
    required: bool = False
    sensitive: bool = False
    choices: tuple[Choice, ...] = ()
    other: bool = False
    other_label: str = ""
    scale: Scale | None = None
    passes: tuple[Pass, ...] = ()
    relevant: Condition | None = None
    part_of: str = ""
    heading: str = ""
    audiences: frozenset[Audience] = frozenset()
    print_style: PrintStyle = PrintStyle.PLAIN
    print_text: str = ""
    guide_text: str = ""
    drawing: Drawing | None = None
    drawing_only: bool = False

    def choice(self, choice_id: str) -> Choice | None:
        """The choice with this id, or None."""
        return next((choice for choice in self.choices if choice.id == choice_id), None)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named group of questions. `intro` is said when the chapter begins, per audience."""

    id: str
    letter: str
    title: str
    questions: tuple[Question, ...]
    intro: dict[Audience, str]


@dataclass(frozen=True)
class Questionnaire:
    """The whole form. `notice` is what is said before the first question, per audience:
    each string one screen (see `notice`): what it is for, who reads it, how long it is kept, what
    one may do. `in_telegram` is what is said there besides.
    `photos_need_permission`: of an ouder, in this program. False where the board arranges that
    otherwise: then only an ouder's no still counts."""

    id: str
    version: int
    title: str
    author: Audience
    address: AddressForm
    chapters: tuple[Chapter, ...]
    notice: dict[Audience, tuple[str, ...]]
    closing: dict[Audience, str]
    in_telegram: dict[Audience, str] = field(default_factory=dict)
    photos_need_permission: bool = True

    @cached_property
    def drawings_only(self) -> Questionnaire:
        """The same questions, but those for a photo ask for a drawing. Made once."""
        return replace(
            self,
            chapters=tuple(
                replace(chapter, questions=tuple(map(_as_drawing, chapter.questions)))
                for chapter in self.chapters
            ),
        )

    @property
    def asks_for_photos(self) -> bool:
        return any(question.kind is Kind.PHOTO for question in self.questions)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All questions and parts, in the order in which they are asked."""
        return tuple(question for chapter in self.chapters for question in chapter.questions)

    def question(self, question_id: str) -> Question | None:
        """The question or part with this id, or None."""
        return self._by_id.get(question_id)

    def chapter_of(self, question_id: str) -> Chapter:
        """The chapter that holds the question; KeyError when there is none."""
        return self._chapters_by_question[question_id]

    def for_audience(self, audience: Audience) -> tuple[Question, ...]:
        """The questions that this kind of person is asked."""
        return self._by_audience[audience]

    def numbers(self, audience: Audience) -> dict[int, int]:
        """What this kind of person sees as the question's number, by Question.number: an ouder who
        is asked only number 25 sees "Vraag 1 van 1"."""
        return self._numbers[audience]

    @cached_property
    def conditions(self) -> dict[str, tuple[Condition, ...]]:
        """By question id all that must hold before it is asked: its own condition, and that what
        its text quotes was answered. () for most."""
        return {
            item.id: (
                *(Condition(name) for name in PLACEHOLDER.findall(item.text)),
                *([item.relevant] if item.relevant else ()),
            )
            for item in self.questions
        }

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _chapters_by_question(self) -> dict[str, Chapter]:
        return {item.id: chapter for chapter in self.chapters for item in chapter.questions}

    @cached_property
    def _by_audience(self) -> dict[Audience, tuple[Question, ...]]:
        return {
            audience: tuple(item for item in self.questions if audience in item.audiences)
            for audience in Audience
        }

    @cached_property
    def _numbers(self) -> dict[Audience, dict[int, int]]:
        return {
            audience: {
                number: rank
                for rank, number in enumerate(sorted({item.number for item in questions}), start=1)
            }
            for audience, questions in self._by_audience.items()
        }


def _as_drawing(question: Question) -> Question:
    """Without words for it in the file, what was asked stays, and the channel says that it is to be
    a drawing. The hint goes: it is about photos."""
    if question.kind is not Kind.PHOTO:
        return question
    words = question.drawing or Drawing(question.text)
    return replace(question, text=words.text, hint=words.hint, drawing_only=True)
