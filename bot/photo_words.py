"""What is asked of an ouder about photos, and what was said: for the page and the chat alike."""

from __future__ import annotations

from bot.photo_permission import OwnWord
from locales.catalogue import Catalogue
from storage.photo_words import PhotoWord, Via


def question(own: OwnWord, t: Catalogue) -> str:
    return t.text("Mogen er foto's in het werkstuk van {leerling}?", leerling=own.dossier.name)


def explained(t: Catalogue) -> list[str]:
    """What an ouder has to know to say yes or no freely: what for, who sees them, how long, that a
    no is fine, that it can be changed, and that the other ouder is asked as well."""
    return [
        t.text(
            "Uw kind maakt een werkstuk voor de nieuwe mentor. Er kan een foto in, maar alleen als "
            "u dat goed vindt. Anders vragen wij uw kind om een tekening."
        ),
        t.text(
            "Uw kind, de leerkracht en de nieuwe mentor kunnen de foto's zien. Ze worden gewist "
            "als het werkstuk wordt gewist."
        ),
        t.text("U mag gewoon nee zeggen. Dat heeft geen gevolgen voor u of uw kind."),
        t.text(
            "Elke ouder met een eigen code krijgt deze vraag. Zegt één ouder nee, dan komen er "
            "geen foto's in. U kunt uw antwoord altijd veranderen."
        ),
    ]


def yes(t: Catalogue) -> str:
    return t.text("Ja, foto's mogen")


def no(t: Catalogue) -> str:
    return t.text("Nee, geen foto's")


def change(own: OwnWord, t: Catalogue) -> str:
    """Before the buttons that change it."""
    name = own.dossier.name
    if own.word is None:
        return question(own, t)
    if own.word.allowed:
        return t.text(
            "U vindt foto's van {leerling} goed. U mag dat altijd veranderen. Dan ziet niemand "
            "anders nog de foto's die er al in staan, en vragen wij om een tekening.",
            leerling=name,
        )
    return t.text(
        "U wilt geen foto's van {leerling}. Dat is prima. U mag dat altijd veranderen.",
        leerling=name,
    )


def thanks(own: OwnWord, t: Catalogue) -> str:
    """After a yes or a no, with what it leads to."""
    return f"{t.text('Dank u, dat is bewaard.')} {outcome(own, t)}"


def outcome(own: OwnWord, t: Catalogue) -> str:
    """What holds with the words of all."""
    if own.allowed:
        return t.text("Er mogen foto's in het werkstuk.")
    return t.text("Er mogen geen foto's in het werkstuk. Een tekening kan altijd.")


def said(word: PhotoWord | None, t: Catalogue) -> str:
    """What one ouder said, when and how."""
    if word is None:
        return t.text("nog niets")
    answer = t.text("ja") if word.allowed else t.text("nee")
    ways = {
        Via.WEB: t.text("in de webchat"),
        Via.TELEGRAM: t.text("in Telegram"),
        Via.PAPER: t.text("op papier, door de school opgeschreven"),
    }
    return t.text(
        "{answer}, op {moment}, {how}", answer=answer, moment=t.moment(word.at), how=ways[word.via]
    )


def kept_back(t: Catalogue, *, je: bool) -> str:
    """To who gave a photo that is not allowed any more."""
    if je:
        return t.text(
            "Deze foto ziet niemand anders: er mogen nu geen foto's in je werkstuk. Maak er een "
            "tekening van, of haal hem weg."
        )
    return t.text(
        "Deze foto ziet niemand anders: er mogen nu geen foto's in het werkstuk. Maak er een "
        "tekening van, of haal hem weg."
    )


def draw(t: Catalogue) -> str:
    """At a question of a school that has no words of its own for a drawing."""
    return t.text("Hier kan nu alleen een tekening bij, geen foto.")


def no_longer(t: Catalogue) -> str:
    """To a leerling in the middle of the werkstuk."""
    return t.text(
        "Vanaf nu mogen er geen foto's in je werkstuk. Een tekening mag altijd. Stond er al een "
        "foto in? Die ziet niemand anders. Je kunt er een tekening van maken."
    )
