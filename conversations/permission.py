"""Whether photos of a leerling may be given, and which pictures others may see. Pure.

The ouders decide (content.md 4.2); a drawing is always possible. A no of one ouder counts for more
than a yes of the other.
"""

from __future__ import annotations

from enum import StrEnum

from conversations.people import Dossier, Permission
from conversations.questionnaire import Questionnaire


class GivenAs(StrEnum):
    """What was asked for when a picture came in. `BEFORE`: nobody was asked for permission yet."""

    PHOTO = "photo"
    DRAWING = "drawing"
    BEFORE = "before"


def photos_allowed(form: Questionnaire, dossier: Dossier) -> bool:
    """Silence is no permission, unless the board arranges it outside the program."""
    if dossier.photos is Permission.UNSAID:
        return not form.photos_need_permission
    return dossier.photos is Permission.GIVEN


def as_asked(form: Questionnaire, dossier: Dossier) -> Questionnaire:
    """The questionnaire in the words in which this leerling gets it."""
    return form if photos_allowed(form, dossier) else form.drawings_only


def may_be_shown(given_as: GivenAs, form: Questionnaire, dossier: Dossier) -> bool:
    """To anybody but who gave it. A photo of before the question of permission was there stays
    until an ouder says no: the school had arranged that permission by itself."""
    if given_as is GivenAs.DRAWING or photos_allowed(form, dossier):
        return True
    return given_as is GivenAs.BEFORE and dossier.photos is Permission.UNSAID
