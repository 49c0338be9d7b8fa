"""The werkstuk holds what the child told, as typed, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from structlog.testing import capture_logs

from conversations.answers import ChoiceValue, PassValue, Photo, PhotoValue, ScaleValue, TextValue
from conversations.people import Slot
from conversations.questionnaire import Pass
from exports import okr_ouders, werkstuk
from tests.exports import reading, samples
from tests.exports.samples import contribution, picked, sheet, text

LANGUAGES = {
    "tr": "Kızım çok neşeli bir çocuk. Büyükannesine her gün yardım eder, güler yüzlüdür.",
    "pl": "Mój syn jest spokojny i życzliwy. Zażółć gęślą jaźń, powiedział kiedyś źle.",
    "uk": "Моя донька дуже допитлива. Вона любить їздити на велосипеді, ґав не ловить.",
    "ar": "ابنتي فتاة مرحة وتحب الرسم كثيرًا. هي تساعد جدتها كل يوم.",
    "en": "She asks questions all day long: “why?” – and that is her best side…",
    "nl": "Ze vindt één ding écht leuk: vioolspelen 🎻 met opa 👴🏽 en de hele familie 👨‍👩‍👧!",
}


def test_everything_that_fenna_told_can_be_read_back() -> None:
    whole = reading.words(werkstuk.pdf(samples.fenna()))
    for value in (*samples.FENNA.values(), *samples.FENNA_HOME.values()):
        if isinstance(value, TextValue):
            for line in value.text.splitlines():
                assert reading.squashed(line) in whole
        elif isinstance(value, ChoiceValue) and value.other:
            assert reading.squashed(value.other) in whole
        elif isinstance(value, PhotoValue):
            assert all(reading.squashed(photo.description) in whole for photo in value.photos[1:])
    for picked_text in ("nieuwsgierig", "natuurentechniek", "spelling", "evenrust", "4van5"):
        assert picked_text in whole
    assert "Geschrevendoor:moeder" in whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_reads_back_as_typed_with_its_tag(language: str) -> None:
    typed = LANGUAGES[language]
    home = contribution({"thuis_stukje": text(typed)}, Slot.OUDER_1, language=language)
    pdf = werkstuk.pdf(sheet(contribution(samples.BO), home))
    alone = reading.letters(reading.words(werkstuk.pdf(sheet(contribution(samples.BO)))))
    found = reading.letters(reading.words(pdf))
    frame = "EenstukjevanthuisGeschrevendooreenouder"
    assert found == sorted([*alone, *reading.letters(typed), *frame])
    assert reading.languages(pdf) == {"nl", language}


def test_typed_markup_is_text_and_never_source() -> None:
    typed = '#panic("x") $x^2$ *vet* _schuin_ @ref <label> \\ ``` #read("/etc/passwd") #import'
    pdf = werkstuk.pdf(sheet(contribution({"goed_in": text(typed)}), name='#panic("naam")'))
    assert reading.squashed(typed) in reading.words(pdf)
    assert '#panic("naam")' in reading.words(pdf)


def test_skipped_is_invisible_and_telling_it_yourself_is_an_answer() -> None:
    given = samples.BO | {"vo_zin": PassValue(Pass.SKIPPED), "kan_plannen": PassValue(Pass.SKIPPED)}
    whole = reading.words(werkstuk.pdf(sheet(contribution(given))))
    assert "Hierhebikzinin" not in whole
    assert "Mijnwerkplannen" not in whole
    assert "nietingevuld" not in whole
    assert "Ikvertelhetzelf." in whole


def test_a_chapter_without_answers_is_left_out() -> None:
    whole = reading.words(werkstuk.pdf(sheet(contribution({"goed_in": text("Keepen")}))))
    assert "Overmij" in whole
    assert "Voormijnmentor" not in whole


def test_an_answer_that_an_edit_made_irrelevant_stays_out() -> None:
    given: samples.Given = {
        "vak_minder": picked("alles_leuk"),
        "vak_minder_waarom": text("Saai gedoe"),
    }
    whole = reading.words(werkstuk.pdf(sheet(contribution(given))))
    assert "Saaigedoe" not in whole


def test_a_copy_without_sensitive_answers_has_none_of_them() -> None:
    first, *rest = samples.DIT_BEN_IK.chapters
    asked = [replace(item, sensitive=item.id == "goed_in") for item in first.questions]
    chapters = (replace(first, questions=tuple(asked)), *rest)
    made = replace(
        sheet(contribution(samples.BO)),
        questionnaire=replace(samples.DIT_BEN_IK, chapters=chapters),
    )
    assert "Keepen" in reading.words(werkstuk.pdf(made))
    assert "Keepen" not in reading.words(werkstuk.pdf(replace(made, include_sensitive=False)))


def test_the_question_is_printed_as_it_was_asked_when_it_has_changed_since() -> None:
    given = contribution({"goed_in": text("Keepen")})
    answer = given.answers["goed_in"]
    older = type(answer)("goed_in", "Wat kun jij heel goed?", answer.value, "nl", answer.at)
    given.answers["goed_in"] = older
    whole = reading.words(werkstuk.pdf(sheet(given)))
    assert "Watkunjijheelgoed?" in whole
    assert "Hierbenikgoedin" not in whole


def test_only_what_was_handed_in_is_printed_unless_a_draft_is_asked_for() -> None:
    parts = (
        contribution({"goed_in": text("Keepen")}),
        contribution(
            {"thuis_stukje": text("Nog aan het schrijven")}, Slot.OUDER_1, submitted_at=None
        ),
    )
    final = reading.words(werkstuk.pdf(sheet(*parts)))
    draft = reading.pages(werkstuk.pdf(sheet(*parts, draft=True)))
    assert "Nogaanhetschrijven" not in final
    assert "concept" not in final
    assert "Nogaanhetschrijven" in reading.squashed("".join(draft))
    assert all("concept" in page for page in draft)


def test_two_ouders_each_have_their_own_stukje_with_their_name_below() -> None:
    whole = reading.words(
        werkstuk.pdf(
            sheet(
                contribution(samples.FENNA_HOME, Slot.OUDER_1),
                contribution(
                    {"thuis_stukje": text("Een lieverd."), "thuis_wie": picked(other="opa Ben")},
                    Slot.OUDER_2,
                ),
            )
        )
    )
    first, second = whole.index("Fennasteltdehele"), whole.index("Eenlieverd.")
    assert first < whole.index("Geschrevendoor:moeder") < second
    assert second < whole.index("Geschrevendoor:opaBen")


def test_the_childs_copy_holds_nothing_of_the_okr_section() -> None:
    """Not even when both are made at the same moment, in the same thread and from one dossier."""
    okr = contribution(samples.OKR, Slot.OUDER_1, samples.OKR_OUDERS)
    section = okr_ouders.pdf(sheet(okr, questionnaire=samples.OKR_OUDERS), okr)
    whole = reading.words(werkstuk.pdf(samples.fenna()))
    secrets = [value.text for value in samples.OKR.values() if isinstance(value, TextValue)]
    assert secrets
    for secret in secrets:
        for line in secret.splitlines():
            assert reading.squashed(line) in reading.words(section)
            assert reading.squashed(line) not in whole


def test_no_answers_at_all_is_a_cover_and_room_to_draw() -> None:
    pages = reading.pages(werkstuk.pdf(sheet(name="Bo")))
    assert len(pages) == 2
    assert "Bo" in pages[0]
    assert "Ruimte voor mij" in pages[1]


@pytest.mark.parametrize("lines", range(1, 40, 3))
def test_wherever_the_last_page_ends_there_is_room_to_draw_once(lines: int) -> None:
    story = "\n".join(["regel"] * lines)
    with capture_logs() as logs:  # typst warns when a layout does not settle
        pages = reading.pages(werkstuk.pdf(sheet(contribution({"goed_in": text(story)}))))
    assert logs == []
    assert ["Ruimte voor mij" in page for page in pages] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize(
    "name",
    [
        "Wolfgangalexandermaximiliaanbartholomeus",
        "W" * 40,
        "Jan-Willem Alexander",
        "Соломія",
        "سمير",
    ],
)
def test_any_name_stays_on_the_cover(name: str) -> None:
    pdf = werkstuk.pdf(sheet(contribution({"mij_naam": text(name)}), name="Anders"))
    assert reading.letters(name) == _without(
        reading.pages(pdf)[0],
        "Dit ben ik",
        "Basisschool De Voorbeeldboom",
        "groep 8b, schooljaar 2026-2027",
    )
    assert not reading.outside(pdf)


def _without(page: str, *known: str) -> list[str]:
    left = reading.letters(page)
    for sign in reading.squashed("".join(known)):
        left.remove(sign)
    return left


def test_a_thousand_signs_in_every_text_stay_on_the_paper() -> None:
    story = ("Toen gingen we met de hele klas naar het bos en daar was het donker. " * 15)[:1000]
    run = "hahaha" * 166
    texts = sum(isinstance(value, TextValue) for value in samples.FENNA.values()) - 1
    for typed in (story, run):
        given: samples.Given = {
            key: text(typed) if isinstance(value, TextValue) and key != "mij_naam" else value
            for key, value in samples.FENNA.items()
        }
        pdf = werkstuk.pdf(sheet(contribution(given), photos={"kamp": samples.drawing(1)}))
        assert not reading.outside(pdf)
        foot = r"\d+Fenna·DitbenikBasisschoolDeVoorbeeldboom"
        whole = re.sub(foot, "", reading.words(pdf))
        assert whole.count(reading.squashed(typed)) == texts


def test_alt_texts_are_the_childs_own_words_or_say_what_it_is() -> None:
    given = samples.FENNA | {"school_foto": PhotoValue((Photo("kamp", ""),))}
    photos = {"zelf": samples.portrait(), "kamp": samples.drawing(1), "decor": samples.drawing(2)}
    assert reading.alt_texts(werkstuk.pdf(sheet(contribution(given), photos=photos))) == {
        "Ik met mijn ronde bril en mijn blauwe trui.",
        "Foto of tekening bij: Heb je een foto of tekening bij die herinnering?",
        "Het decor van de musical.",
    }


def test_a_photo_goes_in_as_it_is_kept_and_its_words_are_read_once() -> None:
    made = samples.fenna()
    pdf = werkstuk.pdf(made)
    assert all(photo.jpeg in pdf for photo in made.photos.values())
    caption = reading.squashed("Onze tenten, toen ze nog overeind stonden.")
    assert reading.words(pdf).count(caption) == 1


def test_a_photo_that_was_lost_is_left_out() -> None:
    whole = reading.words(werkstuk.pdf(sheet(contribution(samples.FENNA))))
    assert "Eenplaatjeerbij" not in whole


def test_a_scale_with_a_word_for_each_step_says_the_word() -> None:
    whole = reading.words(werkstuk.pdf(sheet(contribution({"kan_vragen": ScaleValue(3)}))))
    assert "Zogoedluktditmij" in whole
    assert "Hulpvragenluktmeestal" in whole
