"""What a person reads at the door when the questions where they were are not asked any more."""

from __future__ import annotations

from bot.replies import Welcome
from conversations.people import Role
from locales.catalogue import Catalogue


def why(welcome: Welcome, t: Catalogue) -> str:
    """ "" when there is nothing to tell."""
    role = welcome.participant.role
    if role is Role.LEERKRACHT or not (welcome.withdrawn or not welcome.forms):
        return ""
    if welcome.current_form in welcome.erased or not welcome.forms:
        return _erased(welcome, t)
    if role is Role.LEERLING:
        return ""
    return t.text(
        "De vragenlijst waar u mee bezig was, wordt nu niet meer gevraagd. U hoeft niets te doen. "
        "Wat u schreef, wordt niet gelezen. Dit kunt u nog wel invullen:"
    )


def _erased(welcome: Welcome, t: Catalogue) -> str:
    if welcome.participant.role is Role.LEERLING:
        return t.text(
            "Deze vragen zijn klaar. Wat je schreef, is hier gewist, zoals school had beloofd. "
            "Je hoeft niets meer te doen."
        )
    said = t.text(
        "Deze vragen zijn klaar. Wat u schreef, is hier gewist, zoals de school had beloofd. "
        "U hoeft niets meer te doen."
    )
    return f"{said} {t.text('Dit kunt u nog wel invullen:')}" if welcome.forms else said
