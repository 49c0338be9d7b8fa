"""What a person is told before the first question and may read again: the questionnaire's own text,
with what the school's settings say in it. Source of what it must say: AVG articles 12 and 13."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.retention.terms import Terms
from conversations import notice
from conversations.notice import Paragraph
from conversations.people import Channel, Klas
from conversations.questionnaire import Audience, Questionnaire
from locales.catalogue import Catalogue

Screens = tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class ToldFirst:
    """`contact` is who answers questions about privacy, "" when the school did not say."""

    terms: Terms = field(default_factory=Terms)
    contact: str = ""

    def who(self, t: Catalogue) -> str:
        """Who answers questions about privacy, to be put in a sentence."""
        return self.contact or t.text("de directeur van de school")

    def screens(
        self, channel: Channel, klas: Klas, form: Questionnaire, audience: Audience, t: Catalogue
    ) -> Screens:
        """Paragraphs by screen, true for this klas; the last says what is to be known of this
        channel as well. Empty when this audience is told nothing."""
        facts = {
            notice.ERASED: t.day(self.terms.kept_until(klas, form)),
            notice.DRAFTS_ERASED: t.day(self.terms.drafts.after(klas.schooljaar)),
            notice.DAYS: self.terms.ouders_days,
            notice.CONTACT: self.who(t),
        }
        told = [notice.paragraphs(t.text(it, **facts)) for it in form.notice.get(audience, ())]
        beside = form.in_telegram.get(audience, "") if channel is Channel.TELEGRAM else ""
        if told and beside:
            told[-1] += notice.paragraphs(t.text(beside, **facts))
        return tuple(told)
