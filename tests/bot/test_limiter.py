from __future__ import annotations

from bot.limiter import IN_TOTAL, PER_ADDRESS, WINDOW_SECONDS, Limiter


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


def test_many_addresses_together_are_stopped_too() -> None:
    limiter = Limiter(Clock())
    for number in range(IN_TOTAL):
        limiter.wrong(f"bot-{number}")
    assert not limiter.allows("somebody new")
