"""What the assistant hands to a channel. Plain values; every word is the channel's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from conversations import engine
from conversations.answers import Answer
from conversations.engine import View
from conversations.events import Event
from conversations.people import Dossier, Klas, Participant, School
from conversations.questionnaire import Questionnaire
from conversations.session import Session, Status
from storage.messages import Owed, Priority
from storage.messages import State as OwedState
from storage.remarks import Remark
from storage.together import Together

__all__ = [
    "Form",
    "Halfway",
    "Owed",
    "OwedState",
    "Person",
    "Priority",
    "Refusal",
    "Render",
    "Reply",
    "Welcome",
]


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire that this participant may fill in, and how far it is. `deadline` is the last
    day, None when there is none."""

    questionnaire: Questionnaire
    status: Status
    done: int
    total: int
    deadline: date | None = None


@dataclass(frozen=True)
class Reply:
    """What one input led to.

    `repeated`: this delivery was handled before; nothing was stored again, the view is current.
    `events` are already in the order in which the person should hear them. `owed` are the rows
    that this input made for the channel that said it, born "sending". `remarks` are the notes of
    the leerkracht that the person is being led along, by question id. `together`: the leerkracht
    filled this in with the ouder. `deadline` is the last day to hand in, None when there is none.
    `questionnaire` reads as this leerling gets it; of the pictures `withheld` are seen by nobody
    else, because photos are not allowed any more.
    """

    participant: Participant
    dossier: Dossier
    klas: Klas
    questionnaire: Questionnaire
    session: Session
    answers: Mapping[str, Answer]
    events: tuple[Event, ...] = ()
    repeated: bool = False
    owed: tuple[Owed, ...] = field(default=())
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    together: Together | None = None
    deadline: date | None = None
    withheld: frozenset[str] = frozenset()

    @cached_property
    def view(self) -> View:
        """The screen as it stands. Made when asked for: an answer in Telegram does not need it."""
        return engine.view(self.questionnaire, self.session, self.answers)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody this address speaks for. `leerling` is whose dossier it is ("" for a leerkracht)."""

    participant: Participant
    leerling: str
    klas: Klas


@dataclass(frozen=True, slots=True)
class Welcome:
    """Somebody came in by a code, or asks where they may be.

    `people` are all participants that this address speaks for, the current one first; `forms` are
    those of the current one (empty for a leerkracht). `current_form` is "" until one is chosen.
    `reminders`: whether the current one wants them; None when there is no chat to send them to.
    `erased` are forms that were theirs and are erased. `asks_photos`: this ouder has yet to say
    whether photos of the child may be given.
    """

    participant: Participant
    dossier: Dossier | None
    klas: Klas
    school: School
    forms: tuple[Form, ...]
    current_form: str
    people: tuple[Person, ...]
    reminders: bool | None = None
    erased: frozenset[str] = frozenset()
    asks_photos: bool = False

    @property
    def over(self) -> bool:
        """The schooljaar of this leerling or ouder is over: nothing is asked any more."""
        return self.dossier is not None and self.klas.closed

    @property
    def withdrawn(self) -> bool:
        """The form where this person sat is not asked any more; what was written is kept."""
        asked = {form.questionnaire.id for form in self.forms}
        return bool(self.current_form) and self.current_form not in asked


@dataclass(frozen=True, slots=True)
class Halfway:
    """A good code of somebody who is not in yet: the second step comes first
    (`bot.second_step`)."""

    participant: Participant


@dataclass(frozen=True, slots=True)
class Refusal:
    """Not let in, or not done. `reason` is one of: "unknown_code", "expired_code", "revoked_code",
    "used_link" (it worked once, or is too old), "too_many_tries", "not_known_here", "choose_form",
    "not_allowed", "not_in_telegram" (the school keeps this role out of Telegram), "closed" (the
    schooljaar of the klas is over)."""

    reason: str


Render = Callable[[Reply, datetime], list[tuple[str, dict[str, object]]]]
"""Given by a channel that owes messages: (kind, payload) of each, stored in the same
transaction."""
