"""Asks OSV (osv.dev) whether something that we install or build with has a known vulnerability.

    .venv/bin/python scripts/audit.py [options of pip-audit]

Ends with 1 when there is one, or when the question itself was wrong. When OSV cannot be reached it
says that nothing was checked, and ends with 0: our own work must not wait for another's service.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements-dev.lock"  # all of requirements.lock is in it
AUDIT = ("--disable-pip", "--vulnerability-service", "osv", "--format", "json", "--timeout", "10")
UNREACHABLE = re.compile(r"ConnectionError|ServiceError|Timeout|MaxRetryError|Could not connect")


def main() -> int:
    command = [sys.executable, "-m", "pip_audit", *AUDIT, "--progress-spinner", "off"]
    done = subprocess.run(
        [*command, "--requirement", LOCK, *sys.argv[1:]],
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.stdout.strip():
        if UNREACHABLE.search(done.stderr):
            sys.stdout.write(
                "NIET GECONTROLEERD: OSV is niet te bereiken. Of er bekende kwetsbaarheden zijn, "
                "is nu niet bekend.\n"
            )
            return 0
        sys.stderr.write(done.stderr)
        return 1
    return _told(json.loads(done.stdout)["dependencies"])


def _told(packages: list[dict[str, object]]) -> int:
    checked = [one for one in packages if "skip_reason" not in one]
    for one in packages:
        if "skip_reason" in one:
            sys.stdout.write(f"NIET GECONTROLEERD: {one['name']}\n")
    found = [(one, hole) for one in checked for hole in one["vulns"]]
    for one, hole in found:
        mended = ", ".join(hole["fix_versions"]) or "nog niet"
        names = ", ".join([hole["id"], *hole["aliases"]])
        line = f"KWETSBAAR: {one['name']} {one['version']}: {names}; verholpen in: {mended}\n"
        sys.stdout.write(line)
    sys.stdout.write(f"Gecontroleerd bij OSV: {len(checked)} pakketten, gevonden: {len(found)}.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
