"""A mentor's link from the leerkracht's hands to the last day, through the real store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.problems import Problem
from bot.readers import Entered, Handed, Mentor, Ready, Refused, State, Wish, terms
from bot.readers.door import FREE_TRIES, LOCKED_AFTER
from bot.readers.service import forget_over
from conversations.people import Slot
from exports.model import Sheet
from storage import audit, dossiers
from storage import readers as stored
from tests.bot.mentor import NAME, SPRANK, START, Letters, code_of
from tests.bot.school import add_klas, open_school
from tests.bot.web.desktop import OKR, WERKSTUK

WRONG = "appel-fiets-maan-tuin-zon"


@pytest.fixture
async def letters(tmp_path: Path) -> AsyncIterator[Letters]:
    """Of Amira and Yusuf the werkstuk is in; Zofia began."""
    async with open_school(tmp_path, "Amira", "Yusuf", "Zofia") as school:
        await school.wrote("Amira")
        await school.wrote("Yusuf")
        yield Letters(school)


async def mentors(letters: Letters) -> list[Mentor]:
    school = letters.school
    found = await letters.readers.mentors.of_klas(school.leerkracht, school.klas)
    assert not isinstance(found, Problem)
    return found


# -- the leerkracht makes a link ---------------------------------------------------------------


async def test_a_link_for_all_who_go_to_one_school(letters: Letters) -> None:
    for name in ("Amira", "Zofia"):
        sprank = await letters.goes_to(name)
    handed = await letters.mentor(vo_school=sprank.id)
    assert handed.leerlingen == ("Amira", "Zofia")
    assert handed.until == date(2027, 10, 31), "they are erased the day after"
    assert handed.link.startswith("https://overdracht.example/lees/")
    assert len(handed.phrase.split("-")) == 5
    (mentor,) = await mentors(letters)
    assert mentor.reader.name == NAME
    assert (mentor.vo_school, mentor.state, mentor.visited_at) == (SPRANK, State.OPEN, None)
    assert mentor.leerlingen == (("Amira", False), ("Zofia", False))
    assert letters.told == [letters.school.klas.id]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": " "}, "bad_reader_name"),
        ({"name": "x" * 61}, "bad_reader_name"),
        ({"until": date(2027, 6, 13)}, "bad_until"),
        ({"until": date(2028, 6, 14)}, "bad_until"),
        ({"dossier_ids": ()}, "nobody_chosen"),
        ({"dossier_ids": ("of-another",)}, "unknown_person"),
        ({"vo_school_id": "somewhere"}, "nobody_goes_there"),
    ],
)
async def test_what_is_no_link(letters: Letters, change: dict[str, object], reason: str) -> None:
    wish = replace(Wish(NAME, "", (letters.school.dossier("Amira"),)), **change)  # type: ignore[arg-type]
    school = letters.school
    made = await letters.readers.mentors.make(school.leerkracht, school.klas, wish)
    assert isinstance(made, Problem)
    assert made.reason == reason
    assert await mentors(letters) == []


async def test_nobody_makes_a_link_to_another_klas(letters: Letters) -> None:
    other = await add_klas(letters.school.services, "Finn", klas="8c", school="Een andere")
    links = letters.readers.mentors
    wish = Wish(NAME, dossier_ids=(other.dossier("Finn"),))
    mine = await links.make(letters.school.leerkracht, letters.school.klas, wish)
    theirs = await links.make(letters.school.leerkracht, other.klas, wish)
    assert isinstance(mine, Problem)
    assert mine.reason == "unknown_person"
    assert isinstance(theirs, Problem)
    assert theirs.reason == "not_allowed"
    assert await links.of_klas(letters.school.leerkracht, other.klas) == theirs
    handed = await letters.mentor("Amira")
    for act in (links.renew, links.revoke, links.prolong):
        done = await act(other.leerkracht, other.klas, handed.reader.id)
        assert isinstance(done, Problem)
        assert done.reason == "unknown_reader"
    assert isinstance(await letters.enter(handed), Entered)


# -- the door ----------------------------------------------------------------------------------


async def test_the_link_alone_opens_nothing(letters: Letters) -> None:
    """A mentor link forwarded to somebody else."""
    handed = await letters.mentor("Amira")
    assert await letters.door.knock(code_of(handed)) is None
    assert await letters.enter(handed, WRONG) == Refused("wrong_phrase")
    assert await letters.door.enter(handed.phrase, handed.phrase) == Refused("closed")
    assert await letters.readers.reading.shelf(code_of(handed)) is None
    token = await letters.come_in(handed)
    assert [book.dossier.name for book in (await letters.shelf(token)).books] == ["Amira"]


async def test_guessing_is_slowed_down_and_then_locked(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    for _ in range(FREE_TRIES):
        assert await letters.enter(handed, WRONG) == Refused("wrong_phrase")
    assert await letters.enter(handed) == Refused("wait", 30), "the right one has to wait too"
    letters.later(seconds=31)
    assert await letters.enter(handed, WRONG) == Refused("wrong_phrase")
    assert await letters.enter(handed) == Refused("wait", 60)
    for left in range(LOCKED_AFTER - FREE_TRIES - 1):
        letters.later(hours=2)
        last = left == LOCKED_AFTER - FREE_TRIES - 2
        refused = Refused("locked" if last else "wrong_phrase")
        assert await letters.enter(handed, WRONG) == refused
    letters.later(days=2)
    assert await letters.enter(handed) == Refused("locked")
    assert await letters.door.knock(code_of(handed)) == Refused("locked")
    assert [mentor.state for mentor in await mentors(letters)] == [State.LOCKED]


async def test_many_guesses_at_once_are_no_more_guesses(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    tried = await asyncio.gather(*(letters.enter(handed, WRONG) for _ in range(8)))
    wrong = [one for one in tried if one == Refused("wrong_phrase")]
    assert len(wrong) == FREE_TRIES
    assert {one.reason for one in tried if isinstance(one, Refused)} == {"wrong_phrase", "wait"}


async def test_a_new_link_opens_the_lock_and_kills_the_old_one(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    token = await letters.come_in(handed)
    for _ in range(LOCKED_AFTER):
        await letters.enter(handed, WRONG)
        letters.later(hours=2)
    school = letters.school
    again = await letters.readers.mentors.renew(school.leerkracht, school.klas, handed.reader.id)
    assert isinstance(again, Handed)
    assert again.reader == handed.reader
    assert again.leerlingen == ("Amira",)
    assert await letters.enter(handed) == Refused("closed")
    assert await letters.readers.reading.shelf(token) is None, "who was in, is out"
    assert isinstance(await letters.enter(again), Entered)


async def test_a_link_ends_on_its_last_day(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    letters.now = letters.now.replace(month=10, day=31, hour=22, minute=59)
    token = await letters.come_in(handed)
    letters.later(minutes=1)
    assert await letters.enter(handed) == Refused("closed")
    assert await letters.readers.reading.shelf(token) is None
    school, links = letters.school, letters.readers.mentors
    assert [mentor.state for mentor in await mentors(letters)] == [State.EXPIRED]
    until = await links.prolong(school.leerkracht, school.klas, handed.reader.id)
    assert until == date(2027, 12, 1), "a month from today, as it was over"
    assert isinstance(await letters.enter(handed), Entered)


async def test_prolonging_stays_within_a_year(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    school, links = letters.school, letters.readers.mentors
    ends = [await links.prolong(school.leerkracht, school.klas, handed.reader.id) for _ in range(9)]
    assert ends[0] == date(2027, 11, 30)
    assert ends[-1] == date(2028, 6, 13)


async def test_a_revoked_link_is_over_at_once(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    token = await letters.come_in(handed)
    school = letters.school
    await letters.readers.mentors.revoke(school.leerkracht, school.klas, handed.reader.id)
    assert await letters.enter(handed) == Refused("closed")
    reading = letters.readers.reading
    assert await reading.guest(token) is None
    assert await reading.werkstuk(token, school.dossier("Amira"), WERKSTUK) is None
    assert await reading.receive(token) is None


async def test_a_session_lasts_half_a_day_and_a_new_one_ends_the_old(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    first = await letters.come_in(handed)
    second = await letters.door.enter(code_of(handed), handed.phrase, first)
    assert isinstance(second, Entered)
    assert second.token != first
    reading = letters.readers.reading
    assert await reading.guest(first) is None
    assert await reading.guest(second.token) is not None
    letters.later(hours=12)
    assert await reading.guest(second.token) is None


# -- what a mentor reads -----------------------------------------------------------------------


async def test_a_mentor_reads_what_is_handed_in_and_nothing_else(letters: Letters) -> None:
    school, reading = letters.school, letters.readers.reading
    await school.wrote("Amira", Slot.OUDER_1, OKR)
    handed = await letters.mentor("Amira", "Zofia")
    token = await letters.come_in(handed)
    shelf = await letters.shelf(token)
    assert [(book.dossier.name, book.ready) for book in shelf.books] == [
        ("Amira", Ready.TO_READ),
        ("Zofia", Ready.NOT_BEGUN),
    ]
    amira = school.dossier("Amira")
    sheet = await reading.sheet(token, amira, WERKSTUK, "read")
    assert isinstance(sheet, Sheet)
    assert {part.slot for part in sheet.contributions} <= {Slot.LEERLING, Slot.OUDER_1}
    for dossier, form in (
        (school.dossier("Yusuf"), WERKSTUK),
        (amira, OKR),
        (amira, ""),
        ("of-nobody", WERKSTUK),
    ):
        found = await reading.sheet(token, dossier, form, "read")
        assert isinstance(found, Problem)
        assert found.reason == "unknown_person"
        assert await reading.photo(token, dossier, form, "een-foto") is None
    not_yet = await reading.sheet(token, school.dossier("Zofia"), WERKSTUK, "read")
    assert not_yet == Problem.of("being_written", name="Zofia")


async def test_what_is_opened_again_is_not_read_until_it_is_handed_in(letters: Letters) -> None:
    school, reading = letters.school, letters.readers.reading
    amira = school.dossier("Amira")
    token = await letters.come_in(await letters.mentor("Amira"))
    assert await reading.receive(token) == 1
    await school.services.classroom.reopen(school.leerkracht, amira, WERKSTUK, Slot.LEERLING)
    (book,) = (await letters.shelf(token)).books
    assert (book.ready, book.received_at) == (Ready.BEING_WRITTEN, None)
    for ask in (reading.werkstuk, reading.guide):
        assert await ask(token, amira, WERKSTUK) == Problem.of("being_written", name="Amira")
    assert await reading.receive(token) == 0


async def test_received_is_seen_by_the_leerkracht_and_can_be_taken_back(letters: Letters) -> None:
    school, reading = letters.school, letters.readers.reading
    token = await letters.come_in(await letters.mentor("Amira", "Yusuf", "Zofia"))
    amira = school.dossier("Amira")
    assert (await letters.shelf(token)).to_receive == 2
    assert await reading.receive(token, amira, WERKSTUK) == 1
    assert await reading.receive(token, amira, WERKSTUK) == 0, "it was there already"
    assert letters.told.count(school.klas.id) == 2
    assert (await letters.shelf(token)).to_receive == 1
    (mentor,) = await mentors(letters)
    assert mentor.leerlingen == (("Amira", True), ("Yusuf", False), ("Zofia", False))
    assert mentor.visited_at == letters.now
    assert await reading.receive(token) == 1
    assert (await mentors(letters))[0].received == 2
    assert await reading.receive(token, amira, WERKSTUK, there=False) == 1
    assert (await mentors(letters))[0].received == 1
    unknown = await reading.receive(token, "of-nobody", WERKSTUK)
    assert unknown == Problem("unknown_person")


async def test_a_leerling_who_goes_elsewhere_or_is_removed_is_gone(letters: Letters) -> None:
    for name in ("Amira", "Yusuf", "Zofia"):
        await letters.goes_to(name)
    token = await letters.come_in(await letters.mentor("Amira", "Yusuf", "Zofia"))
    await letters.goes_to("Amira", "College De Overzijde")
    await letters.school.services.store.transact(
        lambda unit: dossiers.erase(unit, letters.school.dossier("Zofia"))
    )
    assert [book.dossier.name for book in (await letters.shelf(token)).books] == ["Yusuf"]
    for name in ("Amira", "Zofia"):
        found = await letters.readers.reading.sheet(
            token, letters.school.dossier(name), WERKSTUK, "read"
        )
        assert found == Problem("unknown_person")


async def test_files_to_keep(letters: Letters) -> None:
    school, reading = letters.school, letters.readers.reading
    token = await letters.come_in(await letters.mentor("Amira"))
    for ask, name in (
        (reading.werkstuk, "Amira_werkstuk.pdf"),
        (reading.guide, "Amira_gespreksblad.pdf"),
    ):
        file = await ask(token, school.dossier("Amira"), WERKSTUK)
        assert file is not None
        assert not isinstance(file, Problem)
        assert file.name == name
        assert file.content.startswith(b"%PDF")


async def test_everything_is_written_down(letters: Letters) -> None:
    school, reading = letters.school, letters.readers.reading
    amira = school.dossier("Amira")
    handed = await letters.mentor("Amira")
    token = await letters.come_in(handed)
    await reading.sheet(token, amira, WERKSTUK, "read")
    await reading.guide(token, amira, WERKSTUK)
    await reading.werkstuk(token, amira, WERKSTUK)
    await reading.receive(token)
    entries = await school.services.store.read(lambda unit: audit.of_dossier(unit, amira))
    ours = [(item.role, item.act) for item in entries if item.role == "mentor"]
    assert ours == [
        ("mentor", f"{act} {WERKSTUK}") for act in ("read", "saved guide", "saved", "received")
    ]
    assert {item.participant_id for item in entries if item.role == "mentor"} == {handed.reader.id}
    assert ("leerkracht", "let mentor read") in {(item.role, item.act) for item in entries}


@pytest.mark.parametrize(
    ("kept_until", "last"),
    [
        (date(2027, 11, 1), date(2027, 10, 31)),
        (date(2027, 6, 15), date(2027, 6, 14)),
        (date(2027, 6, 14), date(2027, 7, 14)),  # kept beyond its day: a month
        (date(2028, 11, 1), date(2028, 6, 13)),  # never more than a year
    ],
)
def test_the_usual_last_day(kept_until: date, last: date) -> None:
    assert terms.usual(START, kept_until) == last


# -- the directeur, and what is left of a link --------------------------------------------------


async def test_only_the_operator_makes_a_directeurs_link(letters: Letters) -> None:
    links, reading = letters.readers.directeuren, letters.readers.reading
    juf = letters.school.leerkracht
    refused = await links.make(juf, "De Voorbeeldboom", "Meneer Vos")
    assert refused == Problem("not_allowed")
    nowhere = await links.make(None, "Nergens", "Meneer Vos")
    assert isinstance(nowhere, Problem)
    assert nowhere.reason == "unknown_school"
    handed = await links.make(None, "de voorbeeldboom", "Meneer Vos")
    assert isinstance(handed, Handed)
    token = await letters.come_in(handed)
    guest = await reading.guest(token)
    assert guest is not None
    assert guest.school.name == "De Voorbeeldboom"
    assert await reading.directeur(token) == guest
    assert await reading.shelf(token) is None
    found = await reading.sheet(token, letters.school.dossier("Amira"), WERKSTUK, "read")
    assert isinstance(found, Problem)
    assert [one.reader.name for one in await mentors(letters)] == []
    assert await links.revoke(juf, "De Voorbeeldboom", handed.reader.id) == refused
    assert await links.revoke(None, "De Voorbeeldboom", handed.reader.id) is None
    assert await reading.guest(token) is None
    assert await reading.directeur(token) is None


async def test_a_mentor_is_no_directeur(letters: Letters) -> None:
    token = await letters.come_in(await letters.mentor("Amira"))
    assert await letters.readers.reading.directeur(token) is None


async def test_a_link_that_is_over_goes_with_the_name_on_it(letters: Letters) -> None:
    handed = await letters.mentor("Amira")
    store, whose = letters.school.services.store, handed.reader.id
    letters.now = letters.now.replace(month=11, day=29)
    await store.transact(lambda unit: forget_over(unit, letters.now))
    assert await store.read(lambda unit: stored.link(unit, whose)) is not None
    letters.later(days=3)
    await store.transact(lambda unit: forget_over(unit, letters.now))
    assert await store.read(lambda unit: stored.link(unit, whose)) is None
    assert await letters.enter(handed) == Refused("closed")
