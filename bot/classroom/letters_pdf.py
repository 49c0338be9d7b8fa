"""What stands on a card and in a letter: from people, plans and terms to the values that
`exports` sets. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from bot.classroom.model import InvitationCard
from bot.forms import forms_for
from bot.retention import Terms
from conversations.people import Dossier, Klas, Participant, Role, School, Slot
from conversations.questionnaire import Audience, Questionnaire
from exports.papers import Card, Invitation, Letter, Round
from locales.catalogue import SOURCE_LANGUAGE, Catalogue, catalogue

BESIDE_DUTCH = "en"  # for a family of which we know no other language


@dataclass(frozen=True, slots=True)
class Occasion:
    """What all papers of a klas share. `deadlines` are those still to come, by questionnaire."""

    school: School
    klas: Klas
    team: tuple[Participant, ...]
    forms: tuple[Questionnaire, ...]
    deadlines: Mapping[str, date]
    terms: Terms
    link_base: str
    made_at: datetime

    @property
    def round(self) -> Round:
        """With the day on which the leerlingen are to be ready."""
        asked = forms_for(Role.LEERLING, self.forms, okr=False)
        return Round(
            self.school,
            self.klas,
            leerkrachten=tuple(one.name for one in self.team if one.name and not one.function),
            others=tuple(dict.fromkeys(one.function for one in self.team if one.function)),
            address=urlsplit(self.link_base).netloc,
            until=self.until(asked),
            made_at=self.made_at,
        )

    def until(self, asked: Iterable[Questionnaire]) -> date | None:
        """The first day that is the last one for any of these."""
        days = [self.deadlines[form.id] for form in asked if form.id in self.deadlines]
        return min(days, default=None)


def card(dossier: Dossier, invited: InvitationCard) -> Card:
    return Card(dossier.name, dossier.theme, dossier.seed, _invitation(invited))


def letter(occasion: Occasion, dossier: Dossier, invited: InvitationCard) -> Letter:
    asked = forms_for(Role.OUDER, occasion.forms, okr=dossier.okr)
    kept = {form.author: occasion.terms.kept_until(occasion.klas, form) for form in asked}
    return Letter(
        leerling=dossier.name,
        slot=invited.participant.slot or Slot.OUDER_1,
        invitation=_invitation(invited),
        words=second_language(invited.participant),
        until=occasion.until(asked),
        kept_until=kept.get(Audience.LEERLING),
        okr_kept_until=kept.get(Audience.OUDER),
    )


def second_language(ouder: Participant) -> Catalogue:
    """That of the family. Dutch is what a participant has until another is known, so it says
    nothing: then English stands beside it, and also for a language that we do not speak."""
    theirs = catalogue(ouder.language)
    return theirs if theirs.language.code != SOURCE_LANGUAGE else catalogue(BESIDE_DUTCH)


def _invitation(invited: InvitationCard) -> Invitation:
    return Invitation(invited.code, invited.web_link, invited.telegram_link)
