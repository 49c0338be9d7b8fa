"""One input, one transaction: what every door relies on, on a real store and the real forms."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import codes
from bot.assistant import Assistant, OwedState, Refusal, Reply, Welcome
from bot.media import Picture
from conversations import loader
from conversations.answers import Photo, TextValue
from conversations.events import Asked, Prompt, Submitted
from conversations.inputs import (
    ChooseAll,
    Continue,
    Edit,
    Input,
    PassOn,
    Reopen,
    SendPhoto,
    Start,
    Submit,
    Text,
)
from conversations.people import Channel, Dossier, Klas, Participant, Role, Slot, Theme
from conversations.questionnaire import Pass
from conversations.session import Status
from storage import dossiers, invitations, klassen, messages, news, participants
from storage.master_key import load_or_make_master_key
from storage.store import Store, Unit

NOW = datetime(2027, 6, 1, 9, 0, tzinfo=UTC)
PHONE = "7001"


class School:
    """A klas of one leerling with two ouders and a leerkracht, each with a code."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self.now = NOW
        self.changed: list[str] = []
        forms = loader.load_all(folder)
        self.assistant = Assistant(store, forms, lambda: self.now, self.changed.append)
        self.codes: dict[str, str] = {}
        self.people: dict[str, Participant] = {}

    async def furnish(self) -> None:
        self.klas, self.dossier = await self.store.transact(self._furnish)

    def _furnish(self, unit: Unit) -> tuple[Klas, Dossier]:
        school = klassen.school_named(unit, "De Voorbeeldboom", NOW)
        klas = klassen.add_klas(unit, school, "8b", "2026-2027", NOW)
        dossier = dossiers.add(unit, klas.id, "Noor", 7, NOW)
        dossiers.ask_okr(unit, dossier.id, on=True)
        for role, slot in [
            (Role.LEERLING, Slot.LEERLING),
            (Role.OUDER, Slot.OUDER_1),
            (Role.OUDER, Slot.OUDER_2),
            (Role.LEERKRACHT, None),
        ]:
            of = dossier.id if slot else None
            person = participants.add(unit, role, klas.id, of, slot, "", NOW)
            code = codes.new_code()
            invitations.add(unit, person.id, code, NOW + timedelta(days=90), NOW)
            name = slot or role
            self.codes[name], self.people[name] = code, person
        return klas, replace(dossier, okr=True)

    async def say(self, given: Input, delivery: str, **more: Any) -> Reply:
        said = await self.assistant.say(Channel.TELEGRAM, PHONE, given, delivery, **more)
        assert isinstance(said, Reply), said
        return said

    async def begun(self) -> Reply:
        """Noor is in and sees her first question."""
        await self.assistant.join(Channel.TELEGRAM, PHONE, self.codes[Slot.LEERLING])
        reply = await self.say(Start(), "start")
        while reply.session.status is Status.NOTICE:
            reply = await self.say(Continue(), f"on {reply.session.notice_screen}")
        return reply


@pytest.fixture
async def school(tmp_path: Path) -> AsyncIterator[School]:
    folder = tmp_path / "data"
    store = await Store.open(folder, load_or_make_master_key(folder))
    school = School(store, folder)
    await school.furnish()
    yield school
    await store.close()


def prompt(reply: Reply) -> Prompt:
    asked = [event.prompt for event in reply.events if isinstance(event, Asked)]
    return asked[-1]


async def test_a_typed_code_with_dashes_and_small_letters_opens_the_door(school: School) -> None:
    typed = codes.grouped(school.codes[Slot.LEERLING]).lower()
    welcome = await school.assistant.join(Channel.WEB, "token", f" {typed} ")
    assert isinstance(welcome, Welcome)
    assert welcome.dossier == school.dossier
    assert [form.questionnaire.id for form in welcome.forms] == ["dit-ben-ik"]
    assert welcome.forms[0].total == 25
    assert welcome.current_form == "dit-ben-ik"


async def test_an_ouder_is_asked_two_things_and_chooses(school: School) -> None:
    welcome = await school.assistant.join(Channel.TELEGRAM, PHONE, school.codes[Slot.OUDER_1])
    assert isinstance(welcome, Welcome)
    forms = [(form.questionnaire.id, form.total) for form in welcome.forms]
    assert forms == [("okr-ouders", 18), ("dit-ben-ik", 1)]
    said = await school.assistant.say(Channel.TELEGRAM, PHONE, Start(), "1")
    assert said == Refusal("choose_form")
    me = school.people[Slot.OUDER_1].id
    sat = await school.assistant.sit(Channel.TELEGRAM, PHONE, me, "okr-ouders")
    assert isinstance(sat, Welcome)
    assert (await school.say(Start(), "2")).questionnaire.id == "okr-ouders"


@pytest.mark.parametrize("code", ["", "hallo", "2345-6789-ABCD", "x" * 500, "\ud800"])
async def test_a_wrong_code_opens_nothing(school: School, code: str) -> None:
    assert await school.assistant.join(Channel.WEB, "t", code) == Refusal("unknown_code")
    assert await school.assistant.welcome(Channel.WEB, "t") == Refusal("not_known_here")


