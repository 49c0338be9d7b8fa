"""What a button carries: at most 64 bytes of callback data (Bot API, InlineKeyboardButton).

    action | seat | turn | question | choice        such as  c|k3Xw|1f|vak_leuk|gym

The seat is a short sign of the participant and the form, the turn that of the question's prompt.
A tap of another seat or an older turn becomes an input that the engine calls stale.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from conversations.inputs import (
    Append,
    Back,
    Choose,
    ChooseLanguage,
    ChooseOther,
    Continue,
    Done,
    Edit,
    GiveDate,
    Input,
    PassOn,
    Rate,
    Reassign,
    Review,
    ShowOverview,
    Submit,
)
from conversations.questionnaire import Pass

MAX_BYTES = 64  # Bot API: InlineKeyboardButton.callback_data
SEAT_SIGNS = 4  # 24 bits: two seats at one address never look alike in practice
SEPARATOR = "|"  # ids are linted to lowercase ASCII letters, digits and underscores
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


STALE = Done("", -1)  # a turn that no screen has


class NotAButtonError(ValueError):
    """Callback data that this version of the bot never made."""


@dataclass(frozen=True, slots=True)
class Tap:
    """A button read back. `action` is one letter; the fields that it does not use are ""."""

    action: str
    seat: str
    turn: int = 0
    question: str = ""
    choice: str = ""


CHOOSE, UNPICK, OTHER, RATE, DATE, DONE, PASS = "c", "u", "o", "r", "g", "d", "p"
BACK, EDIT, APPEND, REASSIGN, OVERVIEW = "b", "e", "a", "m", "v"
REVIEW, CONTINUE, SUBMIT, LANGUAGE = "w", "n", "s", "l"
# The channel's own: the web door, the own copy, which form, which person, reminders on or off, and
# what the desk offers; an ouder says that it is so; a message of ours is written over;
# objecting to handing over, and withdrawing it; whether photos of the child may be given.
DOOR, COPY, FORM, PERSON, QUIET, DESK, AGREE = "x", "y", "f", "q", "z", "k", "j"
REMOVE, OBJECT, PHOTOS = "t", "i", "h"
TAKE_BACK = "T"  # what was handed in


def seat_of(participant_id: str, questionnaire: str) -> str:
    """A short sign for who answers what."""
    digest = hashlib.blake2b(f"{participant_id}/{questionnaire}".encode(), digest_size=3).digest()
    return base64.urlsafe_b64encode(digest).decode()[:SEAT_SIGNS]


def pack(tap: Tap) -> str:
    """Callback data. ValueError over 64 bytes: then an id slipped past the linter."""
    fields = (tap.action, tap.seat, _base36(tap.turn), tap.question, tap.choice)
    data = SEPARATOR.join(fields).rstrip(SEPARATOR)
    if len(data.encode()) > MAX_BYTES:
        message = f"callback data over {MAX_BYTES} bytes for question {tap.question}"
        raise ValueError(message)
    return data


def unpack(data: str) -> Tap:
    """Raises NotAButtonError for anything that `pack` does not make."""
    fields = data.split(SEPARATOR)
    if len(fields[0]) != 1 or len(fields) > 5:
        raise NotAButtonError
    action, seat, turn, question, choice = fields + [""] * (5 - len(fields))
    try:
        return Tap(action, seat, int(turn or "0", 36), question, choice)
    except ValueError:
        raise NotAButtonError from None


def to_input(tap: Tap, *, same_seat: bool) -> Input:
    """What the tap means to the engine. A button of another seat, or one that says nothing,
    becomes a tap with a turn that never was."""
    action = ACTIONS.get(tap.action)
    if action is None or not same_seat:
        return STALE
    try:
        return action(tap)
    except ValueError:
        return STALE


ACTIONS: dict[str, Callable[[Tap], Input]] = {
    CHOOSE: lambda tap: Choose(tap.question, tap.turn, tap.choice, wanted=True),
    UNPICK: lambda tap: Choose(tap.question, tap.turn, tap.choice, wanted=False),
    OTHER: lambda tap: ChooseOther(tap.question, tap.turn),
    RATE: lambda tap: Rate(tap.question, tap.turn, int(tap.choice)),
    DATE: lambda tap: GiveDate(tap.question, tap.turn, date.fromisoformat(tap.choice)),
    DONE: lambda tap: Done(tap.question, tap.turn),
    PASS: lambda tap: PassOn(Pass(tap.choice), tap.question, tap.turn),
    REASSIGN: lambda tap: Reassign(tap.question, tap.turn),
    SUBMIT: lambda tap: Submit(tap.turn),
    BACK: lambda tap: Back(tap.turn),
    CONTINUE: lambda tap: Continue(tap.turn),
    EDIT: lambda tap: Edit(tap.question),
    APPEND: lambda tap: Append(tap.question),
    OVERVIEW: lambda _: ShowOverview(),
    REVIEW: lambda tap: Review(tap.choice),
    LANGUAGE: lambda tap: ChooseLanguage(tap.choice),
}
"""What the engine's buttons mean. Those that only show something need no turn."""


def _base36(number: int) -> str:
    signs = ""
    while number:
        number, digit = divmod(number, 36)
        signs = DIGITS[digit] + signs
    return signs
