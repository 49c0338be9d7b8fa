"""What a leerkracht copies into the school's administration: the block "inzage" of the OSO
gegevensset (2019.1: inzage, inzagedatum, akkoord, redennietakkoord). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from conversations.answers import Answer, Answers, ChoiceValue, DateValue, TextValue
from conversations.people import Slot

# As exports.okr_ouders.OSO_FIELDS: here too a question is known by its id.
READ, READ_ON, AGREES, VIEW = "inzage", "inzage_datum", "eens", "zienswijze"
HAS_READ, YES, NO = "gelezen", "ja", "nee"


@dataclass(frozen=True, slots=True)
class Inspection:
    """Of one ouder. `agrees` None is "Onbekend": not asked, not said, or rather in a talk. It is
    about the content of the report, never about sending it. `view` goes as it was typed; `file` is
    the name of the PDF that belongs to it."""

    form: str
    slot: Slot
    read: bool
    read_on: date | None
    agrees: bool | None
    view: str
    file: str


def inspection(form: str, slot: Slot, given: Answers, file: str) -> Inspection:
    read = _chose(given.get(READ)) == HAS_READ
    said = _chose(given.get(AGREES))
    on, view = given.get(READ_ON), given.get(VIEW)
    return Inspection(
        form=form,
        slot=slot,
        read=read,
        read_on=on.value.day if read and on and isinstance(on.value, DateValue) else None,
        agrees={YES: True, NO: False}.get(said),
        view=view.value.text if view and isinstance(view.value, TextValue) else "",
        file=file,
    )


def _chose(answer: Answer | None) -> str:
    value = answer.value if answer else None
    return value.chosen[0] if isinstance(value, ChoiceValue) and value.chosen else ""
