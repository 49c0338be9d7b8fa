"""What requirements.lock installs, as a bill of materials (CycloneDX): version, hashes, licence.

    .venv/bin/python scripts/sbom.py [FOLDER]     (dist/ when left out)

Stops when a licence is not one of those that go together with ours, or is not known.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.contrib.this.builders import this_component
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from license_expression import ExpressionError, get_spdx_licensing
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements.lock"
OURS = "warme-overdracht"
FILE = "warme-overdracht.cdx.json"

# May be used by a program under the EUPL-1.2 that is given away as a whole, unchanged libraries
# beside it. The LGPL is python-telegram-bot's: we install it as it is.
ALLOWED = frozenset(
    (
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "EUPL-1.2",
        "ISC",
        "LGPL-3.0-only",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "PSF-2.0",
    )
)

# Trove classifiers that mean exactly one licence.
CLASSIFIERS = {
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}

# Their metadata only say "BSD"; read in the licence files that they ship.
READ = {"jinja2": "BSD-3-Clause", "segno": "BSD-3-Clause"}

SPDX = get_spdx_licensing()


class LicenceError(Exception):
    """A licence that is unknown or not allowed; the message names the package."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """One line of the lock; `hashes` are of the files that may be installed for it."""

    name: str
    version: str
    hashes: tuple[str, ...]


def pinned(lock: str) -> Iterator[Pinned]:
    """Raises ValueError for a package without a hash."""
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        name, version = entry.split()[0].split("==")
        hashes = tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry))
        if not hashes:
            message = f"{name} has no hash in the lock"
            raise ValueError(message)
        yield Pinned(canonicalize_name(name), version, hashes)


def licence(dist: Distribution) -> str:
    """As an SPDX expression. Raises LicenceError."""
    name, about = canonicalize_name(dist.metadata["Name"]), dist.metadata
    said = [about.get("License-Expression"), about.get("License"), READ.get(name)]
    said += [CLASSIFIERS.get(one) for one in about.get_all("Classifier") or []]
    for expression in said:
        if expression and is_spdx(expression):
            return expression
    message = f"{name}: its licence is not known; read it and add it to READ"
    raise LicenceError(message)


def is_spdx(text: str) -> bool:
    try:
        return not SPDX.validate(text).errors
    except ExpressionError:
        return False


def allowed(expression: str) -> bool:
    """Of "A OR B" one must be allowed, of "A AND B" both."""

    def holds(node: object) -> bool:
        if isinstance(node, SPDX.OR):
            return any(map(holds, node.args))
        if isinstance(node, SPDX.AND):
            return all(map(holds, node.args))
        return str(node) in ALLOWED

    return holds(SPDX.parse(expression, validate=True))


def component(item: Pinned) -> Component:
    """Raises LicenceError, or PackageNotFoundError when this environment is not the lock's."""
    terms = licence(distribution(item.name))
    if not allowed(terms):
        message = f"{item.name}: {terms} is not in ALLOWED"
        raise LicenceError(message)
    purl = PackageURL("pypi", name=item.name, version=item.version)
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(purl)),
        comment="one of these files is installed",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in item.hashes],
    )
    return Component(
        name=item.name,
        version=item.version,
        purl=purl,
        bom_ref=str(purl),
        licenses=[LicenseFactory().make_from_string(terms)],
        external_references=[files],
    )


def needs(dist: Distribution, known: dict[str, Component]) -> list[Component]:
    """Which of the known ones this one asks for, without its extras."""
    wanted = [Requirement(line) for line in dist.requires or []]
    here = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    names = {canonicalize_name(one.name) for one in here}
    return [known[name] for name in sorted(names & known.keys())]


def bill(lock: str) -> Bom:
    bom = Bom()
    us = distribution(OURS)
    root = Component(
        name=OURS,
        version=us.version,
        type=ComponentType.APPLICATION,
        bom_ref=OURS,
        licenses=[LicenseFactory().make_from_string(licence(us))],
    )
    bom.metadata.component = root
    bom.metadata.tools.components.add(this_component())
    known = {item.name: component(item) for item in pinned(lock)}
    for one in known.values():
        bom.components.add(one)
        bom.register_dependency(one, needs(distribution(one.name), known))
    bom.register_dependency(root, known.values())
    return bom


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "dist"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        bom = bill(LOCK.read_text("utf-8"))
    except LicenceError as error:
        sys.exit(str(error))
    path = folder / FILE
    JsonV1Dot6(bom).output_to_file(str(path), allow_overwrite=True, indent=2)
    sys.stdout.write(f"{path.name}: {len(bom.components)} packages, every licence is allowed\n")


if __name__ == "__main__":
    main()
