"""A photo that is not allowed any more: nobody sees it but the child, in whatever is made; a
drawing stays."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from bot.assistant import Reply, Welcome
from bot.classroom.model import ReadContribution
from bot.handover import Shape
from bot.media import Picture, prepare
from bot.problems import Problem
from conversations.answers import Photo, PhotoValue
from conversations.inputs import RemovePhoto, Review, SendPhoto, Submit
from conversations.people import Channel, Slot
from conversations.session import Status
from exports.model import Sheet
from storage import photos
from tests.bot.bundles import content, order, started
from tests.bot.mentor import Letters
from tests.bot.school import School, open_school, sample_answers

FORM = "dit-ben-ik"
PINK, GREEN = (230, 10, 230), (10, 200, 10)  # in none of the themes
WORDS = "Ik op het strand van Texel"


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    async with open_school(tmp_path, "Noor") as school:
        yield school


def picture(colour: tuple[int, int, int]) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(out, "PNG")
    made = prepare(out.getvalue())
    assert isinstance(made, Picture)
    return made


async def sent(school: School, question: str, colour: tuple[int, int, int], words: str) -> str:
    """Noor gives a picture, whatever is asked for; its id."""
    card = await school.card("Noor", Slot.LEERLING)
    joined = await school.services.assistant.join(Channel.WEB, "van Noor", card.code)
    assert isinstance(joined, Welcome)
    made = picture(colour)
    reply = await school.services.assistant.say(
        Channel.WEB, "van Noor", SendPhoto(Photo(made.id, words), question), made.id, picture=made
    )
    assert isinstance(reply, Reply)
    return made.id


async def photo_and_drawing(school: School) -> tuple[str, str]:
    """A pink photo that was allowed, a green drawing of when it was not any more; handed in."""
    said: dict[str, Any] = {**sample_answers("Noor", Slot.LEERLING, FORM)}
    for question in ("mij_foto", "school_foto", "kan_trots_foto"):
        said.pop(question, None)
    await school.permit("Noor")
    await school.wrote("Noor", **said)
    await _open(school)
    photo = await sent(school, "mij_foto", PINK, WORDS)
    await school.permit("Noor", allowed=False)
    drawing = await sent(school, "school_foto", GREEN, "De tent")
    await _hand_in(school)
    return photo, drawing


async def _open(school: School) -> None:
    person = (await school.card("Noor", Slot.LEERLING)).participant
    assert await school.services.assistant.reopen(person.id, FORM) is not None


async def _hand_in(school: School) -> None:
    for given, delivery in ((Review(), "lees"), (Submit(), "klaar")):
        done = await school.services.assistant.say(Channel.WEB, "van Noor", given, delivery)
        assert isinstance(done, Reply)
        stands = done.session.status
    assert stands is Status.SUBMITTED


def colours(pdf: bytes) -> set[str]:
    """Which of the two stand on a page of it."""
    found: set[str] = set()
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        image = page.render(scale=0.5).to_pil().convert("RGB")
        seen = {colour for _, colour in image.getcolors(maxcolors=10**7) or []}
        found |= {"pink" for it in seen if min(it[0], it[2]) > 200 and it[1] < 60}
        found |= {"green" for it in seen if it[1] > 160 and max(it[0], it[2]) < 60}
    document.close()
    return found


async def jpeg_of(school: School, photo: str) -> bytes:
    stored = await school.services.store.read(
        lambda unit: photos.photo(unit, school.dossier("Noor"), photo)
    )
    assert stored is not None
    return stored.jpeg


async def pdf_of(school: School, fmt: str = "pdf") -> bytes:
    made = await school.services.classroom.export(school.leerkracht, school.klas, formats=(fmt,))
    assert isinstance(made, list)
    return made[0].content


async def test_while_it_is_allowed_a_photo_is_shown(school: School) -> None:
    """So that the tests below look for what can be found."""
    photo, _ = await photo_and_drawing(school)
    await school.permit("Noor")
    assert colours(await pdf_of(school)) == {"pink", "green"}
    assert WORDS in (await pdf_of(school, "json")).decode()
    classroom = school.services.classroom
    assert await classroom.photo(school.leerkracht, school.dossier("Noor"), photo) is not None


async def test_no_file_has_it(school: School) -> None:
    photo, drawing = await photo_and_drawing(school)
    assert colours(await pdf_of(school)) == {"green"}
    for kind in ("json", "csv"):
        told = (await pdf_of(school, kind)).decode()
        assert WORDS not in told and photo not in told
    assert drawing in json.dumps(json.loads(await pdf_of(school, "json")))
    copy = await school.services.copies.own(Channel.WEB, "van Noor", FORM)
    assert copy is not None and colours(copy) == {"green"}


@pytest.mark.parametrize("shape", list(Shape))
async def test_no_bundle_has_it(school: School, shape: Shape) -> None:
    photo, _ = await photo_and_drawing(school)
    made = await content(school, await started(school, order(school, shape=shape)))
    pdfs = [made]
    if made.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made)) as zipped:
            pdfs = [zipped.read(name) for name in zipped.namelist() if name.endswith(".pdf")]
    assert set().union(*map(colours, pdfs)) == {"green"}
    assert (await jpeg_of(school, photo))[200:400] not in b"".join(pdfs)


async def test_a_bundle_of_before_the_no_is_not_fetched(school: School) -> None:
    await photo_and_drawing(school)
    await school.permit("Noor")
    made = await started(school, order(school))
    await school.permit("Noor", Slot.OUDER_2, allowed=False)
    late = await school.services.bundles.fetch(school.leerkracht, school.klas, made.id)
    assert late == Problem("erased_meanwhile")


async def test_no_mentor_reads_it(school: School) -> None:
    photo, drawing = await photo_and_drawing(school)
    letters = Letters(school)
    handed = await letters.mentor("Noor")
    token = await letters.come_in(handed)
    reading, noor = letters.readers.reading, school.dossier("Noor")
    sheet = await reading.sheet(token, noor, FORM, "read")
    assert isinstance(sheet, Sheet)
    assert set(sheet.photos) == {drawing}
    assert await reading.photo(token, noor, FORM, photo) is None
    assert await reading.photo(token, noor, FORM, drawing) is not None
    kept = await reading.werkstuk(token, noor, FORM)
    assert kept is not None and not isinstance(kept, Problem)
    assert colours(kept.content) == {"green"}


async def test_no_leerkracht_reads_it(school: School) -> None:
    photo, drawing = await photo_and_drawing(school)
    classroom, noor = school.services.classroom, school.dossier("Noor")
    assert await classroom.photo(school.leerkracht, noor, photo) is None
    assert await classroom.photo(school.leerkracht, noor, drawing) is not None
    read = await classroom.read(school.leerkracht, noor, FORM, Slot.LEERLING)
    assert isinstance(read, ReadContribution)
    shown = [it.value.photos for it in read.answers if isinstance(it.value, PhotoValue)]
    assert [it.id for group in shown for it in group] == [drawing]
    told = await school.services.photo_permission.of_leerling(school.leerkracht, noor)
    assert not isinstance(told, Problem) and told.withheld == 1


async def test_the_child_sees_it_and_takes_it_away(school: School) -> None:
    photo, _ = await photo_and_drawing(school)
    assistant = school.services.assistant
    assert await assistant.photo(Channel.WEB, "van Noor", photo) is not None
    before = await assistant.look(Channel.WEB, "van Noor")
    assert isinstance(before, Reply)
    assert before.withheld == {photo}
    await _open(school)
    await assistant.say(Channel.WEB, "van Noor", RemovePhoto(photo), "weg")
    after = await assistant.look(Channel.WEB, "van Noor")
    assert isinstance(after, Reply)
    assert after.withheld == frozenset()
    gone = await school.services.store.read(
        lambda unit: photos.photo(unit, school.dossier("Noor"), photo)
    )
    assert gone is None


async def test_a_drawing_in_its_place_is_seen_by_all(school: School) -> None:
    await photo_and_drawing(school)
    await _open(school)
    drawn = await sent(school, "mij_foto", GREEN, "Ik, getekend")
    shown = await school.services.classroom.photo(school.leerkracht, school.dossier("Noor"), drawn)
    assert shown is not None


async def test_a_picture_of_before_anybody_was_asked_stays_until_a_no(school: School) -> None:
    photo, _ = await photo_and_drawing(school)
    await school.permit("Noor", allowed=None)

    async def seen() -> bool:
        noor = school.dossier("Noor")
        return await school.services.classroom.photo(school.leerkracht, noor, photo) is not None

    assert not await seen(), "given as a photo: silence is no permission"
    await school.services.store.transact(
        lambda unit: unit.connection.execute("UPDATE photo SET given_as = 'before'")
    )
    assert await seen()
    await school.permit("Noor", Slot.OUDER_2, allowed=False)
    assert not await seen()
