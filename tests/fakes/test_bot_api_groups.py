"""Groups: privacy mode, removal, and the move to a supergroup."""

from __future__ import annotations

import aiohttp

from tests.fakes.bot_api import BotApi
from tests.fakes.conftest import Ask


async def test_the_bot_hears_commands_and_replies_only(api: BotApi, ask: Ask) -> None:
    anna = api.person(11, "Anna")
    group = api.group("Groep 8", anna)
    hello = await ask("sendMessage", chat_id=group.chat.id, text="Hoi")
    assert hello["chat"] == {"id": group.chat.id, "type": "group", "title": "Groep 8"}
    await group.say(anna, "dit hoort de bot niet")
    await group.say(anna, "/start@andere_bot")
    await group.say(anna, "/start@warme_overdracht_bot")
    await group.say(anna, "/help")
    await group.say(anna, "dank je", reply_to=await group.reply())
    messages = [update["message"] for update in await ask("getUpdates")]
    assert messages[0]["new_chat_members"][0]["username"] == "warme_overdracht_bot"
    texts = [message["text"] for message in messages[1:]]
    assert texts == ["/start@warme_overdracht_bot", "/help", "dank je"]
    theirs = messages[1]["message_id"]
    answer = await ask("deleteMessage", chat_id=group.chat.id, message_id=theirs)
    assert answer == "400 Bad Request: message can't be deleted for everyone"


async def test_a_group_moves_and_names_its_new_id(
    api: BotApi, ask: Ask, http: aiohttp.ClientSession
) -> None:
    anna = api.person(11, "Anna")
    group = api.group("Groep 8", anna)
    old = group.chat.id
    group.migrate(anna)
    url = f"{api.url}/bot{api.token}/sendMessage"
    async with http.post(url, json={"chat_id": old, "text": "hoi"}) as response:
        body = await response.json()
    assert body["parameters"] == {"migrate_to_chat_id": group.chat.id}
    assert group.chat.id < -1_000_000_000_000
    sent = await ask("sendMessage", chat_id=group.chat.id, text="hoi")
    assert sent["chat"]["type"] == "supergroup"
    news = [update["message"] for update in await ask("getUpdates")][1:]
    assert [m.get("migrate_to_chat_id") or m["migrate_from_chat_id"] for m in news] == [
        group.chat.id,
        old,
    ]
    group.remove_bot()
    refused = await ask("sendMessage", chat_id=group.chat.id, text="hoi")
    assert refused == "403 Forbidden: bot was kicked from the group chat"


async def test_a_button_in_a_group(api: BotApi, ask: Ask) -> None:
    anna = api.person(11, "Anna")
    group = api.group("Groep 8", anna)
    keyboard = {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}
    await ask("sendMessage", chat_id=group.chat.id, text="?", reply_markup=keyboard)
    tap = await group.tap(anna, "Ja")
    await ask("answerCallbackQuery", callback_query_id=tap.id, text="Niet hier")
    assert await group.toast(tap) == "Niet hier"
