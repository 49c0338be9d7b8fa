"""What the stand-in takes and refuses when a bot sends."""

from __future__ import annotations

from typing import Any

import aiohttp
import pytest

from tests.fakes.bot_api import BotApi
from tests.fakes.bot_api.limits import Limits
from tests.fakes.conftest import Ask


@pytest.fixture
async def chat(api: BotApi) -> int:
    """The chat id of somebody who started the bot."""
    anna = api.person(11, "Anna")
    await anna.start()
    return anna.id


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[fields]]}


@pytest.mark.parametrize("length", [1, 4096])
async def test_a_text_of_1_to_4096(ask: Ask, chat: int, length: int) -> None:
    sent = await ask("sendMessage", chat_id=chat, text="a" * length)
    assert len(sent["text"]) == length
    assert sent["chat"] == {"id": chat, "type": "private", "first_name": "Anna"}
    assert sent["from"]["is_bot"] is True


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "400 Bad Request: message text is empty"),
        (" \n\t", "400 Bad Request: message text is empty"),
        ("a" * 4097, "400 Bad Request: message is too long"),
        ("\N{SMILING FACE WITH SUNGLASSES}" * 2049, "400 Bad Request: message is too long"),
        ("kapot \ud83d", "400 Bad Request: strings must be encoded in UTF-8"),
    ],
)
async def test_texts_that_are_refused(ask: Ask, chat: int, text: str, refusal: str) -> None:
    assert await ask("sendMessage", chat_id=chat, text=text) == refusal


async def test_markup_does_not_count_and_entities_are_in_utf16(ask: Ask, chat: int) -> None:
    text = "<b>" + "a" * 4096 + "</b>"
    assert len((await ask("sendMessage", chat_id=chat, text=text, parse_mode="HTML"))["text"])
    sent = await ask(
        "sendMessage",
        chat_id=chat,
        text=' \N{DOG FACE}&#33; <i>a &lt; b</i> <a href="https://x.nl">x</a> &nbsp;',
        parse_mode="HTML",
    )
    assert sent["text"] == "\N{DOG FACE}! a < b x &nbsp;"
    assert sent["entities"] == [
        {"type": "italic", "offset": 4, "length": 5},
        {"type": "text_link", "offset": 10, "length": 1, "url": "https://x.nl"},
    ]


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<b>open", 'Can\'t find end tag corresponding to start tag "b"'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<kleur>x</kleur>", 'Unsupported start tag "kleur" at byte offset 0'),
        ("é</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ],
)
async def test_bad_html_is_refused(ask: Ask, chat: int, html: str, why: str) -> None:
    answer = await ask("sendMessage", chat_id=chat, text=html, parse_mode="HTML")
    assert answer == f"400 Bad Request: can't parse entities: {why}"


@pytest.mark.parametrize(
    ("entity", "why"),
    [
        ({"type": "bold", "offset": 100, "length": 1}, "begins after the end of the text"),
        ({"type": "bold", "offset": 0, "length": 100}, "ends after the end of the text"),
        ({"type": "bold", "offset": -1, "length": 1}, "incorrect offset -1"),
        ({"type": "dik", "offset": 0, "length": 1}, "Unsupported type specified"),
    ],
)
async def test_entities_outside_the_text_are_refused(
    ask: Ask, chat: int, entity: dict[str, Any], why: str
) -> None:
    assert why in await ask("sendMessage", chat_id=chat, text="hallo", entities=[entity])


@pytest.mark.parametrize("data", ["a", "a" * 64, "é" * 32])
async def test_callback_data_of_1_to_64_bytes(ask: Ask, chat: int, data: str) -> None:
    markup = button(text="Ja", callback_data=data)
    sent = await ask("sendMessage", chat_id=chat, text="?", reply_markup=markup)
    assert sent["reply_markup"] == markup


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        (button(text="Ja", callback_data="a" * 65), "BUTTON_DATA_INVALID"),
        (button(text="Ja", callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (button(text="Ja", callback_data=""), "Text buttons are unallowed"),
        (button(text=" ", callback_data="a"), "must be non-empty"),
        (button(callback_data="a"), 'Field "text" must be of type String'),
        (button(text="Ja", url="http://localhost:8080/"), "Wrong HTTP URL"),
        (button(text="Ja", url="ftp://school.nl/x"), "Unsupported URL protocol"),
        (button(text="Ja", callback_data="a", url="https://x.nl"), "exactly one"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 101]}, "too long"),
        ({"inline_keyboard": "x"}, "Array of Array"),
        ({"keyboard": [[""]]}, "must be non-empty"),
        ({"sleutelbord": []}, "can't parse reply keyboard markup"),
    ],
)
async def test_keyboards_that_are_refused(ask: Ask, chat: int, markup: Any, why: str) -> None:
    assert why in await ask("sendMessage", chat_id=chat, text="?", reply_markup=markup)


