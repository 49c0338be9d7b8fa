"""Why something was not stored and what to do, for every reason of the engine and of uploads."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from bot.web.wording import Wording
from conversations import constraints

Params = dict[str, int | str]


def rejection(wording: Wording, reason: str, params: Params) -> str:
    """One sentence or two. KeyError for a reason that nobody gives."""
    return _SENTENCES[reason](wording, params)


def _too_long(w: Wording, params: Params) -> str:
    if w.polite:
        return w.t.text(
            "Dit zijn {length} tekens, er passen er {maximum}. Kunt u het korter maken? "
            "Er is niets weg.",
            **params,
        )
    return w.t.text(
        "Dit zijn {length} tekens, er passen er {maximum}. Kun je het korter maken? "
        "Er is niets weg.",
        **params,
    )


def _empty(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Er staat nog niets. Eén woord is ook goed.")
    return w.t.text("Er staat nog niets. Eén woord mag ook.")


def _again(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Dat hoorde bij een vorige vraag. Stuurt u het nog eens.")
    return w.t.text("Dat hoorde bij een vorige vraag. Stuur het nog eens.")


def _choose(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Kiest u een van de antwoorden.")
    return w.t.text("Kies een van de antwoorden.")


def _choose_at_least(w: Wording, params: Params) -> str:
    return w.t.text("Kies er minstens {minimum}.", **params)


def _too_many_choices(w: Wording, params: Params) -> str:
    if w.polite:
        return w.t.text("Er passen er {maximum}. Wilt u ruilen? Tik er eerst één weg.", **params)
    return w.t.text("Er passen er {maximum}. Wil je ruilen? Tik er eerst één weg.", **params)


def _no_other(w: Wording, params: Params) -> str:
    return _choose(w, params)


def _choose_step(w: Wording, params: Params) -> str:
    return w.t.text("Kies een getal van 1 tot {steps}.", **params)


def _not_a_date(w: Wording, _params: Params) -> str:
    return w.t.text("Deze dag bestaat niet. Kijk nog eens naar dag, maand en jaar.")


def _future_date(w: Wording, _params: Params) -> str:
    return w.t.text("Deze dag moet nog komen. Kies vandaag of een dag die al geweest is.")


def _too_many_photos(w: Wording, params: Params) -> str:
    return w.t.text("Er passen er {maximum}. Haal er eerst één weg.", **params)


def _no_photo_here(w: Wording, _params: Params) -> str:
    return w.t.text("Bij deze vraag past geen foto.")


def _photo_wanted(w: Wording, _params: Params) -> str:
    return w.t.text("Hier past een foto of tekening. Kies een bestand, of ga verder.")


def _photo_gone(w: Wording, _params: Params) -> str:
    return w.t.text("Deze foto is al weggehaald.")


def _required(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Deze vraag kunt u niet overslaan. Een kort antwoord is ook goed.")
    return w.t.text("Deze vraag kun je niet overslaan. Een kort antwoord is ook goed.")


def _not_offered(w: Wording, _params: Params) -> str:
    return w.t.text("Dat kan niet bij deze vraag.")


def _nothing_yet(w: Wording, params: Params) -> str:
    return _empty(w, params)


def _cannot_append(w: Wording, _params: Params) -> str:
    return w.t.text("Bij dit antwoord past geen aanvulling. Veranderen mag wel.")


def _required_open(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Bijna klaar. Deze vraag heeft nog een antwoord nodig.")
    return w.t.text("Bijna klaar. Deze vraag heeft jouw antwoord nog nodig.")


def _nothing_before(w: Wording, _params: Params) -> str:
    return w.t.text("Dit is de eerste vraag.")


def _notice_first(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Leest u dit eerst. Druk daarna op Verder.")
    return w.t.text("Lees dit eerst. Druk daarna op Verder.")


def _in_review(w: Wording, _params: Params) -> str:
    if w.polite:
        return w.t.text("Kiest u eerst welk antwoord u wilt veranderen.")
    return w.t.text("Kies eerst welk antwoord je wilt veranderen.")


def _question_gone(w: Wording, _params: Params) -> str:
    return w.t.text("Die vraag is er niet meer bij. We gaan verder met deze.")


def _too_large(w: Wording, _params: Params) -> str:
    return w.t.text(
        "Deze foto is te groot om te bewaren. Kies een kleinere of maak een nieuwe foto."
    )


def _not_a_picture(w: Wording, _params: Params) -> str:
    return w.t.text(
        "Dit bestand is geen foto die we kunnen openen. Kies een ander bestand, "
        "zoals een .jpg of .png."
    )


_SENTENCES: MappingProxyType[str, Callable[[Wording, Params], str]] = MappingProxyType(
    {
        constraints.EMPTY: _empty,
        constraints.TOO_LONG: _too_long,
        constraints.TOO_EARLY: _again,
        constraints.CHOOSE: _choose,
        constraints.CHOOSE_AT_LEAST: _choose_at_least,
        constraints.TOO_MANY_CHOICES: _too_many_choices,
        constraints.NO_OTHER: _no_other,
        constraints.CHOOSE_STEP: _choose_step,
        constraints.NOT_A_DATE: _not_a_date,
        constraints.FUTURE_DATE: _future_date,
        constraints.TOO_MANY_PHOTOS: _too_many_photos,
        constraints.NO_PHOTO_HERE: _no_photo_here,
        constraints.PHOTO_WANTED: _photo_wanted,
        constraints.PHOTO_GONE: _photo_gone,
        constraints.REQUIRED: _required,
        constraints.NOT_OFFERED: _not_offered,
        constraints.NOTHING_YET: _nothing_yet,
        constraints.CANNOT_APPEND: _cannot_append,
        constraints.REQUIRED_OPEN: _required_open,
        constraints.NOTHING_BEFORE: _nothing_before,
        constraints.NOTICE_FIRST: _notice_first,
        constraints.IN_REVIEW: _in_review,
        constraints.QUESTION_GONE: _question_gone,
        constraints.UNKNOWN_EDIT: _not_offered,
        constraints.UNKNOWN_LANGUAGE: _not_offered,
        "too_large": _too_large,
        "too_many_pixels": _too_large,
        "not_a_picture": _not_a_picture,
    }
)
