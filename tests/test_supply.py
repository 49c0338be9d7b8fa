"""What we install: pinned, known by its hashes and licences, and asked after at OSV."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parent.parent
SCRIPTS = ROOT / "scripts"
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
HOLE = {
    "id": "PYSEC-2026-1",
    "aliases": ["CVE-2026-1"],
    "affected": [
        {
            "package": {"name": "jinja2", "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99.0"}]}],
        }
    ],
}


def run(script: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, SCRIPTS / script, *words], capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def bill(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("sbom")
    done = run("sbom.py", folder)
    assert done.returncode == 0, done.stderr
    return (folder / "warme-overdracht.cdx.json").read_text("utf-8")


def locked(lock: Path) -> dict[str, tuple[str, set[str]]]:
    """Each name with its version and hashes, read in another way than the script does."""
    found: dict[str, tuple[str, set[str]]] = {}
    name = ""
    for line in lock.read_text("utf-8").splitlines():
        if begun := re.match(r"([a-z0-9-]+)==(\S+)", line):
            name = begun[1]
            found[name] = begun[2], set()
        elif of := re.fullmatch(r"    --hash=sha256:([0-9a-f]{64})( \\)?", line):
            found[name][1].add(of[1])
        else:
            pytest.fail(f"{lock.name}: {line}")
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_everything_is_pinned_with_hashes_and_no_address(lock: Path) -> None:
    pins = locked(lock)  # which takes no other lines, such as an address
    assert len(pins) > 50
    assert [name for name, (_, hashes) in pins.items() if not hashes] == []


def test_the_bill_keeps_to_its_schema(bill: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None


def test_the_bill_has_everything_that_is_installed_and_nothing_else(bill: str) -> None:
    made = json.loads(bill)
    listed = {
        one["name"]: (
            one["version"],
            {item["content"] for item in one["externalReferences"][0]["hashes"]},
        )
        for one in made["components"]
    }
    assert listed == locked(LOCKS[0])
    assert all(one["licenses"] for one in made["components"])
    us = made["metadata"]["component"]
    assert (us["name"], us["licenses"]) == ("warme-overdracht", [{"license": {"id": "EUPL-1.2"}}])
    needs = {one["ref"]: one.get("dependsOn", []) for one in made["dependencies"]}
    assert any(ref.startswith("pkg:pypi/aiohttp@") and deps for ref, deps in needs.items())


@pytest.mark.parametrize(
    ("licence", "fine"),
    [
        ("MIT", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-only OR BSD-3-Clause", True),
        ("Apache-2.0 AND MIT", True),
        ("Apache-2.0 AND AGPL-3.0-only", False),
    ],
)
def test_only_licences_that_go_with_ours(licence: str, fine: bool) -> None:
    assert runpy.run_path(str(SCRIPTS / "sbom.py"))["allowed"](licence) is fine


@contextmanager
def osv(vulnerable: str = "") -> Iterator[str]:
    """A stand-in for osv.dev on this machine; the address to ask."""

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["content-length"])))
            holes: Any = {"vulns": [HOLE]} if asked["package"]["name"] == vulnerable else {}
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps(holes).encode())

        def log_message(self, *_: object) -> None:
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1/query"
        finally:
            server.shutdown()
            thread.join()


def test_nothing_known_is_fine_and_says_how_much_was_asked() -> None:
    with osv() as address:
        done = run("audit.py", "--osv-url", address)
    assert done.returncode == 0, done.stderr
    told = re.search(r"(\d+) pakketten, gevonden: 0", done.stdout)
    assert told is not None
    assert int(told[1]) > len(locked(LOCKS[0])), "what we build and test with is asked after too"


def test_a_known_vulnerability_stops_us() -> None:
    with osv("jinja2") as address:
        done = run("audit.py", "--osv-url", address)
    assert done.returncode == 1
    assert "KWETSBAAR: jinja2" in done.stdout
    assert "CVE-2026-1; verholpen in: 99.0" in done.stdout


def test_an_advisory_service_that_is_away_is_said_and_is_not_our_fault() -> None:
    with osv() as address:
        pass
    done = run("audit.py", "--osv-url", address)
    assert done.returncode == 0
    assert "NIET GECONTROLEERD" in done.stdout


def test_a_wrong_question_is_not_taken_for_a_good_answer() -> None:
    done = run("audit.py", "--no-such-option")
    assert done.returncode != 0
    assert "NIET GECONTROLEERD" not in done.stdout
