"""A leerkracht's path through the classroom, on a real store."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import codes
from bot.classroom import Problem
from bot.classroom.klassen import current_schooljaar
from bot.devices import Device
from conversations.people import Channel, Klas, Role, Slot
from conversations.session import Status
from storage import audit
from tests.bot.school import add_klas, open_school


async def test_a_klas_has_its_leerkracht_and_each_leerling_three_people(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn") as school:
        cards = await school.cards()
        assert [(card.leerling, card.participant.slot) for card in cards] == [
            ("", None),
            ("Noor", Slot.LEERLING),
            ("Noor", Slot.OUDER_1),
            ("Noor", Slot.OUDER_2),
            ("Finn", Slot.LEERLING),
            ("Finn", Slot.OUDER_1),
            ("Finn", Slot.OUDER_2),
        ]
        assert cards[0].participant.role is Role.LEERKRACHT
        assert {card.participant.klas_id for card in cards} == {school.klas.id}


async def test_a_card_opens_the_door_in_both_channels(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        card = await school.card("Noor", Slot.OUDER_1)
        stored = codes.normalise(card.code)
        assert card.web_link == f"http://127.0.0.1:8080/i/{stored}"
        assert card.telegram_link == f"https://t.me/voorbeeld_bot?start={stored}"
        for channel, link in ((Channel.WEB, card.web_link), (Channel.TELEGRAM, card.telegram_link)):
            welcome = await school.services.assistant.join(channel, "hier", link)
            assert welcome.participant == card.participant  # type: ignore[union-attr]


async def test_the_same_codes_again_until_renewed(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn") as school:
        first = {card.participant.id: card.code for card in await school.cards()}
        again = {card.participant.id: card.code for card in await school.cards()}
        assert first == again and len(set(first.values())) == 7

        room = school.services.classroom
        renewed = await room.invite(
            school.leerkracht, school.klas, [Role.LEERLING], leerling="noor", renew=True
        )
        assert isinstance(renewed, list) and len(renewed) == 1
        old = first[renewed[0].participant.id]
        assert renewed[0].code != old
        refusal = await school.services.assistant.join(Channel.WEB, "hier", old)
        assert refusal.reason in {"revoked_code", "unknown_code"}  # type: ignore[union-attr]
        finns = await school.card("Finn", Slot.LEERLING)
        assert finns.code == first[finns.participant.id]

        whose = renewed[0].participant
        entries = await school.services.store.read(
            lambda unit: audit.of_dossier(unit, whose.dossier_id or "")
        )
        acts = [one.act for one in entries if one.act.startswith("renewed")]
        assert acts == [f"renewed code of {whose.id}"]


async def test_doubtful_names_are_named_and_the_good_ones_added(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        added, problems = await school.services.classroom.add_leerlingen(
            school.leerkracht,
            school.klas,
            ["Noor Bakker", "Noor V.", "", "Yusuf de Vries", "<script>", "N" * 100_000],
        )
        assert [dossier.name for dossier in added] == ["Noor B.", "Noor V.", "Yusuf"]
        assert [problem.reason for problem in problems] == ["no_name", "odd_signs", "name_too_long"]
        added, problems = await school.services.classroom.add_leerlingen(
            None, school.klas, ["noor", "yusuf"]
        )
        assert not added
        assert problems == [
            Problem("name_taken", (("name", "noor"),)),
            Problem("name_taken", (("name", "yusuf"),)),
        ]


async def test_klassen_are_found_by_name_and_never_made_twice(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        room = school.services.classroom
        assert await room.find_klas(None, "groep 8B") == school.klas
        assert await room.find_klas(None, school.klas.id) == school.klas
        assert await room.find_klas(None, "8z") == Problem("unknown_klas", (("name", "8z"),))
        double = await room.create_klas(None, "Groep 8b", "De Voorbeeldboom", "2026-2027")
        assert isinstance(double, Problem) and double.reason == "klas_exists"
        newer = await room.create_klas(None, "Groep 8b", "De Voorbeeldboom", "2027-2028")
        assert await room.find_klas(None, "Groep 8b") == newer
        other = await room.create_klas(None, "Groep 8b", "De Linde", "2027-2028")
        assert isinstance(other, Klas)
        found = await room.find_klas(None, "Groep 8b")
        assert isinstance(found, Problem) and found.reason == "ambiguous_klas"


@pytest.mark.parametrize(
    ("name", "school", "schooljaar", "reason"),
    [
        ("", "De Boom", "", "bad_klas_name"),
        ("8" * 41, "De Boom", "", "bad_klas_name"),
        ("8b", " ", "", "bad_school_name"),
        ("8b", "De Boom", "2026", "bad_schooljaar"),
        ("8b", "De Boom", "2026-2028", "bad_schooljaar"),
    ],
)
async def test_a_klas_with_a_bad_name_is_not_made(
    name: str, school: str, schooljaar: str, reason: str, tmp_path: Path
) -> None:
    async with open_school(tmp_path) as own:
        made = await own.services.classroom.create_klas(None, name, school, schooljaar)
        assert isinstance(made, Problem) and made.reason == reason
        assert len(await own.services.classroom.klassen(None)) == 1


def test_the_schooljaar_turns_on_the_first_of_august_in_the_netherlands() -> None:
    assert current_schooljaar(datetime(2027, 7, 31, 21, 59, tzinfo=UTC)) == "2026-2027"
    assert current_schooljaar(datetime(2027, 7, 31, 22, 0, tzinfo=UTC)) == "2027-2028"


async def test_a_leerkracht_makes_a_klas_in_the_own_school_and_sits_there(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        room, assistant = school.services.classroom, school.services.assistant
        card = (await school.cards(Role.LEERKRACHT))[0]
        await assistant.join(Channel.TELEGRAM, "4711", card.code)
        at = Device(Channel.TELEGRAM, "4711")
        made = await room.create_klas(school.leerkracht, "Groep 8c", "", "", at)
        assert isinstance(made, Klas) and made.school_id == school.klas.school_id
        welcome = await assistant.welcome(Channel.TELEGRAM, "4711")
        assert {person.klas.name for person in welcome.people} == {  # type: ignore[union-attr]
            "Groep 8b",
            "Groep 8c",
        }
        elsewhere = await room.create_klas(school.leerkracht, "Groep 8d", "Een andere school", "")
        assert elsewhere == Problem("not_allowed")


async def test_nobody_but_the_own_leerkracht_gets_anything(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        room = school.services.classroom
        other = await add_klas(school.services, "Sam", klas="8x", school="De Linde")
        noor = (await school.card("Noor", Slot.LEERLING)).participant
        ouder = (await school.card("Noor", Slot.OUDER_1)).participant
        dossier = str(noor.dossier_id)
        refused = Problem("not_allowed")
        for stranger in (noor, ouder, other.leerkracht):
            assert await room.add_leerlingen(stranger, school.klas, ["Eva"]) == ([], [refused])
            assert await room.invite(stranger, school.klas, [Role.LEERLING]) == refused
            assert await room.progress(stranger, school.klas) == refused
            assert await room.export(stranger, school.klas) == refused
            read = await room.read(stranger, dossier, "okr-ouders", Slot.OUDER_2)
            assert read == refused
            reopened = await room.reopen(stranger, dossier, "dit-ben-ik", Slot.LEERLING)
            assert reopened == refused
        assert [klas for _, klas in await room.klassen(other.leerkracht)] == [other.klas]
        assert await room.klassen(noor) == []
        found = await room.find_klas(other.leerkracht, "Groep 8b")
        assert isinstance(found, Problem) and found.reason == "unknown_klas"


async def test_progress_of_a_klas_where_nobody_came_in_yet(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn") as school:
        rows = await school.services.classroom.progress(school.leerkracht, school.klas)
        assert isinstance(rows, list)
        assert [row.dossier.name for row in rows] == ["Noor", "Finn"]
        assert [
            (item.participant.slot, item.questionnaire, item.status, item.done, item.total)
            for item in rows[0].standings
        ] == [
            (Slot.LEERLING, "dit-ben-ik", Status.NEW, 0, 25),
            (Slot.OUDER_1, "okr-ouders", Status.NEW, 0, 18),
            (Slot.OUDER_1, "dit-ben-ik", Status.NEW, 0, 1),
            (Slot.OUDER_2, "okr-ouders", Status.NEW, 0, 18),
            (Slot.OUDER_2, "dit-ben-ik", Status.NEW, 0, 1),
        ]
