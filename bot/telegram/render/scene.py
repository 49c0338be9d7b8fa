"""What a renderer works with: the reply it draws, and the draft it draws on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from bot.replies import Reply
from bot.telegram.buttons import Tap, pack, seat_of
from bot.telegram.messages import Button, Rows
from bot.telegram.rich import Paragraph, plain
from bot.told_first import ToldFirst
from conversations.people import Role
from conversations.questionnaire import Question
from locales.catalogue import Catalogue, catalogue


@dataclass(frozen=True, slots=True)
class Origin:
    """The message that the input came from, by its id: one of ours with the button that was
    tapped (`turn` and `question` are the button's), or one of the person's own. 0 and "" where
    there is none.

    `unseen`: the reply before this one was not sent, so this one must show the question.
    `after_refusal`: it is the rest of a text whose beginning was just refused.
    """

    tapped: int = 0
    turn: int = 0
    question: str = ""
    typed: int = 0
    unseen: bool = False
    after_refusal: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """`t` speaks the session's language, `je` says how the person is addressed, `web_door` whether
    the web chat has an address that the person can open, `files` whether files with answers may go
    out here."""

    reply: Reply
    t: Catalogue
    je: bool
    seat: str
    today: date
    origin: Origin = Origin()
    web_door: bool = False
    files: bool = False
    told_first: ToldFirst = field(default_factory=ToldFirst)

    @classmethod
    def of(
        cls,
        reply: Reply,
        today: date,
        origin: Origin = Origin(),
        *,
        web_door: bool = False,
        files: bool = False,
        told_first: ToldFirst = ToldFirst(),
    ) -> Scene:
        return cls(
            reply=reply,
            t=catalogue(reply.session.language),
            je=reply.participant.role is Role.LEERLING,
            seat=seat_of(reply.participant.id, reply.questionnaire.id),
            today=today,
            origin=origin,
            web_door=web_door,
            files=files,
            told_first=told_first,
        )

    def you(self, je: str, u: str) -> str:
        """The sentence in the person's form of address."""
        return je if self.je else u

    def number(self, question: Question) -> int:
        """As the person sees it: who is asked only number 25 sees 1."""
        form, audience = self.reply.questionnaire, self.reply.session.audience
        return form.numbers(audience).get(question.number, question.number)

    def button(
        self, text: str, action: str, question: str = "", choice: str = "", turn: int | None = None
    ) -> Button:
        """A button that belongs to this person, this form and (unless told) the present turn."""
        now = self.reply.session.turn if turn is None else turn
        return Button(text, pack(Tap(action, self.seat, now, question, choice)))


@dataclass(slots=True)
class Draft:
    """What one reply says, in order. `screen`: something to answer is on it. `in_place`: only a
    selection changed, so the tapped message is redrawn."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    rows: list[tuple[Button, ...]] = field(default_factory=list)
    last_rows: list[tuple[Button, ...]] = field(default_factory=list)
    in_place: bool = False
    screen: bool = False

    def say(self, *paragraphs: Paragraph | str) -> None:
        """Adds paragraphs; plain strings are plain text."""
        self.paragraphs += [plain(item) if isinstance(item, str) else item for item in paragraphs]

    def offer(self, *rows: tuple[Button, ...]) -> None:
        """Adds rows of buttons."""
        self.rows += rows

    def offer_last(self, *rows: tuple[Button, ...]) -> None:
        """Adds rows below those of the question."""
        self.last_rows += rows

    @property
    def all_rows(self) -> Rows:
        return (*self.rows, *self.last_rows)
