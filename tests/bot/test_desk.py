"""A leerkracht at the desk, as a conversation."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from bot.demo.sample import Stage
from bot.desk import MAX_ACTION, Block, Desk
from conversations.people import Klas, Participant, Role, Slot
from tests.bot.school import School, open_school

GEVOELIG = "Bij buikpijn mag zij even naar buiten."


class Leerkracht:
    """Says, taps by label, and looks."""

    def __init__(self, school: School, *, files: bool = False) -> None:
        self.desk = Desk(school.services, files=files)
        self.me: Participant = school.leerkracht
        self.blocks: list[Block] = []

    async def says(self, words: str, about: str = "") -> str:
        self.blocks = await self.desk.say(self.me, words, about)
        for block in self.blocks:
            assert block.text
            for button in (button for row in block.buttons for button in row):
                assert button.action.isascii() and len(button.action) <= MAX_ACTION
        return self.seen

    async def taps(self, label: str) -> str:
        return await self.says(self.labels[label])

    @property
    def seen(self) -> str:
        return "\n\n".join(block.text for block in self.blocks)

    @property
    def labels(self) -> dict[str, str]:
        return {
            button.text: button.action
            for block in self.blocks
            for row in block.buttons
            for button in row
        }


async def test_from_an_empty_klas_to_codes(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        juf = Leerkracht(school)
        assert "Groep 8b van De Voorbeeldboom: 0 leerlingen" in await juf.says("/start")
        assert "nog geen leerlingen" in await juf.taps("Hoe staat het ervoor")
        assert "hooguit de eerste letter" in await juf.taps("Leerlingen toevoegen")
        told = await juf.says("Noor de Vries\n\nYusuf\n<b>\nNoor Bakker")
        assert "Er zijn 3 leerlingen bij Groep 8b gekomen: Noor V., Yusuf, Noor B." in told
        assert "Regel 4: In <b> staan tekens" in told
        await juf.taps("Uitnodigingen")
        told = await juf.taps("Voor de ouders")
        assert told.count("/i/") == 6
        assert "Yusuf, ouder 2: " in told
        assert "https://t.me/voorbeeld_bot?start=" in told


async def test_a_text_out_of_the_blue_is_asked_about_and_not_lost(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        juf = Leerkracht(school)
        assert "Zijn dit leerlingen voor Groep 8b?" in await juf.says("Noor\nFinn")
        assert "Noor, Finn" in await juf.taps("Ja, voeg ze toe")


async def test_a_restart_in_the_middle_of_a_list(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        juf = Leerkracht(school)
        await juf.says("Noor\nFinn")
        yes = juf.labels["Ja, voeg ze toe"]
        again = Leerkracht(school)
        assert "Stuur de namen voor Groep 8b" in await again.says(yes)
        third = Leerkracht(school)
        told = await third.says("Noor\nFinn", about=again.blocks[0].expects)
        assert "Er zijn 2 leerlingen" in told


async def test_another_klas_of_the_same_school(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        juf = Leerkracht(school)
        await juf.says("/start")
        await juf.taps("Nog een klas maken")
        assert "hoogstens 40 tekens" in await juf.says("8" * 41)
        assert "Groep 8c is gemaakt" in await juf.says("Groep 8c")
        made = await school.services.classroom.find_klas(None, "Groep 8c")
        assert isinstance(made, Klas) and made.school_id == school.klas.school_id
        await juf.taps("Menu")
        await juf.taps("Nog een klas maken")
        assert "bestaat al" in await juf.says("groep 8c")


async def test_the_board_has_counts_and_names_and_never_an_answer(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Milan", "Ivy") as school:
        await school.wrote("Noor")
        await school.wrote("Milan", stage=Stage.BUSY)
        await school.wrote("Noor", Slot.OUDER_1)
        juf = Leerkracht(school)
        menu = await juf.says("/start")
        assert "Groep 8b van De Voorbeeldboom: 3 leerlingen." in menu
        total = "1 van 3 werkstukken klaar, 1 stukje van thuis, 0 van 3 OKR-delen klaar"
        assert f"{total}, 0 bij de mentor." in menu
        told = await juf.taps("Hoe staat het ervoor")
        assert total in told
        assert "Te lezen, werkstuk (1): Noor\n" in told
        assert "Te lezen, stukje van thuis (1): ouder 1 van Noor" in told
        assert "Werkstuk, bezig (1): Milan (13 van 25)" in told
        assert "Werkstuk, nog niet begonnen (1): Ivy" in told
        assert "vrolijk" not in told and "kat" not in told


async def test_reading_shows_sensitive_answers_only_at_a_second_tap(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Ivy") as school:
        await school.wrote(
            "Noor",
            Slot.OUDER_1,
            "okr-ouders",
            wie_vult_in="alleen",
            relatie="anders: oma",
            sterk="Zij is trouw en vrolijk.",
            minder_sterk="weet_niet",
            helpt="Een vaste plek vooraan.",
            gezondheid="opschrijven",
            gezondheid_nodig=GEVOELIG,
            inzage="wil_lezen",
            eens="weet_niet",
        )
        juf = Leerkracht(school)
        await juf.says("/start")
        await juf.taps("Lezen")
        assert "nog niets om te lezen" in await juf.taps("Ivy")
        await juf.says("/menu")
        await juf.taps("Lezen")
        await juf.taps("Noor")
        (label,) = [label for label in juf.labels if "ouder 1" in label]
        assert label.endswith("(ingeleverd)")
        told = await juf.taps(label)
        assert "Zij is trouw en vrolijk." in told and "oma" in told
        assert "Weet het niet." in told
        assert GEVOELIG not in told and "Gevoelig: hier staat een antwoord." in told
        assert GEVOELIG in await juf.taps("Laat gevoelige antwoorden zien")
        assert "staat weer open" in await juf.taps("Weer openzetten")


async def test_reading_names_every_kind_of_answer(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        await school.wrote("Noor")
        juf = Leerkracht(school)
        await juf.says("/start")
        await juf.taps("Lezen")
        await juf.taps("Noor")
        told = await juf.taps("Dit ben ik, leerling (ingeleverd)")
        assert "Ingeleverd op" in told
        assert "1 foto of tekening: Onze kat Pluis op de vensterbank" in told
        assert "nieuwsgierig, vrolijk en eigenwijs" in told
        assert "Hoe goed lukt dit jou? Samenwerken\nlukt heel goed (4 van 4)" in told
        assert "4 van 5" in told
        assert "Overgeslagen." in told


async def test_a_new_code_for_one_person(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn") as school:
        before = {card.participant.id: card.code for card in await school.cards()}
        juf = Leerkracht(school)
        await juf.says("/start")
        await juf.taps("Nieuwe code")
        await juf.taps("Noor")
        told = await juf.taps("ouder 2")
        after = {card.participant.id: card.code for card in await school.cards()}
        (changed,) = [person for person in before if before[person] != after[person]]
        assert changed == (await school.card("Noor", Slot.OUDER_2)).participant.id
        assert after[changed] in told and before[changed] not in told


async def test_files_only_where_the_school_allows_them(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Ivy") as school:
        await school.wrote("Noor")
        careful = Leerkracht(school)
        await careful.says("/start")
        told = await careful.taps("Exporteren")
        assert "in de webchat: bij Overdragen voor de nieuwe school" in told
        assert not any(block.file for block in careful.blocks)

        juf = Leerkracht(school, files=True)
        await juf.says("/start")
        await juf.taps("Exporteren")
        await juf.taps("Noor")
        assert [block.file.name for block in juf.blocks if block.file] == ["Noor_werkstuk.pdf"]
        await juf.says("/start")
        await juf.taps("Exporteren")
        await juf.taps("De hele klas")
        (bundle,) = [block.file for block in juf.blocks if block.file]
        assert bundle.name == "Groep_8b.zip"
        with zipfile.ZipFile(io.BytesIO(bundle.content)) as opened:
            assert opened.namelist() == ["Noor_werkstuk.pdf"]
        await juf.says("/start")
        await juf.taps("Exporteren")
        assert "nog niets ingeleverd" in await juf.taps("Ivy")


@pytest.mark.parametrize(
    "said",
    [
        *("d:read:nobody", "d:read:nobody:0:l", "d:read:x:9:l", "d:code:nobody:1", "d:open:x:0:l"),
        *("d:x", "d:file:nobody", "d::::", "d:read:\u0661:\u0661"),
        *("\x00", "\udc00", "a" * 100_000, ""),
    ],
)
async def test_stale_and_strange_taps_get_a_word(said: str, tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        juf = Leerkracht(school, files=True)
        assert await juf.says(said)
        assert juf.labels


async def test_the_desk_is_for_the_leerkracht_of_this_klas(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor") as school:
        noor = (await school.card("Noor", Slot.LEERLING)).participant
        stranger = replace(school.leerkracht, klas_id="elders")
        for person in (noor, stranger, replace(noor, role=Role.OUDER)):
            desk = Desk(school.services, files=True)
            for said in ("/start", "d:board", "d:read", "Noor"):
                (block,) = await desk.say(person, said)
                assert block.text == "Dat kan niet: dit hoort niet bij jouw klas."
                assert not block.buttons


async def test_a_class_list_as_a_file_does_not_belong_in_a_chat(tmp_path: Path) -> None:
    async with open_school(tmp_path) as school:
        juf = Leerkracht(school)
        told = await juf.says("/bestand")
        assert f"{school.services.settings.link_base}/klas" in told
        assert "haal het bestand hier weg" in told
        assert "1 leerling" in await juf.says("Bo", about="d:add")
