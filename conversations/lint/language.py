"""V401-V406: advice on plain language. Simple measures, each to be weighed by a person.

The limits are ours, after the rules for A2 (leerling) and B1 (ouder) in our own content: at most
20 words a sentence, everyday words, one thing a question, no double negatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conversations.lint.subject import Complaint, Subject
from conversations.questionnaire import AddressForm, Kind

MAX_WORDS = 20
MAX_LETTERS = {AddressForm.JE: 15, AddressForm.U: 20}  # "Kindertelefoon" has 14
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PIPED = re.compile(r"\{[^}]*\}")
NEGATIVES = {"geen", "niet", "niets", "niks", "nooit", "niemand", "nergens", "zonder"}
OTHER_ADDRESS = {
    AddressForm.JE: {"u", "uw", "uzelf"},
    AddressForm.U: {"je", "jij", "jou", "jouw", "jullie", "jezelf"},
}


def sentence_length(subject: Subject) -> Iterator[Complaint]:
    """V401: at most 20 words a sentence."""
    for told in subject.told():
        for sentence in SENTENCE_END.split(told.text):
            count = len(_words(sentence))
            if count > MAX_WORDS:
                yield Complaint(
                    told.line,
                    f"deze zin heeft {count} woorden; maak er twee zinnen van (hoogstens "
                    f"{MAX_WORDS} woorden).",
                )


def word_length(subject: Subject) -> Iterator[Complaint]:
    """V402: no word longer than 15 letters for a leerling, 20 for an ouder."""
    for told in subject.told():
        for word in _words(told.text):
            if len(word) > MAX_LETTERS[told.address]:
                yield Complaint(
                    told.line,
                    f'"{word}" is een lang woord; kies een gewoner woord of twee kortere.',
                )


def one_thing(subject: Subject) -> Iterator[Complaint]:
    """V403: one question mark a question."""
    for item in subject.items():
        if item.question.text.count("?") > 1:
            yield Complaint(
                subject.source.line(*item.own),
                "hier staan twee vragen in één; maak er een tweede vraag van, of een hint.",
            )


def double_negatives(subject: Subject) -> Iterator[Complaint]:
    """V404: no two negatives in one sentence."""
    for told in subject.told():
        for sentence in SENTENCE_END.split(told.text):
            found = [word for word in _words(sentence) if word.casefold() in NEGATIVES]
            if len(found) > 1:
                yield Complaint(
                    told.line,
                    f'"{found[0]}" en "{found[1]}" in één zin is moeilijk; zeg wat er wél is.',
                )


def address_form(subject: Subject) -> Iterator[Complaint]:
    """V405: "je" to a leerling and "u" to an ouder, never mixed."""
    for told in subject.told():
        for word in _words(told.text):
            if word.casefold() in OTHER_ADDRESS[told.address]:
                yield Complaint(
                    told.line,
                    f'hier staat "{word}", maar deze lezer spreken we aan met "{told.address}"; '
                    "pas de zin aan.",
                )
                break


def drawing_words(subject: Subject) -> Iterator[Complaint]:
    """V406: a question for a photo has words for when only a drawing may be given."""
    for item in subject.items():
        if item.question.kind is Kind.PHOTO and item.question.drawing is None:
            yield Complaint(
                subject.source.line(*item.own),
                'hier mist "zonder_foto:"; zet erbij hoe u om een tekening vraagt als een ouder '
                "geen foto wil.",
            )


def _words(text: str) -> list[str]:
    return WORD.findall(PIPED.sub("", text))
