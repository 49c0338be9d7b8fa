"""What can come in from a person. Channels turn updates, taps and posts into these.

`turn` is the number of the screen that a button belongs to; a tap whose turn or question is not
the current one is stale and never acts. Where it may be None, give it whenever a button was tapped
(a double tap must not act twice) and leave it out for a typed command.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.answers import Photo
from conversations.questionnaire import Pass


@dataclass(frozen=True, slots=True)
class Start:
    """The person opened the link or said /start: greet, or welcome back, and ask."""


@dataclass(frozen=True, slots=True)
class Text:
    """Typed words, as typed. `source` is the channel's id of the message ("" when none).

    `early` is True when the person sent this before the current question could have reached
    them: it then belongs to the previous long answer, never to a question not yet seen.
    `question` is set by channels whose field says what it answers (the web chat).
    """

    text: str
    source: str = ""
    early: bool = False
    question: str = ""


@dataclass(frozen=True, slots=True)
class EditedText:
    """The person edited the earlier message `source`; it changes the answer that it gave."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Choose:
    """A tap on a choice. One-choice: that is the answer. Several: `wanted` says whether it is to
    be picked, as the button showed, so that a second tap changes nothing; None turns it over."""

    question: str
    turn: int
    choice: str
    wanted: bool | None = None


@dataclass(frozen=True, slots=True)
class ChooseOther:
    """A tap on "anders": the next text is the person's own word. At a several-choice question
    where an own word is picked it takes that word off."""

    question: str
    turn: int


@dataclass(frozen=True, slots=True)
class ChooseAll:
    """The whole selection at once (the web form's "Klaar")."""

    question: str
    turn: int
    chosen: tuple[str, ...]
    other: str = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """A tap on a step. Any item of the group of scales on screen may be rated, and rated anew."""

    question: str
    turn: int
    step: int


@dataclass(frozen=True, slots=True)
class SendPhoto:
    """A picture, decoded and re-encoded, that is stored in the same transaction as the answer.

    Store it only when the Turn's `changed` holds its id: it may be refused. `question` is set by
    channels whose field says what it answers.
    """

    photo: Photo
    question: str = ""


@dataclass(frozen=True, slots=True)
class RemovePhoto:
    photo_id: str


@dataclass(frozen=True, slots=True)
class DescribePhoto:
    """The alt text for a stored picture (the web form's field; in a chat, plain Text does it)."""

    photo_id: str
    description: str


@dataclass(frozen=True, slots=True)
class GiveDate:
    question: str
    turn: int
    day: date


@dataclass(frozen=True, slots=True)
class Done:
    """ "Klaar" / "Zo is het goed" / "Verder" at the current prompt: keep what stands, go on. At a
    group of scales any item may be named."""

    question: str
    turn: int


@dataclass(frozen=True, slots=True)
class PassOn:
    """Skip, "ik vertel het zelf", "liever in een gesprek", "weet ik niet"."""

    reason: Pass
    question: str = ""
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Back:
    """To the question before this one; from "anders" or a picture's description to the question."""

    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """Ask this earlier question again; what stands stays until a new answer comes."""

    question: str


@dataclass(frozen=True, slots=True)
class Append:
    """ "Aanvullen": the next text is added to this answer."""

    question: str


@dataclass(frozen=True, slots=True)
class Reassign:
    """The text last given belongs to `question`, not to where it was put (see Text.early)."""

    question: str
    turn: int


@dataclass(frozen=True, slots=True)
class ShowOverview:
    """All chapters and questions with what is answered."""


@dataclass(frozen=True, slots=True)
class Review:
    """Read a chapter back (its id), or the whole ("")."""

    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Continue:
    """From the notice, a review, a pause or the overview back to the first open question."""

    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Submit:
    """Hand in; before the review it leads to the review, with a required question open to that."""

    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop for now."""


@dataclass(frozen=True, slots=True)
class Help:
    pass


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """A language tag, such as "en"."""

    language: str


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something that cannot be kept: "sticker", "voice", "location", "video", "contact", "file"."""

    what: str


@dataclass(frozen=True, slots=True)
class Reopen:
    """By the leerkracht, never by the person: a submitted session takes answers again.

    `question` is the one to land on ("" for the review). `discuss` are the questions at which the
    leerkracht wrote a note: the person is led along them, and lands on the first.
    """

    question: str = ""
    discuss: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeBack:
    """By the person: what was handed in is theirs again, to change or to leave. Whether that is
    still possible (it may have left the school) is not for the conversation to know."""


Input = (
    Start
    | Text
    | EditedText
    | Choose
    | ChooseOther
    | ChooseAll
    | Rate
    | SendPhoto
    | RemovePhoto
    | DescribePhoto
    | GiveDate
    | Done
    | PassOn
    | Back
    | Edit
    | Append
    | Reassign
    | ShowOverview
    | Review
    | Continue
    | Submit
    | Pause
    | Help
    | ChooseLanguage
    | Unsupported
    | Reopen
    | TakeBack
)