async def test_an_expired_and_a_renewed_code_say_which(school: School) -> None:
    old = school.codes[Slot.LEERLING]
    person = school.people[Slot.LEERLING].id
    await school.store.transact(
        lambda unit: invitations.add(unit, person, "23456789ABCD", NOW + timedelta(days=1), NOW)
    )
    assert await school.assistant.join(Channel.WEB, "t", old) == Refusal("revoked_code")
    school.now += timedelta(days=2)
    late = await school.assistant.join(Channel.WEB, "t", "23456789ABCD")
    assert late == Refusal("expired_code")


async def test_the_same_delivery_is_stored_once_and_shows_the_current_question(
    school: School,
) -> None:
    await school.begun()
    first = await school.say(Text("Noor", source="m1"), "update 9")
    again = await school.say(Text("Noor", source="m1"), "update 9")
    assert not first.repeated
    assert again.repeated
    assert again.events == ()
    assert again.session == first.session
    assert again.view.prompt == prompt(first)


async def test_messages_owed_are_made_in_the_same_transaction_and_born_sending(
    school: School,
) -> None:
    await school.begun()
    rendered = [("calls", {"text": "De volgende vraag"})]
    reply = await school.say(Text("Noor"), "1", render=lambda _reply, _now: rendered)
    (owed,) = reply.owed
    assert (owed.state, owed.payload) == (OwedState.SENDING, {"text": "De volgende vraag"})
    assert await school.assistant.owed(Channel.TELEGRAM) == [owed]
    await school.assistant.mark([owed.id], OwedState.SENT)
    assert await school.assistant.owed(Channel.TELEGRAM) == []


async def test_who_blocked_the_bot_and_writes_again_can_be_reached_again(school: School) -> None:
    leerling = school.people[Slot.LEERLING]
    await school.begun()
    await school.assistant.unreachable(Channel.TELEGRAM, PHONE)

    async def reachable() -> list[str]:
        return await school.store.read(
            lambda unit: participants.addresses(unit, leerling.id, Channel.TELEGRAM)
        )

    assert await reachable() == []
    await school.say(Start(), "again")
    assert await reachable() == [PHONE]


async def test_when_the_messages_cannot_be_made_nothing_is_stored(school: School) -> None:
    await school.begun()

    def broken(_reply: Reply, _now: datetime) -> list[tuple[str, dict[str, object]]]:
        raise RuntimeError("our own mistake")

    with pytest.raises(RuntimeError):
        await school.say(Text("Noor"), "1", render=broken)
    after = await school.assistant.look(Channel.TELEGRAM, PHONE)
    assert isinstance(after, Reply)
    assert after.answers == {}
    assert not (await school.say(Text("Noor"), "1")).repeated


async def test_what_was_begun_in_telegram_goes_on_in_the_web_chat(school: School) -> None:
    await school.begun()
    await school.say(Text("Noor"), "1")
    await school.assistant.join(Channel.WEB, "browser", school.codes[Slot.LEERLING])
    here = await school.assistant.look(Channel.WEB, "browser")
    assert isinstance(here, Reply)
    assert here.view.prompt is not None
    assert here.view.prompt.question.number == 2
    value = here.answers["mij_naam"].value
    assert isinstance(value, TextValue)
    assert value.text == "Noor"


async def test_two_devices_at_once_lose_nothing(school: School) -> None:
    reply = await school.begun()
    for channel, address in [(Channel.WEB, "laptop"), (Channel.WEB, "phone")]:
        await school.assistant.join(channel, address, school.codes[Slot.LEERLING])
    question = prompt(reply).question.id
    said = await asyncio.gather(
        school.assistant.say(Channel.WEB, "laptop", Text("Noor", question=question), "a"),
        school.assistant.say(Channel.WEB, "phone", Text("Noortje", question=question), "b"),
    )
    assert all(isinstance(item, Reply) for item in said)
    after = await school.assistant.look(Channel.WEB, "phone")
    assert isinstance(after, Reply)
    assert set(after.answers) == {"mij_naam"}


async def test_a_photo_is_stored_with_the_answer_that_names_it(school: School) -> None:
    await school.begun()
    await school.say(Text("Noor"), "1")
    picture = Picture("p1", b"jpeg bytes", 10, 20)
    await school.say(SendPhoto(Photo("p1")), "2", picture=picture)
    assert await school.assistant.photo(Channel.TELEGRAM, PHONE, "p1") == b"jpeg bytes"
    await school.assistant.join(Channel.WEB, "ouder", school.codes[Slot.OUDER_1])
    assert await school.assistant.photo(Channel.WEB, "ouder", "p1") is None


async def test_a_photo_that_no_answer_takes_is_not_kept(school: School) -> None:
    await school.begun()
    picture = Picture("p1", b"jpeg bytes", 10, 20)
    await school.say(SendPhoto(Photo("p1")), "1", picture=picture)
    assert await school.assistant.photo(Channel.TELEGRAM, PHONE, "p1") is None


