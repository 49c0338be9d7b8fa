"""The ouders' section says everything that was asked, and keeps what must be kept."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from conversations.answers import PassValue, TextValue
from conversations.people import Slot
from conversations.questionnaire import Pass
from exports import okr_ouders
from exports.model import Contribution, InOverleg
from tests.exports import reading, samples
from tests.exports.samples import OKR, OKR_OUDERS, contribution, picked, sheet, text

HELD = datetime(2027, 6, 8, 22, 30, tzinfo=UTC)  # past midnight in Amsterdam
CONFIRMED = datetime(2027, 6, 10, 9, tzinfo=UTC)
WITHHELD = "Ditantwoordstaatnietinditexemplaar."


def _part(given: samples.Given, slot: Slot = Slot.OUDER_1, language: str = "nl") -> Contribution:
    return contribution(given, slot, OKR_OUDERS, language)


def _read(part: Contribution, *others: Contribution, include_sensitive: bool = True) -> str:
    made = sheet(
        part,
        *others,
        name="Samir A.",
        questionnaire=OKR_OUDERS,
        include_sensitive=include_sensitive,
    )
    return reading.words(okr_ouders.pdf(made, part))


def test_everything_that_was_answered_stands_there_with_the_question_as_asked() -> None:
    part = _part(OKR)
    whole = _read(part)
    for answer in part.answers.values():
        if answer.question not in okr_ouders.OSO_FIELDS:
            assert reading.squashed(answer.asked) in whole
        if isinstance(answer.value, TextValue):
            for line in answer.value.text.splitlines():
                assert reading.squashed(line) in whole
    for said in ("Ouderssamen", "Vader", "huiswerkklasindebibliotheek", "viazijnouderezus"):
        assert said in whole


def test_the_head_says_about_whom_by_whom_and_when() -> None:
    whole = _read(_part(OKR))
    for said in ("SamirA.", "groep8b", "schooljaar2026-2027", "ouder1", "11juni2027,11:30uur"):
        assert said in whole


@pytest.mark.parametrize(
    ("together", "said"),
    [
        (
            InOverleg("juf Bo", "ib'er", HELD, None),
            (
                "Ingevuld in overleg met ouder 1, opgeschreven door juf Bo, ib’er, 9 juni 2027. "
                "Nog niet door de ouder bevestigd."
            ),
        ),
        (
            InOverleg("", "", HELD, CONFIRMED),
            (
                "Ingevuld in overleg met ouder 1, opgeschreven door de leerkracht, 9 juni 2027. "
                "Door de ouder bevestigd op 10 juni 2027."
            ),
        ),
        (
            InOverleg("meester Tim", "", HELD, CONFIRMED, alone=True),
            (
                "Begonnen in overleg met ouder 1, opgeschreven door meester Tim, 9 juni 2027. "
                "Daarna heeft de ouder het zelf afgemaakt."
            ),
        ),
    ],
)
def test_in_overleg_is_said_with_who_wrote_it_down(together: InOverleg, said: str) -> None:
    whole = _read(replace(_part(OKR), together=together)).replace("'", "’")
    assert reading.squashed(said) in whole
    assert "overleg" not in _read(_part(OKR))


def test_the_ways_of_not_answering_are_kept_apart() -> None:
    given: samples.Given = {
        "sterk": text("Rustig."),
        "minder_sterk": PassValue(Pass.UNKNOWN),
        "thuis_kind": PassValue(Pass.SKIPPED),
        "spanning": PassValue(Pass.IN_CONVERSATION),
    }
    whole = _read(_part(given))
    assert "Watkostuwkindmeermoeite?weethetniet" in whole
    assert "Hoeisuwkindthuis?nietingevuld" in whole
    assert "hoemerktudat?lieverineengesprek" in whole
    assert "Hoegaatuwkindommetanderekinderen?nietingevuld" in whole


def test_without_the_sensitive_answers_not_even_their_existence_shows() -> None:
    """What a leerkracht must know about health is asked only after a yes: its line stands there
    either way, or its absence would tell the answer."""
    yes = _part(
        OKR | {"gezondheid": picked("opschrijven"), "gezondheid_nodig": text("Een pil geven")}
    )
    no = _part(OKR | {"gezondheid": picked("nee")})
    with_yes, with_no = (_read(part, include_sensitive=False) for part in (yes, no))
    assert with_yes == with_no
    sensitive = [question for question in OKR_OUDERS.questions if question.sensitive]
    assert with_yes.count(WITHHELD) == len(sensitive)
    for secret in ("Eenpilgeven", "Danslaapt", "huiswerkklas", "weinigzegt"):
        assert secret not in with_yes
    assert "Eenpilgeven" in _read(yes)
    assert WITHHELD not in _read(yes)


def test_the_four_oso_fields_are_the_framed_last_block() -> None:
    whole = _read(_part(OKR))
    block = whole[whole.index("Inzageenmening") :]
    fields = [
        "Rapportgelezen(inzage)Ja",
        "Datumvaninzage9maart2027",
        "Eensmetdeinhoud(akkoord)Nee",
        "Watdeouderandersziet(redennietakkoord)Inhetrapportstaat",
    ]
    places = [block.index(field) for field in fields]
    assert places == sorted(places)
    assert whole.count("9maart2027") == 1


def test_a_report_that_was_not_read_has_no_date() -> None:
    block = _read(_part(OKR | {"inzage": picked("hoeft_niet")}))
    assert "Datumvaninzagenietvantoepassing" in block
    assert "9maart2027" not in block


def test_a_questionnaire_without_these_questions_has_no_frame() -> None:
    part = contribution({"thuis_stukje": text("Dag.")}, Slot.OUDER_1)
    whole = reading.words(okr_ouders.pdf(sheet(part), part))
    assert "Inzageenmening" not in whole
    assert "Dag." in whole


def test_scales_and_photos_of_a_schools_own_form_are_drawn_soberly_too() -> None:
    """A school's own form may ask ouders anything; here the leerling's questions stand in."""
    part = contribution(samples.FENNA)
    photos = {"kamp": samples.drawing(1)}
    pdf = okr_ouders.pdf(sheet(part, photos=photos), part)
    whole = reading.words(pdf)
    assert "4van5(1=noggeenzin,5=heelveelzin)" in whole
    assert "luktmeestal(3van4)" in whole
    assert reading.alt_texts(pdf) == {"Onze tenten, toen ze nog overeind stonden."}
    assert whole.count("Eenplaatjeerbij") == 2
    assert "tekeningbijdoen?nietingevuld" in whole


def test_one_ouder_never_reads_the_other() -> None:
    other = _part({"sterk": text("Dit is van de ander.")}, Slot.OUDER_2)
    assert "Ditisvandeander." not in _read(_part(OKR), other)
    assert "Ditisvandeander." in _read(other, _part(OKR))


def test_another_language_stands_there_as_typed_and_says_so() -> None:
    typed = "سمير ولد هادئ ولطيف. يحب الرياضيات كثيرًا."
    part = _part({"sterk": text(typed), "thuis_kind": text("Hij is rustig.")}, language="ar")
    pdf = okr_ouders.pdf(sheet(part, questionnaire=OKR_OUDERS), part)
    assert reading.languages(pdf) == {"nl", "ar"}
    whole = reading.words(pdf)
    assert whole.count("GesprekinhetArabisch.") == 1
    letters = reading.letters(typed)
    arabic = [letter for letter in reading.letters(whole) if "\u0600" <= letter <= "\u06ff"]
    assert arabic == [letter for letter in letters if "\u0600" <= letter <= "\u06ff"]


def test_what_was_not_handed_in_says_so_on_every_page() -> None:
    part = contribution(OKR, Slot.OUDER_1, OKR_OUDERS, submitted_at=None)
    pages = reading.pages(okr_ouders.pdf(sheet(part, questionnaire=OKR_OUDERS), part))
    assert all("concept" in page for page in pages)
    assert "nog niet ingeleverd" in pages[0]


def test_the_longest_answers_break_over_pages_and_lose_nothing() -> None:
    words = ("Dit is een lange zin over wat er thuis gebeurt en wat daarbij helpt. " * 30)[:2000]
    long_ones = [item.id for item in OKR_OUDERS.questions if item.limits.maximum > 400]
    given: samples.Given = {question_id: text(words) for question_id in long_ones}
    part = _part(OKR | given | {"gezondheid": picked("opschrijven")})
    pdf = okr_ouders.pdf(sheet(part, questionnaire=OKR_OUDERS), part)
    assert not reading.outside(pdf)
    without_feet = re.sub(r"Vertrouwelijk.*?blad\d+van\d+", "", reading.words(pdf))
    assert without_feet.count(reading.squashed(words)) == len(given)
