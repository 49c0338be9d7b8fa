"""What of the audit of a dossier one person may know: what was done with their own part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.rights.model import Kind, Seen
from conversations.people import Participant, Slot
from storage.audit import Entry

_KINDS = (
    ("joined", Kind.JOINED),
    ("submitted", Kind.SUBMITTED),
    ("took back", Kind.TAKEN_BACK),
    ("copied", Kind.COPIED),
    ("read", Kind.READ),
    ("saw photo", Kind.SAW_PHOTO),
    ("exported", Kind.EXPORTED),
    ("handed over", Kind.HANDED_OVER),
    ("let mentor read", Kind.LET_READ),
    ("received", Kind.RECEIVED),
    ("reopened", Kind.OPENED),
    ("erased", Kind.ERASED),
    ("objected", Kind.OBJECTED),
    ("explained objection", Kind.OBJECTED),
    ("withdrew objection", Kind.WITHDREW),
    ("saw objection", Kind.SAW_OBJECTION),
    ("settled objection", Kind.SETTLED),
    ("photos yes", Kind.PHOTOS_YES),
    ("photos no", Kind.PHOTOS_NO),
    ("photos unsaid", Kind.PHOTOS_UNSAID),
)
"""By how the act begins. Anything else that staff did is a change of the dossier."""

_SENSITIVE = "sensitive"
_SLOTS = frozenset(slot.value for slot in Slot)


def of_person(
    entries: Iterable[Entry],
    person: Participant,
    mine: frozenset[str],
    others: frozenset[str],
    names: dict[str, str],
) -> Iterator[Seen]:
    """Newest last. `mine` are the ids of the person's own questionnaires, `others` those that are
    not: an ouder's section is never so much as named to the leerling, nor to the other ouder.
    `names` are the leerkrachten's, by id."""
    for entry in entries:
        own = entry.participant_id == person.id
        if own or _concerns(entry, person, mine, others):
            who = "" if own else names.get(entry.participant_id, "")
            yield Seen(entry.at, _kind(entry.act), entry.role, who, own)


def _concerns(
    entry: Entry, person: Participant, mine: frozenset[str], others: frozenset[str]
) -> bool:
    words = frozenset(entry.act.split())
    if entry.role in {"leerling", "ouder"} or words & others:
        return False
    slots = words & _SLOTS
    if slots and person.slot not in slots:
        return False
    if _kind(entry.act) is Kind.SAW_PHOTO:
        return person.slot is Slot.LEERLING
    return bool(words & mine) or _kind(entry.act) is not Kind.CHANGED


def _kind(act: str) -> Kind:
    found = next((kind for begin, kind in _KINDS if act.startswith(begin)), Kind.CHANGED)
    if found is Kind.READ and _SENSITIVE in act.split():
        return Kind.READ_SENSITIVE
    return found