async def test_the_leerkracht_hears_of_what_is_handed_in_and_can_reopen_it(school: School) -> None:
    await school.assistant.join(Channel.TELEGRAM, "juf", school.codes[Role.LEERKRACHT])
    juf = school.people[Role.LEERKRACHT].id
    await school.store.transact(lambda unit: news.choose_digest(unit, juf, news.Digest.ONCE))
    reply = await school.begun()
    for number in range(60):
        if reply.session.status is Status.REVIEW:
            break
        asked = reply.view.prompt
        if asked is None:
            reply = await school.say(Continue(), f"go {number}")
        elif asked.question.required and asked.question.choices:
            picked = (asked.question.choices[-1].id,)
            given = ChooseAll(asked.question.id, asked.turn, picked)
            reply = await school.say(given, f"pick {number}")
        elif asked.question.required:
            reply = await school.say(Text("Ik hou van klimmen en van soep."), f"say {number}")
        else:
            reply = await school.say(PassOn(Pass.SKIPPED), f"skip {number}")
    reply = await school.say(Submit(), "hand in")
    assert any(isinstance(event, Submitted) for event in reply.events)
    (notice,) = await school.assistant.owed(Channel.TELEGRAM)
    assert (notice.address, notice.kind, notice.payload["leerling"]) == ("juf", "submitted", "Noor")

    opened = await school.assistant.reopen(reply.participant.id, "dit-ben-ik", "hobby_wat")
    assert opened is not None
    assert opened.session.status is not Status.SUBMITTED
    now = await school.say(Text("Ik hou van klimmen, en van de zee."), "again")
    assert now.answers["hobby_wat"].value != reply.answers["hobby_wat"].value


async def test_a_school_may_keep_leerlingen_out_of_telegram(school: School) -> None:
    await school.begun()
    grown_ups = frozenset({Role.OUDER, Role.LEERKRACHT})
    strict = Assistant(school.store, loader.load_all(None), lambda: NOW, telegram_roles=grown_ups)
    out = Refusal("not_in_telegram")
    assert await strict.join(Channel.TELEGRAM, "other", school.codes[Slot.LEERLING]) == out
    assert await strict.say(Channel.TELEGRAM, PHONE, Text("Noor"), "1") == out
    assert await strict.welcome(Channel.TELEGRAM, PHONE) == out
    assert isinstance(await strict.join(Channel.WEB, "t", school.codes[Slot.LEERLING]), Welcome)
    ouder = await strict.join(Channel.TELEGRAM, "ouder", school.codes[Slot.OUDER_1])
    assert isinstance(ouder, Welcome)


async def test_nobody_reopens_their_own_work(school: School) -> None:
    await school.begun()
    said = await school.assistant.say(Channel.TELEGRAM, PHONE, Reopen(), "1")
    assert said == Refusal("not_allowed")


async def test_nobody_sits_on_a_seat_that_is_not_theirs(school: School) -> None:
    await school.begun()
    other = school.people[Slot.OUDER_1].id
    sat = await school.assistant.sit(Channel.TELEGRAM, PHONE, other, "okr-ouders")
    assert sat == Refusal("not_known_here")
    said = await school.assistant.say(
        Channel.TELEGRAM, PHONE, Edit("sterk"), "1", questionnaire="okr-ouders"
    )
    assert said == Refusal("not_allowed")


async def test_only_the_leerling_chooses_the_colours(school: School) -> None:
    await school.begun()
    assert await school.assistant.choose_theme(Channel.TELEGRAM, PHONE, Theme.BOS)
    seen = await school.assistant.welcome(Channel.TELEGRAM, PHONE)
    assert isinstance(seen, Welcome)
    assert seen.dossier is not None
    assert seen.dossier.theme is Theme.BOS
    await school.assistant.join(Channel.WEB, "ouder", school.codes[Slot.OUDER_1])
    assert not await school.assistant.choose_theme(Channel.WEB, "ouder", Theme.ZON)


async def test_open_pages_and_the_board_hear_of_each_change(school: School) -> None:
    await school.begun()
    school.changed.clear()
    await school.say(Text("Noor"), "1")
    assert school.changed == [school.people[Slot.LEERLING].id, school.klas.id]
    await school.say(Text("Noor"), "1")
    assert len(school.changed) == 2


async def test_a_browser_that_is_not_used_for_half_a_year_has_to_use_its_link_again(
    school: School,
) -> None:
    await school.assistant.join(Channel.WEB, "browser", school.codes[Slot.LEERLING])
    school.now += timedelta(days=100)
    await school.assistant.stay("browser")
    school.now += timedelta(days=100)
    assert isinstance(await school.assistant.welcome(Channel.WEB, "browser"), Welcome)
    school.now += timedelta(days=181)
    seen = await school.assistant.welcome(Channel.WEB, "browser")
    assert seen == Refusal("not_known_here")


async def test_deliveries_are_forgotten_when_nobody_can_repeat_them(school: School) -> None:
    await school.begun()
    gone = await school.store.transact(
        lambda unit: messages.forget_deliveries(unit, NOW + timedelta(days=2))
    )
    assert gone >= 2
