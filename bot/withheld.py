"""Pictures that nobody but who gave them may see: photos that came in while an ouder still allowed
them. Inside a unit of work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from conversations.answers import Answer, Answers, PhotoValue
from conversations.people import Dossier
from conversations.permission import may_be_shown, photos_allowed
from conversations.questionnaire import Questionnaire
from storage import dossiers, photos
from storage.store import Unit


def withheld(unit: Unit, forms: Mapping[str, Questionnaire], dossier: Dossier) -> frozenset[str]:
    """Their ids. Pictures of a questionnaire that is none of `forms` are among them."""
    if all(photos_allowed(form, dossier) for form in forms.values()):
        return frozenset()
    return frozenset(
        photo_id
        for photo_id, (form_id, given_as) in photos.given_as(unit, dossier.id).items()
        if form_id not in forms or not may_be_shown(given_as, forms[form_id], dossier)
    )


def of_answers(unit: Unit, form: Questionnaire, dossier: Dossier, given: Answers) -> frozenset[str]:
    """The same, of these answers: looks nothing up where there is no picture."""
    return withheld(unit, {form.id: form}, dossier) if _pictured(given) else frozenset()


def shown_to_others(
    unit: Unit, dossier_id: str, form: Questionnaire, given: dict[str, Answer]
) -> dict[str, Answer]:
    """The answers without those pictures, and without what was said to be on them."""
    dossier = dossiers.dossier(unit, dossier_id) if _pictured(given) else None
    hidden = of_answers(unit, form, dossier, given) if dossier else frozenset()
    return _without(given, hidden) if hidden else given


def _pictured(given: Answers) -> bool:
    return any(isinstance(answer.value, PhotoValue) for answer in given.values())


def _without(given: Answers, hidden: Collection[str]) -> dict[str, Answer]:
    shown: dict[str, Answer] = {}
    for question, answer in given.items():
        if not isinstance(answer.value, PhotoValue):
            shown[question] = answer
        elif left := tuple(it for it in answer.value.photos if it.id not in hidden):
            shown[question] = replace(answer, value=PhotoValue(left))
    return shown
