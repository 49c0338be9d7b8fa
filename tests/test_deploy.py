"""The files in deploy/ do what the installatie promises: not root, one place to write."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bot.serve import STOP_SECONDS

DEPLOY = Path(__file__).parent.parent / "deploy"
IGNORED = (DEPLOY.parent / ".dockerignore").read_text("utf-8").splitlines()


def stages() -> list[list[tuple[str, str]]]:
    """Each FROM with what follows, as (instruction, rest)."""
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]
    steps = [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines]
    begins = [number for number, (what, _) in enumerate(steps) if what == "FROM"]
    return [
        steps[start:end] for start, end in zip([0, *begins], [*begins, len(steps)], strict=True)
    ]


def only(steps: list[tuple[str, str]], what: str) -> str:
    found = [rest for name, rest in steps if name == what]
    assert len(found) == 1, (what, found)
    return found[0]


def test_the_image_runs_as_nobody_and_writes_in_one_volume() -> None:
    before, build, final = stages()
    assert re.fullmatch(r"PYTHON=\S+:3\.\d+-slim-\w+", only(before, "ARG"))  # never "latest"
    assert only(build, "FROM") == "${PYTHON} AS build" and only(final, "FROM") == "${PYTHON}"
    user, group = only(final, "USER").split(":")
    assert int(user) > 0 and int(group) > 0
    assert only(final, "VOLUME") == '["/data"]'
    assert "OVERDRACHT_DATA=/data/overdracht" in only(final, "ENV")
    assert only(final, "STOPSIGNAL") == "SIGTERM"
    assert "/readyz" in only(final, "HEALTHCHECK") and "CMD [" in only(final, "HEALTHCHECK")
    assert only(final, "ENTRYPOINT") == '["overdracht"]'  # no shell between us and the signal
    assert not any(name == "RUN" for name, _ in final)


def test_the_image_is_built_from_the_lock_and_holds_no_secret() -> None:
    _, build, final = stages()
    installs = [rest for name, rest in build if name == "RUN" and "pip" in rest and "-r" in rest]
    assert len(installs) == 1 and '"--require-hashes", "-r", "requirements.lock"' in installs[0]
    assert not any(name in {"ADD", "ARG"} for name, _ in build + final)
    assert not any(rest.startswith(". ") for name, rest in build + final if name == "COPY")
    assert IGNORED[1] == "*", "only what is named goes to the builder"
    assert not any("data" in line or "env" in line for line in IGNORED[2:])


def test_compose_takes_away_what_the_program_does_not_need() -> None:
    served: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
    service = served["services"]["overdracht"]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"] and "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["volumes"] == ["data:/data"]
    assert service["mem_limit"] and service["pids_limit"] and service["ulimits"] == {"core": 0}
    assert all(port.startswith("127.0.0.1:") for port in service["ports"])
    assert int(service["stop_grace_period"].rstrip("s")) > STOP_SECONDS


def test_the_unit_waits_until_people_can_come_in_and_for_the_stop() -> None:
    unit = dict(
        line.split("=", 1)
        for line in (DEPLOY / "overdracht.service").read_text("utf-8").splitlines()
        if "=" in line and not line.startswith("#")
    )
    assert unit["Type"] == "notify"
    assert int(unit["TimeoutStopSec"]) > STOP_SECONDS
    assert "AF_UNIX" in unit["RestrictAddressFamilies"].split()
    assert unit["ProtectSystem"] == "strict" and unit["NoNewPrivileges"] == "true"
