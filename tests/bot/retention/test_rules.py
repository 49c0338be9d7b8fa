"""What goes on which day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.retention.rules import GRACE, Going, Reason, Written, day_of, due, last_day, plan
from bot.retention.service import months_before
from bot.retention.terms import DayOfYear, Terms
from conversations import loader
from conversations.people import Klas, Slot
from storage.parts import Part

KLAS = Klas("k", "s", "Groep 8b", "2026-2027")
FORMS = loader.load_all(Path("nergens"))
WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
MADE = date(2026, 9, 1)
JUNE, MARCH = date(2027, 6, 20), date(2027, 3, 1)
DRAFTS, NOVEMBER = date(2027, 8, 1), date(2027, 11, 1)


def written(
    form: str,
    slot: Slot = Slot.LEERLING,
    submitted: date | None = None,
    handed_over: date | None = None,
) -> Written:
    return Written(Part("d", form, slot), submitted, handed_over)


@pytest.mark.parametrize(
    ("item", "day", "reason"),
    [
        (written(WERKSTUK), DRAFTS, Reason.DRAFT),
        (written(WERKSTUK, submitted=JUNE), NOVEMBER, Reason.TERM),
        (written(WERKSTUK, submitted=JUNE, handed_over=JUNE), NOVEMBER, Reason.TERM),
        (written(WERKSTUK, handed_over=JUNE), NOVEMBER, Reason.TERM),  # opened again since
        (written(WERKSTUK, Slot.OUDER_1, submitted=JUNE), NOVEMBER, Reason.TERM),
        (written(WERKSTUK, Slot.OUDER_1), DRAFTS, Reason.DRAFT),
        (written(OKR, Slot.OUDER_1), DRAFTS, Reason.DRAFT),
        (written(OKR, Slot.OUDER_1, submitted=MARCH), DRAFTS, Reason.TERM),
        (
            written(OKR, Slot.OUDER_1, submitted=MARCH, handed_over=MARCH),
            date(2027, 3, 31),
            Reason.HANDED_OVER,
        ),
        (written(OKR, Slot.OUDER_1, MARCH, date(2027, 7, 15)), DRAFTS, Reason.TERM),
        # The other ouder wrote after it was handed over, or is still writing.
        (written(OKR, Slot.OUDER_2, JUNE, MARCH), DRAFTS, Reason.TERM),
        (written(OKR, Slot.OUDER_2, None, MARCH), DRAFTS, Reason.DRAFT),
    ],
)
def test_each_part_has_its_day(item: Written, day: date, reason: Reason) -> None:
    form = FORMS[item.part.questionnaire]
    assert day_of(Terms(), KLAS, form, item) == (day, reason)


def test_the_leerling_goes_on_the_last_day_of_all() -> None:
    assert last_day(Terms(), KLAS, FORMS) == NOVEMBER
    assert last_day(Terms(ouders=DayOfYear(12, 5)), KLAS, FORMS) == date(2027, 12, 5)
    assert last_day(Terms(), KLAS, {}) == DRAFTS


def test_a_draft_is_never_kept_longer_than_what_was_handed_in() -> None:
    late = Terms(drafts=DayOfYear(12, 24))
    assert day_of(late, KLAS, FORMS[WERKSTUK], written(WERKSTUK)) == (NOVEMBER, Reason.DRAFT)


def test_what_is_due_and_nothing_apart_when_all_of_it_goes() -> None:
    parts = [written(WERKSTUK, submitted=JUNE), written(OKR, Slot.OUDER_1), written("oud")]
    planned = plan(Terms(), KLAS, MADE, FORMS, ["d"], parts)
    draft = Going(DRAFTS, Reason.DRAFT, "d", parts[1].part)
    assert planned == [
        draft,
        Going(NOVEMBER, Reason.DOSSIER, "d"),
        Going(NOVEMBER, Reason.TERM, "d", parts[0].part),
    ]
    assert due(planned, date(2027, 7, 31)) == []
    assert due(planned, DRAFTS) == [draft]
    assert due(planned, NOVEMBER) == [Going(NOVEMBER, Reason.DOSSIER, "d")]


def test_a_klas_of_a_schooljaar_that_is_over_is_not_gone_within_the_hour() -> None:
    made = date(2028, 2, 1)
    planned = plan(Terms(), KLAS, made, FORMS, ["d"], [written(WERKSTUK)])
    assert {item.day for item in planned} == {made + GRACE}


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2027, 11, 1), 24, datetime(2025, 10, 31, 23, tzinfo=UTC)),
        (date(2027, 7, 31), 1, datetime(2027, 6, 27, 22, tzinfo=UTC)),
        (date(2027, 1, 15), 1, datetime(2026, 12, 14, 23, tzinfo=UTC)),
    ],
)
def test_so_many_months_ago(day: date, months: int, before: datetime) -> None:
    assert months_before(day, months) == before
