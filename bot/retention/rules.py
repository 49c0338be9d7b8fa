"""What goes on which day. Pure: terms and facts in, days out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.retention.terms import Terms
from conversations.people import Klas
from conversations.questionnaire import Audience, Questionnaire
from storage.moves import Moved
from storage.parts import Part

GRACE = timedelta(days=30)
"""A klas made for a schooljaar that is over already is a mistake or a trial: nobody should lose it
within the hour. For any other klas the terms are always later."""


class Reason(StrEnum):
    """Why it goes: never handed in; handed over long enough ago; its term is over; the last term
    of its klas is over, and nothing is left of the leerling."""

    DRAFT = "draft"
    HANDED_OVER = "handed_over"
    TERM = "term"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Written:
    """A part of a dossier in which something stands. `submitted` is the day on which it was handed
    in, None while it is not; `handed_over` when it went to the VO school. `schooljaar` is that in
    which it was handed in when the leerling went on to a later one since, "" otherwise."""

    part: Part
    submitted: date | None
    handed_over: date | None
    schooljaar: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """`part` None: the whole dossier."""

    day: date
    reason: Reason
    dossier_id: str
    part: Part | None = None


def plan(
    terms: Terms,
    klas: Klas,
    made: date,
    forms: Mapping[str, Questionnaire],
    dossier_ids: Iterable[str],
    written: Iterable[Written],
) -> list[Going]:
    """Everything in this klas, which was made on `made`, with its day, the first day first. What
    stands in a questionnaire that the program no longer has goes with the dossier."""
    first = made + GRACE
    last = max(first, last_day(terms, klas, forms))
    going = [Going(last, Reason.DOSSIER, dossier_id) for dossier_id in dossier_ids]
    for item in written:
        form = forms.get(item.part.questionnaire)
        if form is not None:
            day, reason = day_of(terms, klas, form, item)
            # The grace is for a klas that was made too late, not for what came from an earlier one.
            when = day if item.schooljaar else max(first, day)
            going.append(Going(when, reason, item.part.dossier_id, item.part))
    return sorted(going, key=lambda item: (item.day, item.reason, item.dossier_id))


def due(planned: Iterable[Going], today: date) -> list[Going]:
    """What goes now. Nothing of a dossier apart when the whole of it goes."""
    now = [item for item in planned if item.day <= today]
    whole = {item.dossier_id for item in now if item.part is None}
    return [item for item in now if item.part is None or item.dossier_id not in whole]


def day_of(terms: Terms, klas: Klas, form: Questionnaire, item: Written) -> tuple[date, Reason]:
    """A werkstuk that was handed over and then opened again is no draft. Going on to another klas
    makes no term longer: what was handed in keeps that of its own schooljaar."""
    term = terms.kept_after(item.schooljaar or klas.schooljaar, form)
    of_ouders = form.author is Audience.OUDER
    if item.submitted is None and (of_ouders or item.handed_over is None):
        return min(terms.drafts.after(klas.schooljaar), term), Reason.DRAFT
    if of_ouders and item.submitted and item.handed_over and item.submitted <= item.handed_over:
        early = item.handed_over + timedelta(days=terms.ouders_days)
        if early < term:
            return early, Reason.HANDED_OVER
    return term, Reason.TERM


def earlier_schooljaar(klas: Klas, submitted: datetime | None, moves: Iterable[Moved]) -> str:
    """That of the klas where it was handed in, "" when that is this klas (or not earlier). `moves`
    are those of the leerling, the first one first."""
    since = (moved.schooljaar for moved in moves if submitted and submitted <= moved.at)
    left = next(since, "")
    return left if left < klas.schooljaar else ""


def closing_day(terms: Terms, klas: Klas, made: date) -> date:
    """From this day on nothing more is written in the klas: it would be gone within the hour."""
    return max(made + GRACE, terms.drafts.after(klas.schooljaar))


def last_day(terms: Terms, klas: Klas, forms: Mapping[str, Questionnaire]) -> date:
    """On which the dossiers go, with names and all."""
    days = [terms.kept_until(klas, form) for form in forms.values()]
    return max([*days, terms.drafts.after(klas.schooljaar)])
