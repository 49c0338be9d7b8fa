"""Until when a school keeps what people wrote. Pure; settings make other terms.

The law names no period for these answers, so the rule is "not longer than necessary" (AVG article
5); the days here are the defaults of the project's study of it. The administration system of the
school is the archive, this program is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from conversations.people import Klas
from conversations.questionnaire import Audience, Questionnaire

_MONTHS = [
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
]
_WRITTEN = re.compile(r"(\d{1,2})[\s-]+([a-z]+)", re.IGNORECASE)
_NO_LEAP_DAY = "2025-2026"  # its February is that of 2027: a day must be there every year
_FIRST_MONTH = 8  # a schooljaar ends on 31 July (article 1 of the Wet op het primair onderwijs)


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day that comes back every year."""

    month: int
    day: int

    @classmethod
    def read(cls, written: str) -> DayOfYear:
        """ "1 november" or "1-november". Raises ValueError."""
        found = _WRITTEN.fullmatch(written.strip())
        if found is None or found[2].casefold() not in _MONTHS:
            raise ValueError("not a day and a month")
        day = cls(_MONTHS.index(found[2].casefold()) + 1, int(found[1]))
        day.after(_NO_LEAP_DAY)
        return day

    def after(self, schooljaar: str) -> date:
        """The first of these days after the schooljaar ("2026-2027") is over."""
        last = int(schooljaar.partition("-")[2])
        return date(last if self.month >= _FIRST_MONTH else last + 1, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Terms:
    """`werkstuk`: what leerlingen hand in, and the stukje van thuis in it. `ouders`: what ouders
    hand in for the OKR, at the latest; `ouders_days` after it was handed over when that is sooner.
    `drafts`: what was never handed in. `audit_months`: who read what, without contents."""

    werkstuk: DayOfYear = DayOfYear(11, 1)
    ouders: DayOfYear = DayOfYear(8, 1)
    ouders_days: int = 30
    drafts: DayOfYear = DayOfYear(8, 1)
    audit_months: int = 24

    def kept_until(self, klas: Klas, questionnaire: Questionnaire) -> date:
        """The day on which what was handed in goes at the latest: what letters may promise."""
        return self.kept_after(klas.schooljaar, questionnaire)

    def kept_after(self, schooljaar: str, questionnaire: Questionnaire) -> date:
        """The same, of what was handed in during that schooljaar ("2026-2027")."""
        theirs = questionnaire.author is Audience.OUDER
        return (self.ouders if theirs else self.werkstuk).after(schooljaar)
