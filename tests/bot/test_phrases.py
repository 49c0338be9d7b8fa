"""Pass phrases: enough of them, easy to type, and only a slow hash is kept."""

from __future__ import annotations

import math
import time

from bot import phrases


def test_there_are_enough_to_choose_from() -> None:
    words = phrases.words()
    assert len(set(words)) == len(words)
    assert math.log2(len(words)) * phrases.WORDS >= 40
    for word in words:
        assert 4 <= len(word) <= 9
        assert word.isascii()
        assert word.islower()
        assert not any(pair in word for pair in ("ij", "ei", "ou", "au"))


def test_no_two_phrases_are_alike() -> None:
    made = {phrases.new_phrase() for _ in range(200)}
    assert len(made) == 200
    assert all(len(one.split("-")) == phrases.WORDS for one in made)


def test_it_fits_however_a_phone_writes_it() -> None:
    kept = phrases.hashed("appel-fiets-maan-tuin-wolk")
    for typed in (
        "appel-fiets-maan-tuin-wolk",
        "Appel fiets maan tuin wolk ",
        "APPEL\u2013FIETS\u2013MAAN\u2013TUIN\u2013WOLK",
        "appelfietsmaantuinwolk",
    ):
        assert phrases.fits(typed, kept), typed
    for typed in ("", "-", "appel-fiets-maan-tuin", "appel-fiets-maan-wolk-tuin", "\ud800"):
        assert not phrases.fits(typed, kept), typed


def test_what_is_kept_is_slow_and_never_the_same() -> None:
    phrase = phrases.new_phrase()
    first, second = phrases.hashed(phrase), phrases.hashed(phrase)
    assert first != second
    assert first.startswith(b"scrypt$32768$8$1$")
    assert not any(word.encode() in first for word in phrase.split("-"))
    begun = time.perf_counter()
    phrases.fits(phrase, first)
    assert time.perf_counter() - begun > 0.01


def test_a_hash_of_another_make_fits_nothing() -> None:
    assert not phrases.fits("appel", b"md5$1$1$1$AA==$AA==")
