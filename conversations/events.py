"""What the engine says happened. Channels turn each into words; none is a text itself.

Every class here has exactly one renderer in each channel; a test fails when one is missing.

Texts are Dutch. Another language translates the template and fills in what was piped:

    parts = {it.name: t.list((*map(t.text, it.choices), *it.words)) for it in prompt.piped}
    t.text(prompt.question.text, **parts)          # prompt.asked is the same in Dutch
"""

from __future__ import annotations

from dataclasses import dataclass

from conversations.answers import Answer
from conversations.questionnaire import Chapter, Pass, Question


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person is: "Vraag 13 van 25, hoofdstuk B".

    `number` and `total` count the numbered questions that this audience is asked. `done` counts
    those dealt with, 0..total: every relevant part answered or passed, or known not to be relevant.
    `part`/`parts` place an item in a group of scales (1/1 elsewhere).
    """

    number: int
    total: int
    done: int
    chapter: Chapter
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Piped:
    """What stands in the place of `{name}` in a question's text: the Dutch texts of the choices
    (to be translated), then own words (as typed)."""

    name: str
    choices: tuple[str, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """The question now on screen, ready to draw. `asked` is its Dutch text after piping.

    `answer` is what stands now (None: nothing yet). `picked` is the unconfirmed selection and
    `other` the own word in it. `group` lists the items of a group of scales with their answers,
    () elsewhere. `waits_for` is "answer", "append", "other" or "describe". `nudged`: the answer is
    short, offer to add (a text does it) or to leave it so (Done). `discuss`: the leerkracht wrote a
    note here, and Done leaves the answer as it is. `passes` are the ways of not
    answering to offer here; `can_finish` whether Done would be taken now.
    """

    question: Question
    asked: str
    turn: int
    place: Place
    answer: Answer | None
    waits_for: str
    picked: tuple[str, ...] = ()
    other: str = ""
    piped: tuple[Piped, ...] = ()
    passes: tuple[Pass, ...] = ()
    describing: str = ""
    nudged: bool = False
    can_finish: bool = False
    group: tuple[tuple[Question, Answer | None], ...] = ()
    can_go_back: bool = True
    editing: bool = False
    discuss: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A question in the overview or a review. Irrelevant questions are left out."""

    question: Question
    asked: str
    answer: Answer | None
    piped: tuple[Piped, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A chapter in the overview, with its lines in order. `done` of `total` numbered questions."""

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
    turn: int = 0


@dataclass(frozen=True, slots=True)
class WelcomedBack:
    """`place` None: at the review, or handed in."""

    place: Place | None


@dataclass(frozen=True, slots=True)
class ChapterBegun:
    """Said once a chapter. `finished` is the chapter just dealt with: offer to read it back."""

    chapter: Chapter
    intro: str
    finished: Chapter | None


@dataclass(frozen=True, slots=True)
class Asked:
    """Put this question on screen. Under the same turn as before the earlier buttons still work:
    it is the same question (or group) again, or it now waits for something else."""

    prompt: Prompt


@dataclass(frozen=True, slots=True)
class Selected:
    """The question stays on screen with another selection, rating or photo: redraw it in place."""

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
    """The answer is stored; once, kindly: could there be one thing more? A text or Append adds,
    Done with this turn leaves it so. Nothing else is asked in the same Turn."""

    question: Question
    turn: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """Not stored, and why. `reason` is one of the constants in `constraints`; `params` fills the
    sentence (limits, lengths). `question` is the id of what it is about ("" when none). The screen
    stays as it was, unless an Asked, NoticeShown or ReviewShown follows."""

    reason: str
    params: tuple[tuple[str, int | str], ...] = ()
    question: str = ""


@dataclass(frozen=True, slots=True)
class Stale:
    """A button of an earlier screen; it did nothing. The current screen follows."""


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
    | Selected
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
