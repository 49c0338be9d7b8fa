"""Edits, deletions and taps."""

from __future__ import annotations

import pytest

from tests.fakes.bot_api import BotApi, Message, Person
from tests.fakes.conftest import Ask

KEYBOARD = {
    "inline_keyboard": [
        [{"text": "Ja", "callback_data": "ja"}, {"text": "Nee", "callback_data": "nee"}]
    ]
}
TOO_OLD = "400 Bad Request: query is too old and response timeout expired or query ID is invalid"


@pytest.fixture
async def anna(api: BotApi) -> Person:
    anna = api.person(11, "Anna")
    await anna.start()
    return anna


@pytest.fixture
async def question(anna: Person, ask: Ask) -> Message:
    await ask("sendMessage", chat_id=anna.id, text="Klaar?", reply_markup=KEYBOARD)
    return await anna.reply()


async def test_an_edit_changes_text_and_takes_the_keyboard_away(
    ask: Ask, anna: Person, question: Message
) -> None:
    where = {"chat_id": anna.id, "message_id": question.id}
    edited = await ask("editMessageText", **where, text="Klaar", reply_markup=KEYBOARD)
    assert edited["edit_date"] >= edited["date"]
    assert question.buttons == ["Ja", "Nee"]
    same = await ask("editMessageText", **where, text="Klaar", reply_markup=KEYBOARD)
    assert "message is not modified" in same
    await ask("editMessageText", **where, text="Klaar")
    assert question.buttons == []
    with pytest.raises(AssertionError, match="no button 'Ja'"):
        await anna.tap("Ja")


async def test_a_keyboard_alone_can_be_changed(ask: Ask, anna: Person, question: Message) -> None:
    where = {"chat_id": anna.id, "message_id": question.id}
    unchanged = await ask("editMessageReplyMarkup", **where, reply_markup=KEYBOARD)
    assert "message is not modified" in unchanged
    assert "reply_markup" not in await ask("editMessageReplyMarkup", **where)
    assert "message is not modified" in await ask("editMessageReplyMarkup", **where)


async def test_what_cannot_be_edited(ask: Ask, anna: Person, question: Message) -> None:
    own = await anna.send("hoi")
    theirs = await ask("editMessageText", chat_id=anna.id, message_id=own.id, text="x")
    assert theirs == "400 Bad Request: message can't be edited"
    gone = await ask("editMessageText", chat_id=anna.id, message_id=999, text="x")
    assert gone == "400 Bad Request: message to edit not found"
    where = {"chat_id": anna.id, "message_id": question.id}
    assert "too long" in await ask("editMessageText", **where, text="x" * 4097)
    assert "empty" in await ask("editMessageText", **where, text=" ")
    reply = {"keyboard": [["x"]]}
    assert "inline keyboard expected" in await ask(
        "editMessageText", **where, text="x", reply_markup=reply
    )


async def test_deleting_within_48_hours_on_both_sides(
    api: BotApi, ask: Ask, anna: Person, question: Message
) -> None:
    own = await anna.send("weg ermee")
    for message in (question, own):
        assert await ask("deleteMessage", chat_id=anna.id, message_id=message.id) is True
        assert message not in anna.screen
    twice = await ask("deleteMessage", chat_id=anna.id, message_id=own.id)
    assert twice == "400 Bad Request: message to delete not found"
    await ask("sendMessage", chat_id=anna.id, text="oud")
    api.pass_time(48 * 3600 + 5)
    old = await ask("deleteMessage", chat_id=anna.id, message_id=anna.last.id)
    assert old == "400 Bad Request: message can't be deleted for everyone"


async def test_several_are_deleted_at_once(ask: Ask, anna: Person, question: Message) -> None:
    ids = [question.id, 999]
    assert await ask("deleteMessages", chat_id=anna.id, message_ids=ids) is True
    assert anna.screen[-1].text == "/start"
    assert "400" in await ask("deleteMessages", chat_id=anna.id, message_ids=[])


async def test_a_tap_is_answered_once_and_soon(
    api: BotApi, ask: Ask, anna: Person, question: Message
) -> None:
    tap = await anna.tap("Nee")
    query = (await ask("getUpdates"))[-1]["callback_query"]
    assert (query["id"], query["data"]) == (tap.id, "nee")
    assert query["message"]["message_id"] == question.id
    assert await ask("answerCallbackQuery", callback_query_id=tap.id, text="Oké") is True
    assert await anna.toast(tap) == "Oké"
    assert await ask("answerCallbackQuery", callback_query_id=tap.id) == TOO_OLD
    assert await ask("answerCallbackQuery", callback_query_id="7") == TOO_OLD
    late = await anna.tap("Ja")
    api.pass_time(60)
    assert await ask("answerCallbackQuery", callback_query_id=late.id) == TOO_OLD


async def test_the_newest_button_is_tapped_and_old_ones_by_their_data(
    ask: Ask, anna: Person, question: Message
) -> None:
    again = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja2"}]]}
    await ask("sendMessage", chat_id=anna.id, text="Echt?", reply_markup=again)
    assert (await anna.tap("Ja")).data == "ja2"
    assert (await anna.tap("Ja", message=question)).data == "ja"
    await ask("deleteMessage", chat_id=anna.id, message_id=question.id)
    stale = await anna.tap(data="nee", message=question)
    query = (await ask("getUpdates"))[-1]["callback_query"]
    assert query["id"] == stale.id
    assert query["message"] == {
        "chat": {"id": 11, "type": "private", "first_name": "Anna"},
        "message_id": question.id,
        "date": 0,
    }
