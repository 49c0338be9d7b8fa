"""One file for a VO school, in which a mentor finds each leerling."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import outloud
import pikepdf
import pypdfium2
import pytest
from structlog.testing import capture_logs

from exports import bundel, contents, werkstuk
from exports.merging import Merged
from exports.papers import Contact
from tests.exports import invited, reading
from tests.exports.bundles import bundle, werkstuk_of

COUNT = 5


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bundel") / "voorbeeldcollege.pdf"
    with path.open("wb") as file:
        bundel.write(bundle(COUNT), file)
    return path


def _listed(pdf: bytes) -> list[int]:
    """The page numbers of the contents page, from top to bottom."""
    listed = reading.pages(pdf)[0].partition("Bladzijde")[2]
    return [int(word) for word in listed.split() if word.isdigit()][:COUNT]


def test_the_contents_names_everybody_and_whom_to_call_and_has_a_line_to_sign(
    written: Path,
) -> None:
    first = reading.squashed(reading.pages(written.read_bytes())[0])
    for said in (
        "5 werkstukken voor het Voorbeeldcollege",
        "Basisschool De Voorbeeldboom · groep 8b · schooljaar 2026-2027",
        *invited.NAMES[:COUNT],
        "Petra Hoekstra, leerkracht groep 8b, Basisschool De Voorbeeldboom",
        "Noor van Dijk, intern begeleider, Basisschool De Voorbeeldboom",
        "Ontvangen",
        "Functie",
    ):
        assert reading.squashed(said) in first
    assert first.count("meteenstukjevanthuis") == 3


def test_each_bookmark_and_each_number_in_the_contents_leads_to_the_cover(written: Path) -> None:
    with pikepdf.open(written) as document, document.open_outline() as outline:
        names = [item.title for item in outline.root]
        found = [_page_of(document, item) for item in outline.root]
    assert names == ["Inhoud", *invited.NAMES[:COUNT]]
    assert found[0] == 1
    assert found[1:] == _listed(written.read_bytes())
    pages = reading.pages(written.read_bytes())
    for name, page in zip(names[1:], found[1:], strict=True):
        cover = reading.squashed(pages[page - 1])
        assert reading.squashed(name) in cover
        assert cover.startswith("Ditbenik")


def _page_of(document: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    assert isinstance(item.destination, pikepdf.Array)
    return pikepdf.Page(item.destination[0]).index + 1


def test_the_numbers_printed_on_the_pages_go_on_through_the_whole_bundle(written: Path) -> None:
    pages = reading.pages(written.read_bytes())
    printed = {
        number: int(found[1])
        for number, page in enumerate(pages, start=1)
        if (found := re.search(r"(?m)^(\d+)\s.*·\s+Dit ben ik", page))
    }
    assert len(printed) == len(pages) - COUNT - 1
    assert all(number == page for number, page in printed.items())


def test_every_page_looks_as_it_does_alone(written: Path) -> None:
    whole = pypdfium2.PdfDocument(written)
    at = 1
    for number in range(COUNT):
        alone = pypdfium2.PdfDocument(werkstuk.pdf(werkstuk_of(number), at + 1))
        for page in alone:
            expected = page.render(scale=0.5).to_pil().tobytes()
            assert whole[at].render(scale=0.5).to_pil().tobytes() == expected
            at += 1
        alone.close()
    assert at == len(whole)
    whole.close()


def test_every_page_is_found_in_the_tags_and_every_tag_on_its_page(written: Path) -> None:
    with pikepdf.open(written) as document:
        tags = document.Root.StructTreeRoot
        numbers = pikepdf.NumberTree(tags.ParentTree)
        for page in document.pages:
            elements = [item for item in numbers[int(page.obj.StructParents)] if item is not None]
            assert elements
            assert all(item.Pg.objgen == page.obj.objgen for item in elements if "/Pg" in item)
        assert len(tags.K) == 1
        parts = tags.K[0].K
        assert len(parts) == COUNT + 1
        assert all(part.P.objgen == tags.K[0].objgen for part in parts)


def test_the_file_keeps_what_the_standards_ask_for(written: Path) -> None:
    result = outloud.check(str(written))
    found = {finding.rule for finding in result.findings if finding.severity == "warning"}
    # Every child has the same chapters, which look like a line that is repeated on each page.
    assert result.errors == 0
    assert found <= {"PAG-001"}
    with pikepdf.open(written) as document:
        assert document.check_pdf_syntax() == []
        meta = document.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["pdfuaid:part"] == "1"
        assert meta["dc:title"] == "Werkstukken voor het Voorbeeldcollege"
        assert str(document.Root.Lang) == "nl"
        assert "/OutputIntents" in document.Root
        assert document.trailer.ID


def test_the_words_and_the_pictures_descriptions_of_everybody_are_there(written: Path) -> None:
    pdf = written.read_bytes()
    assert "Keepen,al3jaar" in reading.words(pdf)
    assert "Ik met mijn ronde bril en mijn blauwe trui." in reading.alt_texts(pdf)


def test_the_same_bundle_gives_the_same_bytes(written: Path) -> None:
    again = io.BytesIO()
    bundel.write(bundle(COUNT), again)
    assert again.getvalue() == written.read_bytes()


def test_it_tells_how_far_it_is() -> None:
    told: list[int] = []
    bundel.write(bundle(3), io.BytesIO(), told.append)
    assert told == [1, 2, 3]


def test_who_cancels_stops_it_there() -> None:
    made: list[int] = []

    def cancel(count: int) -> None:
        made.append(count)
        if count == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        bundel.write(bundle(4), io.BytesIO(), cancel)
    assert made == [1, 2]


def test_a_bundle_without_werkstukken_is_said() -> None:
    out = io.BytesIO()
    with pytest.raises(ValueError, match="without werkstukken"):
        bundel.write(bundle(0), out)
    assert out.getvalue() == b""


def test_a_part_with_ids_in_its_tags_is_refused(tmp_path: Path) -> None:
    table = contents.pdf(bundle(1), [2])
    path = tmp_path / "table.pdf"
    path.write_bytes(table)
    with (
        (tmp_path / "out.pdf").open("wb") as file,
        pikepdf.open(path) as pdf,
        pytest.raises(ValueError, match="no tables"),
    ):
        Merged(file).add(pdf, "Inhoud")


def test_a_long_contents_counts_its_own_pages() -> None:
    made = bundle(400)
    pages = reading.pages(contents.pdf(made, range(10_000, 10_400)))
    assert len(pages) == len(reading.pages(contents.pdf(made, [0] * 400)))
    assert len(pages) > 10
    assert all("Bladzijde" in page for page in pages[:-1])


@pytest.mark.parametrize("name", [*invited.NAMES, "W" * 40, "", '#panic("x")'])
def test_any_name_stands_in_the_contents_on_the_paper(name: str) -> None:
    made = bundle(1)
    one = replace(made, pieces=(replace(made.pieces[0], name=name),))
    with capture_logs() as logs:
        pdf = contents.pdf(one, [2])
    assert logs == []
    assert not reading.outside(pdf)
    assert "1werkstukvoorhetVoorbeeldcollege" in reading.words(pdf)


def test_nobody_to_call_is_no_empty_heading() -> None:
    page = reading.words(contents.pdf(replace(bundle(1), contacts=()), [2]))
    assert "latervast" not in page
    assert "Ontvangen" in page


def test_the_number_of_the_school_stands_where_one_calls() -> None:
    made = bundle(1)
    school = replace(made.school, phone="033 123 45 67")
    page = reading.words(contents.pdf(replace(made, school=school), [2]))
    assert reading.squashed(f"Bel {school.name} op 033 123 45 67, ook na") in page
    assert "Vraagnaar:PetraHoekstra,leerkracht" in page
    alone = reading.words(contents.pdf(replace(made, school=school, contacts=()), [2]))
    assert "op0331234567" in alone
    assert "Vraagnaar" not in alone


def test_whose_function_is_not_known_is_named_without_one() -> None:
    page = reading.words(contents.pdf(replace(bundle(1), contacts=(Contact("Juf Noor", ""),)), [2]))
    assert "JufNoor,BasisschoolDeVoorbeeldboom" in page


def test_in_a_folder_the_contents_names_the_files() -> None:
    made = bundle(3)
    files = [f"Leerling-{number}_werkstuk.pdf" for number in range(2)] + ["W" * 60 + ".pdf"]
    pdf = contents.pdf(made, files)
    page = reading.words(pdf)
    assert "Bestand" in page
    assert "Bladzijde" not in page
    assert all(name in page for name in files)
    assert not reading.outside(pdf)


def test_a_klas_is_named_when_it_is_for_no_one_vo_school() -> None:
    made = replace(bundle(2), vo_school="")
    page = reading.words(contents.pdf(made, [2, 8]))
    assert "2werkstukkenvangroep8b" in page
    assert "1werkstukvangroep8b" in reading.words(
        contents.pdf(replace(made, pieces=made.pieces[:1]), [2])
    )


def test_what_is_not_handed_in_is_called_a_concept() -> None:
    made = bundle(2)
    pieces = (replace(made.pieces[0], draft=True), made.pieces[1])
    page = reading.words(contents.pdf(replace(made, pieces=pieces), [2, 8]))
    assert page.count("concept") == 1
    assert "meteenstukjevanthuis·concept" in page
