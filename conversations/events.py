"""What the engine says happened. Channels turn each into words; none is a text itself.

Every class here has exactly one renderer in each channel; a test fails when one is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

from conversations.answers import Answer
from conversations.questionnaire import Chapter, Pass, Question


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person is: "Vraag 13 van 25, hoofdstuk B".

    `done` counts numbered questions dealt with (answered, passed or not relevant), 0..total.
    `part`/`parts` place an item in a group of scales (1/1 elsewhere).
    """

    number: int
    total: int
    done: int
    chapter: Chapter
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question now on screen, ready to draw. `asked` is its text after piping.

    `answer` is what stands now (None: nothing yet). `picked` is the unconfirmed selection.
    `group` lists the items of a group of scales with their answers, () elsewhere.
    `waits_for` is "answer", "append", "other" or "describe".
    """

    question: Question
    asked: str
    turn: int
    place: Place
    answer: Answer | None
    waits_for: str
    picked: tuple[str, ...] = ()
    group: tuple[tuple[Question, Answer | None], ...] = ()
    can_go_back: bool = True
    editing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the overview or a review. Irrelevant questions are left out."""

    question: Question
    asked: str
    answer: Answer | None


@dataclass(frozen=True, slots=True)
class Outline:
    """A chapter in the overview, with its lines in order."""

    chapter: Chapter
    lines: tuple[Line, ...]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A screen (0-based) of the notice before the first question."""

    screen: int
    screens: int
    text: str


@dataclass(frozen=True, slots=True)
class WelcomedBack:
    place: Place | None


@dataclass(frozen=True, slots=True)
class ChapterBegun:
    chapter: Chapter
    intro: str
    finished: Chapter | None


@dataclass(frozen=True, slots=True)
class Asked:
    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Recorded:
    """Stored for the first time."""

    question: Question


@dataclass(frozen=True, slots=True)
class Changed:
    question: Question


@dataclass(frozen=True, slots=True)
class Extended:
    """Added to what stood. `movable_to` is the question that the text might belong to instead
    ("" when there is no doubt): channels offer a button that sends Reassign."""

    question: Question
    movable_to: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    question: Question
    reason: Pass


@dataclass(frozen=True, slots=True)
class Nudged:
    """The answer is stored; once, kindly: could there be one thing more?"""

    question: Question


@dataclass(frozen=True, slots=True)
class Rejected:
    """Not stored, and why. `reason` is one of the constants in `constraints`; `params` fills the
    sentence (limits, lengths). Nothing that was stored is lost."""

    reason: str
    params: tuple[tuple[str, int | str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """A button of an earlier question; it did nothing."""


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """Handed in: only the leerkracht can re-open."""


@dataclass(frozen=True, slots=True)
class OverviewShown:
    chapters: tuple[Outline, ...]


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """One chapter (`whole` False) or everything read back, `turn` for its buttons.

    `open` are the required questions still without an answer: submitting leads there.
    """

    chapters: tuple[Outline, ...]
    whole: bool
    turn: int
    open: tuple[Question, ...]
    optional_open: int = 0


@dataclass(frozen=True, slots=True)
class Submitted:
    closing: str


@dataclass(frozen=True, slots=True)
class ReopenedByLeerkracht:
    pass


@dataclass(frozen=True, slots=True)
class Paused:
    pass


@dataclass(frozen=True, slots=True)
class HelpShown:
    pass


@dataclass(frozen=True, slots=True)
class LanguageChosen:
    language: str


@dataclass(frozen=True, slots=True)
class CannotKeep:
    """A sticker, voice message, location: said kindly, nothing stored."""

    what: str


Event = (
    NoticeShown
    | WelcomedBack
    | ChapterBegun
    | Asked
    | Recorded
    | Changed
    | Extended
    | Passed
    | Nudged
    | Rejected
    | Stale
    | ReadOnly
    | OverviewShown
    | ReviewShown
    | Submitted
    | ReopenedByLeerkracht
    | Paused
    | HelpShown
    | LanguageChosen
    | CannotKeep
)
