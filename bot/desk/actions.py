"""What a button of the desk means: a verb, and whose contribution it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.desk.blocks import MAX_ACTION
from conversations.people import Slot

PREFIX = "d"
SEPARATOR = ":"
_FIELDS = 6  # after the prefix: verb, of, form, slot, version, at
_SLOTS = {"l": Slot.LEERLING, "1": Slot.OUDER_1, "2": Slot.OUDER_2}
_SIGNS = {slot: sign for sign, slot in _SLOTS.items()}


class Verb(StrEnum):
    MENU = "menu"
    KLAS = "klas"
    ADD = "add"
    CARDS = "cards"
    BOARD = "board"
    READ = "read"
    SENSITIVE = "full"
    REOPEN = "open"
    EXPORT = "file"
    RENEW = "code"
    EDIT = "edit"
    OKR = "okr"
    NAME = "name"
    GONE = "gone"
    ERASE = "erase"
    TEAM = "team"
    TALK = "talk"
    NOTE = "no"  # short, for beside it stand the question and the note that was seen
    SETTLE = "ok"
    UNSAY = "un"
    SEND = "send"
    PLAN = "plan"
    LAST_DAY = "last"
    DIGEST = "news"


@dataclass(frozen=True, slots=True)
class Action:
    """`of` is a dossier id, a role, "all", a day or a wish. `form` is the place of the
    questionnaire in the order of the program, -1 for none. `version` is that of the leerling as the
    button showed it, 0 when nothing is changed; at a note it is a number for the note. `at` is the
    place of the question in the questionnaire, -1 for none."""

    verb: Verb
    of: str = ""
    form: int = -1
    slot: Slot | None = None
    version: int = 0
    at: int = -1

    def packed(self) -> str:
        form = str(self.form) if self.form >= 0 else ""
        slot = _SIGNS[self.slot] if self.slot else ""
        version = str(self.version) if self.version else ""
        at = str(self.at) if self.at >= 0 else ""
        fields = (PREFIX, self.verb, self.of, form, slot, version, at)
        return SEPARATOR.join(fields).rstrip(SEPARATOR)


def unpacked(said: str, forms: Sequence[str]) -> Action | None:
    """None when it is no action of ours (then it is typed text)."""
    prefix, *fields = said.split(SEPARATOR)
    if prefix != PREFIX or not 1 <= len(fields) <= _FIELDS:
        return None
    if not said.isascii() or len(said) > MAX_ACTION:
        return None
    verb, of, form, slot, version, at = fields + [""] * (_FIELDS - len(fields))
    if verb not in set(Verb) or (slot and slot not in _SLOTS):
        return None
    place = int(form) if form.isdecimal() and int(form) < len(forms) else -1
    seen = int(version) if version.isdecimal() else 0
    question = int(at) if at.isdecimal() else -1
    return Action(Verb(verb), of, place, _SLOTS.get(slot), seen, question)
