from __future__ import annotations

from bot.limiter import BUSY, PER_ADDRESS, PER_ADDRESS_WHEN_BUSY, WINDOW_SECONDS, Limiter


class Clock:
    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_one_address_is_stopped_and_let_go_again() -> None:
    clock = Clock()
    limiter = Limiter(clock)
    for _ in range(PER_ADDRESS):
        assert limiter.allows("school")
        limiter.wrong("school")
    assert not limiter.allows("school")
    assert limiter.allows("home")
    clock.at += WINDOW_SECONDS + 1
    assert limiter.allows("school")


def test_many_addresses_together_get_few_tries_each_and_shut_nobody_out() -> None:
    clock = Clock()
    limiter = Limiter(clock)
    for number in range(BUSY):
        limiter.wrong(f"bot-{number}")
    for _ in range(PER_ADDRESS_WHEN_BUSY):
        assert limiter.allows("a school")
        limiter.wrong("a school")
    assert not limiter.allows("a school")
    assert limiter.allows("somebody new")
    clock.at += WINDOW_SECONDS + 1
    assert limiter.allows("a school")


def test_the_arithmetic_beside_the_limit_holds() -> None:
    codes, living, addresses = 30**12, 1000, 100_000
    per_year = addresses * PER_ADDRESS_WHEN_BUSY * 365 * 86_400 / WINDOW_SECONDS
    assert codes / living / per_year > 10_000
