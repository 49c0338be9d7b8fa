"""What is in a bundle that is handed over, and what is not: real PDFs, opened and read."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from bot.demo.sample import WERKSTUK, Stage
from bot.handover import LeftOut, Shape, State, Why, making
from bot.handover.pieces import MAX_OKR_BYTES
from bot.problems import Problem
from conversations.people import Slot
from tests.bot.bundles import (
    SECRET,
    bundles,
    content,
    order,
    school,
    started,
    two_at_overzijde,
    vo_school_of,
)
from tests.bot.school import School
from tests.bot.test_handover import goes_to
from tests.bot.written import OKR, ouderdeel, werkstuk
from tests.exports import reading

__all__ = ["school"]  # the fixture


async def test_one_pdf_per_vo_school_has_its_leerlingen_and_nobody_else(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima")
    await goes_to(school, "Chaima", "Lyceum Westveld")
    await school.services.handover.set_phone(None, school.klas, "033 123 45 67")
    to = await vo_school_of(school, "Amira")
    made = await started(school, order(school, vo_school_id=to))
    assert (made.state, made.name) == (State.READY, "Groep_8b_College_De_Overzijde.pdf")
    assert (made.done, made.total, made.left_out) == (2, 2, ())
    pdf = await content(school, made)
    first = reading.squashed(reading.pages(pdf)[0])
    assert "2werkstukkenvoorCollegeDeOverzijde" in first
    assert "op0331234567" in first
    assert "Amira" in first
    assert "Bo" in first
    assert "Chaima" not in reading.words(pdf)


async def test_one_folder_has_a_file_for_each_and_a_page_that_names_them(school: School) -> None:
    await two_at_overzijde(school)
    to = await vo_school_of(school, "Amira")
    made = await started(school, order(school, vo_school_id=to, shape=Shape.FOLDER))
    assert made.name == "Groep_8b_College_De_Overzijde.zip"
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        assert folder.testzip() is None
        names = sorted(folder.namelist())
        below = "Groep_8b_College_De_Overzijde/"
        assert names == [
            below + "00_inhoud.pdf",
            below + "Amira_werkstuk.pdf",
            below + "Bo_werkstuk.pdf",
        ]
        listed = reading.words(folder.read(names[0]))
        assert "Bo_werkstuk.pdf" in listed
        assert "Ditbenik" in reading.words(folder.read(names[1]))


async def test_of_a_klas_each_vo_school_has_a_folder(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima")
    await goes_to(school, "Chaima", "De Eem!")
    await werkstuk(school, "Daan")
    await goes_to(school, "Daan", "De Eem")
    made = await started(school, order(school, shape=Shape.FOLDER))
    assert made.name == "Groep_8b.zip"
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        assert {name.partition("/")[0] for name in folder.namelist()} == {
            "College_De_Overzijde",
            "De_Eem",
            "De_Eem-3",
        }
        assert len(set(folder.namelist())) == len(folder.namelist()) == 7


async def test_of_a_klas_one_pdf_is_in_the_order_of_the_list(school: School) -> None:
    for name, to in (("Amira", "Zuid"), ("Bo", "Noord"), ("Chaima", "Zuid")):
        await werkstuk(school, name)
        await goes_to(school, name, to)
    pdf = await content(school, await started(school, order(school)))
    assert "3werkstukkenvanGroep8b" in reading.words(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document, document.open_outline() as outline:
        assert [item.title for item in outline.root] == ["Inhoud", "Amira", "Bo", "Chaima"]


async def test_of_one_leerling_it_is_the_werkstuk_itself(school: School) -> None:
    await werkstuk(school, "Bo")
    made = await started(school, order(school, dossier_id=school.dossier("Bo")))
    assert made.name == "Bo_werkstuk.pdf"
    assert "werkstukkenvoor" not in reading.words(await content(school, made))


async def test_what_is_not_handed_in_is_named_and_left_out(school: School) -> None:
    await two_at_overzijde(school)
    await werkstuk(school, "Chaima", Stage.BUSY)
    await school.services.classroom.reopen(
        school.leerkracht, school.dossier("Bo"), WERKSTUK, Slot.LEERLING
    )
    made = await started(school, order(school))
    assert made.left_out == (
        LeftOut("Bo", Why.WRITING_AGAIN),
        LeftOut("Chaima", Why.NOT_HANDED_IN),
        LeftOut("Daan", Why.NOTHING),
    )
    words = reading.words(await content(school, made))
    assert "Amira" in words
    assert "Chaima" not in words


async def test_a_concept_goes_along_when_it_is_asked_for_and_says_so(school: School) -> None:
    await werkstuk(school, "Bo")
    await werkstuk(school, "Chaima", Stage.BUSY)
    made = await started(school, order(school, drafts=True))
    first = reading.words(await content(school, made))
    assert first.count("concept") >= 2  # the contents and the cover
    assert made.left_out == (LeftOut("Amira", Why.NOTHING), LeftOut("Daan", Why.NOTHING))


async def test_nothing_to_make_is_said(school: School) -> None:
    made = await started(school, order(school))
    assert (made.state, made.problem) == (State.FAILED, Problem("nothing_submitted"))
    none = await bundles(school).start(school.leerkracht, order(school, werkstuk=False))
    assert none == Problem("nothing_chosen")


# -- the section of the ouders -----------------------------------------------------------------


async def with_okr(school: School) -> None:
    for slot in (Slot.OUDER_1, Slot.OUDER_2):
        await ouderdeel(school, "Bo", slot, sterk=f"Rekenen {slot}", spanning=SECRET)


async def test_the_section_of_the_ouders_never_goes_along_by_itself(school: School) -> None:
    await two_at_overzijde(school)
    await with_okr(school)
    for shape in Shape:
        read = await content(school, await started(school, order(school, shape=shape)))
        assert b"OKR" not in read


async def test_it_is_locked_until_the_vo_school_is_known_and_then_a_file_per_ouder(
    school: School,
) -> None:
    await with_okr(school)
    okr = order(school, werkstuk=False, okr=True)
    locked = await started(school, okr)
    assert (locked.state, locked.problem) == (State.FAILED, Problem("okr_locked"))
    await goes_to(school, "Bo", "College De Overzijde")
    made = await started(school, okr)
    assert made.name == "Groep_8b_OKR-ouders.zip"
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        names = sorted(folder.namelist())
        assert names == [
            "Groep_8b_OKR-ouders/OKR-ouders_Bo_1.pdf",
            "Groep_8b_OKR-ouders/OKR-ouders_Bo_2.pdf",
        ]
        one, two = (reading.words(folder.read(name)) for name in names)
    assert "Rekenenouder-1" in one
    assert "Rekenenouder-2" not in one
    assert "Rekenenouder-2" in two
    assert reading.squashed(SECRET) not in one + two


async def test_beside_the_werkstuk_it_is_a_file_of_its_own(school: School) -> None:
    await werkstuk(school, "Bo")
    await werkstuk(school, "Amira")
    await with_okr(school)
    await goes_to(school, "Bo", "College De Overzijde")
    made = await started(school, order(school, okr=True))
    assert made.name.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(await content(school, made))) as folder:
        name = next(name for name in folder.namelist() if name.endswith("Bo_werkstuk.pdf"))
        assert "Rekenen" not in reading.words(folder.read(name))
        assert sum("OKR-ouders" in name for name in folder.namelist()) == 2


async def test_of_one_leerling_with_one_ouder_it_is_the_file_for_the_dossier(
    school: School,
) -> None:
    await ouderdeel(school, "Bo", Slot.OUDER_2, spanning=SECRET)
    await goes_to(school, "Bo", "College De Overzijde")
    one = order(school, dossier_id=school.dossier("Bo"), werkstuk=False, okr=True, sensitive=True)
    made = await started(school, one)
    assert made.name == "OKR-ouders_Bo_2.pdf"
    pdf = await content(school, made)
    assert len(pdf) <= MAX_OKR_BYTES
    assert reading.squashed(SECRET) in reading.words(pdf)


async def test_the_longest_answers_in_every_script_stay_small(school: School) -> None:
    form = school.services.questionnaires[OKR]
    scripts = "Żółć ğış їжак በጎ مدرسة 學校 🎒 "
    said: dict[str, object] = {
        question.id: (scripts * 200)[: question.limits.maximum or 800]
        for question in form.questions
        if question.kind.value in {"short_text", "long_text"}
    }
    await ouderdeel(school, "Bo", Slot.OUDER_1, Stage.SUBMITTED, **said)
    await goes_to(school, "Bo", "College De Overzijde")
    one = order(school, dossier_id=school.dossier("Bo"), werkstuk=False, okr=True, sensitive=True)
    made = await started(school, one)
    assert 50_000 < made.size < MAX_OKR_BYTES / 2


async def test_one_that_is_too_large_to_attach_is_left_out(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    await two_at_overzijde(school)
    await with_okr(school)
    monkeypatch.setattr(making, "MAX_OKR_BYTES", 100)
    made = await started(school, order(school, okr=True))
    assert made.left_out.count(LeftOut("Bo", Why.TOO_LARGE)) == 2
    assert b"OKR" not in await content(school, made)


async def test_an_ouder_who_has_not_handed_in_is_named(school: School) -> None:
    await two_at_overzijde(school)
    await ouderdeel(school, "Bo", stage=Stage.BUSY)
    made = await started(school, order(school, okr=True, vo_school_id=None))
    assert LeftOut("Bo", Why.OKR_NOT_HANDED_IN) in made.left_out
