"""argparse in Dutch: its headings, and its errors as one sentence that says what to do."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from typing import NoReturn

MISUSED = 2  # argparse's own status for a command that is not understood

_SENTENCES = (
    (r"the following arguments are required: (.+)", "Er ontbreekt nog iets: {0}."),
    (r"unrecognized arguments: (.+)", "Dit hoort niet bij deze opdracht: {0}."),
    (r"argument (.+): invalid choice: (.+?) \(choose from (.+)\)", "{1} kan niet. Kies uit: {2}."),
    (r"argument (.+): expected (?:one|at least one) argument", "Achter {0} ontbreekt iets."),
    (r"argument (.+): not allowed with argument (.+)", "{0} en {1} kunnen niet samen."),
    (r"ambiguous option: (.+) could match (.+)", "{0} kan van alles zijn: {1}."),
    (r"argument (.+): (.+)", "{0}: {1}."),
)


class DutchFormatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "gebruik: ")


class DutchParser(argparse.ArgumentParser):
    """One sentence says what it does (`what`), and one example shows it."""

    def __init__(self, prog: str, what: str, example: str) -> None:
        super().__init__(
            prog=prog,
            description=what,
            epilog=f"voorbeeld:\n  {example}",
            formatter_class=DutchFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.given = self.add_argument_group("gegevens")
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        self.exit(MISUSED, f"{in_dutch(message)} Uitleg: {self.prog} --help\n")


def in_dutch(message: str) -> str:
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*found.groups())
    return "Deze opdracht klopt niet."
