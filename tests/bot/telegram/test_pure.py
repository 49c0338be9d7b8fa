"""The parts that make no call: buttons, rich text, commands, offsets, outcomes, early texts."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, Conflict, Forbidden, NetworkError, RetryAfter, TimedOut

from bot.telegram import buttons, rich
from bot.telegram.buttons import Tap
from bot.telegram.commands import Command, parse
from bot.telegram.messages import Button, Message
from bot.telegram.offsets import Offsets
from bot.telegram.outcomes import Outcome, outcome_of
from bot.telegram.reach import Reach
from bot.telegram.request import NotSentError
from conversations.inputs import Choose, Done

IDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=24)


class TestButtons:
    @given(IDS, IDS, st.integers(0, 36**4 - 1))
    def test_the_longest_ids_fit_and_come_back(self, question: str, choice: str, turn: int) -> None:
        tap = Tap(buttons.CHOOSE, buttons.seat_of("someone", "form"), turn, question, choice)
        data = buttons.pack(tap)
        assert len(data.encode()) <= buttons.MAX_BYTES
        assert buttons.unpack(data) == tap
        chosen = Choose(question, turn, choice, wanted=True)
        assert buttons.to_input(tap, same_seat=True) == chosen

    def test_an_id_that_the_linter_let_through_is_our_mistake(self) -> None:
        with pytest.raises(ValueError, match="64 bytes"):
            buttons.pack(Tap(buttons.CHOOSE, "seat", 1, "q" * 40, "c" * 40))

    def test_a_button_of_another_child_is_stale(self) -> None:
        tap = Tap(buttons.CHOOSE, "abcd", 3, "vak_leuk", "gym")
        assert buttons.to_input(tap, same_seat=False) == Done("", -1)

    @pytest.mark.parametrize("data", ["", "nonsense", "c|a|b|c|d|e|f", "c|seat|!!|q"])
    def test_data_that_we_never_made(self, data: str) -> None:
        with pytest.raises(buttons.NotAButtonError):
            buttons.unpack(data)

    @pytest.mark.parametrize(
        "tap", [Tap("r", "s", 1, "q", "x"), Tap("p", "s", 1, "q", "x"), Tap("z", "s")]
    )
    def test_a_button_that_says_nothing_is_stale(self, tap: Tap) -> None:
        assert buttons.to_input(tap, same_seat=True) == buttons.STALE

    def test_every_action_has_its_own_letter(self) -> None:
        letters = [*buttons.ACTIONS, buttons.DOOR, buttons.FORM, buttons.PERSON, buttons.DESK]
        assert len(letters) == len(set(letters))


class TestRich:
    @given(st.lists(st.text(min_size=1, max_size=9000), min_size=1, max_size=6))
    def test_every_message_fits_and_no_word_is_lost(self, texts: list[str]) -> None:
        paragraphs = [
            rich.bold(text) if index % 2 else rich.plain(text) for index, text in enumerate(texts)
        ]
        sent = rich.messages(paragraphs)
        plain = [html.unescape(re.sub(r"</?b>", "", text)) for text in sent]
        assert all(
            len(text.encode("utf-16-le", "surrogatepass")) // 2 <= rich.MAX_TEXT for text in plain
        )
        assert all(text.count("<b>") == text.count("</b>") for text in sent)
        kept = "".join("".join(plain).split())
        assert kept == "".join("".join(texts).split())

    def test_markup_in_an_answer_is_only_text(self) -> None:
        assert (
            rich.to_html([rich.bold("<i>a</i> & _b_")]) == "<b>&lt;i&gt;a&lt;/i&gt; &amp; _b_</b>"
        )

    def test_messages_are_cut_between_paragraphs(self) -> None:
        sent = rich.messages([rich.plain("a" * 3000), rich.plain("b" * 3000)])
        assert sent == ["a" * 3000, "b" * 3000]


class TestMessage:
    def test_a_row_brings_the_message_back(self) -> None:
        rows = ((Button("Ja", "d|s"), Button("Web", url="https://voorbeeld.nl")),)
        message = Message("<b>Hoi</b>", rows, erase=7, erased="weg", not_erased="niet weg")
        kind, payload = message.to_payload()
        assert kind == "say"
        assert Message.from_payload(payload) == message


class TestCommands:
    def test_dutch_and_english_are_the_same(self) -> None:
        for typed in ("/terug", "/back", "/TERUG", "/terug@warme_overdracht_bot"):
            called = parse(typed)
            assert called is not None
            assert called.command is Command.BACK

    @pytest.mark.parametrize("words", ["gym", "/ en dan", "//", "/é", ""])
    def test_words_are_no_command(self, words: str) -> None:
        assert parse(words) is None

    def test_a_start_link_carries_its_code(self) -> None:
        called = parse("/start K7QM4RTW9XVF")
        assert called is not None
        assert called.argument == "K7QM4RTW9XVF"


class TestOffsets:
    def test_nothing_is_confirmed_before_the_first_poll(self) -> None:
        assert Offsets().next is None

    def test_never_beyond_the_oldest_that_is_not_done(self) -> None:
        offsets = Offsets()
        assert all(offsets.take(update) for update in (5, 6, 7))
        offsets.done(7)
        offsets.done(5)
        assert offsets.next == 6
        offsets.done(6)
        assert offsets.next == 8

    def test_an_update_that_comes_twice_is_taken_once(self) -> None:
        offsets = Offsets()
        assert offsets.take(5)
        assert not offsets.take(5)
        offsets.done(5)
        assert not offsets.take(5)


class TestReach:
    def test_the_second_text_of_a_batch_is_early(self) -> None:
        reach = Reach()
        first, second = reach.arrived(1), reach.arrived(1)
        assert (first.early, second.early) == (False, True)

    def test_who_waits_for_the_question_is_never_early(self) -> None:
        reach = Reach()
        for _ in range(100):
            ticket = reach.arrived(1)
            assert not ticket.early
            reach.begun(ticket)

    def test_two_people_at_once_do_not_hurry_each_other(self) -> None:
        reach = Reach()
        assert not reach.arrived(1).early
        assert not reach.arrived(2).early

    def test_a_reply_that_telegram_did_not_take_was_not_read(self) -> None:
        reach = Reach()
        ticket = reach.arrived(1)
        reach.begun(ticket)
        reach.held_up(ticket)
        assert reach.arrived(1).early

    def test_a_repeated_delivery_makes_nobody_early(self) -> None:
        reach = Reach()
        repeated, following = reach.arrived(1), reach.arrived(1)
        reach.void(repeated)
        assert not following.early


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RetryAfter(3), Outcome.WAIT),
        (Forbidden("bot was blocked by the user"), Outcome.UNREACHABLE),
        (BadRequest("Chat not found"), Outcome.UNREACHABLE),
        (BadRequest("Message is not modified: same"), Outcome.SENT),
        (BadRequest("can't parse entities"), Outcome.REFUSED),
        (NotSentError("ClientConnectorError"), Outcome.AGAIN),
        (NetworkError("Bad Gateway"), Outcome.AGAIN),
        (NetworkError("ServerDisconnectedError"), Outcome.UNKNOWN),
        (TimedOut(), Outcome.UNKNOWN),
        (Conflict("two"), Outcome.REFUSED),
    ],
)
def test_what_becomes_of_a_call(error: Exception, outcome: Outcome) -> None:
    assert outcome_of(error) is outcome  # type: ignore[arg-type]