async def test_who_never_wrote_is_not_found_and_who_blocks_is_forbidden(
    api: BotApi, ask: Ask, chat: int
) -> None:
    unknown = await ask("sendMessage", chat_id=12, text="hoi")
    assert unknown == "400 Bad Request: chat not found"
    anna = api.person(chat)
    await anna.block_bot()
    blocked = await ask("sendMessage", chat_id=chat, text="hoi")
    assert blocked == "403 Forbidden: bot was blocked by the user"
    await anna.unblock_bot()
    assert (await ask("sendMessage", chat_id=chat, text="hoi"))["text"] == "hoi"
    anna.leave_telegram()
    gone = await ask("sendMessage", chat_id=chat, text="hoi")
    assert gone == "403 Forbidden: user is deactivated"


@pytest.mark.parametrize(
    ("token", "status"), [("110201543:verkeerd", 401), ("geen-token", 404), ("12a:x", 404)]
)
async def test_a_wrong_token(
    api: BotApi, http: aiohttp.ClientSession, token: str, status: int
) -> None:
    async with http.get(f"{api.url}/bot{token}/getMe") as response:
        assert response.status == status
        assert (await response.json())["ok"] is False


async def test_get_form_and_json_are_the_same(
    api: BotApi, http: aiohttp.ClientSession, chat: int
) -> None:
    url = f"{api.url}/bot{api.token}/sendmessage"
    fields = {"chat_id": str(chat), "text": "hoi", "reply_markup": '{"force_reply": true}'}
    for sending in (http.get(url, params=fields), http.post(url, data=fields)):
        async with sending as response:
            assert (await response.json())["result"]["text"] == "hoi"
    async with http.post(url, data=b"{", headers={"Content-Type": "application/json"}) as response:
        assert response.status == 400
    async with http.get(f"{api.url}/bot{api.token}/sendPigeon") as response:
        assert response.status == 404


async def test_replying_to_a_message(ask: Ask, chat: int) -> None:
    first = await ask("sendMessage", chat_id=chat, text="een")
    target = {"message_id": first["message_id"]}
    second = await ask("sendMessage", chat_id=chat, text="twee", reply_parameters=target)
    assert second["reply_to_message"]["text"] == "een"
    gone = {"message_id": 999}
    answer = await ask("sendMessage", chat_id=chat, text="drie", reply_parameters=gone)
    assert answer == "400 Bad Request: message to be replied not found"
    gone["allow_sending_without_reply"] = True
    assert (await ask("sendMessage", chat_id=chat, text="drie", reply_parameters=gone))["text"]


async def test_flood_limits(ask: Ask, chat: int, api: BotApi) -> None:
    api.world.limits.on = True
    answers = [await ask("sendMessage", chat_id=chat, text="hoi") for _ in range(Limits.BURST + 1)]
    assert answers[-1] == "429 Too Many Requests: retry after 1"
    api.pass_time(1)
    assert (await ask("sendMessage", chat_id=chat, text="hoi"))["text"] == "hoi"


async def test_thirty_a_second_in_all(ask: Ask, api: BotApi) -> None:
    api.world.limits.on = True
    people = [api.person(number) for number in range(1, 60)]
    for person in people:
        await person.start()
    answers = [await ask("sendMessage", chat_id=person.id, text="hoi") for person in people]
    assert [isinstance(answer, str) for answer in answers[:30]] == [False] * 30
    assert any(str(answer).startswith("429") for answer in answers[30:])


async def test_a_chat_action_is_seen(ask: Ask, chat: int, api: BotApi) -> None:
    assert await ask("sendChatAction", chat_id=chat, action="typing") is True
    assert api.person(chat).typing == 1
    assert "400" in await ask("sendChatAction", chat_id=chat, action="dansen")


async def test_calls_are_recorded(ask: Ask, chat: int, api: BotApi) -> None:
    await ask("sendMessage", chat_id=chat, text="hoi")
    await ask("sendMessage", chat_id=99, text="hoi")
    assert [call.status for call in api.called("sendMessage")] == [200, 400]
    assert api.called("sendMessage")[0].params == {"chat_id": chat, "text": "hoi"}


async def test_a_keyboard_under_the_text_field(ask: Ask, chat: int, api: BotApi) -> None:
    anna = api.person(chat)
    markup: dict[str, Any] = {"keyboard": [["Ja", {"text": "Nee"}]]}
    await ask("sendMessage", chat_id=chat, text="?", reply_markup=markup)
    assert anna.reply_keyboard == ["Ja", "Nee"]
    await ask("sendMessage", chat_id=chat, text="!", reply_markup={"remove_keyboard": True})
    assert anna.reply_keyboard == []


async def test_who_waits_in_vain_hears_what_stands_there(api: BotApi, chat: int) -> None:
    with pytest.raises(AssertionError, match=r"Anna waited 0.05 s for a message:\nAnna: /start"):
        await api.person(chat).reply(0.05)
