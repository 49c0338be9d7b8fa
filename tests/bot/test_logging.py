"""Logs of our own and of libraries: nothing secret or personal comes through."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import codes
from bot.logging import GONE, configure
from tests.bot.logs import put_back_after

TOKEN = "123456789:AAExampleTokenWithManySigns_-0123456"
CODE = "K7QM4RTW9XVF"
SECRETS = (TOKEN, CODE, codes.grouped(CODE), "Noor", "mijn geheim")


@pytest.fixture(autouse=True)
def put_back() -> Iterator[None]:
    with put_back_after():
        yield


def lines(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    written = capsys.readouterr()
    assert not written.out, written.err
    for secret in SECRETS:
        assert secret.casefold() not in written.err.casefold()
    return [json.loads(line) for line in written.err.splitlines()]


def test_a_line_is_one_json_object_with_level_and_time(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    structlog.get_logger().info("polling", updates=3, klas_id="0192f")
    (line,) = lines(capsys)
    assert line["event"] == "polling"
    assert line["updates"] == 3
    assert line["level"] == "info"
    assert str(line["timestamp"]).endswith("Z")


@pytest.mark.parametrize(
    "said",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/getUpdates",
        f"https://api.telegram.org/file/bot{TOKEN.replace(':', '%3A')}/photos/1.jpg",
        f"opened http://127.0.0.1:8080/i/{CODE}",
        f"opened http://127.0.0.1:8080/lees/{CODE}",
        f"opened http://127.0.0.1:8080/eenmalig/Zx9{CODE}",
        f"opened http://127.0.0.1:8080/lees/{CODE.lower()}",
        f"opened http://127.0.0.1:8080/i/{CODE.lower()}",
        "POST zin=appel-fiets-maan-tuin-wolk",
        f"https://t.me/bot?start={CODE}",
        f"/start {CODE.lower()}",
        f"code {codes.grouped(CODE)} used",
        f"code {codes.grouped(CODE).lower()} used",
        f"code {CODE}",
    ],
)
def test_tokens_and_codes_are_left_out(said: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    structlog.get_logger().warning("said", where={"deep": [said]})
    logging.getLogger("some.library").warning("got %s", said)
    written = lines(capsys)
    assert len(written) == 2
    assert GONE in str(written[0]["where"])
    assert GONE in str(written[1]["event"])


def test_what_is_personal_is_left_out_by_its_key(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    structlog.get_logger().info(
        "stored", name="Noor", text="mijn geheim", more={"leerling": "Noor"}
    )
    (line,) = lines(capsys)
    assert line["name"] == line["text"] == GONE


def test_an_error_is_logged_by_kind_and_place_not_by_its_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    configure()

    def fail() -> None:
        raise ValueError("Noor schreef: mijn geheim")

    try:
        fail()
    except ValueError:
        structlog.get_logger().exception("failed")
        logging.getLogger("some.library").exception("failed too")
    ours, theirs = lines(capsys)
    assert ours["error"] == theirs["error"] == "ValueError"
    assert "fail" in str(ours["where"])


def test_libraries_that_write_addresses_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    configure()
    for name in ("httpx", "telegram.ext", "uvicorn.access", "aiohttp.access", "uvicorn.error"):
        logging.getLogger(name).info("GET /i/%s", CODE)
    logging.getLogger("uvicorn.access").error("GET /i/%s", CODE)
    assert lines(capsys) == []
