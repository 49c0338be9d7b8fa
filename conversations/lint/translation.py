"""V501: advice on what is not translated. Without a translation people read the Dutch text."""

from __future__ import annotations

from collections.abc import Iterator

from conversations.lint.subject import Complaint, Subject


def complete(subject: Subject) -> Iterator[Complaint]:
    """V501: every text has a translation in every language that we ship."""
    for told in subject.told():
        missing = [tag for tag, lookup in subject.translations.items() if lookup(told.text) is None]
        if missing:
            yield Complaint(
                told.line,
                f"er is geen vertaling ({', '.join(missing)}) van deze tekst; wie een andere taal "
                "koos, leest hem in het Nederlands.",
            )
