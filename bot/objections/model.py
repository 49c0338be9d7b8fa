"""What objecting says to its doors. Plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from conversations.people import Dossier, Participant, School, Slot
from conversations.questionnaire import Questionnaire
from storage.objections import Objection

REASON_MAXIMUM = 500  # signs: enough to say why; the rest is for the talk that follows


@dataclass(frozen=True, slots=True)
class About:
    """A part that can be objected to. Slot LEERLING is the werkstuk as a whole, with the stukjes
    van thuis in it."""

    form: Questionnaire
    slot: Slot


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that this person may object to. `objection` None: they did not.
    `handed_over_at`: it left the school before."""

    about: About
    objection: Objection | None = None
    handed_over_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything that `person` may object to, the werkstuk first. `talk_to` are the names of the
    leerkrachten."""

    person: Participant
    dossier: Dossier
    school: School
    items: tuple[Item, ...]
    talk_to: tuple[str, ...]

    def of(self, form_id: str, slot: Slot) -> Item | None:
        return next(
            (it for it in self.items if (it.about.form.id, it.about.slot) == (form_id, slot)), None
        )


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection as the leerkracht reads it."""

    form: Questionnaire
    objection: Objection
