"""What the administrator reads when the clock jumped forward."""

from __future__ import annotations

from locales.catalogue import SOURCE_LANGUAGE, catalogue
from storage.clock import Clock


def in_words(clock: Clock) -> str:
    """ "" when the clock can be believed."""
    if clock.doubt is None:
        return ""
    day = catalogue(SOURCE_LANGUAGE).day
    then = (
        "Tot u dat doet, wordt er niets vanzelf gewist."
        if clock.again is None
        else f"Anders wordt er tot {day(clock.again.date())} niets vanzelf gewist."
    )
    return (
        f"De klok van deze computer versprong van {day(clock.trusted.date())} naar "
        f"{day(clock.doubt.since.date())}. Klopt de datum niet, zet dan de klok goed. Klopt hij "
        f"wel, kijk dan met overdracht retention wat er weg moet, en wis het met --yes. {then}"
    )
