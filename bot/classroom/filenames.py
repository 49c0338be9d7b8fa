"""File names that every system takes: plain ASCII, one leerling never mistaken for another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from conversations.people import Dossier, Klas, Slot
from conversations.questionnaire import Questionnaire

# The letters of Latin alphabets that Unicode does not split into a letter and a mark.
_LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "Ae",
     "œ": "oe", "Œ": "Oe", "ı": "i", "þ": "th", "Þ": "Th", "ð": "d"}
)  # fmt: skip
_OTHER = re.compile(r"[^A-Za-z0-9-]+")
_WORDS = {"dit-ben-ik": "werkstuk", "okr-ouders": "OKR-ouders"}
_NUMBER = {Slot.OUDER_1: "1", Slot.OUDER_2: "2"}


def plain(text: str) -> str:
    """ASCII letters, digits, dashes and underscores; "" when nothing of it is left."""
    split = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    bare = "".join(sign for sign in split if not unicodedata.combining(sign))
    return _OTHER.sub("_", bare).strip("_-")


def stems(dossiers: Sequence[Dossier]) -> dict[str, str]:
    """A stem per dossier id, for the whole klas in the order of its list, so that the names do not
    depend on who is exported. A name in another script becomes the place on the list."""
    made: dict[str, str] = {}
    used: set[str] = set()
    for place, dossier in enumerate(dossiers, 1):
        stem = plain(dossier.name) or f"leerling-{place:02}"
        if stem.casefold() in used:
            stem = f"{stem}-{place:02}"
        used.add(stem.casefold())
        made[dossier.id] = stem
    return made


def of_werkstuk(form: Questionnaire, stem: str, ending: str) -> str:
    """ "Noor_werkstuk.pdf" """
    return f"{stem}_{_word(form)}.{ending}"


def of_guide(stem: str) -> str:
    """ "Noor_gespreksblad.pdf" """
    return f"{stem}_gespreksblad.pdf"


def of_ouder(form: Questionnaire, stem: str, slot: Slot, ending: str) -> str:
    """ "OKR-ouders_Noor_1.pdf": the number is the ouder's slot, so it stays the same."""
    return f"{_word(form)}_{stem}_{_NUMBER[slot]}.{ending}"


def of_klas(form: Questionnaire, klas: Klas, ending: str) -> str:
    """ "Groep_8b_werkstuk.csv" """
    return f"{plain(klas.name) or 'klas'}_{_word(form)}.{ending}"


def _word(form: Questionnaire) -> str:
    return _WORDS.get(form.id) or plain(form.id)
