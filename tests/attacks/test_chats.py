"""Every command, every kind of button, forged and old ones, typed words: in Telegram, by everybody
who has no business with Amira. Who may what stands in `bot.access`; none of these may anything."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.telegram.buttons import ACTIONS
from conversations.people import Role, Slot
from storage import answers, remarks
from tests.attacks.chats import KINDS, Chats, chats, remove
from tests.attacks.scene import CHILD
from tests.attacks.ward import Furnished
from tests.bot.web.desktop import OKR, WERKSTUK

OTHERS = ("colleague", "other school", "other child", "stranger")
REMOVED = ("removed leerling", "removed ouder-1", "removed ouder-2", "removed leerkracht")
FAMILY = ("leerling", "ouder 2")  # who know her name, and have parts of their own
NOTE = "Hoe ziet dat eruit in de klas?"


@pytest.fixture
async def there(school: Furnished, tmp_path: Path) -> AsyncIterator[Chats]:
    async with chats(school, tmp_path / "data") as opened:
        yield opened


async def kept(there: Chats, *but: Slot) -> object:
    """Of Amira and her klas, without what stands in these parts."""
    ward = there.of.ward
    written = await ward.s.store.read(
        lambda unit: [
            (
                answers.load(unit, ward.amira, form, slot),
                remarks.of_slot(unit, ward.amira, form, slot),
            )
            for form in (OKR, WERKSTUK)
            for slot in Slot
            if slot not in but
        ]
    )
    cards = await ward.s.classroom.invite(None, ward.klas, list(Role))
    links = await ward.s.readers.mentors.of_klas(None, ward.klas)
    codes = [card.code for card in cards]
    return written, codes, links, await ward.s.planning.planned(None, ward.klas)


async def secrets(there: Chats) -> list[str]:
    """What ouder 1 wrote, the note at it, and every code of the klas."""
    ward = there.of.ward
    said = await ward.s.store.read(
        lambda unit: answers.load(unit, ward.amira, OKR, Slot.OUDER_1).values()
    )
    words = [text for one in said if len(text := str(getattr(one.value, "text", ""))) > 20]
    assert words
    cards = await ward.s.classroom.invite(None, ward.klas, list(Role))
    codes = [card.code for card in cards]
    return [*words, NOTE, *codes, *(code.replace("-", "") for code in codes)]


def test_every_kind_of_button_is_tried() -> None:
    assert set(ACTIONS) < set(KINDS)
    assert len(KINDS) > len(ACTIONS) + 5


async def test_who_has_no_business_with_her(there: Chats) -> None:
    await remove(there)
    before, hidden, sent = await kept(there), await secrets(there), 0
    for who in (*OTHERS, *REMOVED):
        sent += await there.attack(who)
        assert await kept(there) == before, who
    await there.end()
    for who in (*OTHERS, *REMOVED):
        seen = there.seen(who)
        own = {"other child"} & {who}
        for secret in (*hidden, CHILD, *([] if own else ["Yusuf"])):
            assert secret not in seen, (who, secret)
    assert sent > 1000


async def test_who_has_another_part_of_her(there: Chats) -> None:
    hidden = await secrets(there)
    before = await kept(there, Slot.LEERLING, Slot.OUDER_2)
    for who in FAMILY:
        await there.attack(who)
        assert await kept(there, Slot.LEERLING, Slot.OUDER_2) == before, who
    await there.end()
    for who in FAMILY:
        seen = there.seen(who)
        assert CHILD in seen or who == "leerling", "the walk sees what there is to see"
        assert not [secret for secret in (*hidden, "Yusuf") if secret in seen], who


async def test_in_a_group_a_button_of_juf_is_nobodys(there: Chats) -> None:
    """Also when it is juf who taps it there, before everybody's eyes."""
    juf, world = there.people["juf"], there.api.world
    group = there.api.group("Groep 8b", juf)
    for data in there.taps("juf"):
        world.tap(group.chat, juf.user, group.screen[-1], data)
    await there.api.settled(60)
    await there.end()
    said = [message.text for message in group.screen if message.from_bot]
    assert len(said) == 1
    assert said[0].startswith("In een groep praat ik met niemand")


async def test_juf_sees_all_that_the_others_do_not(there: Chats) -> None:
    """Else the walk would prove nothing."""
    words = await secrets(there)
    await there.attack("juf")
    await there.end()
    seen = there.seen("juf")
    assert words[0] in seen
    assert NOTE in seen
    assert CHILD in seen
