"""What the ouders of a leerling said about photos, for the desk."""

from __future__ import annotations

from dataclasses import dataclass

from bot.desk import words
from bot.photo_permission import OUDERS, OfLeerling
from bot.photo_words import said
from conversations.people import Permission, Slot
from locales.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class OneOuder:
    """`stands` is "ja", "nee" or "" for what was never said; `own`: the ouder said it here;
    `fixed`: an ouder's own no, that only that ouder takes back."""

    slot: Slot
    who: str
    said: str
    stands: str
    own: bool
    fixed: bool
    sign: str


def ouders(found: OfLeerling, t: Catalogue) -> list[OneOuder]:
    """Both, in order."""
    return [_ouder(found, slot, t) for slot in OUDERS]


def outcome(found: OfLeerling, t: Catalogue) -> str:
    """What holds now, in one sentence."""
    if found.dossier.photos is Permission.REFUSED:
        return t.text("Nee: de leerling krijgt de vraag om een tekening.")
    if found.dossier.photos is Permission.GIVEN:
        return t.text("Ja: er mogen foto's in het werkstuk.")
    if found.allowed:
        return t.text("Er mogen foto's in: de school regelt dit buiten het programma.")
    return t.text("Nog niet gevraagd: de leerling krijgt de vraag om een tekening.")


def kept_back(found: OfLeerling, t: Catalogue) -> str:
    """ "" when every picture may be seen."""
    if not found.withheld:
        return ""
    return t.plural(
        "{count} foto in het werkstuk ziet niemand, behalve de leerling zelf. Die kan hem weghalen "
        "of er een tekening van maken.",
        "{count} foto's in het werkstuk ziet niemand, behalve de leerling zelf. Die kan ze "
        "weghalen of er een tekening van maken.",
        found.withheld,
    )


def _ouder(found: OfLeerling, slot: Slot, t: Catalogue) -> OneOuder:
    word = found.words.get(slot)
    stands = "" if word is None else "ja" if word.allowed else "nee"
    own = word is not None and word.own
    return OneOuder(
        slot=slot,
        who=words.who(slot, t),
        said=said(word, t),
        stands=stands,
        own=own,
        fixed=own and stands == "nee",
        sign=found.sign(slot),
    )
