"""Who gets the OKR section of the ouders: off until a leerkracht switches it on, per leerling."""

from __future__ import annotations

from pathlib import Path

from bot.classroom import Problem
from bot.handover import Choice, Chosen
from bot.replies import Refusal, Welcome
from conversations.inputs import Start
from conversations.people import Channel, Dossier, Slot
from storage import answers, audit, dossiers
from tests.bot.school import School, add_klas, open_school, sample_answers

WERKSTUK, OKR = "dit-ben-ik", "okr-ouders"
OUDER = "telefoon-van-de-ouder"


async def current(school: School, name: str) -> Dossier:
    found = await school.services.store.read(
        lambda unit: dossiers.dossier(unit, school.dossier(name))
    )
    assert found is not None
    return found


async def switch(school: School, name: str, *, on: bool) -> Dossier:
    now = await current(school, name)
    done = await school.services.leerlingen.ask_okr(school.leerkracht, now.id, now.version, on=on)
    assert isinstance(done, Dossier), done
    return done


async def asked_of(school: School, name: str) -> list[str]:
    code = (await school.card(name, Slot.OUDER_1)).code
    welcome = await school.services.assistant.join(Channel.WEB, f"van {name}", code)
    assert isinstance(welcome, Welcome)
    return [form.questionnaire.id for form in welcome.forms]


async def test_a_new_leerling_has_none_and_the_leerkracht_switches_it_on(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn", okr=False) as school:
        assert not (await current(school, "Noor")).okr
        assert await asked_of(school, "Noor") == [WERKSTUK]
        switched = await switch(school, "Noor", on=True)
        assert switched.okr and switched.version == 2
        assert await asked_of(school, "Noor") == [OKR, WERKSTUK]
        assert await asked_of(school, "Finn") == [WERKSTUK]
        rows = await school.services.classroom.progress(school.leerkracht, school.klas)
        assert isinstance(rows, list)
        asked = {row.dossier.name: {one.questionnaire for one in row.standings} for row in rows}
        assert asked == {"Noor": {WERKSTUK, OKR}, "Finn": {WERKSTUK}}
        entries = await school.services.store.read(lambda unit: audit.of_dossier(unit, switched.id))
        assert [(one.role, one.act) for one in entries if one.act.startswith("okr")] == [
            ("leerkracht", "okr on")
        ]


async def registered(school: School, leerling: str) -> None:
    """Only then the section may leave the desk."""
    dossier = await current(school, leerling)
    choice = Choice(dossier.id, "", dossier.version, "College De Overzijde")
    done = await school.services.handover.choose(school.leerkracht, school.klas, [choice])
    assert isinstance(done, Chosen) and not done.problems


async def test_what_was_written_is_kept_but_shown_to_nobody_until_it_is_on_again(
    tmp_path: Path,
) -> None:
    async with open_school(tmp_path, "Daan") as school:
        room, copies = school.services.classroom, school.services.copies
        daan = school.dossier("Daan")
        await school.wrote("Daan", Slot.OUDER_1, OKR)
        await asked_of(school, "Daan")
        await registered(school, "Daan")
        before = await room.export(school.leerkracht, school.klas)
        assert isinstance(before, list) and len(before) == 1
        assert await copies.own(Channel.WEB, "van Daan", OKR)

        await switch(school, "Daan", on=False)
        assert await room.read(school.leerkracht, daan, OKR, Slot.OUDER_1) == Problem.of(
            "okr_off", name="Daan"
        )
        reopened = await room.reopen(school.leerkracht, daan, OKR, Slot.OUDER_1)
        assert isinstance(reopened, Problem) and reopened.reason == "okr_off"
        for wish in ({}, {"drafts": True}, {"questionnaire": OKR}, {"leerling": "Daan"}):
            gone = await room.export(school.leerkracht, school.klas, **wish)
            assert gone == Problem("nothing_submitted"), wish
        assert await copies.own(Channel.WEB, "van Daan", OKR) is None
        kept = await school.services.store.read(
            lambda unit: answers.load(unit, daan, OKR, Slot.OUDER_1)
        )
        assert len(kept) >= len(sample_answers("Daan", Slot.OUDER_1, OKR))

        await switch(school, "Daan", on=True)
        again = await room.export(school.leerkracht, school.klas)
        assert isinstance(again, list) and [file.name for file in again] == [before[0].name]
        assert await copies.own(Channel.WEB, "van Daan", OKR)


async def test_several_at_once_are_all_there_or_none_is_changed(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", "Finn", okr=False) as school:
        leerlingen = school.services.leerlingen
        wrong = await leerlingen.ask_okr_of(None, school.klas, ["Noor", "Fien"], on=True)
        assert wrong == Problem.of("unknown_leerling", name="Fien")
        assert not (await current(school, "Noor")).okr
        right = await leerlingen.ask_okr_of(None, school.klas, ["noor", "Finn"], on=True)
        assert isinstance(right, list) and all(one.okr for one in right)


async def test_only_the_own_leerkracht_switches(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", okr=False) as school:
        other = await add_klas(school.services, "Sam", klas="8c", school="De Voorbeeldboom")
        noor = await current(school, "Noor")
        ouder = (await school.card("Noor", Slot.OUDER_1)).participant
        kind = (await school.card("Noor", Slot.LEERLING)).participant
        for stranger in (other.leerkracht, ouder, kind):
            refused = await school.services.leerlingen.ask_okr(
                stranger, noor.id, noor.version, on=True
            )
            assert refused == Problem("not_allowed")
        unknown = await school.services.leerlingen.ask_okr(None, "niemand", 1, on=True)
        assert unknown == Problem("unknown_person")
        assert await current(school, "Noor") == noor


async def test_the_second_of_two_leerkrachten_is_told_and_changes_nothing(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Noor", okr=False) as school:
        noor = await current(school, "Noor")
        leerlingen = school.services.leerlingen
        await leerlingen.ask_okr(school.leerkracht, noor.id, noor.version, on=True)
        late = await leerlingen.ask_okr(school.leerkracht, noor.id, noor.version, on=False)
        assert late == Problem.of("changed_meanwhile", name="Noor")
        assert (await current(school, "Noor")).okr


async def test_an_ouder_who_was_in_it_is_sent_to_what_is_left(tmp_path: Path) -> None:
    async with open_school(tmp_path, "Daan") as school:
        assistant = school.services.assistant
        card = await school.card("Daan", Slot.OUDER_1)
        await assistant.join(Channel.WEB, OUDER, card.code)
        await assistant.sit(Channel.WEB, OUDER, card.participant.id, OKR)
        await assistant.say(Channel.WEB, OUDER, Start(), "1")
        heard = school.services.hub
        with heard.subscribe(card.participant.id) as page, heard.subscribe(school.klas.id) as board:
            await switch(school, "Daan", on=False)
            assert page.is_set() and board.is_set()
        for form in ("", OKR):
            said = await assistant.say(Channel.WEB, OUDER, Start(), f"2{form}", questionnaire=form)
            assert said == Refusal("choose_form")
        sat = await assistant.sit(Channel.WEB, OUDER, card.participant.id, OKR)
        assert sat == Refusal("not_allowed")
        welcome = await assistant.welcome(Channel.WEB, OUDER)
        assert isinstance(welcome, Welcome) and welcome.withdrawn
        sat = await assistant.sit(Channel.WEB, OUDER, card.participant.id, WERKSTUK)
        assert isinstance(sat, Welcome) and not sat.withdrawn
